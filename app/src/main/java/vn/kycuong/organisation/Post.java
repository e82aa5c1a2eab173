package vn.kycuong.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/**
 * A post (vị trí) at a unit.
 *
 * @param title as people call it, in Vietnamese
 * @param head whether who holds it answers for the unit
 */
public record Post(
        PostId id,
        UnitId unit,
        PostRole role,
        String title,
        boolean head,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
