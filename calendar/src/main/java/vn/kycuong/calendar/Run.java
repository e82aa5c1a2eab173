package vn.kycuong.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Limit.CalendarDate;
import vn.kycuong.calendar.Limit.DayEnd;
import vn.kycuong.calendar.Limit.Days;
import vn.kycuong.calendar.Limit.Hours;
import vn.kycuong.calendar.Limit.Months;
import vn.kycuong.calendar.Limit.RestDays;
import vn.kycuong.calendar.Limit.SameDay;
import vn.kycuong.calendar.Limit.WorkingDays;
import vn.kycuong.calendar.Limit.WorkingHours;

/** One clock on its way from start to end, moved by its pauses. Lives within one call. */
final class Run {
    private final WorkingCalendar calendar;
    private final Limit limit;
    private final LocalDateTime start;
    private final LocalTime cutoff;
    private long moved;
    LocalDateTime end;

    Run(WorkingCalendar calendar, Limit limit, LocalDateTime start, LocalTime cutoff) {
        this.calendar = calendar;
        this.limit = limit;
        this.start = start;
        this.cutoff = cutoff;
        this.end = end();
    }

    /** Moves the end by each stop that still finds time left, and says which did. */
    List<Stop> through(List<Stop> ordered) {
        List<Stop> passed = new ArrayList<>(ordered.size());
        Stop previous = null;
        for (Stop stop : ordered) {
            previous = through(previous, stop);
            passed.add(previous);
        }
        return List.copyOf(passed);
    }

    private Stop through(@Nullable Stop previous, Stop stop) {
        boolean moves = moves(previous, stop);
        Stop inRun = stop.notBefore(start, moves);
        if (moves) {
            moved += Deadlines.distance(calendar, limit, inRun.from(), inRun.to());
            end = end();
        }
        return inRun;
    }

    private boolean moves(@Nullable Stop previous, Stop stop) {
        if (limit instanceof CalendarDate) {
            return false;
        }
        if (previous != null && previous.to().equals(stop.from())) {
            return previous.moves();
        }
        return LegalZone.instant(stop.from()).isBefore(Deadlines.lateFrom(limit, end));
    }

    private LocalDateTime end() {
        return switch (limit) {
            case SameDay _ -> calendar.closing(workingDay(isAfterCutoff() ? 1 : 0));
            case Hours hours -> elapsed(hours.hours() * 60L + moved);
            case WorkingHours hours -> calendar.plusWorkingMinutes(start, hours.hours() * 60L + moved);
            case WorkingDays days -> workingDays(days);
            case Days days when days.restDays() == RestDays.NOT_COUNTED -> calendar.closing(workingDay(days.days()));
            case Days days -> rolled(date(days));
            case Months months -> rolled(date(months));
            case CalendarDate by -> rolled(by.date());
        };
    }

    private boolean isAfterCutoff() {
        return !start.toLocalTime().isBefore(cutoff);
    }

    private LocalDate workingDay(int days) {
        return calendar.plusWorkingDays(start.toLocalDate(), Math.toIntExact(days + moved));
    }

    private LocalDate date(Days days) {
        return start.toLocalDate().plusDays(days.days() + moved);
    }

    // plusMonths keeps to the end of the month: 31/01 + 1 month = 28/02 (BLDS 2015 Đ.148 k.3).
    private LocalDate date(Months months) {
        return start.toLocalDate().plusMonths(months.months()).plusDays(moved);
    }

    // An end on a rest day moves to the next working day (BLDS 2015 Đ.148 k.5).
    private LocalDateTime rolled(LocalDate date) {
        return calendar.closing(calendar.nextWorkingDay(date));
    }

    private LocalDateTime elapsed(long minutes) {
        return LegalZone.local(LegalZone.instant(start).plus(Duration.ofMinutes(minutes)));
    }

    private LocalDateTime workingDays(WorkingDays limit) {
        LocalDateTime unmoved = Deadlines.unmoved(calendar, start, limit);
        LocalDateTime hour = moved == 0 ? unmoved : calendar.at(calendar.position(unmoved) + moved);
        return limit.end() == DayEnd.SAME_HOUR ? hour : calendar.closing(hour.toLocalDate());
    }
}
