package vn.kycuong.oversight.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The unit board (bảng đơn vị): who has what before them, in time, at risk, late. */
@Access(Access.Who.OFFICER)
@Controller
class UnitBoardPages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

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
            @RequestParam(name = "theo", defaultValue = "") String structure,
            Officer officer,
            Model page) {
        page.addAttribute("title", "oversight.board.title");
        page.addAttribute("nav", "board");
        if (tree.isEmpty()) return "oversight/notLoaded";
        page.addAttribute("board", board(opened, !all.isEmpty(), structure, officer));
        return "oversight/board";
    }

    private BoardView board(@Nullable Integer opened, boolean complete, String structure, Officer officer) {
        var now = time.instant();
        var query = ListQuery.of(Figure.OPEN, Period.Span.MONTH, now).under(structure);
        var all = Selection.all(officer.scope()).under(query.structureEnd());
        var counts = figures.byUnit(all, query.asOf(), query.period());
        var total = counts.values().stream().reduce(Counts.NONE, Counts::plus);
        var rules = new BoardRules(tree, query.date(), counts, officer.scope(), complete, query);
        return new BoardView(
                rules.lines(opened == null || opened < 0 ? null : new UnitId(Objects.requireNonNull(opened))),
                new BoardView.Line("", 0, null, false, total, query),
                Moments.text(now),
                Moments.period(
                        query.period(), Words.of(LocaleContextHolder.getLocale().getLanguage())),
                complete,
                other(query, complete),
                structures(query),
                query.structure() == null ? null : query.structure().format(DAY));
    }

    private static String other(ListQuery query, boolean complete) {
        var parts = new ArrayList<String>();
        if (query.structure() != null) parts.add("theo=" + query.structure());
        if (!complete) parts.add("tat-ca=1");
        return "/bang-don-vi" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    /** The structures by which the same dossiers can be counted; none to choose while there was only one. */
    private List<Option> structures(ListQuery query) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("oversight.board.structureNow"), query.structure() == null));
        for (var day : tree.earlierStructures(time.today()))
            options.add(new Option(
                    day.toString(),
                    w.get("oversight.board.structureOf", day.format(DAY)),
                    day.equals(query.structure())));
        return options;
    }
}
