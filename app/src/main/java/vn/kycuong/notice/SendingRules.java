package vn.kycuong.notice;

import java.time.Duration;

/** When a message is tried again, and when no more. Technical measures of this program, not of the law. */
final class SendingRules {
    /** What is older than this tells nobody anything any more. */
    static final Duration KEPT = Duration.ofDays(30);
    /** Whoever began to send and said nothing for so long has died over it. */
    static final Duration LEASE = Duration.ofMinutes(10);
    /** An address that refused for good so often is left alone. */
    static final int MOST_REFUSALS = 3;

    private SendingRules() {}
}
