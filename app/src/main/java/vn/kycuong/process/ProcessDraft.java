package vn.kycuong.process;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.ProcessPlan;

/**
 * A change of a process (dự thảo quy trình): drafted by one person, checked, and put in force from a day by another. Once in force it
 * never changes; a further change mends it.
 *
 * @param code what the process belongs to
 * @param basedOn number of the version it began with, or null for none
 * @param source the decision that approves it
 * @param from first day in force
 * @param illustrative whether no approval by the province is known
 * @param version number of edits, so that two people do not write over each other
 * @param appliedAs number of the version it became, or null
 */
public record ProcessDraft(
        DraftId id,
        String code,
        @Nullable Integer basedOn,
        String source,
        LocalDate from,
        boolean illustrative,
        ProcessPlan plan,
        State state,
        int version,
        ActorId draftedBy,
        Instant draftedAt,
        @Nullable ActorId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Integer appliedAs) {

    /** Where it stands. */
    public enum State {
        DRAFT,
        APPLIED,
        WITHDRAWN
    }
}
