package vn.kycuong.regulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * A version of a duty of a unit (nhiệm vụ của đơn vị): it holds on the days of its sheet, and was known from a moment to a moment.
 *
 * @param knownTo until when it was held true; null: it still is
 */
public record UnitDuty(
        UUID id,
        int no,
        UnitId unit,
        DutySheet sheet,
        Instant knownFrom,
        @Nullable Instant knownTo,
        ActorId draftedBy,
        ActorId confirmedBy) {

    public boolean holdsOn(LocalDate day) {
        var to = sheet.to();
        return !day.isBefore(sheet.from()) && (to == null || !day.isAfter(to));
    }

    public boolean knownAt(Instant at) {
        return !knownFrom.isAfter(at) && (knownTo == null || knownTo.isAfter(at));
    }

    /** The posts that take part like this. */
    public List<PostId> posts(Part.Role role) {
        return sheet.parts().stream()
                .filter(p -> p.role() == role)
                .map(Part::post)
                .toList();
    }
}
