package vn.kycuong.contest;

import vn.kycuong.kernel.CaseId;

/** The answer to an act on a contest. */
public sealed interface ContestResult {
    /** Recorded. */
    record Done(CaseId contest) implements ContestResult {}

    /** Refused by rule, with the sentence that says why. */
    record NotPossible(String wordKey, Object... arguments) implements ContestResult {}

    /** Somebody decided meanwhile. */
    record Overtaken() implements ContestResult {}

    /** The post has no such right. */
    record NotAllowed() implements ContestResult {}

    /** There is no such case, part or contest for this person. */
    record NotFound() implements ContestResult {}
}
