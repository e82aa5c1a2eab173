package vn.kycuong.procedure;

import java.util.List;

/**
 * A line of a file of procedures, and what it would do.
 *
 * @param no the line it begins on
 * @param label its code or key, as written
 */
public record ImportLine(int no, String label, String name, Effect effect, List<ImportNote> notes) {
    /** What it would do to the catalogue. */
    public enum Effect {
        NEW,
        CHANGED,
        SAME,
        REFUSED
    }

    public ImportLine {
        notes = List.copyOf(notes);
    }
}
