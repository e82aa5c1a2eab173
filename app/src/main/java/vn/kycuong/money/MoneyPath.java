package vn.kycuong.money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.worktime.LegalClock;

/** Writes that money moved into the case of the dossier. It changes nothing there, so it fits on whatever version the case has. */
@Component
class MoneyPath {
    /** What anybody may do to a case of his own; money that arrives from a gateway is recorded under it. */
    private static final String PUBLIC_RIGHT = "dossier.apply";

    private static final int TRIES = 20;

    private final Ledger ledger;
    private final LegalClock time;

    MoneyPath(Ledger ledger, LegalClock time) {
        this.ledger = ledger;
        this.time = time;
    }

    Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return LegalZone.local(now()).toLocalDate();
    }

    /** Whether this form was recorded before. Asked by who holds the dossier's money, so nobody records it meanwhile. */
    boolean isKnown(CaseId id, String key) {
        return ledger.entries(id).stream().anyMatch(e -> key.equals(e.key()));
    }

    static Act.By by(Officer officer, Instant now, String key) {
        return new Act.By(officer.actor(), officer.post(), officer.unit(), now, now, key, officer.inPlaceOf());
    }

    static Act.By byGateway(UnitId unit, Instant now, String key) {
        return new Act.By(ActorId.PUBLIC, PostId.NONE, unit, now, now, key);
    }

    /** Records it, or takes back whatever the transaction wrote before. */
    MoneyResult record(CaseId id, Act.By by, MoneyEvent event, String right, UnitId at, Map<String, ?> facts) {
        for (int i = 0; i < TRIES; i++) {
            var c = ledger.find(id);
            if (c.isEmpty()) return undone(new MoneyResult.NotFound());
            var act = Act.of(
                    c.get(),
                    by,
                    event.kind(),
                    by.actor().equals(ActorId.PUBLIC) ? PUBLIC_RIGHT : right,
                    at,
                    List.of(),
                    facts,
                    null);
            switch (ledger.record(act)) {
                case ActOutcome.Recorded _ -> {
                    return new MoneyResult.Done();
                }
                case ActOutcome.Replayed _ -> {
                    return undone(new MoneyResult.Repeated());
                }
                case ActOutcome.Forbidden _ -> {
                    return undone(new MoneyResult.NotAllowed());
                }
                case ActOutcome.Stale _ -> {} // somebody worked on the dossier meanwhile: the entry goes behind his
            }
        }
        throw new IllegalStateException("The case went on %d times while money was recorded: %s".formatted(TRIES, id));
    }

    static MoneyResult undone(MoneyResult result) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }
}
