package vn.kycuong.dossier;

import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.PostId;
import vn.kycuong.ledger.Ledger;

/** Writes down the consent of consulted units that kept silent beyond their date, where the rule takes silence for it: an act of the system, seen by all. */
@Component
class SilenceSweep implements Recurring {
    private static final String RIGHT = "dossier.silence";
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int BATCH = 50;

    private final SilenceRows rows;
    private final Ledger ledger;
    private final ActPath path;
    private final Recurrence recurrence = new Recurrence("silence-sweep", REST, () -> sweep() == BATCH);

    SilenceSweep(SilenceRows rows, Ledger ledger, ActPath path) {
        this.rows = rows;
        this.ledger = ledger;
        this.path = path;
    }

    /** Settles some; answers how many were due. One that somebody acts on at the same moment is settled the next time. */
    int sweep() {
        var silent = rows.silent(path.now(), BATCH);
        for (var one : silent) ledger.find(one.id()).ifPresent(c -> settle(c, one.consultation()));
        return silent.size();
    }

    private void settle(CaseState c, int consultation) {
        if (!(CaseActs.withdrawConsultation(c, consultation) instanceof CaseDecision.Lawful(var effects))) return;
        var now = path.now();
        // whoever acts at the same moment is first: it is looked at again the next time
        ledger.record(Act.of(
                c,
                new Act.By(ActorId.SYSTEM, PostId.NONE, c.unitNow(), now, now, null),
                DossierEvent.TACITLY_AGREED.kind(),
                RIGHT,
                c.unitNow(),
                effects,
                Map.of(
                        "consultation",
                        consultation,
                        "unit",
                        c.obligation(consultation).unit().value()),
                null));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
