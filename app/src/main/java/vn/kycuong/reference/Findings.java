package vn.kycuong.reference;

import java.util.ArrayList;
import java.util.List;
import vn.kycuong.reference.ImportReport.Level;
import vn.kycuong.reference.ImportReport.Line;

/** Collects what is found while files are read; the reader goes on, so that one look names everything that is wrong. */
public final class Findings {
    private final List<Line> lines = new ArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    public void error(String file, String where, String field, String message) {
        lines.add(new Line(Level.ERROR, file, where, field, message));
    }

    public void warning(String file, String where, String field, String message) {
        lines.add(new Line(Level.WARNING, file, where, field, message));
    }

    public void note(String file, String message) {
        lines.add(new Line(Level.NOTE, file, "", "", message));
    }

    public boolean anyError() {
        return report().refused();
    }

    public ImportReport report() {
        return new ImportReport(lines);
    }
}
