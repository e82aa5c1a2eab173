package vn.kycuong.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account.Kind;
import vn.kycuong.calendar.Account.Line;
import vn.kycuong.calendar.Limit.CalendarDate;
import vn.kycuong.calendar.Limit.Days;
import vn.kycuong.calendar.Limit.Hours;
import vn.kycuong.calendar.Limit.Months;
import vn.kycuong.calendar.Limit.RestDays;
import vn.kycuong.calendar.Limit.SameDay;
import vn.kycuong.calendar.Limit.WorkingDays;
import vn.kycuong.calendar.Limit.WorkingHours;

/** Walks from receipt to due and says of each day what it did. Lives within one call. */
final class AccountLines {
    private final Reckoning reckoning;
    private final WorkingCalendar calendar;
    private final Limit limit;
    private final DueDate dueDate;
    private final LocalDateTime due;
    private final List<Stop> stops;
    private int count;

    AccountLines(DueDate dueDate) {
        this.dueDate = dueDate;
        this.reckoning = dueDate.reckoning();
        this.calendar = reckoning.calendar();
        this.limit = reckoning.limit();
        this.due = dueDate.local();
        this.stops = reckoning.stops().stream().filter(Stop::moves).toList();
    }

    Account account() {
        return new Account(reckoning, due, dueDate.provisional(), dueDate.extension(), lines());
    }

    private List<Line> lines() {
        LocalDate receipt = reckoning.received().toLocalDate();
        LocalDate dueDay = due.toLocalDate();
        if (dueDay.isBefore(receipt)) {
            return List.of(line(dueDay, Kind.DUE, 0), line(receipt, Kind.RECEIVED, 0));
        }
        List<Line> lines = new ArrayList<>();
        for (LocalDate date = receipt; !date.isAfter(dueDay); date = date.plusDays(1)) {
            int before = count;
            Kind kind = kind(date);
            lines.add(line(date, kind, count > before ? count : 0));
        }
        return lines;
    }

    private Line line(LocalDate date, Kind kind, int running) {
        DayFact day = calendar.fact(date);
        Reason reason = new Reason(limit, kind, running, day, stopOn(date), waitingFor());
        return new Line(
                date,
                kind,
                running,
                day,
                calendar.sessions(date),
                runMinutes(date),
                pausedMinutes(date),
                reason.in(Wording.VIETNAMESE),
                reason.in(Wording.ENGLISH),
                reason.source());
    }

    /** Why the due day may come after the limit is used up: an end on a rest day, a new date, or a promise. */
    private String waitingFor() {
        var extension = dueDate.extension();
        if (extension != null) {
            return extension.paper();
        }
        return due.equals(reckoning.end()) ? Reason.END_ON_A_REST_DAY : "";
    }

    private Kind kind(LocalDate date) {
        if (date.equals(reckoning.received().toLocalDate())) {
            return Kind.RECEIVED;
        }
        if (date.equals(reckoning.start().toLocalDate())) {
            return Kind.START_MOVED;
        }
        if (date.isBefore(reckoning.start().toLocalDate())) {
            return restKind(date);
        }
        return afterStart(date);
    }

    private Kind afterStart(LocalDate date) {
        boolean counted = counts(date);
        count += counted ? 1 : 0;
        if (date.equals(due.toLocalDate())) {
            return Kind.DUE;
        }
        if (counted) {
            return calendar.fact(date).kind().isMakeUp() ? Kind.WORKED : Kind.COUNTED;
        }
        return uncounted(date);
    }

    private Kind uncounted(LocalDate date) {
        if (stood(date)) {
            return Kind.PAUSED;
        }
        return isUsedUp(date) ? Kind.ROLLED : restKind(date);
    }

    private Kind restKind(LocalDate date) {
        return calendar.fact(date).kind() == DayKind.REST ? Kind.REST : Kind.HOLIDAY;
    }

    private boolean counts(LocalDate date) {
        if (isUsedUp(date) || !isMeasured(date)) {
            return false;
        }
        return switch (limit) {
            case WorkingDays l -> counts(l, date);
            case Hours _, WorkingHours _ -> runMinutes(date) > 0;
            case SameDay _, Days _, Months _, CalendarDate _ -> !isCovered(date);
        };
    }

    /** Of an uncounted day: whether the clock stood on it. */
    private boolean stood(LocalDate date) {
        return switch (limit) {
            case Hours _, WorkingHours _, WorkingDays _ -> isMeasured(date) && !isUsedUp(date);
            case SameDay _, Days _, Months _, CalendarDate _ -> isMeasured(date) && isCovered(date);
        };
    }

    /** Whether the limit has counted all its days before this one. */
    private boolean isUsedUp(LocalDate date) {
        return switch (limit) {
            case Hours _, WorkingHours _ -> date.isAfter(reckoning.end().toLocalDate());
            case WorkingDays l -> count == l.days();
            case Days l -> count == l.days();
            case SameDay _ -> count == (reckoning.isAfterCutoff() ? 1 : 0);
            case Months l -> isUsedUpBy(reckoning.start().toLocalDate().plusMonths(l.months()));
            case CalendarDate l -> isUsedUpBy(l.date());
        };
    }

    private boolean isUsedUpBy(LocalDate last) {
        return count == ChronoUnit.DAYS.between(reckoning.start().toLocalDate(), last);
    }

    /** Whether the limit would count this day if no clock stood. */
    private boolean isMeasured(LocalDate date) {
        return switch (limit) {
            case Hours _, Months _, CalendarDate _ -> true;
            case Days days when days.restDays() == RestDays.COUNTED -> true;
            case Days _, SameDay _, WorkingDays _, WorkingHours _ -> calendar.isWorkingDay(date);
        };
    }

    private boolean isCovered(LocalDate date) {
        return stops.stream().anyMatch(stop -> covers(stop, date));
    }

    // Like a limit, a pause measured in dates begins on the day after its first (BLDS 2015 Đ.147 k.3).
    private static boolean covers(Stop stop, LocalDate date) {
        return date.isAfter(stop.from().toLocalDate())
                && !date.isAfter(stop.to().toLocalDate());
    }

    // The day of the end is the last counted one; before it a working day is counted unless pauses ate a whole day.
    private boolean counts(WorkingDays limit, LocalDate date) {
        LocalDate last = reckoning.end().toLocalDate();
        int left = limit.days() - count;
        int passed = calendar.workingDaysBetween(reckoning.start().toLocalDate(), date);
        return date.equals(last) || (left > 1 && passed - daysEaten(limit, date) > count);
    }

    /** Whole days by which the pauses until the end of the date have moved the end. */
    private long daysEaten(WorkingDays limit, LocalDate date) {
        LocalDateTime night = date.plusDays(1).atStartOfDay();
        long paused = 0;
        for (Stop stop : stops) {
            paused += Math.max(0, calendar.position(earlier(stop.to(), night)) - calendar.position(stop.from()));
        }
        LocalDateTime unmoved = Deadlines.unmoved(calendar, reckoning.start(), limit);
        long hour = calendar.position(unmoved)
                - calendar.position(unmoved.toLocalDate().atStartOfDay());
        return paused == 0 ? 0 : (hour + paused) / WorkingCalendar.TICKS_PER_DAY;
    }

    private int runMinutes(LocalDate date) {
        return minutesOf(date, reckoning.start(), earlier(reckoning.end(), due)) - pausedMinutes(date);
    }

    private int pausedMinutes(LocalDate date) {
        int paused = 0;
        for (Stop stop : stops) {
            paused += pausedMinutes(stop, date);
        }
        return paused;
    }

    private int pausedMinutes(Stop stop, LocalDate date) {
        return switch (limit) {
            case Hours _, WorkingHours _, WorkingDays _ ->
                minutesOf(date, stop.from(), earlier(stop.to(), earlier(reckoning.end(), due)));
            case SameDay _, Days _, Months _, CalendarDate _ ->
                covers(stop, date) ? minutesOf(date, reckoning.start(), earlier(reckoning.end(), due)) : 0;
        };
    }

    private @Nullable Stop stopOn(LocalDate date) {
        return stops.stream()
                .filter(stop -> !stop.from().toLocalDate().isAfter(date)
                        && !stop.to().toLocalDate().isBefore(date))
                .max(Comparator.comparingInt(stop -> pausedMinutes(stop, date)))
                .orElse(null);
    }

    /** Minutes of the date between two moments, elapsed or in session as the limit measures. */
    private int minutesOf(LocalDate date, LocalDateTime from, LocalDateTime to) {
        LocalDateTime first = later(from, date.atStartOfDay());
        LocalDateTime last = earlier(to, date.plusDays(1).atStartOfDay());
        if (!first.isBefore(last)) {
            return 0;
        }
        long fromMinute = LegalZone.minute(first);
        long toMinute = LegalZone.minute(last);
        return (int)
                (limit instanceof Hours ? toMinute - fromMinute : calendar.workingMinutesBetween(fromMinute, toMinute));
    }

    private static LocalDateTime later(LocalDateTime a, LocalDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDateTime earlier(LocalDateTime a, LocalDateTime b) {
        return a.isBefore(b) ? a : b;
    }
}
