package vn.kycuong.kernel;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The layout of an entry's canonical bytes, schema 1. */
final class EntryCodec {
    private EntryCodec() {}

    static Map<String, @Nullable Object> toMap(Entry e) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("schema", Entry.SCHEMA);
        map.put("case", e.caseId().toString());
        map.put("desk", e.caseKind());
        map.put("version", e.version());
        map.put("kind", e.kind());
        map.put("occurred", e.occurredAt().toString());
        map.put("recorded", e.recordedAt().toString());
        map.put("actor", e.actor().value());
        map.put("post", e.post().value());
        map.put("unit", e.unit().value());
        putIfPresent(map, "previousKind", e.previousKind());
        putIfPresent(
                map,
                "previousAt",
                e.previousAt() == null ? null : e.previousAt().toString());
        putIfPresent(map, "key", e.key());
        map.put("effects", e.effects().stream().map(EntryCodec::effect).toList());
        map.put("facts", e.facts());
        if (e.content() != null) {
            map.put(
                    "content",
                    Map.of(
                            "revision",
                            e.content().revision(),
                            "mac",
                            e.content().mac()));
        }
        return map;
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
                Instant.parse(fields.text("occurred")),
                Instant.parse(fields.text("recorded")),
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

    private static Map<String, @Nullable Object> effect(Effect effect) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        switch (effect) {
            case Effect.Opened e -> {
                map.put("is", "Opened");
                map.put("unitIn", e.unitIn().value());
                map.put("unitNow", e.unitNow().value());
                map.put("process", e.process());
            }
            case Effect.ProcessChosen e -> {
                map.put("is", "ProcessChosen");
                map.put("process", e.process());
            }
            case Effect.StateChanged e -> {
                map.put("is", "StateChanged");
                map.put("state", e.state());
            }
            case Effect.Closed _ -> map.put("is", "Closed");
            case Effect.Rehomed e -> {
                map.put("is", "Rehomed");
                map.put("unit", e.unit().value());
            }
            case Effect.ObligationOpened e -> {
                map.put("is", "ObligationOpened");
                map.put("no", e.no());
                map.put("parent", e.parent());
                map.put("tier", e.tier().name());
                map.put("unit", e.unit().value());
                map.put("duty", e.duty());
                map.put("clock", ClockCodec.toMap(e.clock()));
                putIfPresent(
                        map,
                        "promised",
                        e.promised() == null ? null : e.promised().toString());
            }
            case Effect.ClockStopped e -> {
                map.put("is", "ClockStopped");
                map.put("no", e.no());
                map.put("ground", e.ground().name());
                map.put("paper", e.paper());
            }
            case Effect.ClockResumed e -> {
                map.put("is", "ClockResumed");
                map.put("no", e.no());
                map.put("policy", e.policy().name());
            }
            case Effect.ClockExtended e -> {
                map.put("is", "ClockExtended");
                map.put("no", e.no());
                map.put("due", e.due().toString());
                map.put("paper", e.paper());
            }
            case Effect.ClockReread e -> {
                map.put("is", "ClockReread");
                map.put("no", e.no());
            }
            case Effect.Noticed e -> {
                map.put("is", "Noticed");
                map.put("no", e.no());
                map.put("notice", e.notice().name());
            }
            case Effect.Discharged e -> {
                map.put("is", "Discharged");
                map.put("no", e.no());
            }
            case Effect.WorkOpened e -> {
                map.put("is", "WorkOpened");
                work(map, e.no(), e.step(), e.role(), e.unit(), e.holder(), e.obligation());
            }
            case Effect.WorkMoved e -> {
                map.put("is", "WorkMoved");
                work(map, e.no(), e.step(), e.role(), e.unit(), e.holder(), e.obligation());
            }
            case Effect.WorkTaken e -> {
                map.put("is", "WorkTaken");
                map.put("no", e.no());
                map.put("holder", e.holder().value());
            }
            case Effect.WorkClosed e -> {
                map.put("is", "WorkClosed");
                map.put("no", e.no());
            }
            case Effect.Restored e -> {
                map.put("is", "Restored");
                map.put("version", e.version());
            }
        }
        return map;
    }

    private static void work(
            Map<String, @Nullable Object> map,
            int no,
            int step,
            String role,
            UnitId unit,
            @Nullable ActorId holder,
            int obligation) {
        map.put("no", no);
        map.put("step", step);
        map.put("role", role);
        map.put("unit", unit.value());
        putIfPresent(map, "holder", holder == null ? null : holder.value());
        map.put("obligation", obligation);
    }

    private static Effect effect(Map<String, ?> map) {
        var f = new Fields(map);
        return switch (f.text("is")) {
            case "Opened" ->
                new Effect.Opened(new UnitId(f.number("unitIn")), new UnitId(f.number("unitNow")), f.number("process"));
            case "ProcessChosen" -> new Effect.ProcessChosen(f.number("process"));
            case "StateChanged" -> new Effect.StateChanged(f.text("state"));
            case "Closed" -> new Effect.Closed();
            case "Rehomed" -> new Effect.Rehomed(new UnitId(f.number("unit")));
            case "ObligationOpened" ->
                new Effect.ObligationOpened(
                        f.number("no"),
                        f.number("parent"),
                        Tier.valueOf(f.text("tier")),
                        new UnitId(f.number("unit")),
                        f.text("duty"),
                        ClockCodec.fromMap(f.map("clock")),
                        f.maybeInstant("promised"));
            case "ClockStopped" ->
                new Effect.ClockStopped(f.number("no"), Ground.valueOf(f.text("ground")), f.text("paper"));
            case "ClockResumed" -> new Effect.ClockResumed(f.number("no"), ResumePolicy.valueOf(f.text("policy")));
            case "ClockExtended" ->
                new Effect.ClockExtended(f.number("no"), Instant.parse(f.text("due")), f.text("paper"));
            case "ClockReread" -> new Effect.ClockReread(f.number("no"));
            case "Noticed" -> new Effect.Noticed(f.number("no"), Notice.valueOf(f.text("notice")));
            case "Discharged" -> new Effect.Discharged(f.number("no"));
            case "WorkOpened" ->
                new Effect.WorkOpened(
                        f.number("no"),
                        f.number("step"),
                        f.text("role"),
                        new UnitId(f.number("unit")),
                        f.maybeActor("holder"),
                        f.number("obligation"));
            case "WorkMoved" ->
                new Effect.WorkMoved(
                        f.number("no"),
                        f.number("step"),
                        f.text("role"),
                        new UnitId(f.number("unit")),
                        f.maybeActor("holder"),
                        f.number("obligation"));
            case "WorkTaken" -> new Effect.WorkTaken(f.number("no"), new ActorId(f.number("holder")));
            case "WorkClosed" -> new Effect.WorkClosed(f.number("no"));
            case "Restored" -> new Effect.Restored(f.number("version"));
            default -> throw new IllegalArgumentException("Unknown effect " + f.text("is"));
        };
    }

    private static void putIfPresent(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
        if (value != null) map.put(name, value);
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
            return text == null ? null : Instant.parse(text);
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
