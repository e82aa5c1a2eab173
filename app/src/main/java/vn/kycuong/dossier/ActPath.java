package vn.kycuong.dossier;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierRules.Decision;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.UnitId;
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

    ActPath(DossierRows rows, Ledger ledger, LegalClock time) {
        this.rows = rows;
        this.ledger = ledger;
        this.time = time;
    }

    /** Content of an act before it is stored, and the register its slip is numbered in, if it has one. */
    record Draft(
            String purpose,
            Map<String, ?> content,
            @Nullable DossierEvent numbered) {}

    interface Deciding {
        Decision decide(CaseState c, String paper);
    }

    enum UnitPlace {
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

    private static String rightOfStep(CaseState c) {
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

    /** One read, the rule, the desk's content if there is any, and the ledger's statement. */
    ActResult act(
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

    ActResult record(
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

    ActResult record(Act act) {
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> new ActResult.Done(act.after());
            case ActOutcome.Replayed _ -> undone(new ActResult.Repeated());
            case ActOutcome.Stale stale ->
                undone(new ActResult.Overtaken(stale.lastKind(), stale.lastAt(), stale.lastActor()));
            case ActOutcome.Forbidden _ -> undone(new ActResult.NotAllowed());
        };
    }

    /** Whatever the desk wrote before the ledger said no is taken back. */
    static ActResult undone(ActResult result) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }

    static ActResult refused(Decision.No no) {
        return new ActResult.NotPossible(no.wordKey(), no.arguments());
    }

    ActResult overtaken(CaseId id, CaseState c, String key) {
        var entries = ledger.entries(id);
        boolean repeated = entries.stream().anyMatch(e -> key.equals(e.key()));
        if (repeated) return new ActResult.Repeated();
        var last = entries.getLast();
        return new ActResult.Overtaken(last.kind(), last.occurredAt(), last.actor());
    }

    static boolean mayAct(CaseState c, Officer officer) {
        return officer.scope().contains(c.unitNow())
                || officer.scope().contains(c.unitIn())
                || c.openWork().map(w -> officer.scope().contains(w.unit())).orElse(false);
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

    static DossierRows.Content content(String purpose, Map<String, ?> content) {
        var salt = new byte[32];
        RANDOM.nextBytes(salt);
        return new DossierRows.Content(purpose, CanonicalJson.bytes(content), salt);
    }

    static Act.By by(Officer officer, Instant now, String key) {
        return new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key);
    }

    Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return LegalZone.local(now()).toLocalDate();
    }
}
