package vn.kycuong.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.Chains;
import vn.kycuong.task.TaskRows.Listed;

/** Lists of tasks as they stand at a moment: every count is a count of such a list. */
@Component
public class TaskLists {
    /** Tasks whose entries are read at once. */
    private static final int BATCH = 500;

    private final TaskRows rows;
    private final TaskDates dates;
    private final Chains chains;

    TaskLists(TaskRows rows, TaskDates dates, Chains chains) {
        this.rows = rows;
        this.dates = dates;
        this.chains = chains;
    }

    /** Those asked for, the newest first, with their colours. */
    public List<TaskLine> list(TaskQuestion question, Instant now) {
        var law = dates.numbers(now);
        var calendars = new HashMap<UnitId, WorkingCalendar>();
        return rows.list(question).stream()
                .map(row -> line(row, now, law, calendars))
                .toList();
    }

    /** The same as it was known at a moment that has passed, read from the entries that were there then. */
    public List<TaskLine> listAsKnownAt(TaskQuestion question, Instant then) {
        var law = dates.numbers(then);
        var calendars = new HashMap<UnitId, WorkingCalendar>();
        var tasks = rows.list(question).stream()
                .map(Listed::task)
                .filter(t -> !t.madeAt().isAfter(then))
                .toList();
        var found = new ArrayList<TaskLine>();
        for (int from = 0; from < tasks.size(); from += BATCH) {
            var some = tasks.subList(from, Math.min(tasks.size(), from + BATCH));
            var known = chains.of(some.stream().map(Task::id).toList());
            for (var task : some)
                then(task, known.getOrDefault(task.id(), List.of()), then)
                        .map(row -> line(row, then, law, calendars))
                        .ifPresent(found::add);
        }
        return found;
    }

    /** How a task stood, by the entries that were recorded until then; empty when there was none. */
    private Optional<Listed> then(Task task, List<Entry> chain, Instant then) {
        var known = chain.stream().filter(e -> !e.recordedAt().isAfter(then)).toList();
        if (known.isEmpty()) return Optional.empty();
        var course = TaskCourse.of(known);
        var state = course.state();
        var owed = course.owed();
        var due = owed.map(o -> dates.due(o, then)).orElse(null);
        return Optional.of(new Listed(
                task.returned(course.returned()),
                state.state(),
                state.unitIn(),
                state.unitNow(),
                holder(state),
                Objects.requireNonNull(state.openedAt()),
                state.closedAt(),
                due == null ? null : due.at(),
                due == null ? null : due.lateFrom(),
                owed.map(o -> o.clock().metAt()).orElse(null),
                course.extensions() > 0));
    }

    private static @Nullable ActorId holder(CaseState state) {
        return state.workItems().stream()
                .filter(w -> w.open() && w.obligation() == TaskCourse.LEAD && w.step() == TaskRules.DOING)
                .map(WorkItem::holder)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
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
                late == null ? Optional.empty() : ReportingStatus.of(stands, late, row.metAt(), now));
    }
}
