package vn.kycuong.task;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A task as lists show it.
 *
 * @param title null once lawfully erased
 * @param dueAt the date that stands; null for a draft
 * @param originalDue the date first given; null for a draft
 * @param metAt when the product was handed in; null while it was not
 * @param holder who does it; null while nobody took it up
 * @param returned how often the product was sent back
 */
public record TaskLine(
        CaseId id,
        String number,
        TaskType type,
        Urgency urgency,
        ReportRhythm rhythm,
        String document,
        String clause,
        @Nullable UUID parent,
        @Nullable String title,
        TaskState stands,
        UnitId assigner,
        UnitId lead,
        @Nullable ActorId holder,
        Instant madeAt,
        @Nullable Instant dueAt,
        @Nullable Instant lateFrom,
        @Nullable Instant originalDue,
        @Nullable Instant originalLateFrom,
        @Nullable Instant metAt,
        @Nullable Instant closedAt,
        boolean extended,
        int returned,
        TaskColour colour,
        Optional<ReportingStatus> reported) {
    /** Done on time, and only because its date was moved. */
    public boolean onTimeByExtension() {
        return reported.filter(r -> r == ReportingStatus.DONE_ON_TIME).isPresent()
                && metAt != null
                && originalLateFrom != null
                && !metAt.isBefore(originalLateFrom);
    }
}
