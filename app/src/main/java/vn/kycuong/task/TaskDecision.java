package vn.kycuong.task;

import java.util.List;
import java.util.Map;
import vn.kycuong.kernel.Effect;

/** What a rule answers: what changes, or why not. */
sealed interface TaskDecision {
    record Lawful(List<Effect> effects, Map<String, Object> facts) implements TaskDecision {
        public Lawful {
            effects = List.copyOf(effects);
            facts = Map.copyOf(facts);
        }

        Lawful(Effect... effects) {
            this(List.of(effects), Map.of());
        }

        Lawful saying(Map<String, Object> more) {
            return new Lawful(effects, more);
        }
    }

    record Refused(String wordKey, Object... arguments) implements TaskDecision {}
}
