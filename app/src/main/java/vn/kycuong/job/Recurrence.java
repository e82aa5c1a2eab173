package vn.kycuong.job;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A rhythm that can be begun, ended and begun again (việc định kỳ); between them it rests. */
public final class Recurrence {
    private final String name;
    private final Duration rest;
    private final Rhythm.Work work;
    private final AtomicReference<@Nullable Rhythm> running = new AtomicReference<>();

    /**
     * Resting, until it is begun.
     *
     * @param name of its thread
     * @param rest between two rounds when there is nothing more to do
     */
    public Recurrence(String name, Duration rest, Rhythm.Work work) {
        this.name = name;
        this.rest = rest;
        this.work = work;
    }

    void start() {
        running.set(Rhythm.start(name, rest, work));
    }

    void stop() {
        var ended = running.getAndSet(null);
        if (ended != null) ended.close();
    }

    boolean isRunning() {
        return running.get() != null;
    }

    /** There is something to do: do not wait for the rest to end. While it does not run, nothing. */
    public void nudge() {
        var now = running.get();
        if (now != null) now.nudge();
    }
}
