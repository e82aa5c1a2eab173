package vn.kycuong.dossier.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ui.Words;

/**
 * One line of the register of dossiers, in the columns of the form.
 *
 * @param competent who decides it
 * @param due the date of the slip as it stands; null before acceptance
 * @param met when the result was there; null until it is
 * @param delivery how the result was handed over
 * @param note where it stands
 */
public record RegisterLine(
        CaseId id,
        String code,
        String procedure,
        int sets,
        String label,
        String competent,
        Instant received,
        @Nullable Instant due,
        @Nullable Instant met,
        String delivery,
        String note) {
    public String received(Words w) {
        return When.full(received, w);
    }

    public String due(Words w) {
        return When.full(due, w);
    }

    public String met(Words w) {
        return When.full(met, w);
    }
}
