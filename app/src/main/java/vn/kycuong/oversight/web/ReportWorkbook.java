package vn.kycuong.oversight.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.kycuong.document.SteadyWorkbook;

/**
 * Writes a report as a spreadsheet (XLSX): state header, title, period, heads over columns, numbered columns, lines, totals. Lines are sent on as
 * they come and not kept, and texts stand in their cells, so that memory does not grow with the file.
 */
final class ReportWorkbook {
    private static final int KEPT_LINES = 500;
    private static final int HEAD = 8;
    private static final int FIRST_NUMBER = 2;
    /** Centred over empty neighbours. Cells are not merged: the library writes merged ones down in another order each time. */
    private static final String ACROSS = "centerContinuous";

    private static final String FONT = "Times New Roman";

    private final OutputStream out;

    ReportWorkbook(OutputStream out) {
        this.out = out;
    }

    void write(ReportSheet report) throws IOException {
        write(report, report.rows().iterator());
    }

    /** The same head and totals over other lines, however many. */
    void write(ReportSheet report, Iterator<ReportSheet.Row> lines) throws IOException {
        SteadyWorkbook.write(out, book -> draw(book, report, lines));
    }

    private static void draw(Workbook book, ReportSheet report, Iterator<ReportSheet.Row> lines) throws IOException {
        book.setGlobalDefaultFont(FONT, 12);
        var sheet = book.newWorksheet("Bao cao");
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        head(sheet, report);
        columns(sheet, report);
        int row = HEAD + 3;
        for (int number = 1; lines.hasNext(); number++, row++) {
            sheet.value(row, 0, number);
            line(sheet, row, lines.next(), report);
            if (number % KEPT_LINES == 0) sheet.flush();
        }
        line(sheet, row, report.total(), report);
        sheet.range(row, 0, row, last(report)).style().bold().set();
        for (var note : report.notes()) sheet.inlineString(++row, 1, note);
        signature(sheet, report, row + 2);
    }

    private static void head(Worksheet sheet, ReportSheet report) {
        int last = last(report);
        int middle = last / 2;
        centred(sheet, 0, 0, middle - 1, report.above(), false);
        centred(sheet, 1, 0, middle - 1, report.unit(), true);
        centred(sheet, 0, middle + 1, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true);
        centred(sheet, 1, middle + 1, last, "Độc lập - Tự do - Hạnh phúc", true);
        centred(sheet, 2, 0, middle - 1, report.sign(), false);
        centred(sheet, 4, 0, last, report.title(), true);
        centred(sheet, 5, 0, last, report.period(), false);
        centred(sheet, 6, 0, last, report.moment(), false);
    }

    private static void columns(Worksheet sheet, ReportSheet report) {
        sheet.inlineString(HEAD, 0, "STT");
        sheet.inlineString(HEAD, 1, report.head());
        int column = FIRST_NUMBER;
        for (var group : report.groups()) {
            sheet.inlineString(HEAD, column, group.title());
            for (var title : group.columns()) sheet.inlineString(HEAD + 1, column++, title);
        }
        for (int number = 0; number <= last(report); number++) {
            sheet.inlineString(HEAD + 2, number, "(" + (number + 1) + ")");
            sheet.width(number, number == 0 ? 6 : number == 1 ? 44 : 13);
        }
        sheet.range(HEAD, 0, HEAD + 2, last(report))
                .style()
                .bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .set();
        column = FIRST_NUMBER;
        for (var group : report.groups()) {
            int last = column + group.columns().size() - 1;
            if (last > column)
                sheet.range(HEAD, column, HEAD, last)
                        .style()
                        .horizontalAlignment(ACROSS)
                        .set();
            column = last + 1;
        }
    }

    private static void line(Worksheet sheet, int row, ReportSheet.Row line, ReportSheet report) {
        sheet.inlineString(row, 1, line.name());
        int column = FIRST_NUMBER;
        for (var cell : line.cells()) sheet.value(row, column++, cell.count());
        sheet.range(row, 0, row, last(report))
                .style()
                .borderStyle(BorderStyle.THIN)
                .set();
    }

    private static void signature(Worksheet sheet, ReportSheet report, int row) {
        int last = last(report);
        int middle = last / 2;
        centred(sheet, row, 0, middle - 1, "NGƯỜI LẬP BIỂU", true);
        centred(sheet, row, middle + 1, last, "THỦ TRƯỞNG ĐƠN VỊ", true);
    }

    private static void centred(Worksheet sheet, int row, int from, int to, String text, boolean bold) {
        sheet.inlineString(row, from, text);
        var style = sheet.range(row, from, row, to).style().horizontalAlignment(ACROSS);
        if (bold) style.bold();
        style.set();
    }

    private static int last(ReportSheet report) {
        return FIRST_NUMBER + report.columns() - 1;
    }

    /** The first line of numbers, counted from 0; the totals follow the last. */
    static int firstLine() {
        return HEAD + 3;
    }
}
