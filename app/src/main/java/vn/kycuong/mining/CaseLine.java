package vn.kycuong.mining;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A case of an observed process in a list (hồ sơ quan sát). @param times how often it went the edge that was asked for */
public record CaseLine(
        int no,
        String name,
        int variant,
        @Nullable String group,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        int events,
        int times) {
    public boolean isLate() {
        return endedAt != null && dueAt != null && endedAt.isAfter(dueAt);
    }
}
