package vn.kycuong.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.kycuong.calendar.Limit.CalendarDate;
import vn.kycuong.calendar.Limit.Days;
import vn.kycuong.calendar.Limit.Hours;
import vn.kycuong.calendar.Limit.Months;
import vn.kycuong.calendar.Limit.RestDays;
import vn.kycuong.calendar.Limit.SameDay;
import vn.kycuong.calendar.Limit.WorkingDays;
import vn.kycuong.calendar.Limit.WorkingHours;

/**
 * Start + limit + pauses → due date. Pure functions; every instant is read to its Vietnamese minute, as slips print it.
 *
 * <ul>
 *   <li>The clock starts at receipt if the office is open, else at its next opening. Elapsed hours start at receipt
 *       whatever the hour, and a named date needs no start.
 *   <li>Working days end at the clock time of the start. If the office is not open then (other hours on that day), they
 *       end at its next opening on that day, or at its closing if there is none: later receipt is never due earlier.
 *   <li>A pause moves the end by its {@link #distance} in the unit of the limit; the roll to a working day comes last.
 *   <li>Which hour wins when the hours change, with the season or for a day: working days that no pause moved keep the
 *       clock time, as above. Once a pause moved them the <em>position</em> wins: a place on the axis of working days is a
 *       day and the part of that day's session minutes that has passed. Half of a day of 07:30–12:00 and 13:30–17:00
 *       lies at 11:30; moved to a day of 07:00–11:30 and 13:30–17:00 it lies at 11:00, still half. A pause from half of
 *       one day to half of another is therefore whole days, whatever the length of either.
 *   <li>A pause that begins when the limit has already run out (at or after {@link DueDate#lateFrom}) moves nothing:
 *       lateness cannot be cured by stopping a clock that has stopped counting. A pause that continues another without
 *       a gap shares its fate.
 * </ul>
 */
public final class Deadlines {
    private Deadlines() {}

    /**
     * The due date with all pauses closed.
     *
     * @param calendar the competent unit's, as known at the time asked about
     * @param receivedAt the legal instant of receipt
     * @param limit the limit in force on the day of receipt
     * @param sameDayCutoff from this hour on a {@link SameDay} limit ends on the next working day (15:00 in most rules)
     * @param pauses in any order
     * @throws IllegalArgumentException if a pause is open, overlaps another or begins before the receipt, or if the
     *     calendar ends too early
     */
    public static DueDate due(
            WorkingCalendar calendar, Instant receivedAt, Limit limit, LocalTime sameDayCutoff, List<Pause> pauses) {
        for (Pause pause : pauses) {
            if (pause.isOpen()) {
                throw new IllegalArgumentException(
                        "Tạm dừng theo %s chưa kết thúc, nên chưa có hạn; chỉ tính được hạn nếu chạy tiếp từ một lúc đã cho."
                                .formatted(pause.paper()));
            }
        }
        return due(calendar, receivedAt, limit, sameDayCutoff, pauses, receivedAt);
    }

    /**
     * The due date if the clock ran again at {@code asOf}: an open pause is taken to end then (or when it began, if
     * that is later). While a clock stands there is no due date, only this "if it resumed now".
     */
    public static DueDate due(
            WorkingCalendar calendar,
            Instant receivedAt,
            Limit limit,
            LocalTime sameDayCutoff,
            List<Pause> pauses,
            Instant asOf) {
        LocalDateTime received = calendar.known(LegalZone.atMinute(LegalZone.minute(receivedAt)));
        LocalDateTime start = start(calendar, limit, received);
        Run run = new Run(calendar, limit, start, sameDayCutoff);
        List<Stop> stops = pauses.isEmpty() ? List.of() : run.through(Stop.ordered(pauses, received, asOf));
        return DueDate.of(new Reckoning(calendar, limit, received, start, sameDayCutoff, run.end, stops));
    }

    /**
     * The last minute of receipt from which the limit, with no pause, still ends at {@code dueAt} or before it. One minute
     * later it would end after.
     *
     * @param sameDayCutoff see {@link #due}
     * @throws IllegalArgumentException if the limit names its date, so that no receipt is too late, or if the calendar
     *     begins too late
     */
    public static Instant latestReceipt(WorkingCalendar calendar, Limit limit, LocalTime sameDayCutoff, Instant dueAt) {
        LocalDateTime due = calendar.known(LegalZone.atMinute(LegalZone.minute(dueAt)));
        return LegalZone.instant(new LatestReceipt(calendar, sameDayCutoff, due).of(limit));
    }

    /**
     * How far apart two instants are in the unit of the limit: elapsed minutes (hours), working minutes (working
     * hours), ticks of {@link WorkingCalendar#TICKS_PER_DAY} (working days), days after the first up to the last (days,
     * months), working days likewise (same day; days without rest days), 0 (a named date). Negative if {@code to} lies
     * before.
     */
    public static long distance(WorkingCalendar calendar, Limit limit, Instant from, Instant to) {
        return distance(calendar, limit, LegalZone.local(from), LegalZone.local(to));
    }

    static long distance(WorkingCalendar calendar, Limit limit, LocalDateTime from, LocalDateTime to) {
        return switch (limit) {
            case Hours _ -> elapsedMinutes(from, to);
            case WorkingHours _ -> calendar.workingMinutesBetween(from, to);
            case WorkingDays _ -> calendar.position(to) - calendar.position(from);
            case Days days when days.restDays() == RestDays.COUNTED -> datesBetween(from, to);
            case Months _ -> datesBetween(from, to);
            case Days _ -> calendar.workingDaysBetween(from.toLocalDate(), to.toLocalDate());
            case SameDay _ -> calendar.workingDaysBetween(from.toLocalDate(), to.toLocalDate());
            case CalendarDate _ -> 0;
        };
    }

    /** First instant that is late: the end itself for hours, else the day after it, since practice compares dates. */
    public static Instant lateFrom(Limit limit, LocalDateTime end) {
        return switch (limit) {
            case Hours _, WorkingHours _ -> LegalZone.instant(end);
            default -> LegalZone.startOf(end.toLocalDate().plusDays(1));
        };
    }

    /** Where working days end if no pause moves them. */
    static LocalDateTime unmoved(WorkingCalendar calendar, LocalDateTime start, WorkingDays limit) {
        LocalDate day = calendar.plusWorkingDays(start.toLocalDate(), limit.days());
        return sameHour(calendar, day, start.toLocalTime());
    }

    /** The clock time on this working day; when the office is shut then, its next opening that day or its closing. */
    static LocalDateTime sameHour(WorkingCalendar calendar, LocalDate day, LocalTime hour) {
        LocalDateTime wanted = day.atTime(hour);
        LocalDateTime closing = calendar.closing(day);
        return wanted.isBefore(closing) ? calendar.nextOpening(wanted) : closing;
    }

    private static LocalDateTime start(WorkingCalendar calendar, Limit limit, LocalDateTime received) {
        return switch (limit) {
            case Hours _, CalendarDate _ -> received;
            default -> calendar.nextOpening(received);
        };
    }

    private static long elapsedMinutes(LocalDateTime from, LocalDateTime to) {
        return Duration.between(LegalZone.instant(from), LegalZone.instant(to)).toMinutes();
    }

    private static long datesBetween(LocalDateTime from, LocalDateTime to) {
        return ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
    }
}
