package vn.kycuong.dossier;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.Files;
import vn.kycuong.dossier.DossierRules.Decision;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Limits;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.process.Processes;
import vn.kycuong.reference.SearchText;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * The one-stop desk (bộ phận một cửa): every act that a person may do to a dossier. Each fetches what the decision needs, lets
 * {@link DossierRules} decide, and stores content and entry together, or neither.
 */
@Component
public class Dossiers {
    /** Kind of a dossier's case in the ledger. */
    public static final String KIND = "dossier";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DossierRows rows;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Processes processes;
    private final Limits limits;
    private final Rules rules;
    private final WorkTime workTime;
    private final Organisation organisation;
    private final Files files;
    private final LegalClock time;

    Dossiers(
            DossierRows rows,
            Ledger ledger,
            Procedures procedures,
            Processes processes,
            Limits limits,
            Rules rules,
            WorkTime workTime,
            Organisation organisation,
            Files files,
            LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.procedures = procedures;
        this.processes = processes;
        this.limits = limits;
        this.rules = rules;
        this.workTime = workTime;
        this.organisation = organisation;
        this.files = files;
        this.time = time;
    }

    /** What a first step needs to know of procedure, law and calendar; or why it cannot be taken in. */
    private sealed interface Ground {
        record Firm(
                ProcedureVersion procedure,
                UnitId competent,
                ProcessVersion process,
                ObligationClock clock,
                DueDate due)
                implements Ground {}

        record Refused(TakeInResult result) implements Ground {}
    }

    // ---- receipt
    // -------------------------------------------------------------------------------------------------------

    /** The counter takes an application in: the slip's date is computed, the clock starts. */
    @Transactional
    public TakeInResult takeIn(TakeIn command, Officer officer) {
        var now = now();
        return switch (ground(command, officer.unit(), now)) {
            case Ground.Refused no -> no.result();
            case Ground.Firm firm -> {
                var missing = missing(firm.procedure(), command);
                if (!missing.isEmpty()) yield new TakeInResult.PapersMissing(missing);
                var effects = DossierRules.takenIn(
                        officer.unit(),
                        firm.competent(),
                        firm.process(),
                        firm.clock(),
                        firm.due().at());
                yield open(
                        command,
                        officer.unit(),
                        by(officer, now, command.formKey()),
                        DossierEvent.ACCEPTED,
                        Rights.RECEIVE,
                        effects,
                        facts(command, firm),
                        ref -> new TakeInResult.Accepted(ref, firm.due()));
            }
        };
    }

    /** What the slip would say if the application were taken in now; changes nothing. */
    public Preview preview(String procedureKey, String procedureCase, Channel channel, UnitId unitIn) {
        var command = new TakeIn("preview-preview-preview", procedureKey, procedureCase, channel, EMPTY);
        return switch (ground(command, unitIn, now())) {
            case Ground.Refused no -> new Preview(null, no.result());
            case Ground.Firm firm -> new Preview(firm.due(), null);
        };
    }

    /**
     * The date a slip would bear, or why there is none.
     *
     * @param due the date; null when refused
     * @param refusal why; null when there is a date
     */
    public record Preview(@Nullable DueDate due, @Nullable TakeInResult refusal) {}

    private static final Application EMPTY = new Application(
            new PersonName("Chưa có"), new PersonName("Chưa có"), "", "", "", "", "", List.of(), "COUNTER");

    /** Applies with papers only. */
    @Transactional
    public TakeInResult apply(TakeIn command, UnitId oneStop) {
        return apply(command, List.of(), oneStop);
    }

    /** A citizen or business applies at the portal to the one-stop of a unit; application and files are kept together, or neither. */
    @Transactional
    public TakeInResult apply(TakeIn asked, List<SentFile> files, UnitId oneStop) {
        var now = now();
        var command = asked.with(files.stream().map(SentFile::attached).toList());
        return switch (ground(command, oneStop, now)) {
            case Ground.Refused no -> no.result();
            case Ground.Firm firm -> {
                var missing = missing(firm.procedure(), command);
                if (!missing.isEmpty()) yield new TakeInResult.PapersMissing(missing);
                var answer = answerClock(now);
                var answerDue = answer.due(workTime.calendar(oneStop, now), now);
                var effects = DossierRules.submitted(oneStop, firm.competent(), answer);
                var publicActor = new Act.By(ActorId.PUBLIC, PostId.NONE, oneStop, now, now, command.formKey());
                var result = open(
                        command,
                        oneStop,
                        publicActor,
                        DossierEvent.SUBMITTED,
                        Rights.APPLY,
                        effects,
                        facts(command, firm),
                        ref -> new TakeInResult.Registered(
                                ref, rows.find(ref.caseId()).orElseThrow().trackingKey(), answerDue));
                if (result instanceof TakeInResult.Registered registered) {
                    for (var sent : files)
                        this.files.store(registered.ref().caseId(), ActorId.PUBLIC, sent.file(), now);
                }
                yield result;
            }
        };
    }

    /**
     * Writes down an application that the counter cannot accept as it is, so that guidance (Mẫu 02) or refusal (Mẫu 03) has a
     * dossier to stand on: nobody is turned away without a paper.
     */
    @Transactional
    public TakeInResult present(TakeIn command, Officer officer) {
        var now = now();
        var competent = competent(command.procedureKey(), officer.unit(), now).orElse(officer.unit());
        var effects = DossierRules.submitted(officer.unit(), competent, answerClock(now));
        var facts = new HashMap<String, Object>(Map.of("procedure", command.procedureKey()));
        return open(
                command,
                officer.unit(),
                by(officer, now, command.formKey()),
                DossierEvent.SUBMITTED,
                Rights.RECEIVE,
                effects,
                facts,
                TakeInResult.Presented::new);
    }

    private TakeInResult open(
            TakeIn command,
            UnitId unitIn,
            Act.By by,
            DossierEvent event,
            String right,
            List<Effect> effects,
            Map<String, Object> facts,
            Function<DossierRef, TakeInResult> success) {
        var id = CaseId.ofForm(command.formKey());
        var content = content("application", command.application().toMap());
        var code = rows.insert(newDossier(command, id, unitIn, by.occurredAt()), content);
        if (code.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly(); // gives the drawn number back
            return takenInBefore(command, id, unitIn, content);
        }
        facts.put("code", code.get());
        facts.put("channel", command.channel().name());
        facts.put("case", command.procedureCase());
        var act = Act.of(
                CaseState.unopened(id, KIND),
                by,
                event.kind(),
                right,
                unitIn,
                effects,
                facts,
                Commitment.of(1, content.salt(), content.bytes()));
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> success.apply(new DossierRef(id, code.get()));
            case ActOutcome.Replayed _, ActOutcome.Stale _ ->
                new TakeInResult.AlreadyTakenIn(new DossierRef(id, code.get()));
            case ActOutcome.Forbidden _ -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new TakeInResult.NotAllowed();
            }
        };
    }

    /** One form is one dossier; another person under the same key is nobody's second sending. */
    private TakeInResult takenInBefore(TakeIn command, CaseId id, UnitId unitIn, DossierRows.Content content) {
        var d = rows.find(id).orElseThrow();
        var first = rows.firstContent(id); // empty once lawfully erased: then there is nothing left to tell apart
        boolean same = d.procedureKey().equals(command.procedureKey())
                && d.procedureCase().equals(command.procedureCase())
                && d.channel() == command.channel()
                && d.unitIn().equals(unitIn)
                && first.map(bytes -> Arrays.equals(bytes, content.bytes())).orElse(true);
        return same ? new TakeInResult.AlreadyTakenIn(new DossierRef(id, d.code())) : new TakeInResult.FormUsed();
    }

    // ---- before acceptance
    // ---------------------------------------------------------------------------------------------

    /** Accepts an application that came online, or that came back complete. */
    @Transactional
    public ActResult accept(CaseId id, Sheet sheet, Officer officer) {
        return act(id, sheet, officer, DossierEvent.ACCEPTED, Rights.RECEIVE, UnitPlace.IN, null, c -> {
            var now = now();
            var d = rows.find(id).orElseThrow();
            var command = new TakeIn(sheet.key(), d.procedureKey(), d.procedureCase(), d.channel(), EMPTY);
            return switch (ground(command, c.unitIn(), now)) {
                case Ground.Refused no -> new Decision.No("dossier.no.cannotAccept", reason(no.result()));
                case Ground.Firm firm ->
                    DossierRules.accept(
                            c, firm.process(), firm.clock(), firm.due().at());
            };
        });
    }

    /** Asks, before acceptance, for everything that is missing at once (Mẫu 02). */
    @Transactional
    public ActResult guide(CaseId id, Sheet sheet, List<SupplementItem> items, Officer officer) {
        var content = new Draft("guidance", Map.of("items", items(items)), DossierEvent.GUIDED);
        return act(id, sheet, officer, DossierEvent.GUIDED, Rights.RECEIVE, UnitPlace.IN, content, DossierRules::guide);
    }

    /** Does not accept, with the ground, its article, and where to go instead (Mẫu 03). */
    @Transactional
    public ActResult refuse(
            CaseId id, Sheet sheet, String ground, String basis, String reason, String goTo, Officer officer) {
        var content = new Draft(
                "refusal",
                Map.of("ground", ground, "basis", basis, "reason", reason, "goTo", goTo),
                DossierEvent.REFUSED);
        return act(
                id, sheet, officer, DossierEvent.REFUSED, Rights.RECEIVE, UnitPlace.IN, content, DossierRules::refuse);
    }

    /** The applicant sends, with the tracking key as the second fact, what was missing before acceptance. */
    @Transactional
    public ActResult resubmit(CaseId id, Sheet sheet) {
        var now = now();
        var state = ledger.find(id);
        if (state.isEmpty()) return new ActResult.NotFound();
        var by = new Act.By(ActorId.PUBLIC, PostId.NONE, state.get().unitIn(), now, now, sheet.key());
        return record(
                state.get(),
                by,
                DossierEvent.SUBMITTED,
                Rights.APPLY,
                state.get().unitIn(),
                null,
                DossierRules.resubmit(state.get(), answerClock(now)),
                Map.of());
    }

    // ---- work
    // ----------------------------------------------------------------------------------------------------------

    /** Takes the work up oneself. */
    @Transactional
    public ActResult take(CaseId id, Sheet sheet, Officer officer) {
        return actOnWork(id, sheet, officer, DossierEvent.TAKEN, c -> DossierRules.take(c, officer.actor(), false));
    }

    /** The head gives the work to somebody, also out of another's hands. */
    @Transactional
    public ActResult assign(CaseId id, Sheet sheet, ActorId holder, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                DossierEvent.ASSIGNED,
                Rights.ASSIGN,
                UnitPlace.WORK,
                null,
                c -> DossierRules.take(c, holder, true));
    }

    /** The step is done; the work goes on, to the next desk or to the one-stop. */
    @Transactional
    public ActResult complete(CaseId id, Sheet sheet, String note, Officer officer) {
        var content = note.isBlank() ? null : new Draft("note", Map.of("text", note), null);
        return actOnWork(
                id,
                sheet,
                officer,
                c -> isSigning(c) ? DossierEvent.SIGNED : DossierEvent.STEP_COMPLETED,
                content,
                c -> DossierRules.complete(c, process(c), officer.actor()));
    }

    /** Whoever would sign sends the draft back, with a reason. */
    @Transactional
    public ActResult sendBack(CaseId id, Sheet sheet, String reason, Officer officer) {
        return actOnWork(
                id,
                sheet,
                officer,
                DossierEvent.SENT_BACK,
                new Draft("note", Map.of("text", reason), null),
                c -> DossierRules.sendBack(c, process(c), officer.actor()));
    }

    // ---- supplement
    // ----------------------------------------------------------------------------------------------------

    /** The officer proposes to ask for papers; the clock runs on. */
    @Transactional
    public ActResult proposeSupplement(
            CaseId id, Sheet sheet, List<SupplementItem> items, LocalDate answerBy, Officer officer) {
        var content = new Draft("supplement", Map.of("items", items(items), "answerBy", answerBy.toString()), null);
        return actOnWork(
                id,
                sheet,
                officer,
                DossierEvent.SUPPLEMENT_PROPOSED,
                content,
                c -> DossierRules.proposeSupplement(
                        c, officer.actor(), answerBy, today(), rules.at(today()).farthestDays()));
    }

    /** The head approves: the slip (Mẫu 02) is numbered and from this moment the clock stands. */
    @Transactional
    public ActResult requestSupplement(CaseId id, Sheet sheet, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                DossierEvent.SUPPLEMENT_REQUESTED,
                Rights.APPROVE,
                UnitPlace.WORK,
                new Draft("approval", Map.of("by", officer.displayName()), DossierEvent.SUPPLEMENT_REQUESTED),
                (c, paper) -> DossierRules.requestSupplement(c, paper));
    }

    /** The head declines: the officer goes on with what there is. */
    @Transactional
    public ActResult declineSupplement(CaseId id, Sheet sheet, String reason, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                DossierEvent.SUPPLEMENT_DECLINED,
                Rights.APPROVE,
                UnitPlace.WORK,
                new Draft("note", Map.of("text", reason), null),
                c -> DossierRules.declineSupplement(c, process(c)));
    }

    /** The papers have come to the one-stop: the clock runs again. */
    @Transactional
    public ActResult supplementReceived(CaseId id, Sheet sheet, List<String> papers, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                DossierEvent.SUPPLEMENT_RECEIVED,
                Rights.RECEIVE,
                UnitPlace.IN,
                new Draft("received", Map.of("papers", papers), null),
                c -> {
                    var policy = rules.at(today()).resumePolicy();
                    return DossierRules.supplementReceived(c, process(c), policy);
                });
    }

    // ---- dates and result
    // ----------------------------------------------------------------------------------------------

    /** Apologises and promises a new date (Mẫu 04), in time and as often as the rule of the day allows. */
    @Transactional
    public ActResult apologise(CaseId id, Sheet sheet, Instant newDue, String reason, Officer officer) {
        var law = rules.at(today());
        var now = now();
        return act(
                id,
                sheet,
                officer,
                DossierEvent.APOLOGISED,
                Rights.APOLOGISE,
                UnitPlace.NOW,
                new Draft("apology", Map.of("reason", reason, "newDue", newDue.toString()), DossierEvent.APOLOGISED),
                (c, paper) -> DossierRules.apologise(
                        c,
                        workTime.calendar(c.unitNow(), now),
                        now,
                        newDue,
                        law.apologyLeadDays(),
                        law.apologyMaximum(),
                        law.farthestDays(),
                        paper));
    }

    /** Hands the result over to a named person. */
    @Transactional
    public ActResult handOver(CaseId id, Sheet sheet, PersonName receivedBy, String how, Officer officer) {
        return act(
                id,
                sheet,
                officer,
                DossierEvent.RETURNED,
                Rights.RETURN,
                UnitPlace.IN,
                new Draft("handover", Map.of("receivedBy", receivedBy.value(), "how", how), null),
                DossierRules::handOver);
    }

    /** Mends the last act of somebody who pressed the wrong thing; both stay visible. */
    @Transactional
    public ActResult correct(CaseId id, Sheet sheet, String reason, Officer officer) {
        var histories = ledger.histories(id);
        var c = histories.getLast();
        if (c.version() == 0 || !mayAct(c, officer)) return new ActResult.NotFound();
        if (c.version() != sheet.version()) return overtaken(id, c, sheet.key());
        var now = now();
        var decision = DossierRules.correct(c, now, rules.at(today()).correctionDays());
        if (!(decision instanceof Decision.Effects(var effects))) return refused((Decision.No) decision);
        var written = content("correction", Map.of("reason", reason));
        var stored = rows.append(id, written, null);
        var act = Act.of(
                c,
                histories,
                by(officer, now, sheet.key()),
                DossierEvent.CORRECTED.kind(),
                Rights.CORRECT,
                UnitPlace.NOW.of(c),
                effects,
                Map.of("corrects", c.version()),
                Commitment.of(stored.revision(), written.salt(), written.bytes()));
        return record(act);
    }

    /** Whether the last act of a dossier may still be corrected today. */
    public boolean mayStillBeCorrected(CaseState c) {
        return !DossierRules.isClosedForGood(c, now(), rules.at(today()).correctionDays());
    }

    // ---- the common path of an act
    // -------------------------------------------------------------------------------------

    /**
     * The page an act was pressed on.
     *
     * @param version the version the page showed: if the case has moved on, the act is not done
     * @param key random key of the form
     */
    public record Sheet(int version, String key) {}

    /** Content of an act before it is stored, and the register its slip is numbered in, if it has one. */
    private record Draft(
            String purpose,
            Map<String, ?> content,
            @Nullable DossierEvent numbered) {}

    private interface Deciding {
        Decision decide(CaseState c, String paper);
    }

    private enum UnitPlace {
        IN,
        NOW,
        WORK;

        UnitId of(CaseState c) {
            return switch (this) {
                case IN -> c.unitIn();
                case NOW -> c.unitNow();
                case WORK -> c.openWork().map(w -> w.unit()).orElse(c.unitNow());
            };
        }
    }

    private ActResult actOnWork(
            CaseId id, Sheet sheet, Officer officer, DossierEvent event, Function<CaseState, Decision> rule) {
        return actOnWork(id, sheet, officer, _ -> event, null, rule);
    }

    private ActResult actOnWork(
            CaseId id,
            Sheet sheet,
            Officer officer,
            DossierEvent event,
            @Nullable Draft draft,
            Function<CaseState, Decision> rule) {
        return actOnWork(id, sheet, officer, _ -> event, draft, rule);
    }

    /** An act that belongs to whoever holds the role of the step. */
    private ActResult actOnWork(
            CaseId id,
            Sheet sheet,
            Officer officer,
            Function<CaseState, DossierEvent> event,
            @Nullable Draft draft,
            Function<CaseState, Decision> rule) {
        return act(id, sheet, officer, event, Dossiers::rightOfStep, UnitPlace.WORK, draft, (c, _) -> rule.apply(c));
    }

    private static String rightOfStep(CaseState c) {
        return c.openWork().map(w -> Rights.ofRole(w.role())).orElse(Rights.EXAMINE);
    }

    private ActResult act(
            CaseId id,
            Sheet sheet,
            Officer officer,
            DossierEvent event,
            String right,
            UnitPlace place,
            @Nullable Draft draft,
            Function<CaseState, Decision> rule) {
        return act(id, sheet, officer, _ -> event, _ -> right, place, draft, (c, _) -> rule.apply(c));
    }

    private ActResult act(
            CaseId id,
            Sheet sheet,
            Officer officer,
            DossierEvent event,
            String right,
            UnitPlace place,
            @Nullable Draft draft,
            Deciding rule) {
        return act(id, sheet, officer, _ -> event, _ -> right, place, draft, rule);
    }

    /** One read, the rule, the desk's content if there is any, and the ledger's statement. */
    private ActResult act(
            CaseId id,
            Sheet sheet,
            Officer officer,
            Function<CaseState, DossierEvent> event,
            Function<CaseState, String> right,
            UnitPlace place,
            @Nullable Draft draft,
            Deciding rule) {
        var found = ledger.find(id);
        if (found.isEmpty() || !mayAct(found.get(), officer)) return new ActResult.NotFound();
        var c = found.get();
        if (c.version() != sheet.version()) return overtaken(id, c, sheet.key());
        var now = now();
        // the rule is asked before anything is written, with a paper whose number is not drawn yet
        if (rule.decide(c, "?") instanceof Decision.No no) return refused(no);
        var written = draft == null ? null : content(draft.purpose(), draft.content());
        var stored = written == null || draft == null
                ? null
                : rows.append(id, written, draft.numbered() == null ? null : series(c.unitIn(), draft.numbered(), now));
        var paper = stored == null || stored.slipNumber() == 0 ? "" : "Phiếu số " + stored.slipNumber();
        var facts = new HashMap<String, Object>();
        if (stored != null && stored.slipNumber() > 0) facts.put("slip", stored.slipNumber());
        var commitment = stored == null || written == null
                ? null
                : Commitment.of(stored.revision(), written.salt(), written.bytes());
        return record(
                c,
                by(officer, now, sheet.key()),
                event.apply(c),
                right.apply(c),
                place.of(c),
                commitment,
                rule.decide(c, paper),
                facts);
    }

    private ActResult record(
            CaseState c,
            Act.By by,
            DossierEvent event,
            String right,
            UnitId at,
            @Nullable Commitment commitment,
            Decision decision,
            Map<String, ?> facts) {
        return switch (decision) {
            case Decision.No no -> refused(no);
            case Decision.Effects(var effects) ->
                record(Act.of(c, by, event.kind(), right, at, effects, facts, commitment));
        };
    }

    private ActResult record(Act act) {
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> new ActResult.Done(act.after());
            case ActOutcome.Replayed _ -> undone(new ActResult.Repeated());
            case ActOutcome.Stale stale ->
                undone(new ActResult.Overtaken(stale.lastKind(), stale.lastAt(), stale.lastActor()));
            case ActOutcome.Forbidden _ -> undone(new ActResult.NotAllowed());
        };
    }

    /** Whatever the desk wrote before the ledger said no is taken back. */
    private static ActResult undone(ActResult result) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }

    private static ActResult refused(Decision.No no) {
        return new ActResult.NotPossible(no.wordKey(), no.arguments());
    }

    private ActResult overtaken(CaseId id, CaseState c, String key) {
        var entries = ledger.entries(id);
        boolean repeated = entries.stream().anyMatch(e -> key.equals(e.key()));
        if (repeated) return new ActResult.Repeated();
        var last = entries.getLast();
        return new ActResult.Overtaken(last.kind(), last.occurredAt(), last.actor());
    }

    private static boolean mayAct(CaseState c, Officer officer) {
        return officer.scope().contains(c.unitNow())
                || officer.scope().contains(c.unitIn())
                || c.openWork().map(w -> officer.scope().contains(w.unit())).orElse(false);
    }

    // ---- pieces
    // --------------------------------------------------------------------------------------------------------

    private Ground ground(TakeIn command, UnitId unitIn, Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        var procedure = procedures.get(command.procedureKey(), today);
        if (procedure.isEmpty())
            return new Ground.Refused(
                    new TakeInResult.NotHere("Thủ tục này không có trong danh mục ngày %s.".formatted(today)));
        var version = procedure.get();
        if (!version.takenInAtOneStop()) return new Ground.Refused(new TakeInResult.NotHere(version.refusal()));
        if (!version.channels().contains(command.channel().name())) {
            return new Ground.Refused(new TakeInResult.NotHere("Thủ tục này không nhận theo cách nộp đã chọn."));
        }
        return switch (procedures.competentUnit(version, unitIn, today)) {
            case Procedures.Competence.NotHere no -> new Ground.Refused(new TakeInResult.NotHere(no.reason()));
            case Procedures.Competence.Competent(UnitId competent) -> firm(command, version, competent, now, today);
        };
    }

    private Ground firm(TakeIn command, ProcedureVersion version, UnitId competent, Instant now, LocalDate today) {
        return switch (limits.inForce(
                version.limitSubject(),
                command.procedureCase(),
                command.channel().name(),
                today)) {
            case Limits.InForceResult.NoneInForce no ->
                new Ground.Refused(new TakeInResult.NoLimitInForce(no.reason()));
            case Limits.InForceResult.InForce in -> {
                var clock = ObligationClock.started(
                        now, in.limit(), in.basis(), rules.at(today).sameDayCutoff());
                var due = clock.due(workTime.calendar(competent, now), now);
                var process = processes.inForce(version.processCode(), today).orElseThrow();
                yield new Ground.Firm(version, competent, process, clock, due);
            }
        };
    }

    private Optional<UnitId> competent(String procedureKey, UnitId unitIn, Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        return procedures
                .get(procedureKey, today)
                .map(v -> procedures.competentUnit(v, unitIn, today))
                .filter(Procedures.Competence.Competent.class::isInstance)
                .map(c -> ((Procedures.Competence.Competent) c).unit());
    }

    private ObligationClock answerClock(Instant now) {
        var law = rules.at(LegalZone.local(now).toLocalDate());
        return ObligationClock.started(now, law.receptionLimit(), law.receptionBasis(), law.sameDayCutoff());
    }

    private static List<String> missing(ProcedureVersion version, TakeIn command) {
        var given = command.application().papers();
        var missing = new ArrayList<String>();
        for (var paper : version.papers()) {
            if (paper.mandatory()
                    && !paper.presentOnly()
                    && given.stream().noneMatch(g -> g.name().equals(paper.name()) && g.isPresent()))
                missing.add(paper.name());
        }
        return missing;
    }

    private DossierRows.NewDossier newDossier(TakeIn command, CaseId id, UnitId unitIn, Instant now) {
        var day = LegalZone.local(now).toLocalDate();
        var name = command.application().applicant().value();
        return new DossierRows.NewDossier(
                id,
                organisation.codePrefix(unitIn),
                DAY.format(day),
                command.procedureKey(),
                command.procedureCase(),
                command.channel(),
                unitIn,
                trackingKey(),
                SearchText.folded(name),
                name);
    }

    /** 80 random bits, in letters and digits that are not mistaken for one another. */
    private static String trackingKey() {
        var bytes = new byte[10];
        RANDOM.nextBytes(bytes);
        var bits = new java.math.BigInteger(1, bytes);
        var key = new StringBuilder(16);
        for (int i = 0; i < 16; i++)
            key.append(LETTERS.charAt(bits.shiftRight(5 * i).intValue() & 31));
        return key.toString();
    }

    private Map<String, Object> facts(TakeIn command, Ground.Firm firm) {
        var facts = new HashMap<String, Object>();
        facts.put("procedure", command.procedureKey());
        facts.put("law", firm.procedure().version());
        return facts;
    }

    private static final Map<String, String> SERIES = Map.of(
            DossierEvent.GUIDED.kind(), "supplement",
            DossierEvent.SUPPLEMENT_REQUESTED.kind(), "supplement",
            DossierEvent.REFUSED.kind(), "refusal",
            DossierEvent.APOLOGISED.kind(), "apology");

    private static DossierRows.Series series(UnitId unit, DossierEvent event, Instant now) {
        var year = String.valueOf(LegalZone.local(now).getYear());
        return new DossierRows.Series(unit, java.util.Objects.requireNonNull(SERIES.get(event.kind())), year);
    }

    private static DossierRows.Content content(String purpose, Map<String, ?> content) {
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        return new DossierRows.Content(purpose, CanonicalJson.bytes(content), salt);
    }

    private static List<Map<String, ?>> items(List<SupplementItem> items) {
        return items.stream()
                .<Map<String, ?>>map(i -> Map.of("paper", i.paper(), "basis", i.basis(), "reason", i.reason()))
                .toList();
    }

    private boolean isSigning(CaseState c) {
        return c.process() > 0
                && c.openWork()
                        .map(w -> process(c).step(w.step()).kind() == vn.kycuong.kernel.ProcessStep.StepKind.SIGN)
                        .orElse(false);
    }

    private ProcessVersion process(CaseState c) {
        return processes.version(c.process());
    }

    private static String reason(TakeInResult result) {
        return switch (result) {
            case TakeInResult.NotHere(String reason) -> reason;
            case TakeInResult.NoLimitInForce(String reason) -> reason;
            default -> "";
        };
    }

    private static Act.By by(Officer officer, Instant now, String key) {
        return new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return LegalZone.local(now()).toLocalDate();
    }
}
