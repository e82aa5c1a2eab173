package vn.kycuong.oversight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Rule;

/**
 * A scorecard (bộ chỉ số) as the law of a time has it: items with their points, each computed from figures or said to be without data.
 *
 * @param reckoning by which way early, on time and late are counted
 * @param grades from the best to the worst
 */
public record Scorecard(
        String cardKey,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String name,
        Reckoning reckoning,
        String basis,
        Rule.Status status,
        String note,
        List<Item> items,
        List<Grade> grades) {
    public Scorecard {
        items = List.copyOf(items);
        grades = List.copyOf(grades);
    }

    public boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }

    /**
     * One item.
     *
     * @param most the most it gives. Unit: points
     * @param numerator figures it counts, with their weights; null where nothing can be computed yet
     * @param denominator what they are divided by
     * @param fullMarks the share that gives all points. Unit: thousandths; null where points go by steps
     * @param steps thousandths and the points they give, the highest first; empty where points grow with the share
     * @param nothing points where there is nothing to divide by; null where the item is left out then
     * @param besides what else must be reached: the item gives no more points than the poorest of them
     * @param missing what would be needed to compute it, in Vietnamese; empty where it can be
     */
    public record Item(
            int ord,
            String grp,
            String name,
            int most,
            @Nullable FigureSum numerator,
            @Nullable FigureSum denominator,
            @Nullable Integer fullMarks,
            List<Step> steps,
            @Nullable Integer nothing,
            List<Beside> besides,
            String missing,
            Rule.Status status,
            String note) {
        public Item {
            steps = List.copyOf(steps);
            besides = List.copyOf(besides);
        }

        /** Whether its points follow from figures; else a unit says them by a paper. */
        public boolean isComputed() {
            return numerator != null;
        }
    }

    /** A share that must be reached beside another, and the points it allows by steps. */
    public record Beside(FigureSum numerator, FigureSum denominator, List<Step> steps) {
        public Beside {
            steps = List.copyOf(steps);
        }
    }

    /** So many points from a share on. */
    public record Step(int perMille, int points) {}

    /** The word for a sum of points from here on. */
    public record Grade(int atLeast, String name) {}
}
