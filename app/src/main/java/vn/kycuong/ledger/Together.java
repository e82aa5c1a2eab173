package vn.kycuong.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads that do not wait for one another, each with a connection of its own and within the sight of who asks. Few at a time: whoever asks takes turns with
 * everybody else for connections and processors. Within a transaction they are made one after the other, for another connection would not see it.
 */
public final class Together {
    private static final int LANES = 3;

    private Together() {}

    /** The answers in the order of what is asked. When one fails nothing more is begun, and what has begun is waited for. */
    public static <T> List<T> of(List<? extends Supplier<T>> reads) {
        int most = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : LANES;
        var answers = new AtomicReferenceArray<T>(reads.size());
        var next = new AtomicInteger();
        var lanes = new ArrayList<FutureTask<Boolean>>();
        for (int i = 0; i < Math.min(most, reads.size()); i++)
            lanes.add(new FutureTask<>(() -> lane(reads, next, answers)));
        var sight = Sight.now();
        for (var lane : lanes.subList(Math.min(1, lanes.size()), lanes.size()))
            Thread.ofVirtual().name("together").start(() -> within(sight.orElse(null), lane));
        if (!lanes.isEmpty()) lanes.getFirst().run();
        RuntimeException failure = null;
        for (var lane : lanes) {
            var failed = failure(lane);
            if (failure == null) failure = failed;
        }
        if (failure != null) throw failure;
        var found = new ArrayList<T>();
        for (int i = 0; i < reads.size(); i++) found.add(answers.get(i));
        return found;
    }

    private static <T> boolean lane(
            List<? extends Supplier<T>> reads, AtomicInteger next, AtomicReferenceArray<T> answers) {
        boolean done = false;
        try {
            for (int i = next.getAndIncrement(); i < reads.size(); i = next.getAndIncrement())
                answers.set(i, reads.get(i).get());
            done = true;
        } finally {
            if (!done) next.set(reads.size());
        }
        return done;
    }

    private static void within(@Nullable Sight sight, FutureTask<Boolean> lane) {
        if (sight == null) lane.run();
        else
            sight.call(() -> {
                lane.run();
                return true;
            });
    }

    /** A read is never left running behind who asked for it: it has the time limit of every statement. */
    private static @Nullable RuntimeException failure(FutureTask<Boolean> lane) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    lane.get();
                    return null;
                } catch (InterruptedException told) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof Error error) throw error;
                    return failed.getCause() instanceof RuntimeException known
                            ? known
                            : new IllegalStateException(failed.getCause());
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
