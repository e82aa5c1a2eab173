package vn.kycuong.counter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import vn.kycuong.counter.PersonFacts.Kind;

/** What of somebody's facts stands out: facts in, flags out. */
final class FlagRules {
    /** The parameter that says how many make a flag. */
    static final Map<Kind, String> TERMS = Map.of(
            Kind.GUIDED_AGAIN,
            "counter.flag-guided-again",
            Kind.LATE,
            "counter.flag-late",
            Kind.DISSATISFIED,
            "counter.flag-dissatisfied",
            Kind.COMPLAINED,
            "counter.flag-complained");

    private FlagRules() {}

    /** @param least what a parameter says; 0 or less: it is no flag */
    static List<Flag> flags(Map<Kind, Integer> counts, ToIntFunction<String> least) {
        return List.of(Kind.values()).stream()
                .filter(TERMS::containsKey)
                .map(kind -> new Flag(
                        kind, counts.getOrDefault(kind, 0), least.applyAsInt(Objects.requireNonNull(TERMS.get(kind)))))
                .filter(flag -> flag.least() > 0 && flag.count() >= flag.least())
                .toList();
    }
}
