package vn.kycuong.money;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * Money that shall go back (hoàn trả): asked by one, decided by another, paid once.
 *
 * @param sent what the gateway knows it by; null while nobody asked it of a gateway
 * @param sentBy who asked it of the gateway
 * @param refusal the gateway's reason; null while it gave none
 */
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
        @Nullable String opinion,
        @Nullable UUID sent,
        @Nullable ActorId sentBy,
        @Nullable String refusal) {
    /** How far it is. */
    public enum State {
        ASKED,
        APPROVED,
        DECLINED,
        /** The gateway was asked to give it back, and has not answered yet. */
        SENT,
        /** The gateway said no: it may be asked again, or the money goes back in cash. */
        REFUSED,
        PAID
    }
}
