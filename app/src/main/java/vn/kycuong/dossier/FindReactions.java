package vn.kycuong.dossier;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;

/** Moves a dossier between what is searched among open work and what is searched among what is done. */
@Component
class FindReactions implements Reaction {
    private final FindRows rows;

    FindReactions(FindRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "dossier.find";
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        var moved = entries.stream()
                .map(LedgerEntry::entry)
                .filter(e -> e.caseKind().equals(Dossiers.KIND) && moves(e))
                .map(Entry::caseId)
                .distinct()
                .toList();
        if (!moved.isEmpty()) rows.follow(moved);
    }

    private static boolean moves(Entry entry) {
        return entry.effects().stream()
                .anyMatch(
                        e -> e instanceof Effect.Closed || e instanceof Effect.Restored || e instanceof Effect.Rehomed);
    }
}
