package vn.kycuong.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under heads. {@code new Table("Ngày nghỉ", List.of(Column.text("Ngày"), Column.number("Số việc")), rows)}.
 *
 * @param caption what the table is, for those who do not see it
 * @param columns the heads
 * @param rows the cells; the first of a row names the row
 * @param total the row that sums the others, or null
 */
public record Table(
        String caption,
        List<Column> columns,
        List<List<Cell>> rows,
        @Nullable List<Cell> total) {
    /** A head; numbers stand right. */
    public record Column(String label, boolean isNumber) {
        /** Of words. */
        public static Column text(String label) {
            return new Column(label, false);
        }

        /** Of figures. */
        public static Column number(String label) {
            return new Column(label, true);
        }

        /** CSS class of its cells; null for none. */
        public @Nullable String css() {
            return isNumber ? "kc-number" : null;
        }
    }

    /** A cell; a figure is a link to the list it counts. */
    public record Cell(String text, @Nullable String href) {
        /** Words alone. */
        public static Cell of(String text) {
            return new Cell(text, null);
        }

        /** Words that lead somewhere. */
        public static Cell link(String text, String href) {
            return new Cell(text, href);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        total = total == null ? null : List.copyOf(total);
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "Table %s has %d columns and a row of %d cells".formatted(caption, columns.size(), row.size()));
            }
        }
    }

    /** Without a sum. */
    public Table(String caption, List<Column> columns, List<List<Cell>> rows) {
        this(caption, columns, rows, null);
    }
}
