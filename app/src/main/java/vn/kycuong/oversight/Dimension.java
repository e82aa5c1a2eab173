package vn.kycuong.oversight;

import java.util.Locale;
import java.util.Optional;

/** By what counts are divided (chiều). */
public enum Dimension {
    /** The unit that owes it: its number. */
    UNIT("f.unit_id::text"),
    /** The document under which it was begun. */
    DOCUMENT("f.document"),
    CLAUSE("f.clause"),
    PROCEDURE("f.procedure_key"),
    CHANNEL("f.channel"),
    STATE("f.state"),
    /** Month of the moment that puts it into the window, in Vietnam: {@code 2020-03}; of figures of the moment, that moment's. */
    MONTH("to_char(f.counted_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM')");

    final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** As requests and answers write it: {@code unit}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> of(String text) {
        for (var dimension : values()) if (dimension.text().equals(text)) return Optional.of(dimension);
        return Optional.empty();
    }
}
