package vn.kycuong.dossier.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The word for where a clock stands: a key of the status tag. */
final class Statuses {
    private Statuses() {}

    static String of(
            @Nullable Instant due,
            @Nullable Instant lateFrom,
            @Nullable Instant warnFrom,
            @Nullable Instant pausedSince,
            Instant now) {
        if (lateFrom != null && !now.isBefore(lateFrom)) return "late";
        if (pausedSince != null) return "paused";
        if (due == null) return "done";
        return warnFrom != null && !now.isBefore(warnFrom) ? "risk" : "ontime";
    }
}
