package vn.kycuong.directive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * A document or a change of one as somebody drafts it, until a second person puts it in force.
 *
 * @param documentKey the document it changes; null for a new one
 * @param basedOn number of the edition it began with; another one put in force meanwhile is never written over
 * @param unit of who drafts it
 * @param version number of edits, so that two people do not write over each other
 */
public record DocumentDraft(
        int id,
        @Nullable String documentKey,
        @Nullable Integer basedOn,
        UnitId unit,
        DocumentSheet sheet,
        State state,
        int version,
        ActorId draftedBy,
        Instant draftedAt,
        @Nullable ActorId decidedBy,
        @Nullable Instant decidedAt) {

    /** Where it stands. */
    public enum State {
        DRAFT,
        APPLIED,
        WITHDRAWN
    }
}
