package vn.kycuong.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * One round of reading of one document (đợt quán triệt).
 *
 * @param replaces the round that this one supersedes, or null
 * @param version counts its edits; an edit of an older one is refused
 * @param unit for which its drafter acted
 */
public record Campaign(
        int id,
        CampaignPlan plan,
        @Nullable Integer replaces,
        State state,
        int version,
        UnitId unit,
        ActorId draftedBy,
        Instant draftedAt,
        @Nullable ActorId appliedBy,
        @Nullable Instant appliedAt,
        @Nullable ActorId endedBy,
        @Nullable Instant endedAt) {
    /** Where a campaign stands. */
    public enum State {
        /** May be edited; nobody has to read it. */
        DRAFT,
        /** Whoever fits has to read it. */
        IN_FORCE,
        /** Another round of the same document is read instead. */
        SUPERSEDED,
        /** Nobody has to read it any more. */
        ENDED,
        /** A draft that never came into force. */
        DROPPED;

        /** Key of its word in the bundles. */
        public String wordKey() {
            return "reading.campaign." + name();
        }
    }
}
