package vn.kycuong.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * A programme or plan of a year.
 *
 * @param unit whose plan it is; of the programme, the province
 * @param person of a person's plan, in a post; null otherwise
 * @param orderedBy the clause it is made under; null: none
 * @param version number of edits, so that two people do not write over each other
 * @param endedAt when it was given up, or another one followed; null while it stands
 */
public record Plan(
        UUID id,
        Level level,
        int year,
        UnitId unit,
        @Nullable ActorId person,
        @Nullable PostId post,
        String name,
        @Nullable OrderedBy orderedBy,
        State state,
        int version,
        ActorId draftedBy,
        Instant draftedAt,
        @Nullable ActorId approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant endedAt) {
    /** Whose. */
    public enum Level {
        PROGRAMME,
        UNIT,
        PERSON
    }

    /** Where it stands. */
    public enum State {
        DRAFT,
        APPROVED,
        WITHDRAWN
    }
}
