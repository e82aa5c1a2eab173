package vn.kycuong.almanac.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ledger.CalendarEffects;
import vn.kycuong.worktime.CalendarChange;

/**
 * What the page of a change shows.
 *
 * @param preview what it would do, while it is a draft with days
 * @param progress how far it has come, once applied
 * @param lines the cases that move, those that change side first; only those the person may see
 * @param example one date before and after, as pictures; null if the change touches no working day
 * @param unbalanced days given off in exchange, less days worked in exchange
 */
public record ChangeView(
        CalendarChange change,
        String layer,
        String draftedBy,
        String decidedBy,
        CalendarEffects.@Nullable Preview preview,
        CalendarEffects.@Nullable Progress progress,
        List<Line> lines,
        int hidden,
        @Nullable Example example,
        int unbalanced,
        boolean mayEdit,
        boolean mayApply,
        boolean draftedByMe) {
    /** A case that moves. */
    public record Line(
            String href,
            String code,
            String procedure,
            String unit,
            String from,
            String to,
            boolean sides,
            boolean lateBefore,
            boolean lateAfter) {}

    /** One receipt and its due date under both calendars. */
    public record Example(
            String received, String limit, String before, String after, String stripBefore, String stripAfter) {}
}
