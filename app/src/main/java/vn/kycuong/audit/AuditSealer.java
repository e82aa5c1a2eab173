package vn.kycuong.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.worktime.LegalClock;

/**
 * Chains committed lines, off the path of whoever wrote them, and every few minutes writes the head of the open chain into the ledger, whose
 * signed tree then covers every line before it. Of several instances one chains at a time.
 */
@Component
class AuditSealer implements Recurring {
    static final String SEALED = "audit.Sealed";
    private static final String RIGHT = "audit.seal";
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int BATCH = 2000;

    private final AuditRows rows;
    private final Ledger ledger;
    private final LegalClock time;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("audit-chain", REST, () -> round(false));

    AuditSealer(AuditRows rows, Ledger ledger, LegalClock time, Clock clock, TransactionTemplate transaction) {
        this.rows = rows;
        this.ledger = ledger;
        this.time = time;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Chains everything and has the ledger hold the head. */
    void catchUp() {
        while (round(false)) {}
        round(true);
    }

    private boolean round(boolean anchorNow) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var at = rows.lock();
            if (at.isEmpty()) return false;
            var read = at.get().otherCluster() ? rows.neverLinked(BATCH) : rows.unlinked(at.get(), BATCH);
            var linked = read.isEmpty() ? at.get() : linked(at.get(), read);
            if (at.get().otherCluster() && read.size() < BATCH) rows.adoptCluster();
            if (read.size() < BATCH) anchor(linked, anchorNow);
            return read.size() == BATCH;
        }));
    }

    private AuditRows.Position linked(AuditRows.Position from, List<AuditRows.Unlinked> lines) {
        var links = new ArrayList<AuditRows.Link>();
        long open = from.nextOpen();
        long sealed = from.nextSealed();
        var headOpen = from.headOpen();
        var headSealed = from.headSealed();
        for (var one : lines) {
            if (one.sealed()) {
                headSealed = AuditRules.hash(headSealed, one.line());
                links.add(link("sealed", sealed++, one.line(), headSealed));
            } else {
                headOpen = AuditRules.hash(headOpen, one.line());
                links.add(link("open", open++, one.line(), headOpen));
            }
        }
        rows.link(links);
        var last = lines.getLast();
        var to = new AuditRows.Position(
                last.xid(),
                last.line().id(),
                false,
                open,
                headOpen,
                sealed,
                headSealed,
                from.anchored(),
                from.anchoredAt());
        rows.move(to);
        return to;
    }

    private static AuditRows.Link link(String tree, long no, AuditLine line, byte[] hash) {
        return new AuditRows.Link(tree, no, line.id(), HexFormat.of().formatHex(hash));
    }

    /** The ledger's case of the month takes the head: which links it stands for, and nothing else. */
    private void anchor(AuditRows.Position at, boolean now) {
        var moment = clock.instant();
        if (now
                ? at.nextOpen() <= at.anchored()
                : !AuditRules.isAnchorDue(at.nextOpen(), at.anchored(), at.anchoredAt(), moment)) return;
        var legal = time.instant();
        var id = AuditRules.caseOf(YearMonth.from(LegalZone.local(legal)).toString());
        var before = ledger.find(id).orElse(CaseState.unopened(id, AuditRules.CASE_KIND));
        var outcome = ledger.record(Act.of(
                before,
                new Act.By(ActorId.SYSTEM, PostId.NONE, UnitId.ALL, legal, legal, null),
                SEALED,
                RIGHT,
                UnitId.ALL,
                before.version() == 0
                        ? List.of(
                                new Effect.Opened(UnitId.ALL, UnitId.ALL, 0),
                                new Effect.StateChanged("SEALED"),
                                new Effect.Closed())
                        : List.of(new Effect.StateChanged("SEALED")),
                Map.of(
                        "first", at.anchored(),
                        "last", at.nextOpen() - 1,
                        "head", HexFormat.of().formatHex(at.headOpen())),
                null));
        if (!(outcome instanceof ActOutcome.Recorded))
            throw new IllegalStateException("The head of the audit's chain was not recorded: " + outcome);
        rows.anchored(at.nextOpen(), moment);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
