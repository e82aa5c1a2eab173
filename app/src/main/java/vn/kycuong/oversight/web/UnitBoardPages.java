package vn.kycuong.oversight.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Figures;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.Selection;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The unit board (bảng đơn vị): who has what before them, in time, at risk, late. */
@Access(Access.Who.OFFICER)
@Controller
class UnitBoardPages {
    private final Figures figures;
    private final UnitTree tree;
    private final LegalClock time;

    UnitBoardPages(Figures figures, UnitTree tree, LegalClock time) {
        this.figures = figures;
        this.tree = tree;
        this.time = time;
    }

    @GetMapping("/bang-don-vi")
    String show(
            @RequestParam(name = "mo", required = false) @Nullable Integer opened,
            @RequestParam(name = "tat-ca", defaultValue = "") String all,
            Officer officer,
            Model page) {
        page.addAttribute("title", "oversight.board.title");
        page.addAttribute("nav", "board");
        if (tree.isEmpty()) return "oversight/notLoaded";
        page.addAttribute("board", board(opened, !all.isEmpty(), officer));
        return "oversight/board";
    }

    private BoardView board(@Nullable Integer opened, boolean complete, Officer officer) {
        var now = time.instant();
        var query = ListQuery.of(Figure.OPEN, Period.Span.MONTH, now);
        var counts = figures.byUnit(Selection.all(officer.scope()), query.asOf(), query.period());
        var total = counts.values().stream().reduce(Counts.NONE, Counts::plus);
        var rules = new BoardRules(tree, query.date(), counts, officer.scope(), complete, query);
        return new BoardView(
                rules.lines(opened == null || opened < 0 ? null : new UnitId(Objects.requireNonNull(opened))),
                new BoardView.Line("", 0, null, false, total, query),
                Moments.text(now),
                Moments.period(
                        query.period(), Words.of(LocaleContextHolder.getLocale().getLanguage())),
                complete,
                complete ? "/bang-don-vi" : "/bang-don-vi?tat-ca=1");
    }
}
