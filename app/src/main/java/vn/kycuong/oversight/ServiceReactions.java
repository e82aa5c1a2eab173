package vn.kycuong.oversight;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;
import vn.kycuong.money.MoneyEvent;

/** Keeps what is known of the service up with the ledger; a function of the chain alone, so that reading twice writes the same. */
@Component
class ServiceReactions implements Reaction {
    static final String NAME = "oversight.service";

    private final Chains chains;
    private final ServiceRows rows;
    private final ServedRows served;

    ServiceReactions(Chains chains, ServiceRows rows, ServedRows served) {
        this.chains = chains;
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
                .filter(e -> Dossiers.KIND.equals(e.caseKind()))
                .filter(e -> e.version() == 1
                        || DossierEvent.RATED.kind().equals(e.kind())
                        || MoneyEvent.of(e.kind()).isPresent())
                .map(e -> e.caseId())
                .distinct()
                .toList();
        if (touched.isEmpty()) return;
        rows.store(chains.of(touched).values().stream()
                .map(ServiceRules::fact)
                .flatMap(Optional::stream)
                .toList());
        served.keep(touched);
    }
}
