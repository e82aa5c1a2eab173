package vn.kycuong.task;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import vn.kycuong.calendar.WorkingCalendar;

/** How often progress is reported (K4). */
public enum ReportRhythm {
    NONE,
    WEEKLY,
    MONTHLY;

    /**
     * The first day on which a report is owed after a day on which one came, or on which the task was given.
     *
     * @param dayOfMonth by which day a monthly report is in
     */
    Optional<LocalDate> next(LocalDate since, int dayOfMonth, WorkingCalendar calendar) {
        return switch (this) {
            case NONE -> Optional.empty();
            case WEEKLY ->
                Optional.of(calendar.nextWorkingDay(
                        since.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))));
            case MONTHLY -> {
                var day = since.withDayOfMonth(Math.min(dayOfMonth, since.lengthOfMonth()));
                if (!day.isAfter(since)) {
                    var month = since.plusMonths(1);
                    day = month.withDayOfMonth(Math.min(dayOfMonth, month.lengthOfMonth()));
                }
                yield Optional.of(calendar.nextWorkingDay(day));
            }
        };
    }

    public String wordKey() {
        return "task.rhythm." + name();
    }
}
