package vn.kycuong.oversight.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.law.Rule;

/**
 * A report in its official layout: the page draws it and the file is written from it, so that both show the same numbers. Its words are
 * Vietnamese whatever the language of the page.
 *
 * @param above the unit above the one that reports, or empty
 * @param sign number of the form
 * @param head what stands over the names of the lines
 * @param groups what stands over the columns of numbers
 * @param notes what the form does not show and a reader must know
 * @param basis the dated row the form comes from
 */
public record ReportSheet(
        String above,
        String unit,
        String sign,
        String title,
        String period,
        String moment,
        String head,
        List<Group> groups,
        List<Row> rows,
        Row total,
        List<String> notes,
        @Nullable Rule basis) {
    public ReportSheet {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Columns under one head. */
    public record Group(String title, List<String> columns) {
        public Group {
            columns = List.copyOf(columns);
        }
    }

    /** One line of numbers, in the order of the columns. */
    public record Row(String name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One number.
     *
     * @param href the list it counts
     */
    public record Cell(long count, String href) {}

    int columns() {
        return groups.stream().mapToInt(group -> group.columns().size()).sum();
    }
}
