package vn.kycuong.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * What is overdue, for everybody to read.
 *
 * @param smallest offices with fewer are not named. Unit: dossiers
 * @param unnamed how many offices that are
 */
public record Overdue(Instant moment, int smallest, List<Office> offices, int unnamed) {
    /** So many dossiers of one office are listed, the longest late first; all are counted. */
    public static final int MOST_LISTED = 100;

    public Overdue {
        offices = List.copyOf(offices);
    }

    /**
     * One office that must decide.
     *
     * @param count all its overdue dossiers, but for the procedures left out
     * @param apologised how many of them have an apology with a new date; null where those with one, or those without, are too few to be told apart
     */
    public record Office(UnitId unit, long count, @Nullable Long apologised, List<Line> lines) {
        public Office {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One dossier.
     *
     * @param maskedCode what its holder recognises and nobody else can look up
     * @param daysLate since the date first promised: the day on which it became late is the first. Unit: calendar days
     * @param apology null where none was issued, or the office tells none apart
     */
    public record Line(
            String maskedCode, long daysLate, @Nullable Apology apology) {}

    /**
     * An apology.
     *
     * @param newDate the day promised with it; null while the clock stands
     * @param isOver whether it is late by that day too
     */
    public record Apology(@Nullable LocalDate newDate, boolean isOver) {}
}
