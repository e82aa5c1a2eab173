package vn.kycuong.task;

import java.util.UUID;

/** The answer to an act on a file of tasks. */
public sealed interface TaskFileResult {
    /** Read and reported line by line; nothing of it holds. */
    record Reported(UUID id) implements TaskFileResult {}

    /** Its tasks are being assigned, or it was put away. */
    record Done() implements TaskFileResult {}

    /** No sheet of tasks. */
    record Unreadable(String sentence) implements TaskFileResult {}

    /** Not possible, with the sentence that says why. */
    record NotPossible(String wordKey) implements TaskFileResult {}

    record NotFound() implements TaskFileResult {}
}
