package vn.kycuong.notice;

import java.time.Duration;
import java.util.List;

/** When a message is tried again, and when no more. Technical measures of this program, not of the law. */
final class SendingRules {
    /** What is older than this tells nobody anything any more. */
    static final Duration KEPT = Duration.ofDays(30);
    /** Whoever began to send and said nothing for so long has died over it. */
    static final Duration LEASE = Duration.ofMinutes(10);
    /** An address that refused for good so often is left alone. */
    static final int MOST_REFUSALS = 3;

    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Duration.ofHours(24));

    private SendingRules() {}

    static int mostTries() {
        return WAITS.size() + 1;
    }

    /** @param tries made so far, from 1 */
    static Duration waitAfter(int tries) {
        return WAITS.get(Math.clamp(tries, 1, WAITS.size()) - 1);
    }
}
