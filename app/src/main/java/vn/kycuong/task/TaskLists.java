package vn.kycuong.task;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.task.TaskRows.Listed;

/** Lists of tasks as they stand at a moment: every count is a count of such a list. */
@Component
public class TaskLists {
    private final TaskRows rows;
    private final TaskDates dates;

    TaskLists(TaskRows rows, TaskDates dates) {
        this.rows = rows;
        this.dates = dates;
    }

    /** Those asked for, the newest first, with their colours. */
    public List<TaskLine> list(TaskQuestion question, Instant now) {
        var law = dates.numbers(now);
        var calendars = new HashMap<UnitId, WorkingCalendar>();
        return rows.list(question).stream()
                .map(row -> line(row, now, law, calendars))
                .toList();
    }

    private TaskLine line(Listed row, Instant now, TaskLaw law, Map<UnitId, WorkingCalendar> calendars) {
        var t = row.task();
        var stands = TaskState.valueOf(row.state());
        var due = row.due();
        var late = row.lateFrom();
        var colour = due == null || late == null
                ? TaskColour.GREY
                : TaskColour.of(
                        new TaskColour.Reading(stands, row.openedAt(), due, late, row.metAt(), t.returned()),
                        now,
                        calendars.computeIfAbsent(row.lead(), unit -> dates.calendar(unit, now)),
                        law);
        return new TaskLine(
                t.id(),
                t.number(),
                t.type(),
                t.urgency(),
                t.rhythm(),
                t.orderedBy() == null ? "" : t.orderedBy().document(),
                t.orderedBy() == null ? "" : t.orderedBy().clause(),
                t.parent() == null ? null : t.parent().value(),
                t.title(),
                stands,
                row.assigner(),
                row.lead(),
                row.holder(),
                t.madeAt(),
                due,
                late,
                t.originalDue(),
                t.originalLateFrom(),
                row.metAt(),
                row.closedAt(),
                row.extended(),
                t.returned(),
                colour,
                late == null ? java.util.Optional.empty() : ReportingStatus.of(stands, late, row.metAt(), now));
    }
}
