package vn.kycuong.reference;

import java.util.List;

/**
 * What reading a file found, line by line, in Vietnamese for the person who must mend it.
 *
 * @param lines in the order of the files
 */
public record ImportReport(List<Line> lines) {
    /** How much a finding weighs. */
    public enum Level {
        /** The file is refused whole; nothing changed. */
        ERROR,
        /** Loaded, and somebody should look at it. */
        WARNING,
        /** What was done. */
        NOTE
    }

    /**
     * One finding.
     *
     * @param where the line or the record, as people find it
     * @param field the field, or empty
     */
    public record Line(Level level, String file, String where, String field, String message) {
        @Override
        public String toString() {
            return String.join(" · ", List.of(level.name(), file, where, field, message));
        }
    }

    public ImportReport {
        lines = List.copyOf(lines);
    }

    /** Whether a file was refused. */
    public boolean refused() {
        return lines.stream().anyMatch(line -> line.level() == Level.ERROR);
    }

    public List<Line> errors() {
        return of(Level.ERROR);
    }

    public List<Line> of(Level level) {
        return lines.stream().filter(line -> line.level() == level).toList();
    }
}
