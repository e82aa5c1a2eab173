package vn.kycuong.notice;

import java.time.Instant;

/** Carries messages one way out of the house. Sending the same message again is safe: it bears the same id. */
interface Messenger {
    Way way();

    /** Whether this installation has it. */
    boolean isOffered();

    SendResult send(Letter letter, Instant at);
}
