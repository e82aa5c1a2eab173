package vn.kycuong.identity;

import vn.kycuong.kernel.ActorId;

/** The answer to making the first administrator by a one-time link. */
public sealed interface SetUpResult {
    record Made(ActorId actor) implements SetUpResult {}

    /** Used, expired or never given: one answer. */
    record LinkNotValid() implements SetUpResult {}

    record LoginTaken() implements SetUpResult {}

    record NotAcceptable(Problem problem) implements SetUpResult {}

    enum Problem {
        LOGIN_FORM,
        NAME_LENGTH,
        PASSWORD_TOO_SHORT,
        PASSWORD_TOO_LONG,
        PASSWORD_HOLDS_LOGIN,
        /** It, or what it is pieced together from, has leaked before or is easily thought of. */
        PASSWORD_EASY
    }
}
