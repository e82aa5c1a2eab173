package vn.kycuong.procedure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fee.
 *
 * @param kind PHI, LE_PHI, PHI+LE_PHI, FINANCIAL_OBLIGATION, NONE
 * @param amountVnd in đồng, or null where the provincial council sets it and the amount is not known here
 * @param per dossier, copy, page, case
 * @param words the fee as people read it, in Vietnamese
 */
public record Fee(
        String kind,
        @Nullable Long amountVnd,
        String per,
        String words,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String confidence) {

    boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }
}
