package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of what a measure counted.
 *
 * @param no of the obligation; 0 for a dossier
 * @param version of the case whose entry made this true
 */
public record CountedCase(
        Grain grain,
        UUID caseId,
        int no,
        int version,
        int unitId,
        String state,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant lateFrom,
        @Nullable Instant metAt,
        @Nullable Instant closedAt,
        boolean extended) {
    /** Whether what is counted has been done; of what has days and no clock. */
    public boolean isDone() {
        return state.equals("DONE");
    }
}
