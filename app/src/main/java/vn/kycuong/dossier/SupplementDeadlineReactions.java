package vn.kycuong.dossier;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;

/** Keeps beside each dossier that waits for its applicant until when it does, for lists; all of it follows from the chain. */
@Component
class SupplementDeadlineReactions implements Reaction {
    private final Chains chains;
    private final SupplementDeadlineRows rows;

    SupplementDeadlineReactions(Chains chains, SupplementDeadlineRows rows) {
        this.chains = chains;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "dossier.supplement-deadlines";
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        var own = DossierEvent.changed(entries);
        if (own.isEmpty()) return;
        chains.of(own).forEach((id, chain) -> {
            var now = CaseState.replay(id, Dossiers.KIND, chain);
            SupplementDeadline.of(chain, now)
                    .ifPresentOrElse(day -> rows.keep(id, SupplementDeadline.end(day)), () -> rows.over(id));
        });
    }
}
