package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * What became of a unit.
 *
 * @param successor the unit that took over, or null when there is none or none is known
 * @param since first day of the successor
 */
public record Successor(
        UnitId unit, @Nullable UnitId successor, LocalDate since, Kind kind, String confidence, String source) {
    /** How much of the unit went there. */
    public enum Kind {
        /** All of it. */
        FULL,
        /** A part: its open work is divided by hand. */
        PARTIAL,
        /** The level ended; its open work goes to others by hand. */
        ABOLISHED,
        /** Not verified: to be assigned by hand. */
        UNKNOWN
    }

    public Optional<UnitId> known() {
        return Optional.ofNullable(successor);
    }
}
