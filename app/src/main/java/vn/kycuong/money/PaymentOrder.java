package vn.kycuong.money;

import java.time.Instant;
import java.util.UUID;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** A payment begun at a gateway (lệnh thanh toán). */
public record PaymentOrder(
        UUID id, CaseId caseId, UnitId unit, long amount, String gateway, State state, Instant startedAt) {
    /** What became of it. */
    public enum State {
        STARTED,
        PAID,
        FAILED
    }
}
