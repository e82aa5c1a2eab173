package vn.kycuong.notice;

import java.time.Duration;

/** What the other side said. Problems are its codes, never its sentences: these repeat addresses. */
sealed interface SendResult {
    /** It has the message, now or since an earlier time. */
    record Sent() implements SendResult {}

    /**
     * It will never take the message.
     *
     * @param address whether it is the address that it does not know
     */
    record Refused(String problem, boolean address) implements SendResult {}

    /** Not now. */
    record Later(String problem) implements SendResult {}

    /** Not so much at once: nothing more goes this way for a while. */
    record Throttled(String problem, Duration rest) implements SendResult {}
}
