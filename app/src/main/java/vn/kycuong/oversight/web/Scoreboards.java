package vn.kycuong.oversight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Option;

/** Reads the scoreboard of any directive: by clause the indicators that measure it, by unit what they come to. */
@Component
class Scoreboards {
    private final ScoreboardMeasures measures;
    private final ScoreboardUnits closely;
    private final UnitTree tree;

    Scoreboards(ScoreboardMeasures measures, ScoreboardUnits closely, UnitTree tree) {
        this.measures = measures;
        this.closely = closely;
        this.tree = tree;
    }

    ScoreboardView board(ScoreboardMeasures.Asked asked) {
        var placed = measures.placed(asked);
        var measured = measures.measured(placed, asked, asked.query());
        var units = columns(measured, asked);
        var columns = new ArrayList<ScoreboardView.Column>();
        for (var unit : units) columns.add(column(unit, asked));
        boolean outside = measured.units().stream()
                .anyMatch(u -> !tree.underColumns(asked.date()).contains(u));
        if (outside)
            columns.add(new ScoreboardView.Column(
                    asked.w().get("oversight.scoreboard.outside"),
                    asked.w().get("oversight.scoreboard.outsideShort"),
                    "",
                    false));
        var province = asked.w().get("oversight.scoreboard.province");
        var chosen = units.stream()
                .filter(u -> asked.chosen() != null && u.id().value() == asked.chosen())
                .findFirst()
                .orElse(null);
        return new ScoreboardView(
                asked.directive(),
                Moments.text(asked.query().moment()),
                Moments.period(asked.query().period(), asked.w()),
                IndicatorPages.spans(asked.query(), asked.w()),
                groups(units),
                columns,
                new ScoreboardView.Column(province, province, asked.href(null, asked.complete()), chosen == null),
                clauses(placed, measured, units, outside, asked),
                closely.of(placed, measured, chosen, asked),
                options(units, chosen, asked),
                asked.complete(),
                asked.href(chosen == null ? null : chosen.id().value(), !asked.complete()),
                asked.parameters(asked.complete()));
    }

    // ---- columns

    private List<Unit> columns(ScoreboardMeasures.Measured measured, ScoreboardMeasures.Asked asked) {
        var some = measured.units();
        return tree.columns(asked.date()).stream()
                .filter(unit -> {
                    var below = tree.subtree(unit.id(), asked.date());
                    boolean always = asked.complete() || unit.kind() == UnitKind.DISTRICT;
                    return below.stream().anyMatch(some::contains) || always && UnitTree.maySee(asked.scope(), below);
                })
                .toList();
    }

    private ScoreboardView.Column column(Unit unit, ScoreboardMeasures.Asked asked) {
        var name = tree.name(unit.id(), asked.date());
        return new ScoreboardView.Column(
                name,
                shortName(name),
                asked.href(unit.id().value(), asked.complete()),
                asked.chosen() != null && unit.id().value() == asked.chosen());
    }

    private static List<ScoreboardView.Group> groups(List<Unit> columns) {
        var groups = new ArrayList<ScoreboardView.Group>();
        for (var kind : UnitKind.values()) {
            int width = (int) columns.stream().filter(u -> u.kind() == kind).count();
            if (width > 0)
                groups.add(
                        new ScoreboardView.Group("oversight.kind." + kind.name().toLowerCase(Locale.ROOT), width));
        }
        return groups;
    }

    // ---- clauses

    private List<ScoreboardView.Clause> clauses(
            List<ScoreboardMeasures.Placed> placed,
            ScoreboardMeasures.Measured measured,
            List<Unit> units,
            boolean outside,
            ScoreboardMeasures.Asked asked) {
        return asked.directive().clauses().stream()
                .map(clause -> new ScoreboardView.Clause(
                        clause.letter(),
                        clause.heading(),
                        placed.stream()
                                .filter(p -> p.clause().letter().equals(clause.letter()))
                                .map(p -> row(p, measured, units, outside, asked))
                                .toList()))
                .toList();
    }

    private ScoreboardView.Row row(
            ScoreboardMeasures.Placed placed,
            ScoreboardMeasures.Measured measured,
            List<Unit> units,
            boolean outside,
            ScoreboardMeasures.Asked asked) {
        var query = placed.narrowed(asked.query());
        var cells = new ArrayList<ScoreboardView.Cell>();
        for (var unit : units)
            cells.add(ScoreboardMeasures.cell(
                    placed,
                    measured.value(placed, tree.subtree(unit.id(), asked.date())),
                    query.at(Where.SUBTREE, unit.id().value()),
                    asked));
        if (outside) {
            var under = tree.underColumns(asked.date());
            var rest = measured.units().stream().filter(u -> !under.contains(u)).toList();
            cells.add(ScoreboardMeasures.cell(
                    placed, measured.value(placed, rest), query.at(Where.OUTSIDE, null), asked));
        }
        var indicator = placed.indicator();
        return new ScoreboardView.Row(
                indicator.indicatorKey(),
                indicator.name(asked.w().locale()),
                indicator.ofWindow()
                        ? Moments.period(asked.query().period(), asked.w())
                        : asked.w().get("oversight.scoreboard.nowOpen"),
                !indicator.isShare(),
                cells,
                ScoreboardMeasures.cell(placed, measured.value(placed, null), query, asked),
                query.href(indicator.indicatorKey()));
    }

    private List<Option> options(List<Unit> units, @Nullable Unit chosen, ScoreboardMeasures.Asked asked) {
        var options = new ArrayList<Option>();
        options.add(new Option("", asked.w().get("oversight.scoreboard.province"), chosen == null));
        for (var unit : units)
            options.add(new Option(
                    String.valueOf(unit.id().value()), tree.name(unit.id(), asked.date()), unit.equals(chosen)));
        return options;
    }

    /** Under a head that says what kind of unit it is, the name alone is enough. */
    private static String shortName(String name) {
        return name.replaceFirst("^(Sở|Huyện|Thành phố|Xã|Phường|Thị trấn) ", "");
    }
}
