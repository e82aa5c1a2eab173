package vn.kycuong.notice;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as who looks after the installation sees it (dòng hộp gửi): nothing of a person.
 *
 * @param caseId of a dossier, or null
 * @param ofDay whether it is the list of an officer's day
 * @param masked the address, masked; null while none was read
 * @param maybeTwice whether it may have been sent before, when the program died over it
 * @param refused the ways that refused it for good, before the one it went on by
 * @param problem a code of the other side, or a word of the program
 */
public record OutboxLine(
        UUID id,
        String situation,
        @Nullable UUID caseId,
        boolean ofDay,
        Instant createdAt,
        MessageState state,
        @Nullable Way way,
        @Nullable String masked,
        int tries,
        Instant nextAt,
        boolean maybeTwice,
        @Nullable String problem,
        @Nullable Instant endedAt,
        Set<Way> refused) {
    /** Lists of officers are made anew the next day. */
    public boolean isRetriable() {
        return !ofDay && state.isRetriable();
    }
}
