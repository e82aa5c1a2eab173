package vn.kycuong.money;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/** Money that shall go back (hoàn trả): asked by one, decided by another, paid once. */
public record Refund(
        UUID id,
        CaseId caseId,
        UnitId unit,
        UUID receipt,
        long amount,
        String ground,
        String reason,
        ActorId askedBy,
        Instant askedAt,
        State state,
        @Nullable ActorId decidedBy,
        @Nullable String opinion) {
    /** How far it is. */
    public enum State {
        ASKED,
        APPROVED,
        DECLINED,
        PAID
    }
}
