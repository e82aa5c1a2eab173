package vn.kycuong.dossier;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Ledger;

/**
 * What the holder of a dossier complains of (phản ánh, khiếu nại từ trang tra cứu), while there is no petition desk: an entry of the case itself, which
 * nobody takes away, told to the head of the unit that took it in. No time limit runs on it, and the page says so.
 */
@Component
public class Complaints {
    /** Enough to say all; whoever wants to say more is heard elsewhere. */
    private static final int MOST = 5;

    private final Ledger ledger;
    private final ActPath path;

    Complaints(Ledger ledger, ActPath path) {
        this.ledger = ledger;
        this.path = path;
    }

    /** Whether one more can be written down. */
    public boolean areOpen(CaseId id) {
        return written(ledger.entries(id)) < MOST;
    }

    /** Writes it down. */
    @Transactional
    public ActResult complain(CaseId id, String key, String text) {
        var draft = new ActPath.Draft("complaint", Map.of("text", text.strip()), null);
        return path.actByApplicant(
                id,
                key,
                DossierEvent.COMPLAINED,
                draft,
                c -> Map.of("referred", c.unitIn().value()),
                c -> written(ledger.entries(id)) >= MOST
                        ? new DossierRules.Decision.No("complaint.no.more", MOST)
                        : new DossierRules.Decision.Effects(new Effect.StateChanged(c.state())));
    }

    private static long written(List<Entry> entries) {
        return entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.COMPLAINED.kind()))
                .count();
    }
}
