package vn.kycuong.contest;

import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * To whom a decision gives the time.
 *
 * @param unit the unit, for {@link Kind#UNIT}
 */
public record Place(Kind kind, @Nullable UnitId unit) {
    /** Who bears it. */
    public enum Kind {
        /** Another unit. */
        UNIT,
        /** The applicant. */
        CITIZEN,
        /** Nobody, for instance when a system stood still. */
        NOBODY
    }
}
