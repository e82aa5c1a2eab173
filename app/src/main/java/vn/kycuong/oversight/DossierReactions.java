package vn.kycuong.oversight;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;

/**
 * Keeps the facts of every dossier up with the ledger. The facts of a case are a function of its chain alone, so that reading an
 * entry twice, or everything again from the first leaf, writes the same rows.
 */
@Component
class DossierReactions implements Reaction {
    static final String NAME = "oversight.dossier";

    private final Chains chains;
    private final FactDates dates;
    private final FactRows rows;
    private final ServedRows served;

    DossierReactions(Chains chains, ClockProjection clocks, FactRows rows, ServedRows served) {
        this.chains = chains;
        this.dates = new FactDates(clocks);
        this.rows = rows;
        this.served = served;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        var touched = entries.stream()
                .map(LedgerEntry::entry)
                .filter(e -> Dossiers.KIND.equals(e.caseKind())) // cases of other desks have projections of their own
                .map(e -> e.caseId())
                .distinct()
                .toList();
        var facts = chains.of(touched).values().stream()
                .flatMap(chain -> FactRules.facts(chain, dates).stream())
                .toList();
        rows.store(facts);
        served.keep(touched);
    }
}
