package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Status;

/**
 * A dossier as the list of a figure shows it.
 *
 * @param code the code people read, or empty when its desk no longer keeps it
 * @param label the applicant
 * @param receivedAt legal receipt, or null before acceptance
 */
public record DossierLine(
        UUID caseId,
        String code,
        String label,
        String procedureKey,
        String channel,
        int unitId,
        int unitIn,
        String state,
        Instant openedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant lateFrom,
        @Nullable Instant warnFrom,
        @Nullable Instant pausedSince,
        @Nullable Instant metAt,
        boolean extended) {

    /** How it stands at a moment. */
    public Status status(Instant now) {
        if (receivedAt == null) return Status.NONE;
        if (lateFrom != null) {
            var decided = metAt == null ? now : metAt;
            if (!decided.isBefore(lateFrom)) return Status.LATE;
        }
        if (metAt != null) return lateFrom == null ? Status.NONE : Status.DONE;
        if (pausedSince != null) return Status.STOPPED;
        return warnFrom != null && !now.isBefore(warnFrom) ? Status.SOON : Status.ON;
    }
}
