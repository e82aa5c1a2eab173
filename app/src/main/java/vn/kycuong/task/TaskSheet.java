package vn.kycuong.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
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
import vn.kycuong.document.SteadyWorkbook;

/** A workbook of tasks as lines of texts, and the empty one to be filled in. */
final class TaskSheet {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 5_000;
    private static final int WIDTH = 26;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private TaskSheet() {}

    /** One line. @param no its row, from 1 */
    record Line(int no, Map<TaskColumn, String> cells, List<String> formulas) {
        Line {
            cells = Map.copyOf(cells);
            formulas = List.copyOf(formulas);
        }

        String text(TaskColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** What a file is. */
    sealed interface Read {
        record Lines(List<Line> lines) implements Read {}

        record Unreadable(String sentence) implements Read {}
    }

    static Read read(byte[] file) {
        return PlainWorkbook.read(file, TaskSheet::lines, Read.Unreadable::new);
    }

    private static Read lines(ReadableWorkbook book) throws IOException {
        try (var rows = book.getFirstSheet().openStream()) {
            var each = rows.iterator();
            if (!each.hasNext()) return new Read.Unreadable("Trang tính đầu tiên trống.");
            var columns = new ArrayList<@Nullable TaskColumn>();
            var problem = heading(each.next(), columns);
            return problem.<Read>map(Read.Unreadable::new).orElseGet(() -> lines(each, columns));
        }
    }

    private static Optional<String> heading(Row row, List<@Nullable TaskColumn> columns) {
        var seen = new HashSet<TaskColumn>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            var column = row.getOptionalCell(i).flatMap(c -> TaskColumn.of(c.getText()));
            if (column.isPresent() && !seen.add(column.get()))
                return Optional.of("Cột «%s» có hai lần.".formatted(column.get().title()));
            columns.add(column.orElse(null));
        }
        var lacking = new ArrayList<String>();
        for (var column : TaskColumn.values())
            if (column.isAsked() && !seen.contains(column)) lacking.add("«" + column.title() + "»");
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of("Dòng đầu của trang đầu phải là tên cột; thiếu %s. Dùng tệp mẫu."
                        .formatted(String.join(", ", lacking)));
    }

    private static Read lines(Iterator<Row> rows, List<@Nullable TaskColumn> columns) {
        var lines = new ArrayList<Line>();
        while (rows.hasNext()) {
            var line = line(rows.next(), columns);
            if (line.cells().isEmpty() && line.formulas().isEmpty()) continue;
            if (lines.size() == MOST_LINES)
                return new Read.Unreadable("Tệp có hơn %d dòng. Chia thành nhiều tệp.".formatted(MOST_LINES));
            lines.add(line);
        }
        return lines.isEmpty()
                ? new Read.Unreadable("Tệp không có nhiệm vụ nào dưới dòng tên cột.")
                : new Read.Lines(lines);
    }

    private static Line line(Row row, List<@Nullable TaskColumn> columns) {
        var cells = new EnumMap<TaskColumn, String>(TaskColumn.class);
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

    private static String text(Cell cell, TaskColumn column) {
        if (cell.getType() != CellType.NUMBER) return cell.getText();
        return column == TaskColumn.DUE
                ? DAY.format(cell.asDate())
                : cell.asNumber().stripTrailingZeros().toPlainString();
    }

    /** An empty sheet to be filled in, and one that says how. */
    static byte[] template() {
        var out = new ByteArrayOutputStream();
        try {
            SteadyWorkbook.write(out, book -> {
                var sheet = book.newWorksheet("Nhiệm vụ");
                var guide = book.newWorksheet("Cách ghi");
                guide.inlineString(0, 0, "Cột");
                guide.inlineString(0, 1, "Bắt buộc");
                guide.inlineString(0, 2, "Ghi gì");
                guide.range(0, 0, 0, 2).style().bold().set();
                guide.width(0, WIDTH);
                guide.width(2, 100);
                for (var column : TaskColumn.values()) {
                    int i = column.ordinal();
                    sheet.inlineString(0, i, column.title());
                    sheet.width(i, WIDTH);
                    guide.inlineString(i + 1, 0, column.title());
                    guide.inlineString(i + 1, 1, column.isAsked() ? "có" : "");
                    guide.inlineString(i + 1, 2, column.hint());
                }
                sheet.range(0, 0, 0, TaskColumn.values().length - 1)
                        .style()
                        .bold()
                        .set();
                sheet.range(1, 0, MOST_LINES, TaskColumn.values().length - 1)
                        .style()
                        .format("@")
                        .set();
                sheet.freezePane(1, 1);
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
