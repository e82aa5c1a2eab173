package vn.kycuong.dossier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;

/** Tells parents that a child has ended: its result goes to the parent, which waits for it no more. */
@Component
class ChildSweep implements Recurring {
    static final String RIGHT = "dossier.child";
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int BATCH = 50;

    private final ChildRows rows;
    private final Ledger ledger;
    private final ActPath path;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("child-sweep", REST, this::round);

    ChildSweep(ChildRows rows, Ledger ledger, ActPath path, TransactionTemplate transaction) {
        this.rows = rows;
        this.ledger = ledger;
        this.path = path;
        this.transaction = transaction;
    }

    /** Settles some; true when there may be more. */
    boolean round() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var ended = rows.ended(BATCH);
            for (var child : ended) settle(child);
            return ended.size() == BATCH;
        }));
    }

    private void settle(ChildRows.Ended child) {
        var states = ledger.find(List.of(child.id(), child.parent()));
        var c = states.get(child.id());
        if (c != null
                && c.isOpen()
                && CaseActs.close(c, DossierState.RETURNED.name()) instanceof CaseDecision.Lawful(var effects))
            record(
                    c,
                    DossierEvent.RETURNED,
                    effects,
                    Map.of("to", child.parent().toString()));
        var parent = states.get(child.parent());
        boolean waits = parent != null
                && parent.isOpen()
                && parent.obligations().stream().anyMatch(o -> o.no() == child.obligation() && o.isOpen());
        if (waits && parent != null)
            record(
                    parent,
                    DossierEvent.CHILD_ENDED,
                    List.of(new Effect.Discharged(child.obligation())),
                    Map.of("child", child.id().toString(), "obligation", child.obligation()));
        rows.settled(child.id());
    }

    private void record(CaseState c, DossierEvent event, List<Effect> effects, Map<String, ?> facts) {
        var now = path.now();
        var outcome = ledger.record(Act.of(
                c,
                new Act.By(ActorId.SYSTEM, PostId.NONE, c.unitNow(), now, now, null),
                event.kind(),
                RIGHT,
                c.unitNow(),
                effects,
                facts,
                null));
        if (!(outcome instanceof ActOutcome.Recorded))
            throw new IllegalStateException("The end of a child at " + c.id() + " was not recorded: " + outcome);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
