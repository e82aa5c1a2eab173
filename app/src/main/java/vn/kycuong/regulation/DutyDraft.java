package vn.kycuong.regulation;

import java.time.Instant;
import java.util.UUID;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** A duty, or a change of one, that waits for the head of the unit. @param duty of the duty it is about, new or known */
public record DutyDraft(
        int id, UUID duty, UnitId unit, DutySheet sheet, State state, ActorId draftedBy, Instant draftedAt) {
    /** Where it stands. */
    public enum State {
        DRAFT,
        CONFIRMED,
        DROPPED
    }
}
