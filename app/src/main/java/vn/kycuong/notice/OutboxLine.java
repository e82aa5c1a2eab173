package vn.kycuong.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as who looks after the installation sees it (dòng hộp gửi): nothing of a person.
 *
 * @param caseId null for the list of an officer's day
 * @param masked the address, masked; null while none was read
 * @param maybeTwice whether it may have been sent before, when the program died over it
 * @param problem a code of the other side, or a word of the program
 */
public record OutboxLine(
        UUID id,
        String situation,
        @Nullable UUID caseId,
        Instant createdAt,
        MessageState state,
        @Nullable Way way,
        @Nullable String masked,
        int tries,
        Instant nextAt,
        boolean maybeTwice,
        @Nullable String problem,
        @Nullable Instant endedAt) {
    /** Lists of officers are made anew the next day. */
    public boolean isRetriable() {
        return caseId != null && state.isRetriable();
    }
}
