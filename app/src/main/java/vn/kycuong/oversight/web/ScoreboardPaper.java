package vn.kycuong.oversight.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.document.Pdf;
import vn.kycuong.ui.Words;

/** The scoreboard on paper, for the meeting: A3 landscape, so many units on a sheet as can be read. */
@Component
class ScoreboardPaper {
    private static final int UNITS_ON_A_SHEET = 16;

    private final TemplateEngine pages;
    private final Pdf pdf;

    ScoreboardPaper(TemplateEngine pages, Pdf pdf) {
        this.pages = pages;
        this.pdf = pdf;
    }

    byte[] pdf(ScoreboardView board) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var title = w.get(
                "oversight.scoreboard.heading", board.directive().document().sign());
        var out = new StringOutput();
        pages.render(
                "oversight/scoreboardPaper.jte",
                Map.of("board", board, "sheets", sheets(board.columns().size()), "title", title, "w", w),
                out);
        return pdf.of(Normalizer.normalize(out.toString(), Normalizer.Form.NFC), title);
    }

    /** The first column of each sheet, and the one after its last. */
    private static List<int[]> sheets(int columns) {
        var sheets = new ArrayList<int[]>();
        for (int first = 0; first < columns || first == 0; first += UNITS_ON_A_SHEET)
            sheets.add(new int[] {first, Math.min(columns, first + UNITS_ON_A_SHEET)});
        return sheets;
    }
}
