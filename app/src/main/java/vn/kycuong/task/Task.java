package vn.kycuong.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/**
 * What the desk keeps of a task beside the ledger.
 *
 * @param number e.g. NV.2020.0001
 * @param parent the task it is a part of, or null
 * @param batch those assigned together have the same
 * @param title null once lawfully erased
 * @param originalDue the date first given; null for a draft
 */
public record Task(
        CaseId id,
        String number,
        TaskType type,
        Urgency urgency,
        ReportRhythm rhythm,
        @Nullable OrderedBy orderedBy,
        @Nullable CaseId parent,
        UUID batch,
        ActorId madeBy,
        Instant madeAt,
        @Nullable String title,
        @Nullable Instant originalDue,
        @Nullable Instant originalLateFrom,
        int returned) {
    /** The same, sent back so often. */
    Task returned(int times) {
        return new Task(
                id,
                number,
                type,
                urgency,
                rhythm,
                orderedBy,
                parent,
                batch,
                madeBy,
                madeAt,
                title,
                originalDue,
                originalLateFrom,
                times);
    }
}
