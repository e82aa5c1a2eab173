package vn.kycuong.oversight.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.Counts;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Figures;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.Selection;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The scoreboard (bảng chỉ đạo): clause by clause, unit by unit, what the ledger says of a directive. */
@Access(Access.Who.OFFICER)
@Controller
class ScoreboardPages {
    private static final int LONGEST_LATE = 5;

    private final Directives directives;
    private final Figures figures;
    private final UnitTree tree;
    private final DossierLines lines;
    private final LegalClock time;

    ScoreboardPages(Directives directives, Figures figures, UnitTree tree, DossierLines lines, LegalClock time) {
        this.directives = directives;
        this.figures = figures;
        this.tree = tree;
        this.lines = lines;
        this.time = time;
    }

    @GetMapping("/bang-chi-dao")
    String show(
            @RequestParam(name = "van-ban", defaultValue = Directives.FIRST) String directive,
            @RequestParam(name = "ky", defaultValue = "nam") String span,
            @RequestParam(name = "don-vi", required = false) @Nullable Integer unit,
            @RequestParam(name = "tat-ca", defaultValue = "") String all,
            Officer officer,
            Model page) {
        var query = ListQuery.of(Figure.OPEN, Period.Span.of(span).orElse(Period.Span.YEAR), time.instant());
        page.addAttribute("title", "oversight.scoreboard.title");
        page.addAttribute("nav", "scoreboard");
        if (tree.isEmpty()) return "oversight/notLoaded";
        page.addAttribute(
                "board", board(directive, query, unit == null || unit < 0 ? null : unit, !all.isEmpty(), officer));
        return "oversight/scoreboard";
    }

    private ScoreboardView board(
            String key, ListQuery query, @Nullable Integer chosen, boolean complete, Officer officer) {
        var directive = directives.find(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var counts = figures.byUnit(Selection.all(officer.scope()), query.asOf(), query.period());
        var here = new Address(key, query.span(), complete);
        var shown = columns(query.date(), counts, complete, officer);
        var columns =
                shown.stream().map(u -> cell(u, counts, query, here, chosen)).toList();
        var total = new ScoreboardView.Cell(
                w.get("oversight.scoreboard.province"),
                w.get("oversight.scoreboard.province"),
                counts.values().stream().reduce(Counts.NONE, Counts::plus),
                query,
                here.href(null),
                chosen == null);
        var close =
                columns.stream().filter(ScoreboardView.Cell::chosen).findFirst().orElse(total);
        return new ScoreboardView(
                directive,
                Moments.text(query.moment()),
                Moments.period(query.period(), w),
                spans(query.span(), w),
                groups(shown),
                columns,
                outside(counts, query, here, w),
                total,
                chosen(close, query, officer, w),
                units(columns, total, w),
                complete,
                new Address(key, query.span(), !complete).href(chosen));
    }

    /** Where the links of the page lead. */
    private record Address(String directive, Period.Span span, boolean complete) {
        String href(@Nullable Integer unit) {
            return "/bang-chi-dao?van-ban=" + directive + "&ky=" + span.slug() + (complete ? "&tat-ca=1" : "")
                    + (unit == null ? "" : "&don-vi=" + unit) + "#diem-d";
        }
    }

    private List<Unit> columns(LocalDate date, Map<UnitId, Counts> counts, boolean complete, Officer officer) {
        return tree.columns(date).stream()
                .filter(u -> {
                    var below = tree.subtree(u.id(), date);
                    boolean counted = !UnitTree.sum(counts, below).isEmpty();
                    boolean always = complete || u.kind() == UnitKind.DISTRICT;
                    return counted || (always && UnitTree.maySee(officer.scope(), below));
                })
                .toList();
    }

    private ScoreboardView.Cell cell(
            Unit unit, Map<UnitId, Counts> counts, ListQuery query, Address here, @Nullable Integer chosen) {
        var name = tree.name(unit.id(), query.date());
        int id = unit.id().value();
        return new ScoreboardView.Cell(
                name,
                shortName(name),
                UnitTree.sum(counts, tree.subtree(unit.id(), query.date())),
                query.at(Where.SUBTREE, id),
                here.href(id),
                chosen != null && Objects.requireNonNull(chosen) == id);
    }

    private ScoreboardView.@Nullable Cell outside(Map<UnitId, Counts> counts, ListQuery query, Address here, Words w) {
        var under = tree.underColumns(query.date());
        var rest = counts.entrySet().stream()
                .filter(e -> !under.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::plus);
        if (rest.isEmpty()) return null;
        return new ScoreboardView.Cell(
                w.get("oversight.scoreboard.outside"),
                w.get("oversight.scoreboard.outsideShort"),
                rest,
                query.at(Where.OUTSIDE, null),
                here.href(null),
                false);
    }

    private ScoreboardView.Chosen chosen(ScoreboardView.Cell cell, ListQuery query, Officer officer, Words w) {
        var unit = cell.query().unit();
        var late = figures.first(
                Figure.LATE, tree.selection(cell.query(), officer.scope()), query.asOf(), query.period(), LONGEST_LATE);
        return new ScoreboardView.Chosen(
                cell,
                tree.head(unit == null ? tree.province().id() : new UnitId(unit), query.date()),
                lines.lines(late, query, w));
    }

    private static List<ScoreboardView.Group> groups(List<Unit> columns) {
        var groups = new ArrayList<ScoreboardView.Group>();
        for (var kind : UnitKind.values()) {
            int width = (int) columns.stream().filter(u -> u.kind() == kind).count();
            if (width > 0) {
                groups.add(new ScoreboardView.Group(
                        "oversight.kind." + kind.name().toLowerCase(java.util.Locale.ROOT), width));
            }
        }
        return groups;
    }

    private static List<Option> spans(Period.Span current, Words w) {
        var options = new ArrayList<Option>();
        for (var span : Period.Span.values()) {
            options.add(new Option(
                    span.slug(),
                    w.get("oversight.span." + span.name().toLowerCase(java.util.Locale.ROOT)),
                    span == current));
        }
        return options;
    }

    private static List<Option> units(List<ScoreboardView.Cell> columns, ScoreboardView.Cell total, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("oversight.scoreboard.province"), total.chosen()));
        for (var cell : columns) {
            options.add(new Option(String.valueOf(cell.query().unit()), cell.name(), cell.chosen()));
        }
        return options;
    }

    /** Under a head that says what kind of unit it is, the name alone is enough. */
    private static String shortName(String name) {
        return name.replaceFirst("^(Sở|Huyện|Thành phố|Xã|Phường|Thị trấn) ", "");
    }
}
