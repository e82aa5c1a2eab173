package vn.kycuong.oversight;

import java.time.Instant;
import java.util.List;
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
     * @param apologised how many of them have an apology with a new date
     */
    public record Office(UnitId unit, long count, long apologised, List<Line> lines) {
        public Office {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One dossier.
     *
     * @param maskedCode what its holder recognises and nobody else can look up
     * @param daysLate the day on which it became late is the first. Unit: calendar days
     * @param apologised whether an apology with a new date was issued
     */
    public record Line(String maskedCode, long daysLate, boolean apologised) {}
}
