package vn.kycuong.dossier;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;
import vn.kycuong.worktime.LegalClock;

/** Keeps beside each dossier until when its steps are to be done, for lists; all of it follows from where the dossier stands. */
@Component
class StepTimeReactions implements Reaction {
    private final Ledger ledger;
    private final StepClocks steps;
    private final StepTimeRows rows;
    private final LegalClock time;

    StepTimeReactions(Ledger ledger, StepClocks steps, StepTimeRows rows, LegalClock time) {
        this.ledger = ledger;
        this.steps = steps;
        this.rows = rows;
        this.time = time;
    }

    @Override
    public String name() {
        return "dossier.step-times";
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        var own = DossierEvent.changed(entries);
        if (own.isEmpty()) return;
        var now = time.instant();
        rows.keep(
                own,
                ledger.find(own).values().stream()
                        .flatMap(c -> steps.of(c, now).stream().map(s -> StepTimeRows.Row.of(c.id(), c.process(), s)))
                        .toList());
    }
}
