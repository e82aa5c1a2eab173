package vn.kycuong.task;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * The sheet of a head for a month: each part with what it counts, and what they come to.
 *
 * @param head who headed the unit on the last day of it; null where nobody did
 * @param penalised tasks long overdue at the end
 */
public record HeadScore(
        UnitId unit,
        @Nullable ActorId head,
        YearMonth month,
        ScoreFormula formula,
        List<Part> parts,
        List<CaseId> penalised) {
    public HeadScore {
        parts = List.copyOf(parts);
        penalised = List.copyOf(penalised);
    }

    /**
     * A part of the score.
     *
     * @param counted what it counts for the head
     * @param all of how many; none: not measured this month
     */
    public record Part(ScoreFormula.Item item, List<CaseId> counted, List<CaseId> all) {
        public Part {
            counted = List.copyOf(counted);
            all = List.copyOf(all);
        }

        public boolean isMeasured() {
            return !all.isEmpty() || item.component() == ScoreFormula.Component.NO_OVERDUE;
        }

        /** Unit: hundredths of a point. */
        public int points() {
            if (item.component() == ScoreFormula.Component.NO_OVERDUE) return all.isEmpty() ? item.weight() * 100 : 0;
            return all.isEmpty() ? 0 : item.weight() * 100 * counted.size() / all.size();
        }
    }

    /** Points of what was measured, on a hundred, less the penalty; never below nought. Unit: hundredths of a point. */
    public Optional<Integer> total() {
        boolean anything = parts.stream().anyMatch(p -> !p.all().isEmpty());
        int weight = parts.stream()
                .filter(Part::isMeasured)
                .mapToInt(p -> p.item().weight())
                .sum();
        if (!anything || weight == 0) return Optional.empty();
        int points = parts.stream().mapToInt(Part::points).sum();
        return Optional.of(Math.max(0, points * 100 / weight - formula.penalty() * 100 * penalised.size()));
    }
}
