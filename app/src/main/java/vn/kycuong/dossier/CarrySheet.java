package vn.kycuong.dossier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.PlainWorkbook;

/**
 * A workbook (XLSX) of running dossiers as lines of texts. The file is hostile until it was unpacked under a limit and found to hold plain
 * parts alone; the reader is given those, newly packed, and never the file.
 */
final class CarrySheet {
    static final int MOST_BYTES = PlainWorkbook.MOST_BYTES;
    static final int MOST_LINES = 10_000;
    static final int FIRST_LINE = 2;

    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 5_000;

    private CarrySheet() {}

    /**
     * One line of the sheet.
     *
     * @param no its row, from 1
     * @param formulas addresses of cells that hold a formula
     */
    record Line(int no, Map<CarryColumn, String> cells, List<String> formulas) {
        Line {
            cells = Map.copyOf(cells);
            formulas = List.copyOf(formulas);
        }

        String text(CarryColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** What a file is. */
    sealed interface Read {
        record Lines(List<Line> lines) implements Read {}

        /** No sheet of dossiers. @param sentences what is wrong and what to do */
        record Unreadable(List<String> sentences) implements Read {}
    }

    static Read read(byte[] file) {
        return PlainWorkbook.read(file, CarrySheet::lines, CarrySheet::no);
    }

    private static Read no(String sentence) {
        return new Read.Unreadable(List.of(sentence));
    }

    // ---- reading

    private static Read lines(ReadableWorkbook book) throws IOException {
        try (var rows = book.getFirstSheet().openStream()) {
            var each = rows.iterator();
            var columns = new ArrayList<@Nullable CarryColumn>();
            var problem = each.hasNext() ? heading(each.next(), columns) : Optional.of("Trang tính đầu tiên trống.");
            return problem.isPresent() ? no(problem.get()) : lines(each, columns);
        }
    }

    private static Optional<String> heading(Row row, List<@Nullable CarryColumn> columns) {
        var seen = new HashSet<CarryColumn>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            var column = row.getOptionalCell(i).flatMap(c -> CarryColumn.of(c.getText()));
            if (column.isPresent() && !seen.add(column.get()))
                return Optional.of("Cột «%s» có hai lần.".formatted(column.get().title()));
            columns.add(column.orElse(null));
        }
        var lacking = new ArrayList<String>();
        for (var column : CarryColumn.values())
            if (column.isAsked() && !seen.contains(column)) lacking.add("«" + column.title() + "»");
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("Dòng đầu của trang đầu phải là tên cột; thiếu %s. Dùng tệp mẫu."
                        .formatted(String.join(", ", lacking)));
    }

    private static Read lines(Iterator<Row> rows, List<@Nullable CarryColumn> columns) {
        var lines = new ArrayList<Line>();
        while (rows.hasNext()) {
            var line = line(rows.next(), columns);
            if (line.cells().isEmpty() && line.formulas().isEmpty()) continue;
            if (lines.size() == MOST_LINES)
                return no("Tệp có hơn %d dòng. Chia thành nhiều tệp.".formatted(MOST_LINES));
            lines.add(line);
        }
        return lines.isEmpty() ? no("Tệp không có hồ sơ nào dưới dòng tên cột.") : new Read.Lines(lines);
    }

    private static Line line(Row row, List<@Nullable CarryColumn> columns) {
        var cells = new EnumMap<CarryColumn, String>(CarryColumn.class);
        var formulas = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var cell = row.getOptionalCell(i);
            if (column == null || cell.isEmpty()) continue;
            if (cell.get().getType() == CellType.FORMULA || cell.get().getFormula() != null) {
                formulas.add(cell.get().getAddress().toString());
                continue;
            }
            var text = text(cell.get(), column).strip();
            if (!text.isEmpty()) cells.put(column, text.substring(0, Math.min(text.length(), LONGEST_CELL)));
        }
        return new Line(row.getRowNum(), cells, formulas);
    }

    private static String text(Cell cell, CarryColumn column) {
        if (cell.getType() != CellType.NUMBER) return cell.getText();
        return column.isMoment()
                ? CarryMoment.write(cell.asDate())
                : cell.asNumber().stripTrailingZeros().toPlainString();
    }
}
