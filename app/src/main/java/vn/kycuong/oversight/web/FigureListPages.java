package vn.kycuong.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Reason;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.Cursor;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Figures;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Pseudonyms;
import vn.kycuong.ui.Tile;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The list behind a figure, on the page and as a file, with its filter, its definition and its moment of truth. */
@Access(Access.Who.OFFICER)
@Controller
class FigureListPages {
    private static final String EXPORT = "personal.export";
    private static final List<Figure> TILES = List.of(
            Figure.IN_TIME,
            Figure.AT_RISK,
            Figure.LATE,
            Figure.PAUSED,
            Figure.WAITING,
            Figure.FINISHED_IN_TIME,
            Figure.FINISHED_LATE);

    private final Figures figures;
    private final UnitTree tree;
    private final DossierLines lines;
    private final Audit audit;
    private final LegalClock time;

    FigureListPages(Figures figures, UnitTree tree, DossierLines lines, Audit audit, LegalClock time) {
        this.figures = figures;
        this.tree = tree;
        this.lines = lines;
        this.audit = audit;
        this.time = time;
    }

    @ModelAttribute("query")
    ListQuery query(
            @RequestParam(name = "so", defaultValue = "") String so,
            @RequestParam(name = "don-vi", required = false) @Nullable Integer unit,
            @RequestParam(name = "pham-vi", defaultValue = "") String where,
            @RequestParam(name = "ky", defaultValue = "") String span,
            @RequestParam(name = "luc", required = false) @Nullable String moment,
            @RequestParam(name = "tim", defaultValue = "") String words,
            @RequestParam(name = "theo", defaultValue = "") String structure) {
        return ListQuery.parse(so, unit == null || unit < 0 ? null : unit, where, span, moment, words, time.instant())
                .map(query -> query.under(structure))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping(ListQuery.PATH)
    String show(
            @ModelAttribute("query") ListQuery query,
            @RequestParam(name = "sau", required = false) @Nullable String after,
            @RequestParam(name = "ly-do", required = false) @Nullable String reasonless,
            Officer officer,
            Model page) {
        page.addAttribute("reasonless", reasonless != null);
        page.addAttribute("mayName", officer.may(EXPORT));
        page.addAttribute("title", query.figure().wordKey());
        page.addAttribute("nav", "board");
        page.addAttribute("view", view(query, Cursor.parse(after).orElse(null), officer));
        return "oversight/list";
    }

    /** People bear names that mean something in this file alone. */
    @GetMapping(ListQuery.PATH + ".csv")
    void csv(@ModelAttribute("query") ListQuery query, Officer officer, HttpServletResponse response)
            throws IOException {
        var names = new Pseudonyms();
        var w = words();
        write(query, officer, "", label -> names.of(label, w), response);
    }

    /** With the people's own names, for a reason that is noted before anything leaves. */
    @Access(value = Access.Who.OFFICER, rights = EXPORT)
    @PostMapping(ListQuery.PATH + ".csv")
    void csvWithNames(
            @ModelAttribute("query") ListQuery query,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        if (!Reason.isFine(reason)) {
            response.sendRedirect(query.href() + "&ly-do=thieu");
            return;
        }
        audit.exporting(
                officer.doer(),
                "POST " + ListQuery.PATH + ".csv",
                query.figure().slug(),
                new Reason(reason));
        write(query, officer, reason.strip(), label -> label, response);
    }

    private void write(
            ListQuery query, Officer officer, String reason, UnaryOperator<String> called, HttpServletResponse response)
            throws IOException {
        var csv = Csv.download(response, query.figure().slug());
        var w = words();
        csv.row(reason.isEmpty() ? List.of(w.get("export.pseudonyms")) : List.of(w.get("export.purpose"), reason));
        head(csv, query, w);
        figures.each(
                query.figure(),
                tree.selection(query, officer.scope()),
                query.asOf(),
                query.period(),
                query.words(),
                found -> row(csv, lines.line(found, query, w), called, w));
        csv.flush();
    }

    private ListView view(ListQuery query, @Nullable Cursor after, Officer officer) {
        var w = words();
        var selection = tree.selection(query, officer.scope());
        var counts = figures.total(selection, query.asOf(), query.period());
        var listing = figures.list(query.figure(), selection, query.asOf(), query.period(), query.words(), after);
        return new ListView(
                query,
                place(query, w),
                counts.of(query.figure()),
                Moments.text(query.moment()),
                query.figure().ofPeriod() ? Moments.period(query.period(), w) : "",
                TILES.stream().map(f -> tile(f, counts.of(f), query, w)).toList(),
                lines.lines(listing.lines(), query, w),
                after == null,
                listing.next().map(query::href).orElse(null));
    }

    private static Tile tile(Figure figure, long count, ListQuery query, Words w) {
        return new Tile(
                Long.toString(count),
                w.get(figure.wordKey()),
                figure.status(),
                query.with(figure).wordless().href(),
                figure == query.figure());
    }

    private String place(ListQuery query, Words w) {
        var unit = query.unit();
        var name = unit == null ? "" : tree.name(new UnitId(unit), query.date());
        return switch (query.where()) {
            case EVERYWHERE -> w.get("oversight.place.everywhere");
            case OUTSIDE -> w.get("oversight.place.outside");
            case ALONE -> w.get("oversight.place.alone", name);
            case SUBTREE -> w.get("oversight.place.subtree", name);
        };
    }

    private void head(Csv csv, ListQuery query, Words w) {
        csv.row(List.of(w.get("oversight.csv.figure"), w.get(query.figure().wordKey())));
        csv.row(List.of(w.get("oversight.csv.place"), place(query, w)));
        if (query.figure().ofPeriod())
            csv.row(List.of(w.get("oversight.csv.period"), Moments.period(query.period(), w)));
        if (!query.words().isBlank()) csv.row(List.of(w.get("oversight.csv.words"), query.words()));
        csv.row(List.of(w.get("oversight.csv.moment"), Moments.text(query.moment())));
        csv.row(List.of(w.get("oversight.csv.definition"), w.get(query.figure().wordKey() + ".definition")));
        csv.row(List.of());
        csv.row(List.of(
                w.get("oversight.column.code"),
                w.get("oversight.column.applicant"),
                w.get("oversight.column.procedure"),
                w.get("oversight.column.unit"),
                w.get("oversight.column.unitIn"),
                w.get("oversight.column.state"),
                w.get("oversight.column.channel"),
                w.get("oversight.column.status"),
                w.get("oversight.column.received"),
                w.get("oversight.column.due"),
                w.get("oversight.column.met"),
                w.get("oversight.column.extended")));
    }

    private static void row(Csv csv, ListView.Line line, UnaryOperator<String> called, Words w) {
        var cells = new ArrayList<String>();
        cells.add(line.code());
        cells.add(called.apply(line.label()));
        cells.add(line.procedure());
        cells.add(line.unit());
        cells.add(line.unitIn());
        cells.add(line.state());
        cells.add(line.channel());
        cells.add(States.word(line.status(), w));
        cells.add(line.received());
        cells.add(line.due());
        cells.add(line.met());
        cells.add(line.extended() ? w.get("oversight.yes") : "");
        csv.row(cells);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
