package vn.kycuong.kernel;

import static vn.kycuong.kernel.CanonicalJson.object;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The layout of an entry's canonical bytes, schema 1. */
final class EntryCodec {
    private EntryCodec() {}

    static Map<String, @Nullable Object> toMap(Entry e) {
        return object(
                "schema", Entry.SCHEMA,
                "case", e.caseId().toString(),
                "desk", e.caseKind(),
                "version", e.version(),
                "kind", e.kind(),
                "occurred", Moments.text(e.occurredAt()),
                "recorded", Moments.text(e.recordedAt()),
                "actor", e.actor().value(),
                "post", e.post().value(),
                "unit", e.unit().value(),
                "previousKind", e.previousKind(),
                "previousAt", Moments.textOrNull(e.previousAt()),
                "key", e.key(),
                "effects", e.effects().stream().map(EntryCodec::effect).toList(),
                "facts", e.facts(),
                "content", e.content() == null ? null : commitment(e.content()));
    }

    static Entry fromMap(Map<String, ?> map) {
        var fields = new Fields(map);
        if (fields.number("schema") != Entry.SCHEMA) {
            throw new IllegalArgumentException("Unknown entry schema " + fields.number("schema"));
        }
        return new Entry(
                CaseId.parse(fields.text("case")),
                fields.text("desk"),
                fields.number("version"),
                fields.text("kind"),
                Moments.parse(fields.text("occurred")),
                Moments.parse(fields.text("recorded")),
                new ActorId(fields.number("actor")),
                new PostId(fields.number("post")),
                new UnitId(fields.number("unit")),
                fields.maybeText("previousKind"),
                fields.maybeInstant("previousAt"),
                fields.maybeText("key"),
                fields.list("effects").stream().map(EntryCodec::effect).toList(),
                fields.map("facts"),
                map.containsKey("content") ? commitment(new Fields(fields.map("content"))) : null);
    }

    private static Commitment commitment(Fields fields) {
        return new Commitment(fields.number("revision"), fields.text("mac"));
    }

    private static Map<String, @Nullable Object> commitment(Commitment c) {
        return object("revision", c.revision(), "mac", c.mac());
    }

    private static Map<String, @Nullable Object> effect(Effect effect) {
        return switch (effect) {
            case Effect.Opened e ->
                object(
                        "is", "Opened",
                        "unitIn", e.unitIn().value(),
                        "unitNow", e.unitNow().value(),
                        "process", e.process());
            case Effect.ProcessChosen e -> object("is", "ProcessChosen", "process", e.process());
            case Effect.StateChanged e -> object("is", "StateChanged", "state", e.state());
            case Effect.Closed _ -> object("is", "Closed");
            case Effect.Reopened _ -> object("is", "Reopened");
            case Effect.Succeeded e ->
                object(
                        "is", "Succeeded",
                        "from", e.from().value(),
                        "to", e.to().value());
            case Effect.Rehomed e -> object("is", "Rehomed", "unit", e.unit().value());
            case Effect.ObligationOpened e ->
                object(
                        "is", "ObligationOpened",
                        "no", e.no(),
                        "parent", e.parent(),
                        "tier", e.tier().name(),
                        "unit", e.unit().value(),
                        "duty", e.duty(),
                        "clock", ClockCodec.toMap(e.clock()),
                        "promised", Moments.textOrNull(e.promised()));
            case Effect.ClockStopped e ->
                object("is", "ClockStopped", "no", e.no(), "ground", e.ground().name(), "paper", e.paper());
            case Effect.ClockResumed e -> resumed(e);
            case Effect.ClockExtended e ->
                object("is", "ClockExtended", "no", e.no(), "due", Moments.text(e.due()), "paper", e.paper());
            case Effect.ClockReopened e -> object("is", "ClockReopened", "no", e.no(), "paper", e.paper());
            case Effect.ClockReread e -> object("is", "ClockReread", "no", e.no());
            case Effect.Noticed e ->
                object("is", "Noticed", "no", e.no(), "notice", e.notice().name());
            case Effect.Discharged e -> object("is", "Discharged", "no", e.no());
            case Effect.DischargeWithdrawn e -> object("is", "DischargeWithdrawn", "no", e.no(), "paper", e.paper());
            case Effect.WorkOpened e ->
                work("WorkOpened", e.no(), e.step(), e.role(), e.unit(), e.holder(), e.obligation());
            case Effect.WorkMoved e ->
                work("WorkMoved", e.no(), e.step(), e.role(), e.unit(), e.holder(), e.obligation());
            case Effect.WorkTaken e ->
                object("is", "WorkTaken", "no", e.no(), "holder", e.holder().value());
            case Effect.WorkReleased e -> object("is", "WorkReleased", "no", e.no());
            case Effect.WorkClosed e -> object("is", "WorkClosed", "no", e.no());
            case Effect.Restored e -> object("is", "Restored", "version", e.version());
        };
    }

    /** The moment stands in an entry only where it is another than the entry's own. */
    private static Map<String, @Nullable Object> resumed(Effect.ClockResumed e) {
        var from = e.from();
        return from == null
                ? object(
                        "is", "ClockResumed", "no", e.no(), "policy", e.policy().name())
                : object(
                        "is", "ClockResumed",
                        "no", e.no(),
                        "policy", e.policy().name(),
                        "from", Moments.text(from));
    }

    private static Map<String, @Nullable Object> work(
            String is, int no, int step, String role, UnitId unit, @Nullable ActorId holder, int obligation) {
        return object(
                "is", is,
                "no", no,
                "step", step,
                "role", role,
                "unit", unit.value(),
                "holder", holder == null ? null : holder.value(),
                "obligation", obligation);
    }

    private static Effect effect(Map<String, ?> map) {
        var f = new Fields(map);
        return switch (f.text("is")) {
            case "Opened" ->
                new Effect.Opened(new UnitId(f.number("unitIn")), new UnitId(f.number("unitNow")), f.number("process"));
            case "ProcessChosen" -> new Effect.ProcessChosen(f.number("process"));
            case "StateChanged" -> new Effect.StateChanged(f.text("state"));
            case "Closed" -> new Effect.Closed();
            case "Reopened" -> new Effect.Reopened();
            case "Rehomed" -> new Effect.Rehomed(new UnitId(f.number("unit")));
            case "Succeeded" -> new Effect.Succeeded(new UnitId(f.number("from")), new UnitId(f.number("to")));
            case "ObligationOpened" -> obligationOpened(f);
            case "ClockStopped" ->
                new Effect.ClockStopped(f.number("no"), Ground.valueOf(f.text("ground")), f.text("paper"));
            case "ClockResumed" ->
                new Effect.ClockResumed(f.number("no"), ResumePolicy.valueOf(f.text("policy")), f.maybeInstant("from"));
            case "ClockExtended" ->
                new Effect.ClockExtended(f.number("no"), Moments.parse(f.text("due")), f.text("paper"));
            case "ClockReopened" -> new Effect.ClockReopened(f.number("no"), f.text("paper"));
            case "ClockReread" -> new Effect.ClockReread(f.number("no"));
            case "Noticed" -> new Effect.Noticed(f.number("no"), Notice.valueOf(f.text("notice")));
            case "Discharged" -> new Effect.Discharged(f.number("no"));
            case "DischargeWithdrawn" -> new Effect.DischargeWithdrawn(f.number("no"), f.text("paper"));
            case "WorkOpened" -> work(f, Effect.WorkOpened::new);
            case "WorkMoved" -> work(f, Effect.WorkMoved::new);
            case "WorkTaken" -> new Effect.WorkTaken(f.number("no"), new ActorId(f.number("holder")));
            case "WorkReleased" -> new Effect.WorkReleased(f.number("no"));
            case "WorkClosed" -> new Effect.WorkClosed(f.number("no"));
            case "Restored" -> new Effect.Restored(f.number("version"));
            default -> throw new IllegalArgumentException("Unknown effect " + f.text("is"));
        };
    }

    private static Effect obligationOpened(Fields f) {
        return new Effect.ObligationOpened(
                f.number("no"),
                f.number("parent"),
                Tier.valueOf(f.text("tier")),
                new UnitId(f.number("unit")),
                f.text("duty"),
                ClockCodec.fromMap(f.map("clock")),
                f.maybeInstant("promised"));
    }

    /** Makes one of the effects that put work on a desk. */
    private interface Work {
        Effect of(int no, int step, String role, UnitId unit, @Nullable ActorId holder, int obligation);
    }

    private static Effect work(Fields f, Work effect) {
        return effect.of(
                f.number("no"),
                f.number("step"),
                f.text("role"),
                new UnitId(f.number("unit")),
                f.maybeActor("holder"),
                f.number("obligation"));
    }

    /** Typed access to a parsed object; a missing field says its name. */
    record Fields(Map<String, ?> map) {
        String text(String name) {
            return (String) required(name);
        }

        int number(String name) {
            return ((Number) required(name)).intValue();
        }

        @Nullable
        String maybeText(String name) {
            return (String) map.get(name);
        }

        @Nullable
        Instant maybeInstant(String name) {
            var text = maybeText(name);
            return text == null ? null : Moments.parse(text);
        }

        @Nullable
        ActorId maybeActor(String name) {
            var number = (Number) map.get(name);
            return number == null ? null : new ActorId(number.intValue());
        }

        @SuppressWarnings("unchecked")
        Map<String, ?> map(String name) {
            return (Map<String, ?>) required(name);
        }

        @SuppressWarnings("unchecked")
        List<Map<String, ?>> list(String name) {
            return (List<Map<String, ?>>) required(name);
        }

        private Object required(String name) {
            return Objects.requireNonNull(map.get(name), () -> "Entry lacks field " + name);
        }
    }
}
