package vn.kycuong.dossier;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.worktime.LegalClock;

/**
 * The common path of an act on a dossier: one read, the rule, the desk's content if there is any, and the ledger's statement. Content
 * and entry stand together, or neither.
 */
@Component
class ActPath {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DossierRows rows;
    private final Ledger ledger;
    private final LegalClock time;
    private final Together together;

    ActPath(DossierRows rows, Ledger ledger, LegalClock time, Together together) {
        this.rows = rows;
        this.ledger = ledger;
        this.time = time;
        this.together = together;
    }

    /** Makes content and entry stand or fall together. */
    @Component
    static class Together {
        @Transactional
        ActResult run(Supplier<ActResult> work) {
            return work.get();
        }
    }

    /** Content of an act before it is stored, and the register its slip is numbered in, if it has one. */
    record Draft(
            String purpose,
            Map<String, ?> content,
            @Nullable DossierEvent numbered) {}

    interface Deciding {
        Decision decide(CaseState c, String paper);
    }

    ActResult actOnWork(
            CaseId id, Sheet sheet, Officer officer, DossierEvent event, Function<CaseState, Decision> rule) {
        return actOnWork(id, sheet, officer, _ -> event, null, rule);
    }

    ActResult actOnWork(
            CaseId id,
            Sheet sheet,
            Officer officer,
            DossierEvent event,
            @Nullable Draft draft,
            Function<CaseState, Decision> rule) {
        return actOnWork(id, sheet, officer, _ -> event, draft, rule);
    }

    /** An act that belongs to whoever holds the role of the step. */
    ActResult actOnWork(
            CaseId id,
            Sheet sheet,
            Officer officer,
            Function<CaseState, DossierEvent> event,
            @Nullable Draft draft,
            Function<CaseState, Decision> rule) {
        return act(id, sheet, officer, event, ActPath::rightOfStep, UnitPlace.WORK, draft, (c, _) -> rule.apply(c));
    }

    static String rightOfStep(CaseState c) {
        return c.openWork().map(w -> Rights.ofRole(w.role())).orElse(Rights.EXAMINE);
    }

    ActResult act(
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

    ActResult act(
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

    ActResult act(
            CaseId id,
            Sheet sheet,
            Officer officer,
            Function<CaseState, DossierEvent> event,
            Function<CaseState, String> right,
            UnitPlace place,
            @Nullable Draft draft,
            Deciding rule) {
        return act(id, sheet, officer, new Deed(c -> event.apply(c).kind(), right, place::of, draft, Map.of(), rule));
    }

    /**
     * What is to be done to a dossier.
     *
     * @param kind the kind of its entry, by the state
     * @param right the right it asks of the actor, by the state
     * @param at the unit over which that right is held, by the state
     * @param facts what the entry tells beside its effects: ids and codes, nothing personal
     */
    record Deed(
            Function<CaseState, String> kind,
            Function<CaseState, String> right,
            Function<CaseState, UnitId> at,
            @Nullable Draft draft,
            Map<String, ?> facts,
            Deciding rule) {
        static Deed of(
                CaseEvent event, String right, Function<CaseState, UnitId> at, @Nullable Draft draft, Deciding rule) {
            return new Deed(_ -> event.kind(), _ -> right, at, draft, Map.of(), rule);
        }

        static Deed of(
                DossierEvent event,
                String right,
                Function<CaseState, UnitId> at,
                @Nullable Draft draft,
                Deciding rule) {
            return new Deed(_ -> event.kind(), _ -> right, at, draft, Map.of(), rule);
        }

        /** Under another right, by the state. */
        Deed under(Function<CaseState, String> asked) {
            return new Deed(kind, asked, at, draft, facts, rule);
        }

        Deed with(Map<String, ?> more) {
            return new Deed(kind, right, at, draft, more, rule);
        }
    }

    /**
     * One read, the rule, the desk's content if there is any, and the ledger's statement. Without content there is nothing that must stand
     * together with the entry: the ledger may let the act share a commit with others.
     */
    ActResult act(CaseId id, Sheet sheet, Officer officer, Deed deed) {
        var result = actOnce(id, sheet, officer, deed);
        if (!(result instanceof ActResult.Overtaken) || inTransaction()) return result;
        var since = ledger.entries(id).stream()
                .filter(e -> e.version() > sheet.version())
                .toList();
        // the clock's marks and colleagues' remarks change nothing that the person saw and decided by: his act stands,
        // on the newest version
        boolean onlyTold = !since.isEmpty() && since.stream().allMatch(DossierEvent::onlySays);
        return onlyTold ? actOnce(id, sheet.on(since.getLast().version()), officer, deed) : result;
    }

    private ActResult actOnce(CaseId id, Sheet sheet, Officer officer, Deed deed) {
        boolean alone = deed.draft() == null && sheet.late() == null;
        return alone || inTransaction()
                ? acted(id, sheet, officer, deed)
                : together.run(() -> acted(id, sheet, officer, deed));
    }

    private static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private ActResult acted(CaseId id, Sheet sheet, Officer officer, Deed deed) {
        var found = ledger.find(id, sheet.version());
        if (found.isEmpty() || !mayAct(found.get(), officer)) return new ActResult.NotFound();
        var c = found.get();
        if (c.version() != sheet.version()) return overtaken(id, sheet.key());
        var now = now();
        var problem = lateProblem(c, sheet, officer, now);
        if (problem != null) return problem;
        // the rule is asked before anything is written, with a paper whose number is not drawn yet
        if (deed.rule().decide(c, "?") instanceof Decision.No no) return refused(no);
        var draft = withLateReason(deed.draft(), sheet.late());
        var written = draft == null ? null : content(draft.purpose(), draft.content());
        DossierRows.Written stored = null;
        if (written != null && draft != null) {
            var series = draft.numbered() == null ? null : series(c.unitIn(), draft.numbered(), now);
            var appended = rows.append(id, written, series);
            if (appended.isEmpty()) return undone(overtaken(id, sheet.key()));
            stored = appended.get();
        }
        var paper = stored == null || stored.slipNumber() == 0 ? "" : "Phiếu số " + stored.slipNumber();
        var facts = new HashMap<String, Object>(deed.facts());
        if (stored != null && stored.slipNumber() > 0) facts.put("slip", stored.slipNumber());
        var commitment = stored == null || written == null
                ? null
                : Commitment.of(stored.revision(), written.salt(), written.bytes());
        return record(
                c,
                by(officer, sheet, now),
                deed.kind().apply(c),
                deed.right().apply(c),
                deed.at().apply(c),
                commitment,
                deed.rule().decide(c, paper),
                facts);
    }

    /** An act of the applicant himself, who has shown that the dossier is his; the same form twice is one act. */
    ActResult actByApplicant(
            CaseId id,
            String key,
            DossierEvent event,
            @Nullable Draft draft,
            Function<CaseState, Map<String, ?>> facts,
            Function<CaseState, Decision> rule) {
        var found = ledger.find(id);
        if (found.isEmpty()) return new ActResult.NotFound();
        var c = found.get();
        if (ledger.entries(id).stream().anyMatch(e -> key.equals(e.key()))) return new ActResult.Repeated();
        var decision = rule.apply(c);
        if (decision instanceof Decision.No no) return refused(no);
        var written = draft == null ? null : content(draft.purpose(), draft.content());
        Commitment commitment = null;
        if (written != null) {
            var stored = rows.append(id, written, null);
            if (stored.isEmpty()) return undone(overtaken(id, key));
            commitment = Commitment.of(stored.get().revision(), written.salt(), written.bytes());
        }
        var now = now();
        var by = new Act.By(ActorId.PUBLIC, PostId.NONE, c.unitIn(), now, now, key);
        return record(c, by, event, Rights.APPLY, c.unitIn(), commitment, decision, facts.apply(c));
    }

    /** The last day on which the applicant may answer what he is asked; empty while nothing is asked of him. */
    Optional<LocalDate> deadline(CaseState c) {
        return SupplementDeadline.of(ledger.entries(c.id()), c);
    }

    /**
     * One of many acts.
     *
     * @param holder who held the work when the person chose it; null for nobody
     */
    record Wanted(CaseId id, String key, int work, @Nullable ActorId holder, Deed deed) {}

    /** The work of a dossier that a person means who picks it from his list: that at his unit, else the matter's own. */
    static int workFor(CaseState c, Officer officer) {
        return c.workItems().stream()
                .filter(w -> w.open() && w.unit().equals(officer.unit()))
                .findFirst()
                .or(c::openWork)
                .map(WorkItem::no)
                .orElse(0);
    }

    /** The dossiers of many acts, read at once. */
    Map<CaseId, CaseState> find(List<CaseId> ids) {
        return ledger.find(ids);
    }

    /** Acts without content on different dossiers, written as one array; each is answered by itself. */
    List<ActResult> actOnMany(List<Wanted> wanted, Map<CaseId, CaseState> states, Officer officer) {
        var now = now();
        var results = new HashMap<Integer, ActResult>();
        var acts = new ArrayList<Act>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < wanted.size(); i++) {
            switch (prepared(wanted.get(i), states.get(wanted.get(i).id()), officer, now)) {
                case Prepared.Ready(var act) -> {
                    acts.add(act);
                    places.add(i);
                }
                case Prepared.No(var result) -> results.put(i, result);
            }
        }
        var outcomes = ledger.record(acts);
        for (int i = 0; i < outcomes.size(); i++) results.put(places.get(i), result(outcomes.get(i), acts.get(i)));
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> Objects.requireNonNull(results.get(i)))
                .toList();
    }

    private sealed interface Prepared {
        record Ready(Act act) implements Prepared {}

        record No(ActResult result) implements Prepared {}
    }

    private Prepared prepared(Wanted w, @Nullable CaseState c, Officer officer, Instant now) {
        if (c == null || !mayAct(c, officer)) return new Prepared.No(new ActResult.NotFound());
        var work = c.work(w.work()).filter(WorkItem::open);
        if (work.isEmpty() || !Objects.equals(work.get().holder(), w.holder()))
            return new Prepared.No(overtaken(w.id(), w.key()));
        return switch (w.deed().rule().decide(c, "")) {
            case Decision.No no -> new Prepared.No(refused(no));
            case Decision.Effects(var effects) ->
                new Prepared.Ready(Act.of(
                        c,
                        by(officer, now, w.key()),
                        w.deed().kind().apply(c),
                        w.deed().right().apply(c),
                        w.deed().at().apply(c),
                        effects,
                        w.deed().facts(),
                        null));
        };
    }

    private static ActResult result(ActOutcome outcome, Act act) {
        return switch (outcome) {
            case ActOutcome.Recorded _ -> new ActResult.Done(act.after());
            case ActOutcome.Replayed _ -> new ActResult.Repeated();
            case ActOutcome.Stale s -> new ActResult.Overtaken(s.lastKind(), s.lastAt(), s.lastActor());
            case ActOutcome.Forbidden _ -> new ActResult.NotAllowed();
        };
    }

    /** Why something may not be entered as having happened earlier; null when it may, or happens now. */
    private static @Nullable ActResult lateProblem(CaseState c, Sheet sheet, Officer officer, Instant now) {
        var late = sheet.late();
        if (late == null) return null;
        if (!officer.may(Rights.ENTER_LATE)) return new ActResult.NotAllowed();
        return CaseActs.enterLate(c, late.occurredAt(), now)
                .<ActResult>map(why -> new ActResult.NotPossible(why.wordKey()))
                .orElse(null);
    }

    private static @Nullable Draft withLateReason(@Nullable Draft draft, Dossiers.@Nullable Late late) {
        if (late == null) return draft;
        var content = new HashMap<String, Object>(draft == null ? Map.of() : draft.content());
        content.put("lateReason", late.reason());
        return new Draft(draft == null ? "late" : draft.purpose(), content, draft == null ? null : draft.numbered());
    }

    ActResult record(
            CaseState c,
            Act.By by,
            DossierEvent event,
            String right,
            UnitId at,
            @Nullable Commitment commitment,
            Decision decision,
            Map<String, ?> facts) {
        return record(c, by, event.kind(), right, at, commitment, decision, facts);
    }

    private ActResult record(
            CaseState c,
            Act.By by,
            String kind,
            String right,
            UnitId at,
            @Nullable Commitment commitment,
            Decision decision,
            Map<String, ?> facts) {
        return switch (decision) {
            case Decision.No no -> refused(no);
            case Decision.Effects(var effects) -> record(Act.of(c, by, kind, right, at, effects, facts, commitment));
        };
    }

    ActResult record(Act act) {
        var result = result(ledger.record(act), act);
        return result instanceof ActResult.Done ? result : undone(result);
    }

    /** Whatever the desk wrote before the ledger said no is taken back. */
    static ActResult undone(ActResult result) {
        if (inTransaction()) TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }

    static ActResult refused(Decision.No no) {
        return new ActResult.NotPossible(no.wordKey(), no.arguments());
    }

    ActResult overtaken(CaseId id, String key) {
        var entries = ledger.entries(id);
        boolean repeated = entries.stream().anyMatch(e -> key.equals(e.key()));
        if (repeated) return new ActResult.Repeated();
        var last = entries.getLast();
        return new ActResult.Overtaken(last.kind(), last.occurredAt(), last.actor());
    }

    static boolean mayAct(CaseState c, Officer officer) {
        return officer.scope().contains(c.unitNow())
                || officer.scope().contains(c.unitIn())
                || c.workItems().stream()
                        .anyMatch(w -> w.open() && officer.scope().contains(w.unit()));
    }

    private static final Map<String, String> SERIES = Map.of(
            DossierEvent.GUIDED.kind(), "supplement",
            DossierEvent.SUPPLEMENT_REQUESTED.kind(), "supplement",
            DossierEvent.REFUSED.kind(), "refusal",
            DossierEvent.APOLOGISED.kind(), "apology",
            DossierEvent.FAULT_APOLOGISED.kind(), "apology",
            DossierEvent.STOPPED.kind(), "end",
            DossierEvent.WITHDRAWN.kind(), "end",
            DossierEvent.REJECTED.kind(), "end");

    private static DossierRows.Series series(UnitId unit, DossierEvent event, Instant now) {
        var year = String.valueOf(LegalZone.local(now).getYear());
        return new DossierRows.Series(unit, java.util.Objects.requireNonNull(SERIES.get(event.kind())), year);
    }

    static DossierRows.Content content(String purpose, Map<String, ?> content) {
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        return new DossierRows.Content(purpose, CanonicalJson.bytes(content), salt);
    }

    static Act.By by(Officer officer, Instant now, String key) {
        return new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key, officer.inPlaceOf());
    }

    private static Act.By by(Officer officer, Sheet sheet, Instant now) {
        var late = sheet.late();
        return late == null
                ? by(officer, now, sheet.key())
                : new Act.By(
                        officer.actor(),
                        officer.post(),
                        officer.unit(),
                        late.occurredAt(),
                        now,
                        sheet.key(),
                        officer.inPlaceOf());
    }

    Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return today(now());
    }

    static LocalDate today(Instant at) {
        return LegalZone.local(at).toLocalDate();
    }
}
