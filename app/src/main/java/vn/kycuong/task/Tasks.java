package vn.kycuong.task;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.document.Files;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Moments;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.reference.SearchText;
import vn.kycuong.task.TaskDecision.Lawful;
import vn.kycuong.task.TaskDecision.Refused;
import vn.kycuong.worktime.LegalClock;

/** Acts on assigned tasks: one read, the rule, the texts, and the ledger's statement; texts and entry stand together or neither. */
@Component
public class Tasks {
    /** Kind of a task's case in the ledger. */
    public static final String KIND = "task";
    /** To assign, reassign, recall, merge. */
    public static final String ASSIGN = "task.assign";
    /** To accept, send back, give a new date, decide about causes. */
    public static final String DECIDE = "task.decide";
    /** To give one more new date than the assigner's office may. */
    public static final String EXTEND_AGAIN = "task.extend-again";
    /** To answer for what the unit leads: return it, ask for another date, name causes, object. */
    public static final String LEAD = "task.lead";
    /** To take up, report, hand in, answer. */
    public static final String WORK = "task.work";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TaskRows rows;
    private final Ledger ledger;
    private final TaskDates dates;
    private final Organisation organisation;
    private final Files files;
    private final LegalClock time;

    Tasks(TaskRows rows, Ledger ledger, TaskDates dates, Organisation organisation, Files files, LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.dates = dates;
        this.organisation = organisation;
        this.files = files;
        this.time = time;
    }

    /** What a form says of itself: the version of the page it stood on, and its random key. */
    public record Sheet(int version, String key) {}

    /** What comes with an act. */
    public record With(Map<String, String> texts, List<UploadedFile.Accepted> files) {
        public With {
            texts = Map.copyOf(texts);
            files = List.copyOf(files);
        }

        /** One text and no file. */
        public static With text(String text) {
            return new With(text.isBlank() ? Map.of() : Map.of("text", text.strip()), List.of());
        }

        boolean isEvidence() {
            return !files.isEmpty() || texts.getOrDefault("paper", "").strip().length() > 2;
        }
    }

    // ---- how it begins

    /** Keeps a task that is not given yet. */
    @Transactional
    public TaskResult draft(String key, NewTask wish, Officer officer) {
        var id = CaseId.ofForm(key);
        if (rows.find(id).isPresent()) return new TaskResult.Done(id);
        var now = now();
        var task = task(id, wish, number(now), UUID.randomUUID(), null, officer, now);
        rows.insert(task, folded(wish));
        return record(
                CaseState.unopened(id, KIND),
                by(officer, now, key),
                TaskEvent.DRAFTED,
                ASSIGN,
                officer.unit(),
                TaskRules.drafted(officer.unit()).saying(facts(task)),
                texts(wish));
    }

    /** Gives a task to each unit that is to lead it: all of them, or none. */
    @Transactional
    public TaskResult assign(String key, NewTask wish, Officer officer) {
        if (wish.leads().isEmpty()) return new TaskResult.NotPossible("task.no.lead");
        if (new HashSet<>(wish.leads()).size() != wish.leads().size())
            return new TaskResult.NotPossible("task.no.leadTwice");
        var first = CaseId.ofForm(key + "-" + wish.leads().getFirst());
        if (wish.draft() == null && rows.find(first).isPresent()) return again(key, wish);
        var now = now();
        var draft = wish.draft() == null ? null : ledger.find(wish.draft()).orElse(null);
        if (wish.draft() != null && (draft == null || !draft.kind().equals(KIND) || !sees(draft, officer)))
            return new TaskResult.NotFound();
        var parent = parent(wish.parent(), officer);
        if (wish.parent() != null && parent == null) return new TaskResult.NotPossible("task.no.parent");
        var chosen = new ArrayList<Chosen>();
        for (var lead : wish.leads()) {
            var own = chosen.isEmpty() ? draft : null;
            var before = own != null ? own : CaseState.unopened(CaseId.ofForm(key + "-" + lead), KIND);
            var one = chosen(before, wish, lead, parent, officer.unit(), now);
            if (one.decision() instanceof Refused(var why, var arguments))
                return new TaskResult.NotPossible(why, arguments); // nothing is written yet
            chosen.add(one);
        }
        var batch = UUID.randomUUID();
        var given = new ArrayList<CaseId>();
        for (var one : chosen) {
            var result = assign(key + "-" + one.lead(), wish, one, batch, officer, now);
            if (!(result instanceof TaskResult.Done(var ids))) return undone(result);
            given.addAll(ids);
        }
        return new TaskResult.Done(given);
    }

    /** Why a task could not be given as it stands; empty when it could. Nothing is written. */
    Optional<TaskResult.NotPossible> refusal(NewTask wish, UnitId assigner, Instant now) {
        if (wish.leads().isEmpty()) return Optional.of(new TaskResult.NotPossible("task.no.lead"));
        for (var lead : wish.leads()) {
            var before = CaseState.unopened(new CaseId(UUID.randomUUID()), KIND);
            if (chosen(before, wish, lead, null, assigner, now).decision() instanceof Refused(var why, var arguments))
                return Optional.of(new TaskResult.NotPossible(why, arguments));
        }
        return Optional.empty();
    }

    /** One task about to be given, and what the rules say. */
    private record Chosen(CaseState before, UnitId lead, Assignment.Owed owed, TaskDecision decision) {}

    private Chosen chosen(
            CaseState before, NewTask wish, UnitId lead, @Nullable DueDate parent, UnitId assigner, Instant now) {
        var owed = dates.lead(lead, wish.type(), wish.due(), wish.orderedBy(), now);
        var supports = wish.supporters().stream()
                .map(s -> new Assignment.Support(s.unit(), dates.support(s.unit(), s.due(), owed, now)))
                .toList();
        var assignment = new Assignment(assigner, lead, mayLead(assigner, lead, now), owed, supports, parent);
        return new Chosen(before, lead, owed, TaskRules.assigned(before, assignment, now));
    }

    private static TaskResult again(String key, NewTask wish) {
        return new TaskResult.Done(wish.leads().stream()
                .map(lead -> CaseId.ofForm(key + "-" + lead))
                .toList());
    }

    private TaskResult assign(String key, NewTask wish, Chosen one, UUID batch, Officer officer, Instant now) {
        if (!(one.decision() instanceof Lawful lawful)) throw new IllegalStateException("Refused: " + one);
        var id = one.before().id();
        boolean draft = one.before().version() > 0;
        var task = task(
                id, wish, draft ? numberOf(id) : number(now), batch, one.owed().due(), officer, now);
        if (draft) rows.given(task, folded(wish));
        else rows.insert(task, folded(wish));
        return record(
                one.before(),
                by(officer, now, key),
                TaskEvent.ASSIGNED,
                ASSIGN,
                officer.unit(),
                lawful.saying(facts(task)),
                texts(wish));
    }

    /** The province assigns to every unit, others to themselves and to those below them. */
    boolean mayLead(UnitId assigner, UnitId lead, Instant now) {
        var today = TaskDates.day(now);
        if (!organisation.knows(lead) || !organisation.unit(lead).existsOn(today)) return false;
        if (assigner.equals(organisation.province().id())) return !lead.equals(assigner);
        return organisation.subtree(assigner, today).stream().map(Unit::id).anyMatch(lead::equals);
    }

    /** When the task is due that this is to be a part of; null where the officer's unit has no say in it. */
    private @Nullable DueDate parent(@Nullable CaseId id, Officer officer) {
        if (id == null) return null;
        return ledger.find(id)
                .filter(c ->
                        c.kind().equals(KIND) && c.isOpen() && !c.obligations().isEmpty())
                .filter(c -> c.unitNow().equals(officer.unit()) || c.unitIn().equals(officer.unit()))
                .map(c -> dates.due(c.obligation(TaskCourse.LEAD), now()))
                .orElse(null);
    }

    private static Task task(
            CaseId id, NewTask w, String number, UUID batch, @Nullable DueDate due, Officer officer, Instant now) {
        return new Task(
                id,
                number,
                w.type(),
                w.urgency(),
                w.rhythm(),
                w.orderedBy(),
                w.parent(),
                batch,
                officer.actor(),
                now,
                w.title(),
                due == null ? null : due.at(),
                due == null ? null : due.lateFrom(),
                0);
    }

    private String number(Instant now) {
        int year = TaskDates.day(now).getYear();
        return "NV.%d.%04d".formatted(year, rows.next(year));
    }

    private String numberOf(CaseId id) {
        return rows.find(id).orElseThrow().number();
    }

    /** Codes and dates alone: readers of the ledger know the clause, the desk's rows can be rebuilt. */
    static Map<String, Object> facts(Task t) {
        var facts = new HashMap<String, Object>();
        var under = t.orderedBy();
        if (under != null) facts.putAll(under.facts());
        facts.put("number", t.number());
        facts.put("type", t.type().name());
        facts.put("urgency", t.urgency().name());
        facts.put("rhythm", t.rhythm().name());
        facts.put("batch", t.batch().toString());
        if (t.parent() != null) facts.put("parent", t.parent().toString());
        if (t.originalDue() != null) facts.put("originalDue", Moments.text(t.originalDue()));
        return facts;
    }

    private static TaskTexts texts(NewTask w) {
        var texts = new HashMap<String, String>();
        texts.put("title", w.title());
        texts.put("content", w.content());
        texts.put("product", w.product());
        // what a draft is given as later
        texts.put(
                "leads",
                String.join(" ", w.leads().stream().map(UnitId::toString).toList()));
        texts.put(
                "supporters",
                String.join(
                        " ",
                        w.supporters().stream()
                                .map(s -> s.due() == null ? s.unit().toString() : s.unit() + ":" + s.due())
                                .toList()));
        if (w.due() != null) texts.put("due", w.due().toString());
        return new TaskTexts(texts, List.of());
    }

    private static String folded(NewTask w) {
        return SearchText.folded(w.title() + " " + w.content() + " " + w.product());
    }

    // ---- the lead

    /** Takes it up; whoever does it is the one who pressed, or whom the head names. */
    @Transactional
    public TaskResult receive(CaseId id, Sheet sheet, @Nullable ActorId holder, Officer officer) {
        var who = holder == null ? officer.actor() : holder;
        return act(id, sheet, officer, Deed.ofLead(TaskEvent.RECEIVED, WORK, c -> TaskRules.received(c, who)));
    }

    @Transactional
    public TaskResult giveBack(CaseId id, Sheet sheet, With with, Officer officer) {
        var now = now();
        int days = dates.numbers(now).returnDays();
        return act(
                id,
                sheet,
                officer,
                Deed.ofLead(
                                TaskEvent.RETURNED,
                                LEAD,
                                c -> TaskRules.returned(
                                        c,
                                        now,
                                        within(days, c.givenAt(), c.state().unitNow(), now),
                                        role(c),
                                        days))
                        .with(with));
    }

    @Transactional
    public TaskResult report(CaseId id, Sheet sheet, int percent, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                Deed.ofLead(TaskEvent.PROGRESS_REPORTED, WORK, c -> TaskRules.reported(c, percent))
                        .with(with));
    }

    @Transactional
    public TaskResult submit(CaseId id, Sheet sheet, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                Deed.ofLead(TaskEvent.SUBMITTED, WORK, c -> TaskRules.submitted(c, role(c)))
                        .with(with));
    }

    /** K5: before the date, with evidence. */
    @Transactional
    public TaskResult askExtension(CaseId id, Sheet sheet, LocalDate wanted, With with, Officer officer) {
        var now = now();
        return act(
                id,
                sheet,
                officer,
                Deed.ofLead(
                                TaskEvent.EXTENSION_ASKED,
                                LEAD,
                                c -> c.owed()
                                        .map(o -> TaskRules.extensionAsked(
                                                c,
                                                now,
                                                dates.due(o, now).at(),
                                                dates.endOf(wanted, o.unit(), now),
                                                wanted.toString(),
                                                with.isEvidence(),
                                                dates.numbers(now)))
                                        .orElseGet(() -> new Refused("task.no.stands.DRAFT")))
                        .with(with));
    }

    /** K10. @param obligation of the supporter that was awaited; 0 for nobody */
    @Transactional
    public TaskResult nameCause(
            CaseId id, Sheet sheet, LateCauseClass cause, int obligation, With with, Officer officer) {
        var now = now();
        return act(
                id,
                sheet,
                officer,
                Deed.ofLead(
                                TaskEvent.CAUSE_NAMED,
                                LEAD,
                                c -> TaskRules.causeNamed(c, isLate(c, now), cause, obligation, with.isEvidence()))
                        .with(with));
    }

    /** Whether it is late, or was handed in late. */
    boolean isLate(TaskCourse c, Instant now) {
        return c.owed()
                .map(o -> {
                    var met = o.clock().metAt();
                    return !(met == null ? now : met).isBefore(dates.due(o, now).lateFrom());
                })
                .orElse(false);
    }

    // ---- supporters

    @Transactional
    public TaskResult answer(CaseId id, Sheet sheet, int obligation, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                new Deed(
                                TaskEvent.SUPPORT_ANSWERED,
                                _ -> WORK,
                                c -> supporter(c, obligation),
                                c -> TaskRules.supportAnswered(c, obligation))
                        .with(with));
    }

    @Transactional
    public TaskResult object(CaseId id, Sheet sheet, int cause, With with, Officer officer) {
        var now = now();
        int days = dates.numbers(now).objectDays();
        return act(
                id,
                sheet,
                officer,
                new Deed(
                                TaskEvent.CAUSE_OBJECTED,
                                _ -> LEAD,
                                c -> c.cause(cause)
                                        .map(x -> supporter(c, x.obligation()))
                                        .orElse(c.state().unitNow()),
                                c -> TaskRules.causeObjected(
                                        c,
                                        cause,
                                        now,
                                        c.cause(cause)
                                                .map(x -> within(
                                                        days,
                                                        x.namedAt(),
                                                        c.state().unitNow(),
                                                        now))
                                                .orElse(now),
                                        days))
                        .with(with));
    }

    /** The unit on whose desk the supporter's part lies, also after another followed it. */
    private static UnitId supporter(TaskCourse c, int obligation) {
        return c.state()
                .workFor(obligation)
                .map(w -> w.unit())
                .or(() -> c.supports().stream()
                        .filter(o -> o.no() == obligation)
                        .map(Obligation::unit)
                        .findFirst())
                .orElse(c.state().unitNow());
    }

    // ---- whoever assigned it

    @Transactional
    public TaskResult reassign(CaseId id, Sheet sheet, UnitId lead, With with, Officer officer) {
        var now = now();
        return act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(
                                TaskEvent.REASSIGNED,
                                ASSIGN,
                                c -> TaskRules.reassigned(
                                        c, lead, mayLead(c.state().unitIn(), lead, now)))
                        .with(with));
    }

    @Transactional
    public TaskResult accept(CaseId id, Sheet sheet, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(TaskEvent.ACCEPTED, DECIDE, TaskRules::accepted).with(with));
    }

    @Transactional
    public TaskResult sendBack(CaseId id, Sheet sheet, With with, Officer officer) {
        var result = act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(TaskEvent.SENT_BACK, DECIDE, c -> TaskRules.sentBack(c, paper(with, "Yêu cầu làm lại")))
                        .with(with));
        if (result instanceof TaskResult.Done && !isReplay()) rows.sentBack(id);
        return result;
    }

    private static boolean isReplay() {
        return TransactionAspectSupport.currentTransactionStatus().isRollbackOnly();
    }

    /** Gives the date that was asked for; the second time the leaders of the province alone. */
    @Transactional
    public TaskResult extend(CaseId id, Sheet sheet, With with, Officer officer) {
        var now = now();
        int most = dates.numbers(now).extensions();
        return act(
                id,
                sheet,
                officer,
                new Deed(
                                TaskEvent.EXTENDED,
                                c -> c.extensions() >= most ? EXTEND_AGAIN : DECIDE,
                                c -> c.state().unitIn(),
                                c -> extended(c, paper(with, "Đồng ý gia hạn"), now))
                        .with(with));
    }

    private TaskDecision extended(TaskCourse c, String paper, Instant now) {
        var asked = c.asked();
        var owed = c.owed();
        if (asked == null || owed.isEmpty()) return new Refused("task.no.extensionNone");
        var due = dates.due(owed.get(), now).at();
        return TaskRules.extended(
                c, now, due, dates.endOf(asked.due(), owed.get().unit(), now), paper);
    }

    @Transactional
    public TaskResult declineExtension(CaseId id, Sheet sheet, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(TaskEvent.EXTENSION_DECLINED, DECIDE, TaskRules::extensionDeclined)
                        .with(with));
    }

    @Transactional
    public TaskResult decideCause(CaseId id, Sheet sheet, int cause, boolean upheld, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(TaskEvent.CAUSE_DECIDED, DECIDE, c -> TaskRules.causeDecided(c, cause, upheld))
                        .with(with));
    }

    @Transactional
    public TaskResult recall(CaseId id, Sheet sheet, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(TaskEvent.RECALLED, ASSIGN, c -> TaskRules.off(c, TaskState.RECALLED))
                        .with(with));
    }

    @Transactional
    public TaskResult cancel(CaseId id, Sheet sheet, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(TaskEvent.CANCELLED, ASSIGN, c -> TaskRules.off(c, TaskState.CANCELLED))
                        .with(with));
    }

    /** Goes on as part of another task of the same assigner. @param into its number */
    @Transactional
    public TaskResult merge(CaseId id, Sheet sheet, String into, With with, Officer officer) {
        var other = rows.byNumber(into.strip().toUpperCase(java.util.Locale.ROOT))
                .filter(found -> !found.equals(id))
                .flatMap(ledger::find)
                .filter(c -> c.isOpen()
                        && c.unitIn().equals(officer.unit())
                        && !c.state().equals(TaskState.DRAFT.name()));
        if (other.isEmpty()) return new TaskResult.NotPossible("task.no.into", into);
        return act(
                id,
                sheet,
                officer,
                Deed.ofAssigner(TaskEvent.MERGED, ASSIGN, c -> {
                            var off = TaskRules.off(c, TaskState.MERGED);
                            return off instanceof Lawful lawful
                                    ? lawful.saying(
                                            Map.of("into", other.get().id().toString()))
                                    : off;
                        })
                        .with(with));
    }

    // ---- words

    /** A remark by anybody who has to do with it. */
    @Transactional
    public TaskResult comment(CaseId id, Sheet sheet, With with, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                new Deed(
                                TaskEvent.COMMENTED,
                                _ -> officer.may(ASSIGN) && !officer.may(WORK) ? ASSIGN : WORK,
                                c -> c.state().units().contains(officer.unit())
                                        ? officer.unit()
                                        : c.state().unitNow(),
                                TaskRules::commented)
                        .with(with));
    }

    // ---- the path of an act

    /**
     * What is to be done.
     *
     * @param right the right it asks of the actor
     * @param at the unit over which that right is held
     */
    private record Deed(
            TaskEvent event,
            Function<TaskCourse, String> right,
            Function<TaskCourse, UnitId> at,
            Function<TaskCourse, TaskDecision> rule,
            With with) {
        Deed(
                TaskEvent event,
                Function<TaskCourse, String> right,
                Function<TaskCourse, UnitId> at,
                Function<TaskCourse, TaskDecision> rule) {
            this(event, right, at, rule, With.text(""));
        }

        static Deed ofLead(TaskEvent event, String right, Function<TaskCourse, TaskDecision> rule) {
            return new Deed(event, _ -> right, c -> c.state().unitNow(), rule);
        }

        static Deed ofAssigner(TaskEvent event, String right, Function<TaskCourse, TaskDecision> rule) {
            return new Deed(event, _ -> right, c -> c.state().unitIn(), rule);
        }

        Deed with(With more) {
            return new Deed(event, right, at, rule, more);
        }
    }

    private TaskResult act(CaseId id, Sheet sheet, Officer officer, Deed deed) {
        var entries = ledger.entries(id);
        if (entries.isEmpty() || !entries.getFirst().caseKind().equals(KIND)) return new TaskResult.NotFound();
        var course = TaskCourse.of(entries);
        if (!sees(course.state(), officer)) return new TaskResult.NotFound();
        if (entries.stream().anyMatch(e -> sheet.key().equals(e.key()))) return undone(new TaskResult.Done(id));
        // marks of the clock and remarks change nothing that the person saw and decided by
        boolean moved = entries.stream().anyMatch(e -> e.version() > sheet.version() && !onlySays(e));
        if (moved) return new TaskResult.Overtaken();
        return switch (deed.rule().apply(course)) {
            case Refused(var key, var arguments) -> new TaskResult.NotPossible(key, arguments);
            case Lawful lawful -> {
                var now = now();
                var texts = new TaskTexts(
                        deed.with().texts(),
                        deed.with().files().stream()
                                .map(f -> laid(id, f, officer, now))
                                .toList());
                yield record(
                        course.state(),
                        by(officer, now, sheet.key()),
                        deed.event(),
                        deed.right().apply(course),
                        deed.at().apply(course),
                        lawful,
                        texts);
            }
        };
    }

    private static boolean onlySays(Entry e) {
        return e.overtakesNobody()
                || TaskEvent.of(e.kind()).map(TaskEvent::onlySays).orElse(false);
    }

    private TaskTexts.Paper laid(CaseId id, UploadedFile.Accepted file, Officer officer, Instant now) {
        var stored = files.store(id, officer.actor(), file, now);
        return TaskTexts.Paper.of(files.find(id, stored).orElseThrow());
    }

    private TaskResult record(
            CaseState before, Act.By by, TaskEvent event, String right, UnitId at, Lawful lawful, TaskTexts texts) {
        Commitment content = null;
        if (!texts.isEmpty()) {
            int revision = before.version() + 1;
            var bytes = texts.bytes();
            var salt = new byte[32];
            RANDOM.nextBytes(salt);
            if (!rows.append(before.id(), revision, bytes, salt)) return undone(new TaskResult.Overtaken());
            content = Commitment.of(revision, salt, bytes);
        }
        var act = Act.of(before, by, event.kind(), right, at, lawful.effects(), lawful.facts(), content);
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> new TaskResult.Done(before.id());
            case ActOutcome.Replayed _ -> undone(new TaskResult.Done(before.id()));
            case ActOutcome.Stale _ -> undone(new TaskResult.Overtaken());
            case ActOutcome.Forbidden _ -> undone(new TaskResult.NotAllowed());
        };
    }

    private static TaskResult undone(TaskResult result) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }

    private static Act.By by(Officer officer, Instant now, String key) {
        return new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key, officer.inPlaceOf());
    }

    private Instant within(int days, @Nullable Instant since, UnitId unit, Instant now) {
        return since == null ? now : dates.within(days, since, unit, now);
    }

    /** Who decides at the unit that assigned it, as work lists name the role. */
    private String role(TaskCourse c) {
        return c.state().unitIn().equals(organisation.province().id()) ? "CHAIR" : TaskRules.HEAD;
    }

    private static String paper(With with, String otherwise) {
        var paper = with.texts().getOrDefault("paper", "").strip();
        // the number of a paper alone may stand in an entry; what does not look like one stays in the text
        return paper.matches("[\\p{L}\\p{N}./ -]{1,60}") ? paper : otherwise;
    }

    /** Whoever assigns, leads or supports it, and who watches over them. */
    static boolean sees(CaseState c, Officer officer) {
        return officer.scope().contains(c.unitIn())
                || officer.scope().contains(c.unitNow())
                || c.obligations().stream().anyMatch(o -> officer.scope().contains(o.unit()))
                || c.workItems().stream()
                        .anyMatch(w -> w.open() && officer.scope().contains(w.unit()));
    }

    // ---- reading

    /** A task with all that is known of it. */
    public record Seen(Task task, TaskCourse course, List<Entry> entries, Map<Integer, TaskTexts> texts) {
        public Seen {
            entries = List.copyOf(entries);
            texts = Map.copyOf(texts);
        }

        /** The texts of the last entry of a kind. */
        public TaskTexts last(TaskEvent... kinds) {
            var wanted = List.of(kinds);
            return entries.reversed().stream()
                    .filter(e -> TaskEvent.of(e.kind()).filter(wanted::contains).isPresent())
                    .findFirst()
                    .map(e -> texts.getOrDefault(e.version(), TaskTexts.NONE))
                    .orElse(TaskTexts.NONE);
        }
    }

    /** A task, for whoever may see it. */
    public Optional<Seen> find(CaseId id, Officer officer) {
        var task = rows.find(id);
        if (task.isEmpty()) return Optional.empty();
        var entries = ledger.entries(id);
        if (entries.isEmpty()) return Optional.empty();
        var course = TaskCourse.of(entries);
        if (!sees(course.state(), officer)) return Optional.empty();
        var texts = new HashMap<Integer, TaskTexts>();
        rows.contents(id).forEach((no, bytes) -> texts.put(no, TaskTexts.read(bytes)));
        return Optional.of(new Seen(task.get(), course, entries, texts));
    }

    /** Its parts, and those assigned together with it. */
    public List<Task> family(Task task) {
        return rows.family(task);
    }

    /** A task by its number, as far as the caller's sight goes. */
    public Optional<Task> byNumber(String number) {
        return rows.byNumber(number).flatMap(rows::find);
    }

    public Optional<Task> task(CaseId id) {
        return rows.find(id);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
