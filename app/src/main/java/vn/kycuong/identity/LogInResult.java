package vn.kycuong.identity;

import java.time.Instant;

/** The answer to a log-in. */
public sealed interface LogInResult {
    record LoggedIn(SessionToken token, Officer officer) implements LogInResult {}

    /** The password was right; a code is asked for. */
    record CodeAsked(HalfLogIn half) implements LogInResult {}

    /** The password was right, but this person has keys and no codes: one of the keys is asked for. */
    record PasskeyAsked() implements LogInResult {}

    /** Login unknown or password wrong: the same answer, after the same work. */
    record WrongCredentials() implements LogInResult {}

    /** Wrong, or used before; one may try again. */
    record WrongCode(HalfLogIn half) implements LogInResult {}

    /** Right until a moment ago: a code lives half a minute. */
    record LateCode(HalfLogIn half) implements LogInResult {}

    /** Too long ago or too many tries: from the start. */
    record Over() implements LogInResult {}

    /** Too many failures from this address for this login. */
    record Throttled(Instant until) implements LogInResult {}

    /** Somebody who knows the password has typed too many wrong codes, from wherever: codes are not looked at for a while. */
    record CodesRest(Instant until) implements LogInResult {}

    /** Said only to who knows the password. */
    record Disabled() implements LogInResult {}

    /** The person holds no post today. Said only to who knows the password. */
    record NoPost() implements LogInResult {}
}
