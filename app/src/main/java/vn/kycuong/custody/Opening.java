package vn.kycuong.custody;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/**
 * That somebody wants to know who a person is (yêu cầu mở danh tính).
 *
 * @param reason why, as he wrote it
 * @param decidedBy the second custodian, or null while nobody has decided
 */
public record Opening(
        UUID id,
        PersonRef person,
        CaseId caseId,
        ActorId askedBy,
        Instant askedAt,
        String reason,
        @Nullable ActorId decidedBy,
        boolean granted,
        @Nullable Instant decidedAt,
        @Nullable Instant openedAt) {
    public boolean isDecided() {
        return decidedBy != null;
    }
}
