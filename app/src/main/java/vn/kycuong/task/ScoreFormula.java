package vn.kycuong.task;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Rule;

/**
 * How a head is scored for assigned tasks, from a day on.
 *
 * @param penalty points less for each task long overdue
 * @param earlyDays working days before the date that count as early
 */
public record ScoreFormula(
        String formulaKey,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String name,
        String basis,
        Rule.Status status,
        String note,
        int penalty,
        int earlyDays,
        List<Item> items) {
    public ScoreFormula {
        items = List.copyOf(items);
    }

    boolean inForce(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveTo == null || !date.isAfter(effectiveTo));
    }

    /** What a part measures. */
    public enum Component {
        ON_TIME,
        QUALITY,
        NO_OVERDUE,
        SUPPORT,
        INITIATIVE
    }

    /** A part of it. @param weight points it gives at most @param explain how it is counted, in Vietnamese */
    public record Item(Component component, int weight, String explain) {}
}
