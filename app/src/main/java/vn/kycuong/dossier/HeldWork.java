package vn.kycuong.dossier;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.WorkInHand;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** Dossiers in somebody's hands, handed over as the head gives out many at once: each with its own outcome, on his list of jobs. */
@Component
class HeldWork implements WorkInHand {
    private final DossierRows rows;
    private final Jobs jobs;

    HeldWork(DossierRows rows, Jobs jobs) {
        this.rows = rows;
        this.jobs = jobs;
    }

    @Override
    public int count(UnitId unit, ActorId person) {
        return rows.heldBy(unit, person).size();
    }

    @Override
    public void handOver(UnitId unit, ActorId from, ActorId to, String key, Officer by) {
        var held = rows.heldBy(unit, from);
        if (held.isEmpty()) return;
        jobs.order(new JobOrder(
                UUID.nameUUIDFromBytes(("hand-over " + key).getBytes(StandardCharsets.UTF_8)),
                BulkHolding.KIND,
                by.actor(),
                by.post(),
                Map.of("act", Holders.Many.ASSIGN.name(), "to", String.valueOf(to.value())),
                held.stream()
                        .map(id -> new JobOrder.Subject(id, String.valueOf(from.value())))
                        .toList()));
    }
}
