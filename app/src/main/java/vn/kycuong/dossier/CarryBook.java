package vn.kycuong.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import vn.kycuong.document.SteadyWorkbook;
import vn.kycuong.dossier.CarriedLine.Note;

/** Writes the sheet of running dossiers: empty, or with the lines that were refused. Every cell is text, so that numbers keep their noughts. */
final class CarryBook {
    private static final String WRONG = "Cần sửa";
    private static final int ROOM = 2_000;
    private static final int WIDTH = 22;

    private CarryBook() {}

    /** A refused line as it was written. */
    record Wrong(Map<CarryColumn, String> cells, List<Note> notes) {}

    static byte[] template() {
        return book(List.of());
    }

    static byte[] refused(List<Wrong> lines) {
        return book(lines);
    }

    private static byte[] book(List<Wrong> lines) {
        var out = new ByteArrayOutputStream();
        try {
            SteadyWorkbook.write(out, book -> {
                dossiers(book.newWorksheet("Hồ sơ"), lines);
                guide(book.newWorksheet("Cách ghi"));
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void dossiers(Worksheet sheet, List<Wrong> lines) {
        var columns = CarryColumn.values();
        for (var column : columns) {
            sheet.inlineString(0, column.ordinal(), column.title());
            sheet.width(column.ordinal(), WIDTH);
        }
        if (!lines.isEmpty()) sheet.inlineString(0, columns.length, WRONG);
        sheet.range(0, 0, 0, columns.length).style().bold().set();
        sheet.range(1, 0, Math.max(ROOM, lines.size()), columns.length - 1)
                .style()
                .format("@")
                .set();
        sheet.freezePane(1, 1);
        int row = 1;
        for (var line : lines) {
            for (var cell : line.cells().entrySet())
                sheet.inlineString(row, cell.getKey().ordinal(), cell.getValue());
            sheet.inlineString(row, columns.length, told(line.notes()));
            row++;
        }
    }

    private static String told(List<Note> notes) {
        return notes.stream()
                .map(n -> n.column().isEmpty() ? n.sentence() : n.column() + ": " + n.sentence())
                .collect(Collectors.joining(" "));
    }

    private static void guide(Worksheet sheet) {
        sheet.inlineString(0, 0, "Cột");
        sheet.inlineString(0, 1, "Bắt buộc");
        sheet.inlineString(0, 2, "Ghi gì");
        sheet.range(0, 0, 0, 2).style().bold().set();
        sheet.width(0, WIDTH);
        sheet.width(2, 90);
        for (var column : CarryColumn.values()) {
            sheet.inlineString(column.ordinal() + 1, 0, column.title());
            sheet.inlineString(column.ordinal() + 1, 1, column.isAsked() ? "có" : "");
            sheet.inlineString(column.ordinal() + 1, 2, column.hint());
        }
    }
}
