package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ui.Words;

/**
 * One number of a register of results.
 *
 * @param label whose result it is
 * @param by who gave it
 * @param voidedAt since when it is void; null while it stands
 * @param reason why it is void, as far as that is still kept
 */
public record NumberLine(
        CaseId id,
        String symbol,
        String book,
        int number,
        LocalDate dated,
        String code,
        String procedure,
        String label,
        String by,
        Instant at,
        @Nullable Instant voidedAt,
        String voidedBy,
        String reason) {
    public String day() {
        return When.day(dated);
    }

    /** Where it stands after which a further page begins. */
    String cursor() {
        return dated + "." + number + "." + book;
    }

    public String state(Words w) {
        return voidedAt == null
                ? w.get("number.valid")
                : w.get("number.void", When.brief(voidedAt), voidedBy) + (reason.isEmpty() ? "" : ": " + reason);
    }
}
