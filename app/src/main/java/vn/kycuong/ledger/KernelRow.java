package vn.kycuong.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ObligationClock;

/** Rows of kernel state with every column they have, under the columns' names. */
sealed interface KernelRow {
    /** Of {@code ledger.case_head}, or of its sealed twin. */
    record Head(
            UUID caseId,
            String kind,
            int unitIn,
            int unitNow,
            int processId,
            String state,
            int version,
            String headHash,
            @Nullable String lastKind,
            @Nullable Instant lastAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt)
            implements KernelRow {}

    /** Of {@code ledger.obligation}. */
    record Owed(
            UUID caseId,
            int no,
            int parent,
            String tier,
            int unitId,
            String duty,
            ObligationClock clock,
            String noticed,
            @Nullable Instant promisedAt,
            @Nullable Instant dueAt,
            @Nullable Instant lateFrom,
            @Nullable Instant warnFrom,
            @Nullable Instant pausedSince,
            @Nullable Instant metAt,
            @Nullable Instant sweepAt)
            implements KernelRow {}

    /** How the driver reads infinity. */
    Instant NEVER = OffsetDateTime.MAX.toInstant();

    /**
     * Of {@code ledger.work_item}.
     *
     * @param sortAt the moment from which it is late, or {@link #NEVER}
     */
    record Work(
            UUID caseId,
            int no,
            String kind,
            int unitIn,
            int unitNow,
            int step,
            String role,
            int unitId,
            @Nullable Integer holderId,
            int obligation,
            Instant since,
            boolean open,
            Instant sortAt,
            @Nullable Instant lateFrom,
            @Nullable Instant dueAt,
            @Nullable Instant warnFrom,
            @Nullable Instant pausedSince)
            implements KernelRow {}
}
