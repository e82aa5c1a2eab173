package vn.kycuong.oversight;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended: the next begins after it, however many rows come or go before.
 *
 * @param lateFrom by what the last row was placed: when it is late, or, of what ended, when it did; null when it had no date
 * @param ended whether it ended
 */
public record Cursor(@Nullable Instant lateFrom, UUID caseId, boolean ended) {
    private static final String ENDED = "_x";
    private static final String NO_DATE = "-";
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static Cursor after(DossierLine line) {
        return new Cursor(line.lateFrom(), line.caseId(), false);
    }

    /** Reads it from an address; a broken one begins at the first page. */
    public static Optional<Cursor> parse(@Nullable String asked) {
        if (asked == null) return Optional.empty();
        boolean ended = asked.endsWith(ENDED);
        var text = ended ? asked.substring(0, asked.length() - ENDED.length()) : asked;
        int cut = text.indexOf('_');
        if (cut < 0) return Optional.empty();
        try {
            var moment = text.substring(0, cut);
            var late = moment.equals(NO_DATE) ? null : Instant.parse(moment);
            // the database holds no such moments
            if (late != null && (late.isBefore(Instant.EPOCH) || late.isAfter(LAST))) return Optional.empty();
            return Optional.of(new Cursor(late, UUID.fromString(text.substring(cut + 1)), ended));
        } catch (DateTimeException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return (lateFrom == null ? NO_DATE : lateFrom) + "_" + caseId + (ended ? ENDED : "");
    }
}
