package vn.kycuong.identity;

import java.time.Instant;

/** Whether a password typed once more was the officer's. */
public sealed interface PasswordProof {
    record Right() implements PasswordProof {}

    record Wrong() implements PasswordProof {}

    /** Too many failures from this address. */
    record Throttled(Instant until) implements PasswordProof {}
}
