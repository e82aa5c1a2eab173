package vn.kycuong.oversight.web;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.SteadyWorkbook;

/** The scoreboard as a spreadsheet for the meeting: clauses down, units across, as on the page. Its words are those of the page. */
final class ScoreboardWorkbook {
    private static final int HEAD = 4;

    private final ScoreboardView board;

    ScoreboardWorkbook(ScoreboardView board) {
        this.board = board;
    }

    void write(OutputStream out) throws IOException {
        SteadyWorkbook.write(out, this::draw);
    }

    private void draw(Workbook book) {
        book.setGlobalDefaultFont("Times New Roman", 11);
        var sheet = book.newWorksheet("Bang chi dao");
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        var document = board.directive().document();
        sheet.inlineString(0, 0, document.sign() + ": " + document.title());
        sheet.inlineString(1, 0, board.period());
        sheet.inlineString(2, 0, board.moment());
        sheet.range(0, 0, 0, 0).style().bold().set();
        head(sheet);
        int row = HEAD + 1;
        for (var clause : board.clauses()) {
            if (clause.rows().isEmpty()) line(sheet, row++, clause, null);
            for (var indicator : clause.rows()) line(sheet, row++, clause, indicator);
        }
        sheet.range(HEAD, 0, row - 1, last())
                .style()
                .borderStyle(BorderStyle.THIN)
                .wrapText(true)
                .set();
    }

    private int last() {
        return board.columns().size() + 2;
    }

    private void head(Worksheet sheet) {
        int column = 2;
        for (var unit : board.columns()) sheet.inlineString(HEAD, column++, unit.name());
        sheet.inlineString(HEAD, column, board.total().name());
        sheet.range(HEAD, 0, HEAD, last())
                .style()
                .bold()
                .horizontalAlignment("center")
                .set();
        sheet.width(0, 24);
        sheet.width(1, 34);
        for (int i = 2; i <= last(); i++) sheet.width(i, 11);
    }

    private void line(Worksheet sheet, int row, ScoreboardView.Clause clause, ScoreboardView.@Nullable Row indicator) {
        sheet.inlineString(row, 0, clause.letter() + ") " + clause.heading());
        if (indicator == null) {
            sheet.inlineString(row, 1, "–");
            return;
        }
        sheet.inlineString(row, 1, indicator.name() + " (" + indicator.note() + ")");
        int column = 2;
        for (var cell : indicator.cells()) sheet.inlineString(row, column++, shown(cell));
        sheet.inlineString(row, column, shown(indicator.total()));
    }

    private static String shown(ScoreboardView.Cell cell) {
        return cell.text().isEmpty() ? "–" : cell.text();
    }
}
