package vn.kycuong.dossier;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.PostId;
import vn.kycuong.ledger.Ledger;

/**
 * What the holder of a dossier complains of (phản ánh, khiếu nại từ trang tra cứu), while there is no petition desk: an entry of the case itself, which
 * nobody takes away, told to the head of the unit that took it in. No time limit runs on it, and the page says so.
 */
@Component
public class Complaints {
    /** Enough to say all; whoever wants to say more is heard elsewhere. */
    private static final int MOST = 5;

    private final DossierRows rows;
    private final Ledger ledger;
    private final ActPath path;

    Complaints(DossierRows rows, Ledger ledger, ActPath path) {
        this.rows = rows;
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
        var found = ledger.find(id);
        if (found.isEmpty()) return new ActResult.NotFound();
        var c = found.get();
        var entries = ledger.entries(id);
        if (entries.stream().anyMatch(e -> key.equals(e.key()))) return new ActResult.Repeated();
        if (written(entries) >= MOST) return new ActResult.NotPossible("complaint.no.more", MOST);
        var written = ActPath.content("complaint", Map.of("text", text.strip()));
        var stored = rows.append(id, written, null);
        if (stored.isEmpty()) return ActPath.undone(path.overtaken(id, key));
        var now = path.now();
        return path.record(
                c,
                new Act.By(ActorId.PUBLIC, PostId.NONE, c.unitIn(), now, now, key),
                DossierEvent.COMPLAINED,
                Rights.APPLY,
                c.unitIn(),
                Commitment.of(stored.get().revision(), written.salt(), written.bytes()),
                new DossierRules.Decision.Effects(new Effect.StateChanged(c.state())),
                Map.of("referred", c.unitIn().value()));
    }

    private static long written(List<Entry> entries) {
        return entries.stream()
                .filter(e -> e.kind().equals(DossierEvent.COMPLAINED.kind()))
                .count();
    }
}
