package vn.kycuong.job;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait before something is tried again that the other side did not take: longer each time, from a minute to a day. Technical
 * measures of this program, not of the law.
 */
public final class Waits {
    private static final List<Duration> AFTER = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Duration.ofHours(24));

    private Waits() {}

    /** How often something is tried that is given up in the end: the first time, and once after each wait. */
    public static int mostTries() {
        return AFTER.size() + 1;
    }

    /** @param tries made so far, from 1; beyond the last wait it stays a day */
    public static Duration after(int tries) {
        return AFTER.get(Math.clamp(tries, 1, AFTER.size()) - 1);
    }
}
