package vn.kycuong.task;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * How a task stands against its dates at a moment.
 *
 * @param due the date that stands; null for a draft
 * @param originalDue the date first given, by the calendar as known now; null for a draft
 * @param late whether it is late, or was handed in late
 * @param unopenedDays K3: not taken up after so many working days; 0 while there is nothing to flag
 * @param receiveBy K3: the day by which it is to be taken up; null once it is
 * @param reportOwed K4: since when a progress report is owed; null while none is
 * @param supports how each supporter stands, by the number of what it owes
 */
public record TaskClock(
        @Nullable DueDate due,
        @Nullable DueDate originalDue,
        TaskColour colour,
        boolean late,
        int unopenedDays,
        @Nullable LocalDate receiveBy,
        @Nullable LocalDate reportOwed,
        Map<Integer, Supporting> supports,
        WorkingCalendar calendar) {
    public TaskClock {
        supports = Map.copyOf(supports);
    }

    /** How a supporter stands. */
    public record Supporting(DueDate due, Word word) {}

    /** K1: silence is agreement, and counted against the supporter. */
    public enum Word {
        WAITING,
        AGREED,
        LATE,
        SILENT
    }
}
