package vn.kycuong.task;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.ui.Status;

/** How a task stands against its date, in working time (K8); always shown with a shape and a word. */
public enum TaskColour {
    /** Not taken up yet, and time enough. */
    GREY(Status.NONE),
    GREEN(Status.ON),
    /** Few working days, or little of the time, left. */
    YELLOW(Status.SOON),
    /** Past its date. */
    RED(Status.LATE),
    /** Long past its date, or sent back more than once. */
    DARK_RED(Status.LATE),
    /** Handed in and accepted, or ended otherwise. */
    OVER(Status.DONE);

    private final Status shape;

    TaskColour(Status shape) {
        this.shape = shape;
    }

    public Status shape() {
        return shape;
    }

    public String wordKey() {
        return "task.colour." + name();
    }

    /**
     * What the colour is read from.
     *
     * @param start when its time began
     * @param metAt when the product was handed in; null while it was not
     * @param returned how often it was sent back
     */
    record Reading(
            TaskState stands,
            Instant start,
            Instant due,
            Instant lateFrom,
            @Nullable Instant metAt,
            int returned) {}

    static TaskColour of(Reading r, Instant now, WorkingCalendar calendar, TaskLaw law) {
        if (r.stands().isOver()) return OVER;
        var at = r.metAt() == null ? now : r.metAt();
        if (!at.isBefore(r.lateFrom()))
            return r.returned() >= law.darkReturns() || daysLate(r.lateFrom(), at, calendar) > law.darkDays()
                    ? DARK_RED
                    : RED;
        if (r.returned() >= law.darkReturns()) return DARK_RED;
        if (r.metAt() == null && isNear(r, now, calendar, law)) return YELLOW;
        return r.stands() == TaskState.ASSIGNED ? GREY : GREEN;
    }

    private static boolean isNear(Reading r, Instant now, WorkingCalendar calendar, TaskLaw law) {
        long left = minutes(calendar, now, r.due());
        long whole = minutes(calendar, r.start(), r.due());
        int days = calendar.workingDaysBetween(day(now), day(r.due()));
        return days <= law.yellowDays() || left * 100 <= whole * law.yellowPercent();
    }

    /** Working days that have passed since it became late. */
    static int daysLate(Instant lateFrom, Instant at, WorkingCalendar calendar) {
        return calendar.workingDaysBetween(day(lateFrom.minusSeconds(1)), day(at));
    }

    private static long minutes(WorkingCalendar calendar, Instant from, Instant to) {
        return calendar.workingMinutesBetween(LegalZone.local(from), LegalZone.local(to));
    }

    private static LocalDate day(Instant moment) {
        return LegalZone.local(moment).toLocalDate();
    }
}
