package vn.kycuong.oversight;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;

/** Keeps the facts of what is owed up with the ledger; a function of each chain alone, so that reading twice writes the same rows. */
@Component
class OwedReactions implements Reaction {
    static final String NAME = "oversight.owed";

    private final Chains chains;
    private final FactDates dates;
    private final OwedRows rows;

    OwedReactions(Chains chains, ClockProjection clocks, OwedRows rows) {
        this.chains = chains;
        this.dates = new FactDates(clocks);
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        var touched = entries.stream()
                .map(LedgerEntry::entry)
                .filter(e -> OwedRules.KINDS.contains(e.caseKind()) && !e.onlyTells())
                .map(e -> e.caseId())
                .distinct()
                .toList();
        rows.store(chains.of(touched).values().stream()
                .flatMap(chain -> OwedRules.facts(chain, dates).stream())
                .toList());
    }
}
