package vn.kycuong.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Obligation;

/** Reads the clocks of a task at a moment. */
@Component
public class TaskClocks {
    private final TaskDates dates;

    TaskClocks(TaskDates dates) {
        this.dates = dates;
    }

    public TaskClock of(Tasks.Seen seen, Instant now) {
        return of(seen.course(), seen.task().rhythm(), now);
    }

    TaskClock of(TaskCourse c, ReportRhythm rhythm, Instant now) {
        var owed = c.owed().orElse(null);
        var calendar = dates.calendar(c.state().unitNow(), now);
        if (owed == null) return new TaskClock(null, null, TaskColour.GREY, false, 0, null, null, Map.of(), calendar);
        var law = dates.numbers(now);
        var due = dates.due(owed, now);
        var met = owed.clock().metAt();
        var reading =
                new TaskColour.Reading(c.stands(), owed.clock().start(), due.at(), due.lateFrom(), met, c.returned());
        return new TaskClock(
                due,
                dates.originalDue(owed, now),
                TaskColour.of(reading, now, calendar, law),
                !(met == null ? now : met).isBefore(due.lateFrom()),
                unopened(c, now, law),
                c.stands() != TaskState.ASSIGNED || c.givenAt() == null
                        ? null
                        : calendar.plusWorkingDays(TaskDates.day(c.givenAt()), law.receiveDays()),
                reportOwed(c, rhythm, now, law),
                supports(c, now),
                calendar);
    }

    private int unopened(TaskCourse c, Instant now, TaskLaw law) {
        var given = c.givenAt();
        if (c.stands() != TaskState.ASSIGNED || given == null) return 0;
        var latest = dates.within(law.unopenedDays(), given, c.state().unitNow(), now);
        return now.isAfter(latest) ? law.unopenedDays() : 0;
    }

    private @Nullable LocalDate reportOwed(TaskCourse c, ReportRhythm rhythm, Instant now, TaskLaw law) {
        var since = c.reportedAt() == null ? c.givenAt() : c.reportedAt();
        if (!c.stands().isBeingDone() || since == null) return null;
        return rhythm.next(
                        TaskDates.day(since),
                        law.reportDay(),
                        dates.calendar(c.state().unitNow(), now))
                .filter(day -> day.isBefore(TaskDates.day(now)))
                .orElse(null);
    }

    private Map<Integer, TaskClock.Supporting> supports(TaskCourse c, Instant now) {
        var supports = new HashMap<Integer, TaskClock.Supporting>();
        for (var o : c.supports()) supports.put(o.no(), supporting(c, o, now));
        return supports;
    }

    /** Whoever was discharged by the end of the task, and not by an answer, never said anything. */
    private TaskClock.Supporting supporting(TaskCourse c, Obligation o, Instant now) {
        var due = dates.due(o, now);
        var met = o.clock().metAt();
        boolean late = !(met == null ? now : met).isBefore(due.lateFrom());
        boolean answered = met != null && !met.equals(c.state().closedAt());
        var word = answered
                ? late ? TaskClock.Word.LATE : TaskClock.Word.AGREED
                : late ? TaskClock.Word.SILENT : c.stands().isOver() ? TaskClock.Word.AGREED : TaskClock.Word.WAITING;
        return new TaskClock.Supporting(due, word);
    }
}
