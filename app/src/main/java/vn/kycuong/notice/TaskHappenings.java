package vn.kycuong.notice;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.notice.LineRules.OpenLine;
import vn.kycuong.notice.LineRules.Staff;
import vn.kycuong.task.LateCause;
import vn.kycuong.task.TaskCourse;
import vn.kycuong.task.TaskEvent;
import vn.kycuong.task.TaskState;

/** What an entry of an assigned task tells, whom, and until when it is still true. Secret tasks are sealed and tell nobody. */
final class TaskHappenings {
    private static final int LEAD = TaskCourse.LEAD;
    /** Roles in which somebody may have assigned it. */
    private static final List<String> ASSIGN = List.of("CHAIR", "LEADER", "OFFICER");

    private static final String LEADERS = "LEADER";

    /** What is told of the lead's part. */
    private static final Map<TaskEvent, Happening> OF_LEAD = new EnumMap<>(Map.ofEntries(
            Map.entry(TaskEvent.ASSIGNED, Happening.TASK_ASSIGNED),
            Map.entry(TaskEvent.REASSIGNED, Happening.TASK_ASSIGNED),
            Map.entry(TaskEvent.RETURNED, Happening.TASK_RETURNED),
            Map.entry(TaskEvent.SUBMITTED, Happening.TASK_HANDED_IN),
            Map.entry(TaskEvent.SENT_BACK, Happening.TASK_REWORK),
            Map.entry(TaskEvent.EXTENSION_ASKED, Happening.TASK_EXTENSION_ASKED),
            Map.entry(TaskEvent.EXTENDED, Happening.TASK_EXTENDED),
            Map.entry(TaskEvent.EXTENSION_DECLINED, Happening.TASK_EXTENSION_DECLINED),
            Map.entry(TaskEvent.CAUSE_OBJECTED, Happening.TASK_OBJECTED)));

    /** What all who work on it are told. */
    private static final Map<TaskEvent, Happening> OF_ALL = new EnumMap<>(Map.of(
            TaskEvent.ACCEPTED, Happening.TASK_ACCEPTED,
            TaskEvent.RECALLED, Happening.TASK_RECALLED,
            TaskEvent.CANCELLED, Happening.TASK_RECALLED,
            TaskEvent.MERGED, Happening.TASK_RECALLED));

    private TaskHappenings() {}

    static Set<Happened> told(List<Entry> chain, Entry entry) {
        var told = new LinkedHashSet<Happened>();
        if (CaseEvent.BECAME_AT_RISK.kind().equals(entry.kind()))
            told.add(Happened.ofCase(Happening.TASK_AT_RISK, number(entry, "obligation")));
        if (CaseEvent.BECAME_LATE.kind().equals(entry.kind()))
            told.add(Happened.ofCase(Happening.TASK_LATE, number(entry, "obligation")));
        if (CaseEvent.SUCCEEDED.kind().equals(entry.kind())) succeeded(chain, entry, told);
        TaskEvent.of(entry.kind()).ifPresent(event -> byEvent(event, chain, entry, told));
        return told;
    }

    /** Each part that is still owed, and by another unit than before. */
    private static void succeeded(List<Entry> chain, Entry entry, Set<Happened> told) {
        var after = TaskCourse.of(chain.subList(0, entry.version())).state();
        var before = TaskCourse.of(chain.subList(0, entry.version() - 1)).state();
        for (var owed : after.obligations())
            if (owed.isOpen()
                    && !owed.unit().equals(before.obligation(owed.no()).unit()))
                told.add(Happened.ofCase(Happening.TASK_SUCCEEDED, owed.no()));
    }

    private static void byEvent(TaskEvent event, List<Entry> chain, Entry entry, Set<Happened> told) {
        var course = TaskCourse.of(chain.subList(0, entry.version()));
        var ofLead = OF_LEAD.get(event);
        if (ofLead != null) told.add(Happened.ofCase(ofLead, LEAD));
        if (event == TaskEvent.ASSIGNED)
            for (var support : course.supports()) told.add(Happened.ofCase(Happening.TASK_SUPPORT_ASKED, support.no()));
        var ofAll = OF_ALL.get(event);
        if (ofAll != null) for (var owed : course.state().obligations()) told.add(Happened.ofCase(ofAll, owed.no()));
        if (event == TaskEvent.CAUSE_NAMED && number(entry, "obligation") > 0)
            told.add(Happened.ofCase(Happening.TASK_BLAMED, number(entry, "obligation")));
        if (event == TaskEvent.CAUSE_DECIDED) {
            told.add(Happened.ofCase(Happening.TASK_OBJECTION_DECIDED, LEAD));
            course.causes().stream()
                    .filter(c -> c.no() == number(entry, "cause") && c.obligation() > 0)
                    .forEach(c -> told.add(Happened.ofCase(Happening.TASK_OBJECTION_DECIDED, c.obligation())));
        }
    }

    // ---- whom

    /** Who does a part: who holds it, or held it last; all of its role while nobody does. Whoever acted knows. */
    static Set<ActorId> doing(int obligation, CaseState c, Staff staff, ActorId actor) {
        var people = new LinkedHashSet<ActorId>();
        var unit = c.obligation(obligation).unit();
        var parts = c.workItems().stream()
                .filter(w -> w.obligation() == obligation && w.unit().equals(unit) && !isDecision(w, c))
                .toList();
        var holder = parts.reversed().stream()
                .map(WorkItem::holder)
                .filter(Objects::nonNull)
                .findFirst();
        if (holder.isPresent()) people.add(holder.get());
        else
            people.addAll(staff.apply(
                    unit, parts.isEmpty() ? LEADERS : parts.getLast().role()));
        people.remove(actor);
        return people;
    }

    /** Work that lies with whoever assigned the task. */
    private static boolean isDecision(WorkItem w, CaseState c) {
        return w.obligation() == LEAD
                && w.unit().equals(c.unitIn())
                && !w.unit().equals(c.obligation(LEAD).unit());
    }

    /** Who assigned it, while he works there; else the leaders of that unit. */
    static Set<ActorId> assigner(List<Entry> chain, CaseState c, Staff staff, ActorId actor) {
        var by = chain.stream()
                .filter(e -> TaskEvent.of(e.kind())
                        .filter(x -> x == TaskEvent.ASSIGNED || x == TaskEvent.REASSIGNED)
                        .isPresent())
                .map(Entry::actor)
                .reduce((_, last) -> last);
        boolean there = by.isPresent()
                && ASSIGN.stream()
                        .anyMatch(role -> staff.apply(c.unitIn(), role).contains(by.get()));
        var people = new LinkedHashSet<ActorId>();
        if (there) people.add(by.get());
        else Stream.of("CHAIR", LEADERS).forEach(role -> people.addAll(staff.apply(c.unitIn(), role)));
        people.remove(actor);
        return people;
    }

    // ---- until when

    /** Whether a line still holds; what was decided stays so. */
    static boolean holds(OpenLine line, CaseState now, List<Entry> chain) {
        var stands = TaskState.valueOf(now.state());
        return switch (line.happening()) {
            case TASK_ASSIGNED -> stands == TaskState.ASSIGNED && owes(line, now);
            case TASK_SUPPORT_ASKED, TASK_SUCCEEDED -> isOpen(line, now);
            case TASK_AT_RISK ->
                isOpen(line, now) && now.obligation(line.obligation()).noticed() == Notice.AT_RISK;
            case TASK_LATE ->
                isOpen(line, now) && now.obligation(line.obligation()).noticed() == Notice.LATE;
            case TASK_RETURNED -> stands == TaskState.RETURNED;
            case TASK_HANDED_IN -> stands == TaskState.SUBMITTED;
            case TASK_REWORK -> stands == TaskState.REWORK;
            case TASK_EXTENSION_ASKED -> now.isOpen() && TaskCourse.of(chain).asked() != null;
            case TASK_OBJECTED -> now.isOpen() && caused(chain, LateCause.Stands.OBJECTED);
            case TASK_BLAMED -> now.isOpen() && caused(chain, LateCause.Stands.NAMED);
            default -> true;
        };
    }

    private static boolean caused(List<Entry> chain, LateCause.Stands stands) {
        return TaskCourse.of(chain).causes().stream().anyMatch(c -> c.stands() == stands);
    }

    /** A task that was given on is no longer told to whom it was given first. */
    private static boolean owes(OpenLine line, CaseState now) {
        var since = now.workItems().reversed().stream()
                .filter(w -> w.open() && w.obligation() == LEAD)
                .map(WorkItem::since)
                .findFirst();
        return since.isPresent() && !since.get().isAfter(line.at());
    }

    private static boolean isOpen(OpenLine line, CaseState now) {
        return now.isOpen()
                && now.obligations().size() >= line.obligation()
                && now.obligation(line.obligation()).isOpen();
    }

    private static int number(Entry e, String fact) {
        return e.facts().get(fact) instanceof Number number ? number.intValue() : 0;
    }
}
