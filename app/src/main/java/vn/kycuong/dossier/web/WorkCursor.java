package vn.kycuong.dossier.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a work list begins: after a row, or before it. However many rows come, go or move meanwhile, no row that stays is
 * skipped or shown twice.
 *
 * @param sortAt when the row is late from, or null when it has no date
 * @param back whether the page ends before the row instead of beginning after it
 */
public record WorkCursor(@Nullable Instant sortAt, UUID caseId, int no, boolean back) {
    private static final Pattern TEXT = Pattern.compile("([^_]{1,40})_([0-9a-fA-F-]{36})_([0-9]{1,4})");
    private static final String NO_DATE = "-";
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static WorkCursor after(WorkLine line) {
        return new WorkCursor(line.lateFrom(), line.caseId().value(), line.no(), false);
    }

    static WorkCursor before(WorkLine line) {
        return new WorkCursor(line.lateFrom(), line.caseId().value(), line.no(), true);
    }

    /** Reads it from an address; a broken one begins at the first page. */
    static Optional<WorkCursor> parse(@Nullable String text, boolean back) {
        var parts = TEXT.matcher(text == null ? "" : text);
        if (!parts.matches()) return Optional.empty();
        try {
            var at = parts.group(1).equals(NO_DATE) ? null : Instant.parse(parts.group(1));
            // the database holds no such moments
            if (at != null && (at.isBefore(Instant.EPOCH) || at.isAfter(LAST))) return Optional.empty();
            return Optional.of(
                    new WorkCursor(at, UUID.fromString(parts.group(2)), Integer.parseInt(parts.group(3)), back));
        } catch (DateTimeException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return (sortAt == null ? NO_DATE : sortAt) + "_" + caseId + "_" + no;
    }
}
