package vn.kycuong.job;

import java.time.Instant;
import java.util.UUID;

/** How far a job is. */
public record JobProgress(
        UUID id,
        String kind,
        String act,
        int total,
        int done,
        int refused,
        int failed,
        int cancelled,
        Instant createdAt,
        boolean finished) {
    /** Items whose outcome is known. */
    public int answered() {
        return done + refused + failed + cancelled;
    }
}
