package vn.kycuong.task.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.ledger.LedgerTree;
import vn.kycuong.task.Task;
import vn.kycuong.task.TaskClock;
import vn.kycuong.task.TaskClocks;
import vn.kycuong.task.TaskCourse;
import vn.kycuong.task.TaskEvent;
import vn.kycuong.task.TaskState;
import vn.kycuong.task.TaskTexts;
import vn.kycuong.task.Tasks;
import vn.kycuong.ui.ClockStrip;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.TimelineItem;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** A task as its page shows it to one reader. */
@Component
class TaskViews {
    private final Tasks tasks;
    private final TaskClocks clocks;
    private final UnitNames units;
    private final People people;
    private final Directives directives;
    private final LedgerTree tree;
    private final LegalClock time;

    TaskViews(
            Tasks tasks,
            TaskClocks clocks,
            UnitNames units,
            People people,
            Directives directives,
            LedgerTree tree,
            LegalClock time) {
        this.tasks = tasks;
        this.clocks = clocks;
        this.units = units;
        this.people = people;
        this.directives = directives;
        this.tree = tree;
        this.time = time;
    }

    TaskView view(Tasks.Seen seen, Officer officer, Words w) {
        var now = time.instant();
        var c = seen.course();
        var t = seen.task();
        var clock = clocks.of(seen, now);
        var first = seen.last(TaskEvent.ASSIGNED, TaskEvent.DRAFTED);
        return new TaskView(
                t,
                c.state().version(),
                c.stands(),
                clock.colour(),
                title(t, w),
                first,
                name(c.state().unitIn()),
                name(c.state().unitNow()),
                holder(c, w),
                clock.due() == null
                        ? w.get("task.noDue")
                        : TaskWhen.minute(clock.due().at()),
                clock.originalDue() == null
                        ? ""
                        : TaskWhen.minute(clock.originalDue().at()),
                c.owed().map(o -> TaskWhen.minute(o.clock().metAt())).orElse(""),
                c.extensions(),
                c.percent(),
                t.orderedBy() == null
                        ? ""
                        : directives
                                .find(t.orderedBy().document())
                                .map(d -> d.document().sign())
                                .orElse(t.orderedBy().document()),
                t.parent() == null ? null : tasks.task(t.parent()).orElse(null),
                tasks.family(t).stream()
                        .map(other -> relative(other, officer, w))
                        .toList(),
                supports(c, clock, officer, w),
                causes(c, officer, w),
                c.asked() == null ? "" : TaskWhen.day(c.asked().due()),
                papers(seen),
                history(seen, w),
                flags(clock, w),
                clock.receiveBy() == null ? "" : TaskWhen.day(clock.receiveBy()),
                strip(c, clock, now, w),
                clock.due() == null ? null : clock.due().account(),
                tree.proof(t.id(), 1).map(p -> p.leaf()).orElse(null),
                List.copyOf(offered(seen, officer)));
    }

    static String title(Task t, Words w) {
        return t.title() == null ? w.get("task.erased") : t.title();
    }

    private String name(vn.kycuong.kernel.UnitId unit) {
        return units.name(unit, time.today());
    }

    private String holder(TaskCourse c, Words w) {
        var work = c.state().openWork();
        var holder = work.isEmpty() ? null : work.get().holder();
        return holder == null ? w.get("task.holder.none") : people.name(holder);
    }

    private TaskView.Relative relative(Task t, Officer officer, Words w) {
        var seen = tasks.find(t.id(), officer);
        return new TaskView.Relative(
                seen.isPresent() ? t.id().toString() : "",
                t.number(),
                title(t, w),
                seen.map(s -> name(s.course().state().unitNow())).orElse(""),
                seen.map(s -> w.get(s.course().stands().wordKey())).orElse(""));
    }

    private List<TaskView.Support> supports(TaskCourse c, TaskClock clock, Officer officer, Words w) {
        var lines = new ArrayList<TaskView.Support>();
        for (var o : c.supports()) {
            var standing = clock.supports().get(o.no());
            if (standing == null) continue;
            var shape = switch (standing.word()) {
                case WAITING -> Status.ON;
                case AGREED -> Status.DONE;
                case LATE, SILENT -> Status.LATE;
            };
            lines.add(new TaskView.Support(
                    o.no(),
                    name(o.unit()),
                    TaskWhen.minute(standing.due().at()),
                    TaskWhen.minute(o.clock().metAt()),
                    w.get("task.support." + standing.word()),
                    shape,
                    standing.word() == TaskClock.Word.SILENT,
                    mayAnswer(c, o, officer)));
        }
        return lines;
    }

    private static boolean mayAnswer(TaskCourse c, Obligation o, Officer officer) {
        return o.isOpen()
                && !c.stands().isOver()
                && officer.may(Tasks.WORK)
                && c.state()
                        .workFor(o.no())
                        .filter(x -> x.unit().equals(officer.unit()))
                        .isPresent();
    }

    private List<TaskView.Cause> causes(TaskCourse c, Officer officer, Words w) {
        return c.causes().stream()
                .map(x -> new TaskView.Cause(
                        x.no(),
                        w.get(x.cause().wordKey()),
                        x.supporter() == null ? "" : name(x.supporter()),
                        w.get("task.cause." + x.stands()),
                        x.stands() == vn.kycuong.task.LateCause.Stands.NAMED
                                && x.obligation() > 0
                                && officer.may(Tasks.LEAD)
                                && c.state()
                                        .workFor(x.obligation())
                                        .filter(work -> work.unit().equals(officer.unit()))
                                        .isPresent(),
                        x.isOpen()
                                && !c.stands().isOver()
                                && officer.may(Tasks.DECIDE)
                                && officer.unit().equals(c.state().unitIn())))
                .toList();
    }

    private static List<TaskView.Paper> papers(Tasks.Seen seen) {
        var papers = new ArrayList<TaskView.Paper>();
        for (var e : seen.entries())
            for (var paper :
                    seen.texts().getOrDefault(e.version(), TaskTexts.NONE).papers())
                papers.add(new TaskView.Paper(paper.id().toString(), paper.name(), TaskWhen.minute(e.occurredAt())));
        return papers;
    }

    /** The newest first: who did what, and what he wrote. */
    private List<TimelineItem> history(Tasks.Seen seen, Words w) {
        var items = new ArrayList<TimelineItem>();
        for (var e : seen.entries().reversed()) {
            var texts = seen.texts().getOrDefault(e.version(), TaskTexts.NONE);
            items.add(new TimelineItem(
                    TaskWhen.minute(e.occurredAt()),
                    w.get("entry." + e.kind()) + said(e, w),
                    line(e, texts, w),
                    e.kind().equals("kernel.BecameLate")
                            ? TimelineItem.Kind.LATE
                            : items.isEmpty() ? TimelineItem.Kind.NOW : TimelineItem.Kind.PAST,
                    null));
        }
        return items;
    }

    private static String said(Entry e, Words w) {
        if (e.facts().get("percent") instanceof Number percent) return ": " + percent + " %";
        if (e.facts().get("level") instanceof String level) return ": " + w.get("task.warn." + level);
        if (e.facts().get("class") instanceof String cause) return ": " + w.get("task.cause." + cause);
        if (e.facts().get("upheld") instanceof Boolean upheld)
            return ": " + w.get(upheld ? "task.cause.UPHELD" : "task.cause.DISMISSED");
        return "";
    }

    private String line(Entry e, TaskTexts texts, Words w) {
        var parts = new ArrayList<String>();
        if (!e.actor().equals(ActorId.SYSTEM)) parts.add(people.name(e.actor()) + ", " + name(e.unit()));
        for (var name : List.of("text", "paper", "done", "obstacles", "proposal"))
            if (!texts.get(name).isEmpty()) parts.add(w.get("task." + name) + ": " + texts.get(name));
        return String.join(" · ", parts);
    }

    private static List<String> flags(TaskClock clock, Words w) {
        var flags = new ArrayList<String>();
        if (clock.unopenedDays() > 0) flags.add(w.get("task.unopened", clock.unopenedDays()));
        if (clock.reportOwed() != null) flags.add(w.get("task.reportOwed", TaskWhen.day(clock.reportOwed())));
        return flags;
    }

    private String strip(TaskCourse c, TaskClock clock, Instant now, Words w) {
        var due = clock.due();
        var owed = c.owed();
        if (due == null || owed.isEmpty() || c.stands().isOff()) return "";
        var original = clock.originalDue();
        return ClockStrip.figure(
                new ClockStrip.Strip(
                        due.account(),
                        owed.get().clock().start(),
                        due.at(),
                        original == null || original.at().equals(due.at()) ? null : original.at(),
                        now,
                        owed.get().clock().metAt(),
                        List.of(),
                        clock.calendar(),
                        true),
                ClockStrip.Size.FILE,
                w);
    }

    /** The acts that the state leaves open and the post has a right to; the ledger decides again. */
    private Set<String> offered(Tasks.Seen seen, Officer officer) {
        var c = seen.course();
        var offered = new HashSet<String>();
        if (c.stands().isOver()) return offered;
        boolean lead = officer.unit().equals(c.state().unitNow())
                && c.stands() != TaskState.DRAFT
                && c.stands() != TaskState.RETURNED;
        boolean assigner = officer.unit().equals(c.state().unitIn());
        if (lead && officer.may(Tasks.WORK)) {
            if (c.stands() == TaskState.ASSIGNED) offered.add("receive");
            if (c.stands().isBeingDone()) offered.addAll(List.of("report", "submit"));
        }
        if (lead && officer.may(Tasks.LEAD)) {
            if (c.stands() == TaskState.ASSIGNED) offered.add("giveBack");
            if (c.stands().isWithLead() && c.asked() == null) offered.add("askExtension");
            if (clocks.of(seen, time.instant()).late() && c.causes().stream().noneMatch(x -> x.isOpen()))
                offered.add("nameCause");
        }
        if (lead && officer.may(Tasks.ASSIGN)) offered.add("addPart");
        if (assigner && officer.may(Tasks.DECIDE)) {
            if (c.stands() == TaskState.SUBMITTED) offered.addAll(List.of("accept", "sendBack"));
            if (c.asked() != null) offered.addAll(List.of("extend", "declineExtension"));
        }
        if (assigner && officer.may(Tasks.ASSIGN)) {
            if (c.stands() == TaskState.DRAFT) offered.addAll(List.of("editDraft", "cancel"));
            else offered.addAll(List.of("recall", "cancel", "merge"));
            if (c.stands() == TaskState.RETURNED) offered.add("reassign");
        }
        if (c.state().units().contains(officer.unit()) && (officer.may(Tasks.WORK) || officer.may(Tasks.ASSIGN)))
            offered.add("comment");
        return offered;
    }
}
