package vn.kycuong.identity;

import java.time.Instant;

/** The answer to a log-in. */
public sealed interface LogInResult {
    record LoggedIn(SessionToken token, Officer officer) implements LogInResult {}

    /** Login unknown or password wrong: the same answer, after the same work. */
    record WrongCredentials() implements LogInResult {}

    /** Too many failures from this address for this login. */
    record Throttled(Instant until) implements LogInResult {}

    /** Said only to who knows the password. */
    record Disabled() implements LogInResult {}

    /** The person holds no post today. Said only to who knows the password. */
    record NoPost() implements LogInResult {}
}
