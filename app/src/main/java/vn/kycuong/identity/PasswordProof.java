package vn.kycuong.identity;

import java.time.Instant;

/** Whether a password typed once more was the officer's, and what he set up beside it. */
public sealed interface PasswordProof {
    record Right() implements PasswordProof {}

    record Wrong() implements PasswordProof {}

    /** The password was right, the code was not. */
    record WrongCode() implements PasswordProof {}

    /** The password was right; a log-in by one of his keys, minutes ago, is asked for. */
    record PasskeyAsked() implements PasswordProof {}

    /** Too many failures from this address. */
    record Throttled(Instant until) implements PasswordProof {}
}
