package vn.kycuong.counter;

/** The answer to an act on what is known of somebody at the counter. */
public sealed interface ConductResult {
    /** Done. */
    record Done() implements ConductResult {}

    /** Refused by rule, with the key of the sentence that says why and what to do. */
    record NotPossible(String wordKey) implements ConductResult {}

    /** Somebody changed it meanwhile. */
    record Overtaken() implements ConductResult {}

    /** There is none for this person. */
    record NotFound() implements ConductResult {}
}
