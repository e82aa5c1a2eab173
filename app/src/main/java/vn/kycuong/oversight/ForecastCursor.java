package vn.kycuong.oversight;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of what falls due ended. */
public record ForecastCursor(double said, UUID caseId) {
    /** Reads it from an address; a broken one begins at the first page. */
    public static Optional<ForecastCursor> parse(@Nullable String asked) {
        int cut = asked == null ? -1 : asked.indexOf('_');
        if (asked == null || cut < 0) return Optional.empty();
        try {
            double said = Double.parseDouble(asked.substring(0, cut));
            return said >= 0 && said <= 1
                    ? Optional.of(new ForecastCursor(said, UUID.fromString(asked.substring(cut + 1))))
                    : Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    static ForecastCursor after(ForecastLine line) {
        return new ForecastCursor(line.said(), line.dossier().caseId());
    }

    @Override
    public String toString() {
        return said + "_" + caseId;
    }
}
