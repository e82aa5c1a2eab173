package vn.kycuong.identity;

import vn.kycuong.kernel.ActorId;

/** What became of an act on an account. */
public sealed interface AccountResult {
    record Done(ActorId actor) implements AccountResult {}

    /** Done; the person goes on by this link, which is shown this once. */
    record Linked(ActorId actor, PasswordLink link) implements AccountResult {}

    /** There is none, or no longer. */
    record NotFound() implements AccountResult {}

    /** Why not: a key of the words. */
    record NotPossible(String wordKey) implements AccountResult {}
}
