package vn.kycuong.kernel;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit;

/** A plan as values that any JSON can hold, and back. */
public final class ProcessCodec {
    private ProcessCodec() {}

    public static Map<String, @Nullable Object> toMap(ProcessPlan plan) {
        return CanonicalJson.object(
                "steps", plan.steps().stream().map(ProcessCodec::step).toList(),
                "moves", plan.moves().stream().map(ProcessCodec::move).toList());
    }

    /** @throws IllegalArgumentException if a field is missing or no such thing */
    @SuppressWarnings("unchecked")
    public static ProcessPlan fromMap(Map<String, ?> map) {
        return new ProcessPlan(
                ((List<Map<String, ?>>) required(map, "steps"))
                        .stream().map(ProcessCodec::step).toList(),
                ((List<Map<String, ?>>) required(map, "moves"))
                        .stream().map(ProcessCodec::move).toList());
    }

    private static Map<String, @Nullable Object> step(ProcessStep s) {
        var ground = s.ground();
        return CanonicalJson.object(
                "no", s.no(),
                "kind", s.kind().name(),
                "role", s.role(),
                "place", s.place().name(),
                "unitKey", s.unitKey(),
                "placeName", s.placeName(),
                "action", s.action(),
                "allowance", s.allowance().text(),
                "ground", ground == null ? null : ground.name());
    }

    private static ProcessStep step(Map<String, ?> map) {
        var ground = (String) map.get("ground");
        return new ProcessStep(
                number(map, "no"),
                ProcessStep.StepKind.valueOf(text(map, "kind")),
                text(map, "role"),
                ProcessStep.Place.valueOf(text(map, "place")),
                text(map, "unitKey"),
                text(map, "placeName"),
                text(map, "action"),
                Limit.parse(text(map, "allowance")),
                ground == null ? null : Ground.valueOf(ground));
    }

    private static Map<String, @Nullable Object> move(ProcessMove m) {
        return CanonicalJson.object(
                "from", m.from(),
                "to", m.to(),
                "kind", m.kind().name(),
                "label", m.label(),
                "condition", m.condition(),
                "otherwise", m.otherwise());
    }

    private static ProcessMove move(Map<String, ?> map) {
        return new ProcessMove(
                number(map, "from"),
                number(map, "to"),
                ProcessMove.Kind.valueOf(text(map, "kind")),
                text(map, "label"),
                text(map, "condition"),
                (Boolean) required(map, "otherwise"));
    }

    private static String text(Map<String, ?> map, String name) {
        return (String) required(map, name);
    }

    private static int number(Map<String, ?> map, String name) {
        return ((Number) required(map, name)).intValue();
    }

    private static Object required(Map<String, ?> map, String name) {
        return Objects.requireNonNull((Object) map.get(name), () -> "Process lacks field " + name);
    }
}
