package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket of tokens per key: so many at once, then one each {@code refill}. Remembers at most {@code keys} keys; the one used
 * longest ago is forgotten first, so memory is bounded whatever is thrown at it. Counts within this process only.
 */
public final class Throttle {
    private final int burst;
    private final Duration refill;
    private final Clock clock;
    private final Map<String, Bucket> buckets;

    /** @param empty whether the last who asked was refused: told once, so that a flood does not fill the log */
    private record Bucket(double tokens, Instant at, boolean empty) {}

    public Throttle(int burst, Duration refill, int keys, Clock clock) {
        if (burst < 1 || keys < 1 || !refill.isPositive()) throw new IllegalArgumentException("Throttle: all positive");
        this.burst = burst;
        this.refill = refill;
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > keys;
            }
        };
    }

    /**
     * Takes one token; false when there is none: answer 429.
     *
     * @param what is asked for, so that one thing's guesses do not use up another's
     * @param who asks: an address, a login
     */
    public synchronized boolean allows(String what, String who) {
        var key = what + " " + who;
        var now = clock.instant();
        var bucket = buckets.getOrDefault(key, new Bucket(burst, now, false));
        double gained = (double) Duration.between(bucket.at(), now).toNanos() / refill.toNanos();
        double tokens = Math.min(burst, bucket.tokens() + Math.max(0, gained));
        boolean passes = tokens >= 1;
        buckets.put(key, new Bucket(passes ? tokens - 1 : tokens, now, !passes));
        if (!passes && !bucket.empty()) SecurityEvents.tell(SecurityEvent.BRAKED, "what", what);
        return passes;
    }

    /** Gives back a token that was taken for nothing. */
    public synchronized void giveBack(String what, String who) {
        buckets.computeIfPresent(
                what + " " + who, (_, bucket) -> new Bucket(Math.min(burst, bucket.tokens() + 1), bucket.at(), false));
    }
}
