package vn.kycuong.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.Stop;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.calendar.WorkingTime;

/**
 * How much of a limit is used and how much is left at a moment, in the unit of the limit. Pauses use nothing; a restart counts anew;
 * {@code consumed + remaining = total}.
 *
 * <p>The total is what the law allows, or what a new date allows in its place. Where the due moment comes later than the limit is used
 * up (it ended on a rest day, or runs to the close of business), nothing is left but nothing is late: {@code remaining} stays 0 until
 * the due moment and is negative after it.
 *
 * @param unit what the three amounts are counted in
 * @param total the whole amount
 * @param consumed what the clock has run
 * @param remaining what is left; negative by how much the due moment has passed
 * @param dayMinutes office minutes of the day on which it is due, to tell a part of a working day in hours; 0 if it is not worked
 * @param late whether it is late by the rule of the limit; a limit in days is not late on its due day
 */
public record Budget(Unit unit, long total, long consumed, long remaining, int dayMinutes, boolean late) {

    /** What an amount is counted in. */
    public enum Unit {
        /** Elapsed minutes on any day. */
        MINUTES,
        /** Minutes of office sessions. */
        WORKING_MINUTES,
        /** Ticks of {@link WorkingCalendar#TICKS_PER_DAY} a working day. */
        WORKING_DAY_TICKS,
        /** Whole working days, by date. */
        WORKING_DAYS,
        /** Days, by date. */
        DAYS;

        static Unit of(Limit limit) {
            return switch (limit) {
                case Limit.Hours _ -> MINUTES;
                case Limit.WorkingHours _ -> WORKING_MINUTES;
                case Limit.WorkingDays _ -> WORKING_DAY_TICKS;
                case Limit.Days l when l.restDays() == Limit.RestDays.NOT_COUNTED -> WORKING_DAYS;
                case Limit.SameDay _ -> WORKING_DAYS;
                case Limit.Days _, Limit.Months _, Limit.CalendarDate _ -> DAYS;
            };
        }

        long between(WorkingCalendar calendar, LocalDateTime from, LocalDateTime to) {
            return switch (this) {
                case MINUTES -> Duration.between(from, to).toMinutes();
                case WORKING_MINUTES -> calendar.workingMinutesBetween(from, to);
                case WORKING_DAY_TICKS -> calendar.position(to) - calendar.position(from);
                case WORKING_DAYS -> calendar.workingDaysBetween(from.toLocalDate(), to.toLocalDate());
                case DAYS -> ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
            };
        }
    }

    /** "còn 3 ngày 6 giờ 45 phút làm việc", "trễ 2 ngày"; in English "3 days 6 hours 45 minutes of working time left". */
    public String text(Locale locale) {
        boolean vietnamese = locale.getLanguage().equals("vi");
        var amount = amount(Math.abs(remaining), locale);
        if (remaining > 0) return vietnamese ? "còn " + amount : amount + " left";
        if (!late) return vietnamese ? "đã dùng hết thời hạn, chưa quá hạn" : "all of the limit is used, not late yet";
        if (remaining == 0) return vietnamese ? "quá hạn" : "late";
        return vietnamese ? "trễ " + amount : "late by " + amount;
    }

    private String amount(long amount, Locale locale) {
        boolean vietnamese = locale.getLanguage().equals("vi");
        return switch (unit) {
            case MINUTES -> new WorkingTime(0, Math.toIntExact(amount)).amount(locale);
            case WORKING_MINUTES -> new WorkingTime(0, Math.toIntExact(amount)).text(locale);
            case WORKING_DAY_TICKS -> WorkingTime.ofTicks(amount, dayMinutes).text(locale);
            case WORKING_DAYS -> vietnamese ? amount + " ngày làm việc" : plural(amount, "working day");
            case DAYS -> vietnamese ? amount + " ngày" : plural(amount, "day");
        };
    }

    private static String plural(long amount, String unit) {
        return amount + " " + unit + (amount == 1 ? "" : "s");
    }

    private static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    /** @param clock the clock as it stood at that moment */
    static Budget of(ObligationClock clock, WorkingCalendar calendar, Instant at) {
        var met = clock.metAt();
        var moment = met == null ? at : met;
        return of(clock.due(calendar, moment), moment);
    }

    private static Budget of(DueDate due, Instant moment) {
        var reckoning = due.reckoning();
        var calendar = reckoning.calendar();
        var unit = Unit.of(reckoning.limit());
        var now = later(LegalZone.local(moment), reckoning.start());
        long paused = reckoning.stops().stream()
                .filter(Stop::moves)
                .mapToLong(stop -> unit.between(calendar, stop.from(), stop.to()))
                .sum();
        long total = due.local().equals(reckoning.end())
                ? total(due)
                : unit.between(calendar, reckoning.start(), due.local()) - paused;
        long over = unit.between(calendar, due.local(), now);
        long run = unit.between(calendar, reckoning.start(), now) - paused;
        long consumed = now.isAfter(due.local()) ? total + Math.max(0, over) : Math.min(total, run);
        boolean late = !moment.isBefore(due.lateFrom());
        return new Budget(
                unit,
                total,
                consumed,
                total - consumed,
                calendar.sessions(due.local().toLocalDate()).minutes(),
                late);
    }

    private static long total(DueDate due) {
        var start = due.reckoning().start().toLocalDate();
        return switch (due.reckoning().limit()) {
            case Limit.Hours l -> 60L * l.hours();
            case Limit.WorkingHours l -> 60L * l.hours();
            case Limit.WorkingDays l -> l.days() * WorkingCalendar.TICKS_PER_DAY;
            case Limit.Days l -> l.days();
            case Limit.Months l -> ChronoUnit.DAYS.between(start, start.plusMonths(l.months()));
            case Limit.CalendarDate l -> Math.max(0, ChronoUnit.DAYS.between(start, l.date()));
            case Limit.SameDay _ -> due.reckoning().isAfterCutoff() ? 1 : 0;
        };
    }
}
