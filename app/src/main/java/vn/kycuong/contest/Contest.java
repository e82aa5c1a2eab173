package vn.kycuong.contest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * A contest as its desk keeps it.
 *
 * @param raisedFor the unit the person acted for
 * @param reason why it was contested; null once lawfully erased
 * @param answer the reason of the decision; null while there is none
 */
public record Contest(
        CaseId id,
        ContestedPart part,
        ActorId raisedBy,
        UnitId raisedFor,
        Instant raisedAt,
        @Nullable String reason,
        @Nullable String answer) {}
