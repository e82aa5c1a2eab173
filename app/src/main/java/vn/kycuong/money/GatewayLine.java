package vn.kycuong.money;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A movement of money at a gateway, theirs beside ours (dòng đối chiếu cổng thanh toán).
 *
 * @param unit whose money it is; null when nothing of ours has that name
 * @param ours what we wrote down; null when nothing
 * @param theirs what the statement says; null when nothing
 * @param done what somebody did about a difference; null while nobody did
 */
public record GatewayLine(
        String gateway,
        StatementLine.Way way,
        String reference,
        @Nullable CaseId caseId,
        @Nullable UnitId unit,
        @Nullable Long ours,
        @Nullable Long theirs,
        Instant at,
        Cause cause,
        @Nullable String done,
        @Nullable ActorId doneBy) {
    /** Why the two differ; each has its own thing to do. */
    public enum Cause {
        AGREES,
        /** The gateway has it under the name of a payment of ours, and nothing is written down: recording it failed. */
        NOT_BOOKED,
        /** The amounts differ. */
        OTHER_AMOUNT,
        /** The payer paid the same order twice. */
        TWICE,
        /** Nothing of ours has that name. */
        UNKNOWN,
        /** We wrote it down, and the statement of its day does not have it. */
        NOT_THERE
    }

    public boolean differs() {
        return cause != Cause.AGREES;
    }

    /** Whether somebody still has to see to it. */
    public boolean isOpen() {
        return differs() && done == null;
    }
}
