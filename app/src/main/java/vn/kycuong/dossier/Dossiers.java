package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.dossier.ActPath.Draft;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessRun;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Ledger;

/**
 * The one-stop desk (bộ phận một cửa): every act that a person may do to a dossier once it is accepted. Each fetches what the decision
 * needs, lets the rules of its subject ({@link DossierRules}) decide, and stores content and entry together, or neither. How it comes in
 * is {@link Intake}.
 */
@Component
public class Dossiers {
    /** Kind of a dossier's case in the ledger. */
    public static final String KIND = "dossier";

    private final DossierRows rows;
    private final Ledger ledger;
    private final ActPath path;
    private final Moves moves;
    private final Rules rules;
    private final AskingTimes asking;
    private final Apologies apologies;
    private final ResultNumberRows numbers;

    Dossiers(
            DossierRows rows,
            Ledger ledger,
            ActPath path,
            Moves moves,
            Rules rules,
            AskingTimes asking,
            Apologies apologies,
            ResultNumberRows numbers) {
        this.rows = rows;
        this.ledger = ledger;
        this.path = path;
        this.moves = moves;
        this.rules = rules;
        this.asking = asking;
        this.apologies = apologies;
        this.numbers = numbers;
    }

    /**
     * The page an act was pressed on.
     *
     * @param version the version the page showed: if the case has moved on, the act is not done
     * @param key random key of the form
     * @param late when it happened, if it is entered later than that; null for an act of this moment
     */
    public record Sheet(int version, String key, @Nullable Late late) {
        public Sheet(int version, String key) {
            this(version, key, null);
        }

        /** The same form on another version. */
        Sheet on(int newer) {
            return new Sheet(newer, key, late);
        }
    }

    /** Something that happened earlier and is entered now (nhập muộn): a power cut, a paper slip. */
    public record Late(Instant occurredAt, String reason) {}

    /** Whether it is owed to say of a supplement that came online whether it is complete, and not to answer an application. */
    public static boolean isCheck(Obligation owed) {
        return owed.duty().equals(DossierRules.DUTY_CHECK);
    }

    // ---- work
    // ----------------------------------------------------------------------------------------------------------

    /** Takes the work up oneself. */
    public ActResult take(CaseId id, Sheet sheet, Officer officer) {
        return path.actOnWork(
                id, sheet, officer, DossierEvent.TAKEN, c -> HoldingRules.take(c, officer.actor(), false));
    }

    /** The head gives the work to somebody, also out of another's hands. */
    public ActResult assign(CaseId id, Sheet sheet, ActorId holder, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.ASSIGNED,
                Rights.ASSIGN,
                UnitPlace.WORK,
                null,
                c -> HoldingRules.take(c, holder, true));
    }

    /**
     * How work leaves its step.
     *
     * @param work number of the work item; 0 for that of the matter itself
     * @param move which of the moves that may be taken, from 1; 0 for the only one
     * @param paper by which a waiting step stops the clock; empty elsewhere
     */
    public record Leaving(int work, int move, String paper) {
        /** The only way on from the only work. */
        public static final Leaving PLAIN = new Leaving(0, 0, "");
    }

    private static final ProcessMove.Kind[] ON = {ProcessMove.Kind.FORWARD, ProcessMove.Kind.REJECT};
    private static final ProcessMove.Kind[] BACK = {ProcessMove.Kind.BACK};

    /** The step is done; the work goes on by the only way there is. */
    public ActResult complete(CaseId id, Sheet sheet, String note, Officer officer) {
        return complete(id, sheet, Leaving.PLAIN, note, officer);
    }

    /** The step is done; the work goes on by the move chosen: to the next desk, to several at once, or to the one-stop. */
    public ActResult complete(CaseId id, Sheet sheet, Leaving leaving, String note, Officer officer) {
        var content = note.isBlank() ? null : new Draft("note", Map.of("text", note), null);
        return complete(id, sheet, leaving, content, Map.of(), officer);
    }

    /** The same with content of its own, and what the entry tells of it. */
    ActResult complete(
            CaseId id, Sheet sheet, Leaving leaving, @Nullable Draft content, Map<String, ?> facts, Officer officer) {
        return leave(
                id,
                sheet,
                leaving,
                officer,
                c -> isSigning(c, leaving.work()) ? DossierEvent.SIGNED : DossierEvent.STEP_COMPLETED,
                content,
                facts,
                ON);
    }

    /** The result has its number, and goes to the one-stop. */
    ActResult issue(
            CaseId id, Sheet sheet, Leaving leaving, @Nullable Draft content, Map<String, ?> facts, Officer officer) {
        return leave(id, sheet, leaving, officer, _ -> DossierEvent.RESULT_NUMBERED, content, facts, ON);
    }

    /** Whoever would sign, or number, sends the draft back, with a reason. */
    public ActResult sendBack(CaseId id, Sheet sheet, String reason, Officer officer) {
        return sendBack(id, sheet, Leaving.PLAIN, reason, officer);
    }

    /** The work goes back by the move chosen, with a reason. */
    public ActResult sendBack(CaseId id, Sheet sheet, Leaving leaving, String reason, Officer officer) {
        var content = new Draft("note", Map.of("text", reason), null);
        return leave(id, sheet, leaving, officer, _ -> DossierEvent.SENT_BACK, content, Map.of(), BACK);
    }

    private ActResult leave(
            CaseId id,
            Sheet sheet,
            Leaving leaving,
            Officer officer,
            Function<CaseState, DossierEvent> event,
            @Nullable Draft content,
            Map<String, ?> facts,
            ProcessMove.Kind[] kinds) {
        var now = path.now();
        var told = new HashMap<String, Object>(facts);
        if (leaving.move() > 0) told.put("move", leaving.move());
        return path.act(
                id,
                sheet,
                officer,
                new ActPath.Deed(
                        c -> event.apply(c).kind(),
                        c -> MoveRules.work(c, leaving.work())
                                .map(w -> Rights.ofRole(w.role()))
                                .orElse(Rights.EXAMINE),
                        c -> MoveRules.work(c, leaving.work())
                                .map(WorkItem::unit)
                                .orElse(c.unitNow()),
                        content,
                        told,
                        (c, _) -> hindered(c, leaving, kinds, event)
                                .orElseGet(() -> apologies.first(
                                        c,
                                        kinds == ON && isSigning(c, leaving.work()),
                                        MoveRules.move(
                                                c,
                                                moves.process(c),
                                                leaving.work(),
                                                kinds,
                                                leaving.move(),
                                                officer.actor(),
                                                moves.around(c, now, leaving.paper()))))));
    }

    /** Why the work cannot leave its step, whatever the move. */
    private Optional<Decision> hindered(
            CaseState c, Leaving leaving, ProcessMove.Kind[] kinds, Function<CaseState, DossierEvent> event) {
        if (CourseRules.waitsForChild(c)) return Optional.of(new Decision.No("dossier.no.childOpen"));
        if (c.process() == 0) return Optional.of(DossierRules.wrongState(c));
        boolean numberless =
                kinds == ON && event.apply(c) != DossierEvent.RESULT_NUMBERED && isNumbering(c, leaving.work());
        return numberless ? Optional.of(new Decision.No("dossier.no.numberFirst")) : Optional.empty();
    }

    /**
     * A move that the officer may press now.
     *
     * @param number which of the moves of its kind, from 1
     * @param paper whether a paper is needed: the clock will stand
     */
    public record OpenMove(WorkItem work, ProcessStep step, int number, ProcessMove move, boolean paper) {
        public boolean isBack() {
            return move.kind() == ProcessMove.Kind.BACK;
        }

        /** What the button says: the move's own name, or the plain word for it. */
        public String label(String plain) {
            return move.label().isEmpty() ? plain : move.label();
        }
    }

    /** Exactly the moves that may be taken now from the work that is this officer's to do, in the order of the process. */
    public List<OpenMove> moves(CaseState c, Officer officer) {
        if (c.process() == 0 || !MoveRules.moves(c)) return List.of();
        var process = moves.process(c);
        var around = moves.around(c, path.now(), "");
        var open = new ArrayList<OpenMove>();
        for (var work : c.workItems()) {
            boolean mine = work.open()
                    && work.step() != CaseActs.NO_STEP
                    && officer.scope().contains(work.unit())
                    && (work.holder() == null || work.holder().equals(officer.actor()))
                    && officer.may(Rights.ofRole(work.role()));
            if (!mine) continue;
            for (var kinds : List.of(ON, BACK)) {
                var some = MoveRules.open(process, work, around.values(), kinds);
                for (int i = 0; i < some.size(); i++)
                    open.add(new OpenMove(
                            work,
                            process.step(work.step()),
                            i + 1,
                            some.get(i),
                            ProcessRun.move(
                                            process.plan(),
                                            c,
                                            work,
                                            some.get(i),
                                            DossierRules.result(c).no(),
                                            around)
                                    instanceof ProcessRun.Result.PaperNeeded));
            }
        }
        return open;
    }

    /** The newer version of its process that a running dossier could follow, for whoever may decide that; empty when there is none. */
    public Optional<NewerProcess> newer(CaseState c, Officer officer) {
        boolean his = officer.may(Rights.PROCESS) && officer.scope().contains(c.unitNow());
        if (!his || c.process() == 0 || !MoveRules.moves(c)) return Optional.empty();
        return newer(c).map(then -> new NewerProcess(then, MoveRules.places(c, moves.process(c), then)));
    }

    private Optional<ProcessVersion> newer(CaseState c) {
        var now = moves.process(c);
        return moves.inForce(now.code(), path.today()).filter(then -> then.version() > now.version());
    }

    /**
     * A running dossier follows a newer version of its process from now on, with a reason: the only way in which a case leaves the
     * version in force at its receipt.
     *
     * @param version id of the newer version, which must be in force today
     * @param steps for each open work item, by its number, the step it stands at then
     */
    public ActResult followVersion(
            CaseId id, Sheet sheet, int version, Map<Integer, Integer> steps, String reason, Officer officer) {
        var deed = ActPath.Deed.of(
                        DossierEvent.PROCESS_CHANGED,
                        Rights.PROCESS,
                        CaseState::unitNow,
                        new Draft("note", Map.of("text", reason), null),
                        (c, _) -> follow(c, version, steps))
                .with(Map.of("to", version));
        return path.act(id, sheet, officer, deed);
    }

    private Decision follow(CaseState c, int version, Map<Integer, Integer> steps) {
        if (c.process() == 0 || !MoveRules.moves(c)) return DossierRules.wrongState(c);
        var now = moves.process(c);
        return newer(c).filter(then -> then.id() == version)
                .map(then -> MoveRules.follow(c, now, then, steps, moves.units(c.unitIn(), c.unitNow(), path.today())))
                .orElseGet(() -> new Decision.No("dossier.no.versionNotNewer", now.version()));
    }

    // ---- supplement
    // ----------------------------------------------------------------------------------------------------

    /** The officer proposes to ask for papers; the clock runs on. */
    public ActResult proposeSupplement(
            CaseId id, Sheet sheet, List<SupplementItem> items, LocalDate answerBy, Officer officer) {
        var content = new Draft(
                "supplement", Map.of("items", SupplementItem.toMaps(items), "answerBy", answerBy.toString()), null);
        var deed = new ActPath.Deed(
                _ -> DossierEvent.SUPPLEMENT_PROPOSED.kind(),
                ActPath::rightOfStep,
                UnitPlace.WORK::of,
                content,
                SupplementDeadline.fact(answerBy),
                (c, _) -> SupplementRules.inTime(
                        asking(c),
                        path.now(),
                        moves.unlessSigned(
                                c,
                                SupplementRules.propose(
                                        c,
                                        officer.actor(),
                                        answerBy,
                                        path.today(),
                                        moves.law(process(c), path.today()).farthestDays()))));
        return path.act(id, sheet, officer, deed);
    }

    private Optional<AskingTime> asking(CaseState c) {
        return rows.find(c.id()).flatMap(d -> asking.of(c, d.procedureKey(), path.now()));
    }

    /** Set in the entry of a request that was sent beyond its time. */
    public static final String BEYOND_LIMIT = "beyondLimit";

    /** The head approves: the slip (Mẫu 02) is numbered and from this moment the clock stands. A late request says so in the ledger. */
    public ActResult requestSupplement(CaseId id, Sheet sheet, Officer officer) {
        var late = ledger.find(id).flatMap(this::asking).filter(time -> time.isOver(path.now()));
        var deed = ActPath.Deed.of(
                        DossierEvent.SUPPLEMENT_REQUESTED,
                        Rights.APPROVE,
                        UnitPlace.WORK::of,
                        new Draft("approval", Map.of("by", officer.displayName()), DossierEvent.SUPPLEMENT_REQUESTED),
                        (c, paper) -> SupplementRules.inTime(late, path.now(), SupplementRules.request(c, paper)))
                .with(late.isPresent() ? Map.of(BEYOND_LIMIT, true) : Map.of());
        return path.act(id, sheet, officer, deed);
    }

    /** The head declines: the officer goes on with what there is. */
    public ActResult declineSupplement(CaseId id, Sheet sheet, String reason, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.SUPPLEMENT_DECLINED,
                Rights.APPROVE,
                UnitPlace.WORK,
                new Draft("note", Map.of("text", reason), null),
                c -> SupplementRules.decline(c, process(c), units(c)));
    }

    /** The papers have come to the one-stop: the clock runs again. */
    public ActResult supplementReceived(CaseId id, Sheet sheet, List<String> papers, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.SUPPLEMENT_RECEIVED,
                Rights.RECEIVE,
                UnitPlace.IN,
                new Draft("received", Map.of("papers", papers), null),
                c -> {
                    var policy = moves.law(process(c), path.today()).resumePolicy();
                    return SupplementRules.received(c, process(c), policy, units(c));
                });
    }

    /**
     * What came online is not all that was asked for; the applicant is told why, and it is his turn again.
     *
     * @param answerBy another last day for him; null for the one he has
     */
    @Transactional
    public ActResult supplementLacking(
            CaseId id, Sheet sheet, String reason, @Nullable LocalDate answerBy, Officer officer) {
        var deed = ActPath.Deed.of(
                        DossierEvent.SUPPLEMENT_LACKING,
                        Rights.RECEIVE,
                        UnitPlace.IN::of,
                        new Draft("note", Map.of("text", reason), null),
                        (c, _) -> SupplementRules.lacking(
                                c,
                                answerBy,
                                path.today(),
                                moves.law(process(c), path.today()).farthestDays()))
                .with(answerBy == null ? Map.of() : SupplementDeadline.fact(answerBy));
        return path.act(id, sheet, officer, deed);
    }

    // ---- dates and result
    // ----------------------------------------------------------------------------------------------

    /** Hands the result over to a named person. */
    public ActResult handOver(CaseId id, Sheet sheet, PersonName receivedBy, String how, Officer officer) {
        return handOver(id, sheet, receivedBy, how, "", officer);
    }

    /** The same. @param parcel the number by which the post finds what was sent; empty where it has none */
    public ActResult handOver(
            CaseId id, Sheet sheet, PersonName receivedBy, String how, String parcel, Officer officer) {
        return path.act(
                id,
                sheet,
                officer,
                DossierEvent.RETURNED,
                Rights.RETURN,
                UnitPlace.IN,
                new Draft("handover", Map.of("receivedBy", receivedBy.value(), "how", how, "parcel", parcel), null),
                EndingRules::handOver);
    }

    /** Mends the last act of somebody who pressed the wrong thing; both stay visible. */
    @Transactional
    public ActResult correct(CaseId id, Sheet sheet, String reason, Officer officer) {
        var histories = ledger.histories(id);
        var c = histories.getLast();
        if (c.version() == 0 || !ActPath.mayAct(c, officer)) return new ActResult.NotFound();
        if (c.version() != sheet.version()) return path.overtaken(id, sheet.key());
        var now = path.now();
        var last = lastAct(ledger.entries(id));
        var stands = whyItStands(last);
        if (stands.isPresent()) return new ActResult.NotPossible(stands.get());
        var mistaken = last.actor();
        var decision = EndingRules.correct(
                histories.get(last.version()), now, rules.at(path.today()).correctionDays(), mistaken, officer.actor());
        if (!(decision instanceof Decision.Effects(var effects))) return ActPath.refused((Decision.No) decision);
        var written = ActPath.content("correction", Map.of("reason", reason));
        var stored = rows.append(id, written, null);
        if (stored.isEmpty()) return ActPath.undone(path.overtaken(id, sheet.key()));
        var act = Act.of(
                c,
                histories,
                ActPath.by(officer, now, sheet.key()),
                DossierEvent.CORRECTED.kind(),
                Rights.CORRECT,
                UnitPlace.NOW.of(c),
                effects,
                Map.of("corrects", last.version(), "approver", officer.actor().value(), "mistaken", mistaken.value()),
                Commitment.of(stored.get().revision(), written.salt(), written.bytes()));
        var result = path.record(act);
        boolean numbered = last.kind().equals(DossierEvent.RESULT_NUMBERED.kind());
        if (numbered && result instanceof ActResult.Done) numbers.keep(ledger.entries(id)); // its number is void
        return result;
    }

    /** What was done last: remarks since then stand. */
    private static Entry lastAct(List<Entry> entries) {
        return entries.reversed().stream()
                .filter(e -> !DossierEvent.isComment(e))
                .findFirst()
                .orElseThrow();
    }

    /** Why an act stands, whoever made a mistake: others said it, or another act mends it. */
    private static Optional<String> whyItStands(Entry act) {
        if (act.kind().equals(DossierEvent.RATED.kind())) return Optional.of("dossier.no.ratingStands");
        if (Complaints.KINDS.contains(act.kind())) return Optional.of("dossier.no.complaintStands");
        if (PaymentProofs.isSent(act.kind(), act.actor())) return Optional.of("dossier.no.proofStands");
        return act.kind().equals(DossierEvent.RESULT_RENUMBERED.kind())
                ? Optional.of("dossier.no.renumberAgain")
                : Optional.empty();
    }

    /** Whether the last act of a dossier with these entries is one that may be corrected at all. */
    public static boolean isMendable(List<Entry> entries) {
        return whyItStands(lastAct(entries)).isEmpty();
    }

    /** Whether the last act of a dossier may still be corrected today. */
    public boolean mayStillBeCorrected(CaseState c) {
        return !EndingRules.isClosedForGood(
                c, path.now(), rules.at(path.today()).correctionDays());
    }

    /** Whether leaving the step at which a work lies is the act of signing. */
    boolean isSigning(CaseState c, int work) {
        return standsAt(c, work, ProcessStep.StepKind.SIGN);
    }

    /** Whether a work lies where results get their number; not once the unit gives none any more. */
    boolean isNumbering(CaseState c, int work) {
        return standsAt(c, work, ProcessStep.StepKind.NUMBER) && isToBeNumbered(c);
    }

    /** Whether the result gets a number of its own once it is signed. */
    boolean isToBeNumbered(CaseState c) {
        return moves.isNumbered(c, path.today());
    }

    private boolean standsAt(CaseState c, int work, ProcessStep.StepKind kind) {
        return c.process() > 0
                && MoveRules.work(c, work)
                        .flatMap(w -> process(c).plan().find(w.step()))
                        .map(step -> step.kind() == kind)
                        .orElse(false);
    }

    private Function<ProcessStep, UnitId> units(CaseState c) {
        return moves.units(c.unitIn(), c.unitNow(), path.today());
    }

    private ProcessVersion process(CaseState c) {
        return moves.process(c);
    }
}
