package vn.kycuong.ledger;

import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.worktime.LegalClock;

/** What {@link ClockSweep} is to open cases: sealed ones are told of one by one, none sharing anything with another. */
@Component
class SealedSweep implements Recurring {
    private static final Duration REST = Duration.ofSeconds(5);

    private final SealedRows rows;
    private final ActStatement statement;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("sealed-sweep", REST, () -> sweep() > 0);

    SealedSweep(SealedRows rows, ActStatement statement, LegalClock time, TransactionTemplate transaction) {
        this.rows = rows;
        this.statement = statement;
        this.time = time;
        this.transaction = transaction;
    }

    /** Writes what is due now; returns how many cases were told. */
    int sweep() {
        int told = 0;
        while (Objects.requireNonNull(transaction.execute(_ -> next()))) told++;
        return told;
    }

    private boolean next() {
        var now = time.instant();
        var held = rows.lockNextDue(now);
        held.flatMap(id -> rows.due(id, now))
                .ifPresent(d -> statement.recordSealed(ClockSweep.told(d.state(), d.no(), d.lateFrom(), now)));
        return held.isPresent();
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
