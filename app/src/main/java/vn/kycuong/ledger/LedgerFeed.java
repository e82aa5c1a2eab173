package vn.kycuong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;

/** Gives committed entries their leaf numbers and hands them to the readers. */
@Component
public class LedgerFeed implements Recurring {
    private static final Duration REST = Duration.ofMillis(250);
    private static final int BATCH = 2000;
    private static final Duration WAIT = Duration.ofMillis(20);
    private static final int WAITS = 250;

    private final FeedRows rows;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Reaction> reactions;
    private final AtomicInteger beginnings = new AtomicInteger();
    private final Recurrence recurrence = new Recurrence("ledger-feed", REST, this::round);

    LedgerFeed(FeedRows rows, TransactionTemplate transaction, ObjectProvider<Reaction> reactions) {
        this.rows = rows;
        this.transaction = transaction;
        this.reactions = reactions;
    }

    /**
     * Numbers and hands on everything that is committed now; returns when every reader has caught up. While an older transaction is open, or
     * another reads for the same name, it waits a few seconds and no longer.
     *
     * @return whether every reader did
     */
    public boolean catchUp() {
        var names = readers().stream().map(Reaction::name).toList();
        for (int wait = 0; ; wait++) {
            rows.number();
            for (var reaction : readers()) {
                while (step(reaction)) {}
            }
            if (!rows.isBehind(names)) return true;
            if (wait == WAITS || !rested()) return false;
        }
    }

    /** Whether every reader has read whatever is committed and was recorded before a moment. */
    public boolean hasRead(Instant before) {
        return rows.haveRead(readers().stream().map(Reaction::name).toList(), before);
    }

    /** How often the readers began to read since the program started: what was thought settled before they last rested may be so no more. */
    public int beginnings() {
        return beginnings.get();
    }

    private static boolean rested() {
        try {
            Thread.sleep(WAIT);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the database count its tables anew, after very many acts at once. */
    public void analyse() {
        rows.analyse();
    }

    private List<Reaction> readers() {
        return reactions.orderedStream().toList();
    }

    private boolean round() {
        rows.number();
        boolean more = false;
        for (var reaction : readers()) more |= step(reaction);
        return more;
    }

    private boolean step(Reaction reaction) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var position = rows.lockPosition(reaction.name());
            if (position.isEmpty()) return false; // another instance reads for this name
            var entries = rows.from(position.get(), BATCH);
            if (entries.isEmpty()) return false;
            reaction.react(entries);
            rows.move(reaction.name(), entries.getLast().leaf() + 1);
            return entries.size() == BATCH;
        }));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    public void start() {
        beginnings.incrementAndGet();
        for (var reaction : readers()) rows.introduce(reaction.name());
        rows.adoptCluster();
        Recurring.super.start();
    }
}
