package vn.kycuong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Reason;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.Files;
import vn.kycuong.document.StoredFile;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.money.SignedReceipts;

/**
 * What a dossier keeps of people (dữ liệu cá nhân trong hồ sơ): the number that is masked is shown for a reason, a dossier is found by it,
 * and content that no law keeps is erased.
 */
@Component
public class PersonalContent {
    /** The right to see an identity number whole, and to find by it. */
    public static final String UNMASK = "personal.unmask";
    /** The right to have content erased that another asked to have erased. */
    public static final String ERASE = "personal.erase";
    /** How long a closed dossier's content is kept. */
    public static final String RETENTION = "dossier.retention-years";

    private static final String ERASED_LABEL = "(đã xóa)";
    private static final int MOST_FOUND = 100;

    private final IdentityNumberRows rows;
    private final DossierRows dossiers;
    private final IdentityNumbers numbers;
    private final Ledger ledger;
    private final Files files;
    private final SignedReceipts receipts;
    private final Rules rules;
    private final ActPath path;
    private final Audit audit;

    PersonalContent(
            IdentityNumberRows rows,
            DossierRows dossiers,
            IdentityNumbers numbers,
            Ledger ledger,
            Files files,
            SignedReceipts receipts,
            Rules rules,
            ActPath path,
            Audit audit) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.numbers = numbers;
        this.ledger = ledger;
        this.files = files;
        this.receipts = receipts;
        this.rules = rules;
        this.path = path;
        this.audit = audit;
    }

    /** The applicant's identity number, whole; it is noted who saw it and why before it is opened. Empty when none is kept. */
    public Optional<String> unmask(CaseId id, Reason reason, Officer officer) {
        officer.must(UNMASK);
        var c = ledger.find(id);
        if (c.isEmpty() || !ActPath.mayAct(c.get(), officer)) return Optional.empty();
        var sealed = rows.sealed(id);
        if (sealed.isEmpty()) return Optional.empty();
        audit.unmasking(officer.doer(), "identity-number", id, reason);
        return sealed.map(bytes -> numbers.open(id, bytes));
    }

    /** The other identity numbers that the applicant gave, whole, by question; noted like the first. */
    public Map<String, String> unmaskAnswers(CaseId id, Reason reason, Officer officer) {
        officer.must(UNMASK);
        var c = ledger.find(id);
        if (c.isEmpty() || !ActPath.mayAct(c.get(), officer)) return Map.of();
        var sealed = rows.answers(id);
        if (sealed.isEmpty()) return Map.of();
        audit.unmasking(officer.doer(), "identity-number", id, reason);
        var open = new HashMap<String, String>();
        sealed.forEach((question, bytes) -> open.put(question, numbers.open(id, bytes)));
        return open;
    }

    /** Dossiers whose applicant bears exactly this number, as far as the officer sees, the latest first. */
    public List<CaseId> byIdentityNumber(String number, Officer officer) {
        var print = numbers.print(number);
        audit.read(officer.doer(), "identity-search", null);
        return print.isEmpty() ? List.of() : rows.find(HexFormat.of().parseHex(print), officer.scope(), MOST_FOUND);
    }

    /** The dossier of this code, if the officer sees it. */
    public Optional<CaseId> byCode(String code, Officer officer) {
        return rows.byCode(code.strip().toUpperCase(Locale.ROOT))
                .filter(id ->
                        ledger.find(id).filter(c -> ActPath.mayAct(c, officer)).isPresent());
    }

    /** Who keeps a dossier's content, and by what. */
    public record Hold(UUID id, String basis, ActorId by, Instant at) {}

    /** What was written down with an act. */
    public record Written(int revision, String purpose, Map<String, Object> content) {
        /** Whether officers said it to one another: that there is such a remark is told to the person, not its words. */
        public boolean isAmongOfficers() {
            return purpose.equals(Comments.PURPOSE);
        }
    }

    /**
     * What a dossier keeps of people.
     *
     * @param application null once erased
     * @param written all content that is left, in order
     * @param keptUntil the last day; null while it is open, or where no rule says so
     */
    public record Kept(
            CaseId id,
            String code,
            String procedureKey,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Application application,
            List<Written> written,
            List<StoredFile> files,
            @Nullable LocalDate keptUntil,
            List<Hold> holds) {}

    /** What this dossier keeps; empty when the officer does not see it. */
    public Optional<Kept> kept(CaseId id, Officer officer) {
        var c = ledger.find(id).filter(found -> ActPath.mayAct(found, officer));
        var dossier = dossiers.find(id);
        if (c.isEmpty() || dossier.isEmpty()) return Optional.empty();
        var written = rows.written(id);
        var closed = c.get().closedAt();
        return Optional.of(new Kept(
                id,
                dossier.get().code(),
                dossier.get().procedureKey(),
                c.get().openedAt(),
                closed,
                written.stream()
                        .filter(r -> r.purpose().equals("application"))
                        .findFirst()
                        .map(r -> Application.of(r.content()))
                        .orElse(null),
                written,
                files.of(id),
                closed == null
                        ? null
                        : keptUntil(LegalZone.local(closed).toLocalDate()).orElse(null),
                rows.holds(id)));
    }

    /** The last day on which the content of a dossier closed on this day is kept; empty where no rule is in force. */
    public Optional<LocalDate> keptUntil(LocalDate closed) {
        return rules.at(closed).find(RETENTION).map(rule -> closed.plusYears(Integer.parseInt(rule.value())));
    }

    /** Why the content may not be erased now; empty when it may. */
    public Optional<ErasureResult> obstacle(CaseId id) {
        var c = ledger.find(id);
        if (c.isEmpty() || !c.get().kind().equals(Dossiers.KIND)) return Optional.of(new ErasureResult.NotFound());
        if (rows.isHeld(id)) return Optional.of(new ErasureResult.Held());
        var closed = c.get().closedAt();
        if (closed == null) return Optional.of(new ErasureResult.StillOpen());
        var until = keptUntil(LegalZone.local(closed).toLocalDate());
        if (until.isEmpty()) return Optional.of(new ErasureResult.NoRule());
        return path.today().isAfter(until.get())
                ? Optional.empty()
                : Optional.of(new ErasureResult.KeptUntil(until.get()));
    }

    /**
     * Destroys content, salts and files of a dossier; the chain stays whole and says so. Whoever calls this has seen to it that two persons
     * agreed.
     *
     * @param basis the article or decision, in words without anything personal
     */
    @Transactional
    public ErasureResult erase(CaseId id, String basis, String key, Officer officer) {
        officer.must(ERASE);
        var c = ledger.find(id).filter(found -> ActPath.mayAct(found, officer));
        if (c.isEmpty()) return new ErasureResult.NotFound();
        var obstacle = obstacle(id);
        if (obstacle.isPresent()) return obstacle.get();
        var outcome = ledger.record(act(c.get(), basis, key, officer));
        if (!(outcome instanceof ActOutcome.Recorded)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return outcome instanceof ActOutcome.Forbidden
                    ? new ErasureResult.NotAllowed()
                    : new ErasureResult.Overtaken();
        }
        rows.erase(id, ERASED_LABEL);
        receipts.forget(id);
        for (StoredFile file : files.of(id)) files.erase(id, file.id(), path.now());
        return new ErasureResult.Erased();
    }

    private Act act(CaseState c, String basis, String key, Officer officer) {
        return Act.of(
                c,
                ActPath.by(officer, path.now(), key),
                CaseEvent.CONTENT_ERASED.kind(),
                ERASE,
                officer.scope().contains(c.unitNow()) ? c.unitNow() : c.unitIn(),
                List.of(new Effect.StateChanged(c.state())),
                Map.of("basis", basis),
                null);
    }

    /** Keeps a dossier's content whatever else is asked, by a basis. */
    @Transactional
    public boolean hold(CaseId id, String basis, Officer officer) {
        officer.must(ERASE);
        var c = ledger.find(id).filter(found -> ActPath.mayAct(found, officer));
        if (c.isEmpty() || basis.isBlank()) return false;
        rows.hold(UUID.randomUUID(), id, basis.strip(), officer.actor(), path.now());
        return true;
    }

    /** The hold ends. */
    @Transactional
    public boolean release(UUID hold, CaseId id, Officer officer) {
        officer.must(ERASE);
        return ledger.find(id).filter(c -> ActPath.mayAct(c, officer)).isPresent()
                && rows.release(hold, id, officer.actor(), path.now());
    }
}
