package vn.kycuong.job;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one piece of work again and again on a thread of its own, until closed. The named edge where a failure of background work
 * is caught: it is logged once per streak, the work is tried again after a longer rest, and nothing else stops.
 */
public final class Rhythm implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rhythm.class);
    private static final int LONGEST_REST_FACTOR = 64;

    /** One round of work. */
    public interface Work {
        /** Returns true when there may be more to do at once. */
        boolean round();
    }

    private final String name;
    private final Duration rest;
    private final Work work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;
    private boolean nudged;
    private boolean closed;
    private int failures;

    private Rhythm(String name, Duration rest, Work work) {
        this.name = name;
        this.rest = rest;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    public static Rhythm start(String name, Duration rest, Work work) {
        var rhythm = new Rhythm(name, rest, work);
        rhythm.thread.start();
        return rhythm;
    }

    /** There is something to do: do not wait for the rest to end. */
    public void nudge() {
        lock.lock();
        try {
            nudged = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosed()) {
            if (!roundAgain()) sleep();
        }
    }

    private boolean roundAgain() {
        try {
            boolean more = work.round();
            if (failures > 0) LOG.info("{} works again after {} failures", name, failures);
            failures = 0;
            return more;
        } catch (RuntimeException failed) {
            if (failures++ == 0) LOG.error("{} failed; it is tried again", name, failed);
            return false;
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void sleep() {
        lock.lock();
        try {
            long nanos = rest.multipliedBy(Math.min(1L << Math.min(failures, 6), LONGEST_REST_FACTOR))
                    .toNanos();
            while (!closed && !nudged && nanos > 0) nanos = woken.awaitNanos(nanos);
            nudged = false;
        } catch (InterruptedException stopped) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
