package vn.kycuong.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import vn.kycuong.calendar.Limit.CalendarDate;
import vn.kycuong.calendar.Limit.DayEnd;
import vn.kycuong.calendar.Limit.Days;
import vn.kycuong.calendar.Limit.Hours;
import vn.kycuong.calendar.Limit.Months;
import vn.kycuong.calendar.Limit.RestDays;
import vn.kycuong.calendar.Limit.SameDay;
import vn.kycuong.calendar.Limit.WorkingDays;
import vn.kycuong.calendar.Limit.WorkingHours;

/** A limit counted backwards: the last minute of receipt from which it still ends by a moment. */
record LatestReceipt(WorkingCalendar calendar, LocalTime cutoff, LocalDateTime due) {

    LocalDateTime of(Limit limit) {
        return switch (limit) {
            case Hours l -> calendar.known(due.minusHours(l.hours()));
            case WorkingHours l -> calendar.plusWorkingMinutes(due, -60L * l.hours());
            case WorkingDays l when l.end() == DayEnd.SAME_HOUR -> sameHour(l.days());
            case WorkingDays l -> lastMinute(calendar.plusWorkingDays(lastDay(), -l.days()));
            case Days l
            when l.restDays() == RestDays.NOT_COUNTED -> lastMinute(calendar.plusWorkingDays(lastDay(), -l.days()));
            case Days l -> lastMinute(calendar.previousWorkingDay(lastDay().minusDays(l.days())));
            case Months l -> lastMinute(calendar.previousWorkingDay(monthsBefore(l.months())));
            case SameDay _ -> sameDay();
            case CalendarDate l -> throw namesItsDate(l);
        };
    }

    /** The last working day that closes by the due moment. */
    private LocalDate lastDay() {
        LocalDate day = due.toLocalDate();
        boolean closes = calendar.isWorkingDay(day) && !calendar.closing(day).isAfter(due);
        return closes ? day : calendar.plusWorkingDays(day, -1);
    }

    // 28/02 is a month after 28/01, and after 31/01 too (BLDS 2015 Đ.148 k.3): the latest of them counts.
    private LocalDate monthsBefore(int months) {
        LocalDate last = lastDay();
        LocalDate day = last.minusMonths(months);
        while (!day.plusDays(1).plusMonths(months).isAfter(last)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private LocalDateTime sameHour(int days) {
        LocalDateTime reached = lastOpen(due);
        LocalDate day = calendar.plusWorkingDays(reached.toLocalDate(), -days);
        boolean dayIsOver = !calendar.closing(reached.toLocalDate()).isAfter(due);
        return dayIsOver ? lastMinute(day) : lastOpen(day.atTime(reached.toLocalTime()));
    }

    private LocalDateTime sameDay() {
        LocalDate day = lastDay();
        LocalDateTime inTime = lastOpen(day.atTime(cutoff).minusMinutes(1));
        return inTime.toLocalDate().equals(day) ? inTime : lastMinute(calendar.plusWorkingDays(day, -1));
    }

    private LocalDateTime lastMinute(LocalDate workingDay) {
        return calendar.closing(workingDay).minusMinutes(1);
    }

    /** The moment itself if the office is open, else the last minute in which it was. */
    private LocalDateTime lastOpen(LocalDateTime moment) {
        return calendar.plusWorkingMinutes(moment.plusMinutes(1), -1);
    }

    private static IllegalArgumentException namesItsDate(CalendarDate limit) {
        return new IllegalArgumentException(
                "Thời hạn %s đã định ngày, nhận lúc nào cũng vậy, nên không có lúc nhận muộn nhất."
                        .formatted(limit.inVietnamese()));
    }
}
