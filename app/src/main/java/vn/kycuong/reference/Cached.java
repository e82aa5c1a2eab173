package vn.kycuong.reference;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value kept in memory for one edition of its register. The edition is looked at once a second, or at once after a change here. */
public final class Cached<T> {
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

    private record Held<T>(long stamp, int rechecks, long lookedAt, T value) {}

    private final Editions editions;
    private final String register;
    private final Supplier<T> reading;
    private volatile @Nullable Held<T> held;

    Cached(Editions editions, String register, Supplier<T> reading) {
        this.editions = editions;
        this.register = register;
        this.reading = reading;
    }

    public T get() {
        var now = held;
        return now != null && isFresh(now) ? now.value() : look();
    }

    private boolean isFresh(Held<T> now) {
        return now.rechecks() == editions.rechecks() && System.nanoTime() - now.lookedAt() < LOOK_AGAIN_NANOS;
    }

    private synchronized T look() {
        var before = held;
        if (before != null && isFresh(before)) return before.value();
        int rechecks = editions.rechecks();
        long lookedAt = System.nanoTime();
        long stamp = editions.stamp(register);
        // The stamp is read before the rows: rows that change in between are read again at the next look.
        var value = before != null && before.stamp() == stamp ? before.value() : reading.get();
        held = new Held<>(stamp, rechecks, lookedAt, value);
        return value;
    }
}
