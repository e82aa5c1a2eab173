package vn.kycuong.oversight;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;

/** Keeps what is known of people at counters up with the ledger; a function of the chain alone, so that reading twice writes the same. */
@Component
class PersonReactions implements Reaction {
    static final String NAME = "oversight.person";

    private final Chains chains;
    private final PersonFactRows rows;

    PersonReactions(Chains chains, PersonFactRows rows) {
        this.chains = chains;
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
                .filter(e -> Dossiers.KIND.equals(e.caseKind()) && PersonRules.concerns(e))
                .map(Entry::caseId)
                .distinct()
                .toList();
        if (touched.isEmpty()) return;
        rows.replace(
                touched,
                chains.of(touched).values().stream()
                        .flatMap(chain -> PersonRules.facts(chain).stream())
                        .toList());
    }
}
