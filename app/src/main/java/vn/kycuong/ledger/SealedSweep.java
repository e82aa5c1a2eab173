package vn.kycuong.ledger;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Rhythm;
import vn.kycuong.worktime.LegalClock;

/** What {@link ClockSweep} is to open cases: sealed ones are told of one by one, none sharing anything with another. */
@Component
class SealedSweep implements SmartLifecycle {
    private static final Duration REST = Duration.ofSeconds(5);

    private final SealedRows rows;
    private final ActStatement statement;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final AtomicReference<@Nullable Rhythm> rhythm = new AtomicReference<>();

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
        var due = rows.lockNextDue(now);
        due.ifPresent(d -> statement.recordSealed(ClockSweep.told(d.state(), d.no(), d.lateFrom(), now)));
        return due.isPresent();
    }

    @Override
    public void start() {
        rhythm.set(Rhythm.start("sealed-sweep", REST, () -> sweep() > 0));
    }

    @Override
    public void stop() {
        var running = rhythm.getAndSet(null);
        if (running != null) running.close();
    }

    @Override
    public boolean isRunning() {
        return rhythm.get() != null;
    }
}
