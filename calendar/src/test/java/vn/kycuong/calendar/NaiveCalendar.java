package vn.kycuong.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.kycuong.calendar.Limit.CalendarDate;
import vn.kycuong.calendar.Limit.Days;
import vn.kycuong.calendar.Limit.Hours;
import vn.kycuong.calendar.Limit.Months;
import vn.kycuong.calendar.Limit.RestDays;
import vn.kycuong.calendar.Limit.SameDay;
import vn.kycuong.calendar.Limit.WorkingDays;
import vn.kycuong.calendar.Limit.WorkingHours;

/**
 * The second implementation: walks day by day and minute by minute, shares no arithmetic with the first, and is slow.
 * Time that a pause covers is simply not counted while walking.
 */
record NaiveCalendar(Map<LocalDate, DayFact> facts, Function<LocalDate, Sessions> hours) {

    /** A stretch of clock time that is not counted. */
    record Gap(LocalDateTime from, LocalDateTime to) {
        boolean holds(LocalDateTime moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }

        boolean holds(LocalDate date) {
            return date.isAfter(from.toLocalDate()) && !date.isAfter(to.toLocalDate());
        }
    }

    boolean isWorking(LocalDate date) {
        DayFact fact = facts.get(date);
        return fact != null ? fact.kind().isWorking() : date.getDayOfWeek().getValue() <= 5;
    }

    boolean isOpen(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        for (Session session : hours.apply(moment.toLocalDate()).list()) {
            if (!time.isBefore(session.from()) && time.isBefore(session.to())) {
                return isWorking(moment.toLocalDate());
            }
        }
        return false;
    }

    LocalDate plusWorkingDays(LocalDate date, int n) {
        int step = Integer.signum(n);
        LocalDate day = date;
        for (int left = Math.abs(n); left > 0; ) {
            day = day.plusDays(step);
            left -= isWorking(day) ? 1 : 0;
        }
        return day;
    }

    int workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from; day.isBefore(to); ) {
            day = day.plusDays(1);
            count += isWorking(day) ? 1 : 0;
        }
        return count;
    }

    LocalDateTime nextOpening(LocalDateTime moment) {
        LocalDateTime at = moment;
        while (!isOpen(at)) {
            at = at.plusMinutes(1);
        }
        return at;
    }

    long workingMinutesBetween(LocalDateTime from, LocalDateTime to) {
        long count = 0;
        for (LocalDateTime at = from; at.isBefore(to); at = at.plusMinutes(1)) {
            count += isOpen(at) ? 1 : 0;
        }
        return count;
    }

    LocalDateTime plusWorkingMinutes(LocalDateTime from, long minutes) {
        return consume(from, minutes, List.of(), true);
    }

    LocalDateTime minusWorkingMinutes(LocalDateTime from, long minutes) {
        LocalDateTime at = from;
        for (long left = minutes; left > 0; ) {
            at = at.minusMinutes(1);
            left -= isOpen(at) ? 1 : 0;
        }
        return at;
    }

    /** For calendars whose days all have the same hours; gaps begin before the end they move. */
    LocalDateTime due(LocalDateTime received, Limit limit, List<Gap> gaps) {
        return switch (limit) {
            case Hours l -> consume(received, l.hours() * 60L, gaps, false);
            case WorkingHours l -> consume(nextOpening(received), l.hours() * 60L, gaps, true);
            case WorkingDays l -> workingDays(nextOpening(received), l, gaps);
            case SameDay _ -> sameDay(nextOpening(received), gaps);
            case Days l
            when l.restDays() == RestDays.COUNTED ->
                closing(roll(extended(startDay(received).plusDays(l.days()), gaps)));
            case Days l -> closing(workingDays(startDay(received), l.days(), gaps));
            case Months l -> closing(roll(extended(startDay(received).plusMonths(l.months()), gaps)));
            case CalendarDate l -> closing(roll(l.date()));
        };
    }

    /** A day in equal parts: a multiple of the minutes of every day the tests know. */
    private static final long DAY_IN_PARTS = 480 * 450 * 442 * 7L;

    /**
     * Working days where the hours differ: the clock time of the start on the n-th day, then as much of a day further as
     * the gaps cover, each open minute being its part of its own day.
     */
    LocalDateTime dueByParts(LocalDateTime received, WorkingDays limit, List<Gap> gaps) {
        LocalDateTime start = nextOpening(received);
        LocalDate day = plusWorkingDays(start.toLocalDate(), limit.days());
        LocalDateTime at = day.atTime(start.toLocalTime());
        while (!isOpen(at) && at.isBefore(closing(day))) {
            at = at.plusMinutes(1);
        }
        at = at.isAfter(closing(day)) ? closing(day) : at;
        long parts = gaps.stream().mapToLong(gap -> parts(gap, start)).sum();
        return limit.end() == Limit.DayEnd.SAME_HOUR
                ? further(at, parts)
                : closing(further(at, parts).toLocalDate());
    }

    private LocalDateTime further(LocalDateTime from, long parts) {
        LocalDateTime at = from;
        long left = parts;
        while (left > 0) {
            if (isOpen(at)) {
                if (2 * left < partsOfAMinute(at)) {
                    break; // less than half a minute
                }
                left -= partsOfAMinute(at);
            }
            at = at.plusMinutes(1);
        }
        return parts == 0 ? from : nextOpening(at);
    }

    private long parts(Gap gap, LocalDateTime start) {
        long parts = 0;
        for (LocalDateTime at = gap.from(); at.isBefore(gap.to()); at = at.plusMinutes(1)) {
            parts += !at.isBefore(start) && isOpen(at) ? partsOfAMinute(at) : 0;
        }
        return parts;
    }

    private long partsOfAMinute(LocalDateTime moment) {
        return DAY_IN_PARTS / hours.apply(moment.toLocalDate()).minutes();
    }

    private LocalDateTime workingDays(LocalDateTime start, WorkingDays limit, List<Gap> gaps) {
        long minutes = (long) limit.days() * hours.apply(start.toLocalDate()).minutes();
        LocalDateTime reached = consume(start, minutes, gaps, true);
        while (!isOpen(reached) || isIn(gaps, reached)) {
            reached = reached.plusMinutes(1);
        }
        return limit.end() == Limit.DayEnd.SAME_HOUR ? reached : closing(reached.toLocalDate());
    }

    private LocalDateTime sameDay(LocalDateTime start, List<Gap> gaps) {
        int days = start.toLocalTime().isBefore(VietnamDays.CUTOFF) ? 0 : 1;
        return closing(workingDays(start.toLocalDate(), days, gaps));
    }

    /** One working day more for every working day a gap covers, wherever it lies. */
    private LocalDate workingDays(LocalDate start, int days, List<Gap> gaps) {
        return plusWorkingDays(start, days + covered(gaps, this::isWorking));
    }

    private LocalDate extended(LocalDate day, List<Gap> gaps) {
        return day.plusDays(covered(gaps, _ -> true));
    }

    private static int covered(List<Gap> gaps, Predicate<LocalDate> counted) {
        int days = 0;
        for (Gap gap : gaps) {
            LocalDate after = gap.to().toLocalDate().plusDays(1);
            for (LocalDate date = gap.from().toLocalDate(); date.isBefore(after); date = date.plusDays(1)) {
                days += gap.holds(date) && counted.test(date) ? 1 : 0;
            }
        }
        return days;
    }

    private LocalDate startDay(LocalDateTime received) {
        return nextOpening(received).toLocalDate();
    }

    LocalDate roll(LocalDate date) {
        return isWorking(date) ? date : roll(date.plusDays(1));
    }

    private LocalDateTime closing(LocalDate date) {
        return date.atTime(hours.apply(date).closing());
    }

    private LocalDateTime consume(LocalDateTime start, long minutes, List<Gap> gaps, boolean onlyOpen) {
        LocalDateTime at = start;
        for (long left = minutes; left > 0; at = at.plusMinutes(1)) {
            left -= (!onlyOpen || isOpen(at)) && !isIn(gaps, at) ? 1 : 0;
        }
        return at;
    }

    private static boolean isIn(List<Gap> gaps, LocalDateTime moment) {
        return gaps.stream().anyMatch(gap -> gap.holds(moment));
    }
}
