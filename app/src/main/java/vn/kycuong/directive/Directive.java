package vn.kycuong.directive;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that directs (văn bản chỉ đạo), or that one of them cites.
 *
 * @param documentKey its name in addresses, e.g. {@code 1404-UBND-NC}
 * @param number e.g. {@code 1404}
 * @param symbol e.g. {@code UBND-NC}: says what kind of document it is
 * @param status where our text comes from, in Vietnamese
 * @param scanFile the original, or null until somebody hands it in
 * @param origin whether it came with the reference files or was entered here; what was entered once is never touched by the files again
 * @param unitId in whose register it stands, as a number; null: the province's
 * @param scans under which its scans lie among the files
 */
public record Directive(
        String documentKey,
        String number,
        String symbol,
        String issuer,
        String type,
        LocalDate issuedOn,
        String title,
        String status,
        @Nullable String scanFile,
        Origin origin,
        DocumentSheet.Direction direction,
        @Nullable Integer unitId,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        UUID scans) {

    /** Where it comes from. */
    public enum Origin {
        REFERENCE,
        ENTERED
    }

    /** Number and symbol as people write them: 1404/UBND-NC. */
    public String sign() {
        return number + "/" + symbol;
    }

    /**
     * A clause (điểm).
     *
     * @param letter as printed: a, b, c, d, đ, e, g
     * @param body the text, as reported
     */
    public record Clause(String documentKey, String letter, int ord, String heading, String body) {}

    /**
     * A document that this one refers to.
     *
     * @param clause the clause that cites it
     */
    public record Citation(String documentKey, String citedKey, int ord, String clause, String relation) {}

    /**
     * What was wrong when the document was issued: an outcome it is judged by.
     *
     * @param clause the clause whose row of the scoreboard measures it
     * @param indicator what measures it, by its key; null: not measured yet
     */
    public record Weakness(
            String documentKey,
            int ord,
            String heading,
            String body,
            String clause,
            @Nullable String indicator) {}
}
