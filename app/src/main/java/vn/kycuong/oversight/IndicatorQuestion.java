package vn.kycuong.oversight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/**
 * One question about facts, the same from a page, a list, a program or a scoreboard: what is counted, which measures, divided by what, of which
 * units and clauses, in which window, as known at which moment.
 *
 * @param dimensions by what the answer is divided, in order; empty: one row
 * @param from first moment of the window
 * @param to first moment after it
 * @param knownAt the moment of truth: nothing recorded later is counted, and late means late then
 */
public record IndicatorQuestion(
        Grain grain,
        List<Measure> measures,
        List<Dimension> dimensions,
        Filter filter,
        Instant from,
        Instant to,
        Instant knownAt) {
    public IndicatorQuestion {
        measures = List.copyOf(new java.util.LinkedHashSet<>(measures));
        dimensions = List.copyOf(new java.util.LinkedHashSet<>(dimensions));
        if (measures.isEmpty()) throw new IllegalArgumentException("Cần ít nhất một số đo.");
        if (!from.isBefore(to)) throw new IllegalArgumentException("Kỳ phải bắt đầu trước khi kết thúc.");
        for (var dimension : dimensions)
            if (!grain.dimensions().contains(dimension))
                throw new IllegalArgumentException(
                        "Không chia %s theo %s được.".formatted(grain.slug(), dimension.text()));
    }

    /**
     * What is left in.
     *
     * @param scope what the reader may see; there is no reading without one
     * @param units that owe it, or null for all in the scope
     * @param outside whether all but these units are meant
     * @param document under which it was begun, or empty
     * @param clause of that document, or empty
     * @param procedure of dossiers, or empty
     */
    public record Filter(
            Scope scope,
            @Nullable Set<UnitId> units,
            boolean outside,
            String document,
            String clause,
            String procedure) {
        public static Filter all(Scope scope) {
            return new Filter(scope, null, false, "", "", "");
        }

        public Filter of(@Nullable Collection<UnitId> chosen) {
            return new Filter(scope, chosen == null ? null : Set.copyOf(chosen), false, document, clause, procedure);
        }

        public Filter except(Collection<UnitId> others) {
            return new Filter(scope, Set.copyOf(others), true, document, clause, procedure);
        }

        public Filter under(String ordering, String letter) {
            return new Filter(scope, units, outside, ordering, letter, procedure);
        }

        public Filter about(String one) {
            return new Filter(scope, units, outside, document, clause, one);
        }

        Integer[] unitNumbers() {
            var numbers = new TreeSet<Integer>();
            if (units != null) units.forEach(unit -> numbers.add(unit.value()));
            return numbers.toArray(Integer[]::new);
        }
    }

    public IndicatorQuestion measuring(List<Measure> others) {
        return new IndicatorQuestion(grain, others, dimensions, filter, from, to, knownAt);
    }

    public IndicatorQuestion by(List<Dimension> others) {
        return new IndicatorQuestion(grain, measures, others, filter, from, to, knownAt);
    }

    public IndicatorQuestion with(Filter other) {
        return new IndicatorQuestion(grain, measures, dimensions, other, from, to, knownAt);
    }

    public IndicatorQuestion knownAt(Instant moment) {
        return new IndicatorQuestion(grain, measures, dimensions, filter, from, to, moment);
    }
}
