package vn.kycuong.oversight;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of what a measure counted ended: the next begins after it, however many rows come or go before.
 *
 * @param at by what the last row was placed; null when it had no date
 */
public record CountedCursor(@Nullable Instant at, UUID caseId, int no) {
    static CountedCursor after(CountedCase counted, Measure measure) {
        return new CountedCursor(measure.base().order.place(counted), counted.caseId(), counted.no());
    }

    /** Reads it from an address; a broken one begins at the first page. */
    public static Optional<CountedCursor> parse(@Nullable String text) {
        int cut = text == null ? -1 : text.lastIndexOf('_');
        if (text == null || cut < 0 || !text.substring(cut + 1).matches("\\d{1,6}")) return Optional.empty();
        int no = Integer.parseInt(text.substring(cut + 1));
        return Cursor.parse(text.substring(0, cut)).map(c -> new CountedCursor(c.lateFrom(), c.caseId(), no));
    }

    @Override
    public String toString() {
        return new Cursor(at, caseId, false) + "_" + no;
    }
}
