package vn.kycuong.plan.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import vn.kycuong.document.SteadyWorkbook;
import vn.kycuong.plan.RollUp;
import vn.kycuong.ui.Words;

/** A plan as a spreadsheet. Texts stand as texts: no cell is ever read as a formula. */
final class PlanWorkbook {
    private static final int HEAD = 5;
    private static final double[] WIDTHS = {5, 45, 40, 10, 14, 14, 30, 22, 14};

    private PlanWorkbook() {}

    static void write(
            OutputStream out, String title, String unit, String state, RollUp sums, List<ItemLine> items, Words w)
            throws IOException {
        SteadyWorkbook.write(out, book -> {
            var sheet = book.newWorksheet("Ke hoach");
            sheet.value(0, 0, title);
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(1, 0, unit);
            sheet.value(2, 0, state);
            sheet.value(
                    3,
                    0,
                    w.get(
                            "plan.sums",
                            sums.items(),
                            percent(sums.donePercent(), w),
                            percent(sums.onTimePercent(), w),
                            sums.late()));
            var heads = List.of(
                    w.get("plan.no"),
                    w.get("plan.itemName"),
                    w.get("plan.product"),
                    w.get("plan.weight"),
                    w.get("plan.due"),
                    w.get("plan.firstDue"),
                    w.get("plan.owner"),
                    w.get("plan.stateOf"),
                    w.get("plan.doneOn"));
            for (int c = 0; c < heads.size(); c++) {
                sheet.value(HEAD, c, heads.get(c));
                sheet.style(HEAD, c).bold().wrapText(true).set();
                sheet.width(c, WIDTHS[c]);
            }
            int row = HEAD;
            for (var item : items) {
                row++;
                sheet.value(row, 0, row - HEAD);
                sheet.value(row, 1, item.name());
                sheet.value(row, 2, item.product());
                sheet.value(row, 3, item.weight());
                sheet.value(row, 4, item.due());
                sheet.value(row, 5, item.firstDue());
                sheet.value(row, 6, item.owner());
                sheet.value(row, 7, item.state());
                sheet.value(row, 8, item.doneOn());
                for (int c = 1; c < heads.size(); c++)
                    sheet.style(row, c).wrapText(true).set();
            }
            sheet.freezePane(0, HEAD + 1);
        });
    }

    static String percent(int percent, Words w) {
        return percent < 0 ? w.get("plan.notDue") : percent + "%";
    }
}
