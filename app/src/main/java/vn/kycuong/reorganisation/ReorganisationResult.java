package vn.kycuong.reorganisation;

import java.util.UUID;

/** What became of a step of a reorganisation. */
public sealed interface ReorganisationResult {
    /** It is written down. */
    record Done() implements ReorganisationResult {}

    /** The work moves, as this job. */
    record Ordered(UUID job) implements ReorganisationResult {}

    /** It cannot be. @param wordKey the sentence that says why and what to do */
    record NotPossible(String wordKey) implements ReorganisationResult {}
}
