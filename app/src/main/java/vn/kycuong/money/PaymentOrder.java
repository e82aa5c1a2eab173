package vn.kycuong.money;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A payment begun at a gateway (lệnh thanh toán).
 *
 * @param reference the gateway's own name for the payment; null while it was not paid
 */
public record PaymentOrder(
        UUID id,
        CaseId caseId,
        UnitId unit,
        long amount,
        String gateway,
        State state,
        Instant startedAt,
        @Nullable String reference) {
    /** What became of it. */
    public enum State {
        STARTED,
        PAID,
        /** The payer gave up, or was refused; he may still pay it. */
        FAILED,
        /** Nobody said anything for so long that it is asked about no more; its word is still believed. */
        LAPSED
    }
}
