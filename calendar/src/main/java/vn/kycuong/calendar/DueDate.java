package vn.kycuong.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * When something is due, and why.
 *
 * @param at the due instant, a whole minute
 * @param lateFrom the first instant that is late: {@code at} for limits in hours, else 00:00 in Vietnam of the day
 *     after the due day
 * @param provisional whether days off before the due day are not announced yet
 * @param reckoning what it was computed from
 */
public record DueDate(Instant at, Instant lateFrom, boolean provisional, Reckoning reckoning) {

    static DueDate of(Reckoning reckoning) {
        return of(reckoning, reckoning.end());
    }

    /**
     * This due date with an earlier printed promise kept: the promised hour if its day is still a working day, else
     * the same hour of the next one, whether limit and pauses now lead to an earlier or a later date (02-one-stop §6.5).
     * Elapsed hours keep their promise on any day.
     */
    public DueDate keeping(Instant promised) {
        LocalDateTime hour = LegalZone.atMinute(LegalZone.minute(promised));
        WorkingCalendar calendar = reckoning.calendar();
        LocalDate day = hour.toLocalDate();
        boolean stands = reckoning.limit() instanceof Limit.Hours || calendar.isWorkingDay(day);
        return of(
                reckoning,
                stands ? hour : Deadlines.sameHour(calendar, calendar.nextWorkingDay(day), hour.toLocalTime()));
    }

    /** The due time on a Vietnamese wall clock. */
    public LocalDateTime local() {
        return LegalZone.local(at);
    }

    /** The reason of every day from receipt to due; computed anew at each call. */
    public Account account() {
        return new AccountLines(reckoning, local()).account(provisional);
    }

    private static DueDate of(Reckoning reckoning, LocalDateTime due) {
        boolean provisional = !(reckoning.limit() instanceof Limit.Hours)
                && reckoning.calendar().provisional(due.toLocalDate());
        return new DueDate(LegalZone.instant(due), Deadlines.lateFrom(reckoning.limit(), due), provisional, reckoning);
    }
}
