package vn.kycuong.regulation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** A version of an internal rule of a unit: the days it holds, and the time in which that was known. */
public record InternalRule(
        UnitId unit,
        int no,
        RuleSheet sheet,
        @Nullable LocalDate to,
        Instant knownFrom,
        @Nullable Instant knownTo,
        ActorId draftedBy,
        ActorId confirmedBy) {

    /** Whether the day by which it was to be looked at again has gone by. */
    public boolean isOverdue(LocalDate day) {
        return sheet.reviewBy().isBefore(day);
    }
}
