package vn.kycuong.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * Working time between two moments, counted in office minutes and in working days. The two differ where the days have
 * hours of different length.
 *
 * @param from the first moment, to the minute, on a Vietnamese wall clock
 * @param to the last moment, not before the first
 * @param minutes session minutes in between
 * @param days the same stretch in working days, each as long as its own hours
 */
public record WorkingSpan(LocalDateTime from, LocalDateTime to, long minutes, WorkingTime days) {

    /** @throws IllegalArgumentException if the end lies before the start, or one of them outside the calendar */
    public static WorkingSpan between(WorkingCalendar calendar, Instant from, Instant to) {
        LocalDateTime first = LegalZone.atMinute(LegalZone.minute(from));
        LocalDateTime last = LegalZone.atMinute(LegalZone.minute(to));
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("Lúc kết thúc (%s) trước lúc bắt đầu (%s)."
                    .formatted(Wording.VIETNAMESE.moment(last), Wording.VIETNAMESE.moment(first)));
        }
        return new WorkingSpan(
                first, last, calendar.workingMinutesBetween(first, last), calendar.workingTimeBetween(first, last));
    }

    /** "3 ngày 2 giờ 45 phút làm việc (26 giờ 45 phút làm việc)". */
    public String text(Locale locale) {
        return days.text(locale) + " (" + new WorkingTime(0, Math.toIntExact(minutes)).text(locale) + ")";
    }
}
