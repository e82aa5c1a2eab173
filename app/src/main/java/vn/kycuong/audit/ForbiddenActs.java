package vn.kycuong.audit;

import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.ledger.ActsRefused;

/** Notes acts of persons that the ledger did not allow. */
@Component
class ForbiddenActs implements ActsRefused {
    private static final String OUTCOME = "FORBIDDEN";

    private final Audit audit;

    ForbiddenActs(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void forbidden(Act act) {
        var entry = act.entry();
        if (entry.actor().equals(ActorId.SYSTEM) || entry.actor().equals(ActorId.PUBLIC)) return;
        var doer = new Doer(
                entry.actor(), entry.post(), entry.unit(), entry.inPlaceOf().orElse(null));
        audit.refused(doer, entry.kind(), entry.caseId(), OUTCOME);
    }
}
