package vn.kycuong.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Classification;
import vn.kycuong.ledger.SealedLedger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Posts;
import vn.kycuong.task.TaskDecision.Lawful;
import vn.kycuong.task.TaskDecision.Refused;
import vn.kycuong.worktime.LegalClock;

/**
 * Secret tasks (K12): off until an administrator records the legal basis. Number, owner and date and nothing else; the content is kept outside.
 * They are sealed cases: who assigned one and who heads the unit that owes it read it, and no list, count, search or score of anybody else.
 */
@Component
public class SecretTasks {
    /** The right to decide whether they are kept here. */
    public static final String ENABLE = "task.secrecy";

    private static final int MOST = 200;
    private static final int LONGEST = 1_000;
    private static final int SHORTEST = 8;

    private final SecrecyRows rows;
    private final SealedLedger ledger;
    private final Tasks tasks;
    private final TaskDates dates;
    private final Organisation organisation;
    private final Posts posts;
    private final Audit audit;
    private final LegalClock time;

    SecretTasks(
            SecrecyRows rows,
            SealedLedger ledger,
            Tasks tasks,
            TaskDates dates,
            Organisation organisation,
            Posts posts,
            Audit audit,
            LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.tasks = tasks;
        this.dates = dates;
        this.organisation = organisation;
        this.posts = posts;
        this.audit = audit;
        this.time = time;
    }

    /** All that may be known of one. */
    public record Line(
            CaseId id,
            int version,
            String number,
            UnitId owner,
            Instant due,
            TaskState stands,
            boolean isOwner,
            boolean isAssigner) {}

    /** Decisions whether they are kept here, the newest first. */
    public List<Secrecy> decisions() {
        return rows.all();
    }

    public boolean isEnabled() {
        return rows.all().stream().findFirst().filter(Secrecy::enabled).isPresent();
    }

    /** Records a decision with its basis, or why no more. */
    @Transactional
    public TaskResult decide(boolean enabled, String basis, Officer officer) {
        if (!officer.may(ENABLE)) return new TaskResult.NotAllowed();
        var text = basis.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST)
            return new TaskResult.NotPossible("task.secret.no.basis");
        if (enabled == isEnabled()) return new TaskResult.NotPossible("task.secret.no.same");
        rows.add(new Secrecy(enabled, text, officer.actor(), now()));
        audit.administered(officer.doer(), "POST /quan-tri/nhiem-vu-mat", enabled ? "ON" : "OFF", "DONE");
        return new TaskResult.Done(List.of());
    }

    /** Those the officer assigned or answers for. */
    public List<Line> of(Officer officer) {
        return ledger.cases(Tasks.KIND, officer.actor(), null, MOST).stream()
                .map(c -> line(c, officer))
                .toList();
    }

    private Line line(CaseState c, Officer officer) {
        return new Line(
                c.id(),
                c.version(),
                number(c.id()),
                c.unitNow(),
                dates.due(c.obligation(TaskCourse.LEAD), now()).at(),
                TaskState.valueOf(c.state()),
                officer.unit().equals(c.unitNow()),
                officer.unit().equals(c.unitIn()));
    }

    /** Drawn and not counted: a gap in a series would tell of what lies in it. */
    private static String number(CaseId id) {
        return "M-" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    public TaskResult assign(String key, UnitId lead, LocalDate due, Officer officer) {
        if (!isEnabled()) return new TaskResult.NotPossible("task.secret.no.off");
        var id = CaseId.ofForm(key);
        if (ledger.find(id, officer.actor()).isPresent()) return new TaskResult.Done(id);
        var now = now();
        var head = posts.heads().at(lead, TaskDates.day(now)).head();
        if (!organisation.knows(lead) || head == null) return new TaskResult.NotPossible("task.secret.no.head");
        var owed = dates.lead(lead, TaskType.OTHER, due, null, now);
        var assignment =
                new Assignment(officer.unit(), lead, tasks.mayLead(officer.unit(), lead, now), owed, List.of(), null);
        var before = CaseState.unopened(id, Tasks.KIND);
        return switch (TaskRules.assigned(before, assignment, now)) {
            case Refused(var why, var arguments) -> new TaskResult.NotPossible(why, arguments);
            case Lawful lawful ->
                answer(
                        id,
                        ledger.open(
                                act(before, TaskEvent.ASSIGNED, Tasks.ASSIGN, officer.unit(), lawful, key, officer),
                                Classification.RESTRICTED,
                                Set.of(officer.actor(), head),
                                Set.of()));
        };
    }

    public TaskResult receive(CaseId id, Tasks.Sheet sheet, Officer officer) {
        return act(
                id, sheet, TaskEvent.RECEIVED, Tasks.LEAD, true, c -> TaskRules.received(c, officer.actor()), officer);
    }

    public TaskResult submit(CaseId id, Tasks.Sheet sheet, Officer officer) {
        return act(
                id, sheet, TaskEvent.SUBMITTED, Tasks.LEAD, true, c -> TaskRules.submitted(c, TaskRules.HEAD), officer);
    }

    public TaskResult accept(CaseId id, Tasks.Sheet sheet, Officer officer) {
        return act(id, sheet, TaskEvent.ACCEPTED, Tasks.DECIDE, false, TaskRules::accepted, officer);
    }

    public TaskResult sendBack(CaseId id, Tasks.Sheet sheet, Officer officer) {
        return act(
                id,
                sheet,
                TaskEvent.SENT_BACK,
                Tasks.DECIDE,
                false,
                c -> TaskRules.sentBack(c, "Yêu cầu làm lại"),
                officer);
    }

    public TaskResult recall(CaseId id, Tasks.Sheet sheet, Officer officer) {
        return act(
                id, sheet, TaskEvent.RECALLED, Tasks.ASSIGN, false, c -> TaskRules.off(c, TaskState.RECALLED), officer);
    }

    private TaskResult act(
            CaseId id,
            Tasks.Sheet sheet,
            TaskEvent event,
            String right,
            boolean byOwner,
            Function<TaskCourse, TaskDecision> rule,
            Officer officer) {
        var entries = ledger.entries(id, officer.actor());
        if (entries.isEmpty() || !entries.getFirst().caseKind().equals(Tasks.KIND)) return new TaskResult.NotFound();
        var course = TaskCourse.of(entries);
        if (entries.stream().anyMatch(e -> sheet.key().equals(e.key()))) return new TaskResult.Done(id);
        boolean moved = entries.stream().anyMatch(e -> e.version() > sheet.version() && !e.overtakesNobody());
        if (moved) return new TaskResult.Overtaken();
        var at = byOwner ? course.state().unitNow() : course.state().unitIn();
        return switch (rule.apply(course)) {
            case Refused(var why, var arguments) -> new TaskResult.NotPossible(why, arguments);
            case Lawful lawful ->
                answer(id, ledger.record(act(course.state(), event, right, at, lawful, sheet.key(), officer)));
        };
    }

    private Act act(
            CaseState before, TaskEvent event, String right, UnitId at, Lawful lawful, String key, Officer officer) {
        var now = now();
        var by = new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key, officer.inPlaceOf());
        return Act.of(before, by, event.kind(), right, at, lawful.effects(), Map.of(), null);
    }

    private static TaskResult answer(CaseId id, ActOutcome outcome) {
        return switch (outcome) {
            case ActOutcome.Recorded _, ActOutcome.Replayed _ -> new TaskResult.Done(id);
            case ActOutcome.Stale _ -> new TaskResult.Overtaken();
            case ActOutcome.Forbidden _ -> new TaskResult.NotAllowed();
        };
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
