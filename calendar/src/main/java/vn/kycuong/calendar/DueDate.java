package vn.kycuong.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, and why.
 *
 * @param at the due instant, a whole minute
 * @param lateFrom the first instant that is late: {@code at} for limits in hours, else 00:00 in Vietnam of the day
 *     after the due day
 * @param provisional whether days off before the due day are not announced yet
 * @param reckoning what it was computed from
 * @param extension the new date that replaced the one that stood, or null
 */
public record DueDate(
        Instant at, Instant lateFrom, boolean provisional, Reckoning reckoning, Account.@Nullable Extension extension) {

    static DueDate of(Reckoning reckoning) {
        return of(reckoning, reckoning.end(), null);
    }

    /**
     * This due date with an earlier printed promise kept: the promised hour if its day is still a working day, else
     * the same hour of the next one, whether limit and pauses now lead to an earlier or a later date (02-one-stop §6.5).
     * Elapsed hours keep their promise on any day.
     */
    public DueDate keeping(Instant promised) {
        return of(reckoning, standing(promised), extension);
    }

    /** This due date replaced by a new one; both are kept and told. The new date stands as a promise does. */
    public DueDate keeping(NewDate newDate) {
        var replaced = new Account.Extension(
                toMinute(newDate.decidedAt()), toMinute(newDate.promised()), local(), newDate.paper());
        return of(reckoning, standing(newDate.due()), replaced);
    }

    private LocalDateTime standing(Instant promised) {
        LocalDateTime hour = toMinute(promised);
        WorkingCalendar calendar = reckoning.calendar();
        LocalDate day = hour.toLocalDate();
        boolean stands = reckoning.limit() instanceof Limit.Hours || calendar.isWorkingDay(day);
        return stands ? hour : Deadlines.sameHour(calendar, calendar.nextWorkingDay(day), hour.toLocalTime());
    }

    /** The due time on a Vietnamese wall clock. */
    public LocalDateTime local() {
        return LegalZone.local(at);
    }

    /** The reason of every day from receipt to due; computed anew at each call. */
    public Account account() {
        return new AccountLines(this).account();
    }

    private static DueDate of(Reckoning reckoning, LocalDateTime due, Account.@Nullable Extension extension) {
        boolean unannounced = reckoning.calendar().provisional(due.toLocalDate());
        boolean provisional = unannounced && !(reckoning.limit() instanceof Limit.Hours);
        return new DueDate(
                LegalZone.instant(due), Deadlines.lateFrom(reckoning.limit(), due), provisional, reckoning, extension);
    }

    private static LocalDateTime toMinute(Instant instant) {
        return LegalZone.atMinute(LegalZone.minute(instant));
    }
}
