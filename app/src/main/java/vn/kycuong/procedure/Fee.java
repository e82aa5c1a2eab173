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
 * @param caseKey the case it is for, or empty for every case
 * @param channel the way of handing in it is for, or empty for every way
 */
public record Fee(
        String kind,
        @Nullable Long amountVnd,
        String per,
        String words,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String confidence,
        String caseKey,
        String channel) {

    boolean inForce(LocalDate date) {
        var to = effectiveTo;
        return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
    }

    /** Whether an application of this case by this way owes it. */
    public boolean isFor(String wantedCase, String wantedChannel) {
        return (caseKey.isEmpty() || caseKey.equals(wantedCase))
                && (channel.isEmpty() || channel.equals(wantedChannel));
    }
}
