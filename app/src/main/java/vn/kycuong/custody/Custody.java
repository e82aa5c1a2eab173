package vn.kycuong.custody;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.custody.CustodyRows.StoredOpening;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.SealedLedger;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.LegalClock;

/**
 * Keeps who the protected people of a case are (giữ bí mật danh tính, Luật Tố cáo 2018 Đ.8–9, Đ.56). The case knows them by a sign. To learn who
 * one is, a custodian asks with a reason, another one grants it, and the first opens it once within a day; each step is an entry of the case.
 */
@Component
public class Custody {
    /** The right to ask for openings, to grant them to others, and to open. */
    public static final String RIGHT = "custody.open";

    private static final String PERSON = "custody.person";
    private static final String REASON = "custody.reason";
    private static final Duration STANDS = Duration.ofDays(1);
    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_CASES = 500;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final CustodyRows rows;
    private final SealedLedger ledger;
    private final Vault vault;
    private final LegalClock time;
    private final JsonMapper json;

    Custody(CustodyRows rows, SealedLedger ledger, Vault vault, LegalClock time, JsonMapper json) {
        this.rows = rows;
        this.ledger = ledger;
        this.vault = vault;
        this.time = time;
        this.json = json;
    }

    /**
     * Takes who somebody is out of a desk's hands; the desk keeps the sign. Joins the caller's transaction.
     *
     * @param part what he is in the case, e.g. {@code denouncer}
     */
    @Transactional
    public PersonRef keep(CaseId id, String part, Map<String, String> person) {
        var ref = new PersonRef(UUID.randomUUID());
        var content = json.writeValueAsString(person).getBytes(StandardCharsets.UTF_8);
        rows.keep(ref, id, part, vault.seal(PERSON, ref.toString(), content), time.instant());
        return ref;
    }

    /** The people kept for cases of a desk to which a custodian is admitted. */
    @Transactional
    public List<KeptPerson> persons(String kind, Officer by) {
        by.must(RIGHT);
        return rows.persons(cases(kind, by));
    }

    /** Openings in those cases that wait for a decision or are granted and not used. */
    @Transactional
    public List<Opening> openings(String kind, Officer by) {
        by.must(RIGHT);
        return rows.openings(cases(kind, by)).stream().map(this::readable).toList();
    }

    private List<CaseId> cases(String kind, Officer by) {
        var ids = new ArrayList<CaseId>();
        @Nullable CaseId after = null;
        List<CaseState> page;
        do {
            page = ledger.cases(kind, by.actor(), after, MOST_CASES);
            page.forEach(c -> ids.add(c.id()));
            after = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == MOST_CASES);
        return ids;
    }

    private Opening readable(StoredOpening o) {
        return new Opening(
                o.id(),
                o.person(),
                o.caseId(),
                o.askedBy(),
                o.askedAt(),
                new String(vault.open(REASON, o.id().toString(), o.reason()), StandardCharsets.UTF_8),
                o.decidedBy(),
                o.granted(),
                o.decidedAt(),
                o.openedAt());
    }

    /** Asks to learn who somebody is. */
    @Transactional
    public CustodyResult ask(PersonRef ref, String reason, Officer by) {
        by.must(RIGHT);
        var stored = rows.person(ref).filter(s -> s.sealed() != null);
        if (stored.isEmpty()) return new CustodyResult.NotFound();
        var state = ledger.find(stored.get().person().caseId(), by.actor());
        if (state.isEmpty()) return new CustodyResult.NotFound();
        if (reason.isBlank() || reason.length() > LONGEST_REASON)
            return new CustodyResult.NotPossible("custody.no.reason");
        var opening = UUID.randomUUID();
        var sealed = vault.seal(REASON, opening.toString(), reason.strip().getBytes(StandardCharsets.UTF_8));
        rows.ask(opening, stored.get().person(), by.actor(), sealed, time.instant());
        return written(state.get(), "custody.OpeningAsked", ref, opening, by)
                ? new CustodyResult.Asked(opening)
                : undone();
    }

    /** Another custodian grants or declines it. */
    @Transactional
    public CustodyResult decide(UUID opening, boolean granted, Officer by) {
        by.must(RIGHT);
        var found = rows.lock(opening);
        var state = found.flatMap(o -> ledger.find(o.caseId(), by.actor()));
        if (found.isEmpty() || state.isEmpty()) return new CustodyResult.NotFound();
        var o = found.get();
        if (o.decidedBy() != null) return new CustodyResult.NotPossible("custody.no.decided");
        if (o.askedBy().equals(by.actor())) return new CustodyResult.NotPossible("custody.no.own");
        rows.decide(opening, by.actor(), granted, time.instant());
        var kind = granted ? "custody.OpeningGranted" : "custody.OpeningDeclined";
        return written(state.get(), kind, o.person(), opening, by) ? new CustodyResult.Decided() : undone();
    }

    /** Whoever asked learns it, once, within a day; that he did is written first. */
    @Transactional
    public CustodyResult open(UUID opening, Officer by) {
        by.must(RIGHT);
        var found = rows.lock(opening);
        var state = found.flatMap(o -> ledger.find(o.caseId(), by.actor()));
        if (found.isEmpty() || state.isEmpty()) return new CustodyResult.NotFound();
        var problem = problem(found.get(), by, time.instant());
        if (problem != null) return new CustodyResult.NotPossible(problem);
        var o = found.get();
        var sealed = rows.person(o.person()).flatMap(p -> Optional.ofNullable(p.sealed()));
        if (sealed.isEmpty()) return new CustodyResult.NotPossible("custody.no.erased");
        rows.opened(opening, time.instant());
        if (!written(state.get(), "custody.Opened", o.person(), opening, by)) return undone();
        var content = vault.open(PERSON, o.person().toString(), sealed.get());
        return new CustodyResult.Opened(json.readValue(content, TEXTS));
    }

    private static @Nullable String problem(StoredOpening o, Officer by, Instant now) {
        if (!o.askedBy().equals(by.actor())) return "custody.no.other";
        if (!o.granted() || o.decidedAt() == null) return "custody.no.granted";
        if (o.openedAt() != null) return "custody.no.again";
        return now.isAfter(o.decidedAt().plus(STANDS)) ? "custody.no.late" : null;
    }

    /** Destroys who the people of a case are, when the law says that they need not be known any more; the signs stay. */
    @Transactional
    public void erase(CaseId id) {
        rows.erase(id);
    }

    private boolean written(CaseState state, String kind, PersonRef person, UUID opening, Officer by) {
        var now = time.instant();
        var act = Act.of(
                state,
                new Act.By(by.actor(), by.post(), by.unit(), now, now, null, by.inPlaceOf()),
                kind,
                RIGHT,
                state.unitNow(),
                List.of(),
                Map.of("person", person.toString(), "opening", opening.toString()),
                null);
        return ledger.record(act) instanceof ActOutcome.Recorded;
    }

    /** Somebody acted in the case at the same moment, or the right was lost: nothing was done. */
    private static CustodyResult undone() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new CustodyResult.NotPossible("custody.no.again.later");
    }
}
