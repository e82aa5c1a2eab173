package vn.kycuong.calendar;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/**
 * What a due date was computed from; the account is told from this when somebody asks. Wall-clock times are
 * Vietnamese, to the minute.
 *
 * @param calendar the days, as known then
 * @param limit the limit
 * @param received the legal receipt
 * @param start when the clock started; later than the receipt if the office was shut
 * @param sameDayCutoff from this hour on a {@link Limit.SameDay} limit ends on the next working day
 * @param end where limit and pauses lead
 * @param stops the pauses in order
 */
public record Reckoning(
        WorkingCalendar calendar,
        Limit limit,
        LocalDateTime received,
        LocalDateTime start,
        LocalTime sameDayCutoff,
        LocalDateTime end,
        List<Stop> stops) {

    /** Whether a same-day limit ends on the next working day because it started at or after the cut-off. */
    public boolean isAfterCutoff() {
        return limit instanceof Limit.SameDay && !start.toLocalTime().isBefore(sameDayCutoff);
    }
}
