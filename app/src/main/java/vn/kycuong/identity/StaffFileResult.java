package vn.kycuong.identity;

import java.util.List;
import java.util.UUID;

/** What became of a file of the staff office. */
public sealed interface StaffFileResult {
    /** It was read and is shown; nothing has changed. */
    record Previewed(UUID id) implements StaffFileResult {}

    /** It is being done, line by line, as the job of this number. */
    record Ordered(UUID id) implements StaffFileResult {}

    /** It is no such file, or there is nothing to be done: the key of the sentence. */
    record Refused(String wordKey, List<String> arguments) implements StaffFileResult {}

    /** There is none, or no longer. */
    record NotFound() implements StaffFileResult {}
}
