package vn.kycuong.dossier;

import java.util.List;

/**
 * A line of a file of running dossiers, and what it would do.
 *
 * @param no row of the sheet
 * @param code of the dossier, as written
 */
public record CarriedLine(int no, String code, Effect effect, List<Note> notes) {
    /** What it would do. */
    public enum Effect {
        /** A dossier is carried over. */
        NEW,
        /** The same line was carried over before. */
        SAME,
        REFUSED
    }

    /**
     * What is wrong, or should be looked at.
     *
     * @param column as the sheet names it, or empty
     * @param sentence in Vietnamese; nothing personal
     * @param refuses whether the line is not accepted for it
     */
    public record Note(String column, String sentence, boolean refuses) {}

    public CarriedLine {
        notes = List.copyOf(notes);
    }
}
