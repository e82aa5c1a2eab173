package vn.kycuong.contest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Hand;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;

/**
 * The part of a case's time that is contested, as the ledger told it when it was.
 *
 * @param opened entry that began it
 * @param ended entry that ended it, 0 when only the head changed
 * @param minutes office minutes
 */
public record ContestedPart(
        CaseId caseId,
        int obligation,
        Instant from,
        Instant to,
        int opened,
        int ended,
        long minutes,
        Hand.Kind kind,
        UnitId unit,
        @Nullable ActorId officer,
        @Nullable ActorId head) {
    static ContestedPart of(CaseId id, int obligation, TimeInHand.Part part) {
        return new ContestedPart(
                id,
                obligation,
                part.from(),
                part.to(),
                part.opened(),
                part.ended(),
                part.minutes(),
                part.hand().kind(),
                part.hand().unit(),
                part.hand().officer(),
                part.head());
    }
}
