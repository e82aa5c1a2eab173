package vn.kycuong.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.dossier.Acceptance;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Apologies;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Fault;
import vn.kycuong.dossier.Intake;
import vn.kycuong.dossier.Numbering;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.dossier.ReplySending;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessStep.StepKind;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.process.Processes;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Does, through the desk's own face and at the moment it would have been done, the next thing for each planned dossier. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleDesk {
    private static final int DAY = 480;
    private static final int ANSWER_DAYS = 10;
    /** By the ground that conditions are not met. */
    private static final Refusals.Proposal WHY_REFUSED = new Refusals.Proposal(
            "TC03", "Văn bản quy định của thủ tục (mẫu)", "Hồ sơ mẫu bị từ chối để minh họa.", "");

    private static final int SHARED = 100;

    private final Dossiers dossiers;
    private final Apologies apologies;
    private final Intake intake;
    private final Acceptance acceptance;
    private final Refusals refusals;
    private final ReplySending replies;
    private final Numbering numbering;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Processes processes;
    private final WorkTime workTime;
    private final LegalClock time;

    SampleDesk(
            Dossiers dossiers,
            Apologies apologies,
            Intake intake,
            Acceptance acceptance,
            Refusals refusals,
            ReplySending replies,
            Numbering numbering,
            Ledger ledger,
            Procedures procedures,
            Processes processes,
            WorkTime workTime,
            LegalClock time) {
        this.dossiers = dossiers;
        this.apologies = apologies;
        this.intake = intake;
        this.acceptance = acceptance;
        this.refusals = refusals;
        this.replies = replies;
        this.numbering = numbering;
        this.ledger = ledger;
        this.procedures = procedures;
        this.processes = processes;
        this.workTime = workTime;
        this.time = time;
    }

    /**
     * Works through everything that falls before {@code until}; what each thing leads to is put back into the queue. Up to a
     * hundred acts share a transaction: nobody waits for an answer here, and a start killed half-way begins again.
     */
    void work(PriorityQueue<Todo> queue, Instant until, SampleStaff.Staff people, AtomicLong done) {
        while (!queue.isEmpty() && queue.peek().at().isBefore(until)) {
            var cases = queue.stream()
                    .filter(todo -> todo.at().isBefore(until))
                    .map(todo -> todo.dossier().caseId())
                    .toList();
            ledger.inBulk(cases, () -> {
                for (int n = 0;
                        n < SHARED && !queue.isEmpty() && queue.peek().at().isBefore(until);
                        n++) {
                    var todo = queue.poll();
                    var next = LegalClock.Scoped.at(todo.at(), () -> step(todo, people));
                    done.incrementAndGet();
                    if (next != null) queue.add(next);
                }
            });
        }
    }

    private @Nullable Todo step(Todo todo, SampleStaff.Staff people) {
        var planned = todo.dossier();
        var c = todo.state();
        if (c == null) return begin(todo, people);
        var sheet = new Dossiers.Sheet(c.version(), planned.formKey() + "-" + c.version());
        return switch (act(c, planned, sheet, people)) {
            case ActResult.Done(CaseState now) -> after(c, now, planned, todo.at());
            case ActResult.Overtaken _ ->
                new Todo(todo.at().plusSeconds(60), planned, state(planned)); // the sweep wrote in between
            case ActResult other ->
                throw new IllegalStateException("Sample dossier " + planned + " at " + c.state() + ": " + other);
        };
    }

    private CaseState state(Planned planned) {
        return ledger.find(planned.caseId()).orElseThrow();
    }

    private @Nullable Todo begin(Todo todo, SampleStaff.Staff people) {
        var p = todo.dossier();
        var today = LegalZone.local(todo.at()).toLocalDate();
        var version = procedures.get(p.procedure(), today).orElseThrow();
        boolean online = p.fate().online() && version.channels().contains("ONLINE");
        boolean lacking = p.fate().end() == Fate.End.GUIDED || p.fate().end() == Fate.End.REFUSED;
        var command = new TakeIn(
                p.formKey(),
                p.procedure(),
                p.procedureCase(),
                online ? Channel.ONLINE : Channel.COUNTER,
                application(p, version));
        var receiver = people.pick(p.unitIn(), PostRole.RECEIVER, p.number());
        var result = online
                ? intake.apply(command, p.unitIn())
                : lacking ? intake.present(command, receiver) : intake.takeIn(command, receiver);
        return switch (result) {
            case TakeInResult.Accepted _, TakeInResult.Registered _, TakeInResult.Presented _ ->
                new Todo(later(p, todo.at(), 20 + p.number() % 90), p, state(p));
            default -> throw new IllegalStateException("Sample dossier " + p + ": " + result);
        };
    }

    private ActResult act(CaseState c, Planned p, Dossiers.Sheet sheet, SampleStaff.Staff people) {
        var id = c.id();
        return switch (DossierState.valueOf(c.state())) {
            case SUBMITTED -> receive(c, p, sheet, people);
            case GUIDED -> replies.answer(id, sheet.key(), "");
            case ACCEPTED, PROCESSING -> process(c, p, sheet, people);
            case SUPPLEMENT_PROPOSED -> dossiers.requestSupplement(id, sheet, people.pick(work(c), PostRole.LEADER, 0));
            case WAITING_SUPPLEMENT ->
                dossiers.supplementReceived(
                        id,
                        sheet,
                        List.of("Giấy tờ bổ sung mẫu"),
                        people.pick(c.unitIn(), PostRole.RECEIVER, p.number()));
            case AT_ONE_STOP ->
                dossiers.handOver(
                        id,
                        sheet,
                        new PersonName(p.applicant()),
                        "COUNTER",
                        people.pick(c.unitIn(), PostRole.RECEIVER, p.number()));
            case RETURNED ->
                dossiers.correct(
                        id,
                        sheet,
                        "Bấm nhầm trả kết quả khi người nộp chưa đến (mẫu)",
                        people.pick(c.unitNow(), PostRole.LEADER, 0));
            case REFUSAL_PROPOSED -> refusals.sign(id, sheet, people.pick(c.unitIn(), PostRole.LEADER, 0));
            case REFUSED,
                    SUPPLEMENT_HANDED_IN,
                    WAITING_FINANCE,
                    PAUSED,
                    WITHDRAWAL_REQUESTED,
                    WITHDRAWN,
                    STOPPED,
                    REFERRED,
                    UNDONE ->
                throw new IllegalStateException("The sample plays no next step of a dossier that is " + c.state());
        };
    }

    private ActResult receive(CaseState c, Planned p, Dossiers.Sheet sheet, SampleStaff.Staff people) {
        var receiver = people.pick(c.unitIn(), PostRole.RECEIVER, p.number());
        boolean first = c.obligations().size() == 1;
        return switch (p.fate().end()) {
            case REFUSED -> refusals.propose(c.id(), sheet, WHY_REFUSED, receiver);
            case GUIDED ->
                first
                        ? acceptance.guide(c.id(), sheet, items(p), receiver)
                        : acceptance.accept(c.id(), sheet, receiver);
            case RETURNED, SUPPLEMENTED -> acceptance.accept(c.id(), sheet, receiver);
        };
    }

    private ActResult process(CaseState c, Planned p, Dossiers.Sheet sheet, SampleStaff.Staff people) {
        var work = c.openWork().orElseThrow();
        var role = PostRole.valueOf(work.role());
        var officer = people.pick(work.unit(), role, p.number());
        if (work.holder() == null) return dossiers.take(c.id(), sheet, officer);
        boolean supplemented = DossierState.ACCEPTED.name().equals(c.state()) || stopped(c);
        if (p.fate().end() == Fate.End.SUPPLEMENTED && !supplemented && step(c).kind() == StepKind.WORK) {
            return dossiers.proposeSupplement(c.id(), sheet, items(p), answerBy(c), officer);
        }
        if (step(c).kind() == StepKind.NUMBER)
            return numbering.number(c.id(), sheet, Dossiers.Leaving.PLAIN, time.today(), officer);
        var result = dossiers.complete(c.id(), sheet, "", officer);
        return result instanceof ActResult.NotPossible no && no.wordKey().equals("dossier.no.apologyFirst")
                ? apologies.say(
                        c.id(),
                        sheet,
                        Set.of(Fault.LATE),
                        "Hồ sơ mẫu quá hạn để minh họa.",
                        people.pick(c.unitNow(), PostRole.LEADER, 0))
                : result;
    }

    private LocalDate answerBy(CaseState c) {
        return workTime.calendar(c.unitNow(), time.instant()).plusWorkingDays(time.today(), ANSWER_DAYS);
    }

    private static boolean stopped(CaseState c) {
        return c.obligation(Tier.WHOLE).map(o -> !o.clock().stops().isEmpty()).orElse(false);
    }

    /** When the next thing happens, or null when nothing more does. */
    private @Nullable Todo after(CaseState before, CaseState c, Planned p, Instant at) {
        int wait = switch (DossierState.valueOf(c.state())) {
            case REFUSED,
                    SUPPLEMENT_HANDED_IN,
                    WAITING_FINANCE,
                    PAUSED,
                    WITHDRAWAL_REQUESTED,
                    WITHDRAWN,
                    STOPPED,
                    REFERRED,
                    UNDONE -> 0;
            case RETURNED -> p.fate().mispressed() && !corrected(before) ? 15 : 0;
            case SUBMITTED -> 60 + p.number() % 300;
            case GUIDED -> DAY + p.number() % (3 * DAY);
            case WAITING_SUPPLEMENT -> DAY + p.number() % (6 * DAY);
            case REFUSAL_PROPOSED, SUPPLEMENT_PROPOSED -> 30 + p.number() % 200;
            case AT_ONE_STOP -> 30 + p.number() % (2 * DAY);
            case ACCEPTED, PROCESSING -> pace(c, p);
        };
        return wait == 0 ? null : new Todo(later(p, at, wait), p, c);
    }

    private static boolean corrected(CaseState before) {
        return "dossier.Corrected".equals(before.lastKind());
    }

    /** A step is taken up soon after it comes, and takes its share of the allowance from then. */
    private int pace(CaseState c, Planned p) {
        var work = c.openWork().orElseThrow();
        if (work.holder() == null) return 5 + p.number() % 25;
        int allowance = Math.max(30, minutes(step(c)));
        int taken = Math.max(10, allowance * p.fate().pace() / 100);
        boolean withinTheDay = c.obligation(Tier.WHOLE)
                .map(o -> o.clock().limit() instanceof Limit.SameDay)
                .orElse(false);
        return withinTheDay && p.fate().pace() < 100 ? Math.max(5, taken / 8) : taken;
    }

    private static int minutes(ProcessStep step) {
        return step.allowance() instanceof Limit.WorkingHours(int hours) ? hours * 60 : DAY;
    }

    private ProcessStep step(CaseState c) {
        return processes.version(c.process()).step(c.openWork().orElseThrow().step());
    }

    private static UnitId work(CaseState c) {
        return c.openWork().orElseThrow().unit();
    }

    private Instant later(Planned p, Instant at, int workingMinutes) {
        var calendar = workTime.calendar(p.unitIn(), at);
        return LegalZone.instant(calendar.plusWorkingMinutes(LegalZone.local(at), workingMinutes));
    }

    private static List<SupplementItem> items(Planned p) {
        return List.of(new SupplementItem(
                "Giấy tờ mẫu của hồ sơ " + p.number(),
                "Thành phần hồ sơ đã công bố (mẫu)",
                "Bản nộp mờ, đề nghị nộp lại (mẫu)",
                new PaperCount(1, 0)));
    }

    private static Application application(Planned p, ProcedureVersion version) {
        var papers = new ArrayList<Application.Paper>();
        for (var paper : version.papers())
            papers.add(
                    paper.mandatory()
                            ? new Application.Paper(paper.name(), paper.originals(), paper.copies(), 0)
                            : new Application.Paper(paper.name(), 0, 0, 0));
        return new Application(
                new PersonName(p.applicant()),
                new PersonName(p.applicant()),
                "000000%06d".formatted(p.number()),
                "0000%06d".formatted(p.number()),
                "",
                "Địa chỉ mẫu, tỉnh Lạng Sơn",
                "",
                papers,
                "COUNTER");
    }
}
