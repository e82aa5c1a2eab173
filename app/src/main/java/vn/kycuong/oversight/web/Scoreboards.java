package vn.kycuong.oversight.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.directive.Directive;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.ClauseIndicator;
import vn.kycuong.oversight.Dimension;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Figures;
import vn.kycuong.oversight.Grain;
import vn.kycuong.oversight.Indicator;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.IndicatorValue;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.Measure;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;

/**
 * Reads the scoreboard of any directive: by clause the indicators that measure it, by unit what they come to. Each grain is asked once for all
 * of its indicators, so that a board is a handful of statements however many units it has.
 */
@Component
class Scoreboards {
    private static final int LONGEST_LATE = 5;
    private static final int MONTHS = 6;
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Indicators indicators;
    private final IndicatorQuestions questions;
    private final Figures figures;
    private final UnitTree tree;
    private final DossierLines lines;

    Scoreboards(
            Indicators indicators, IndicatorQuestions questions, Figures figures, UnitTree tree, DossierLines lines) {
        this.indicators = indicators;
        this.questions = questions;
        this.figures = figures;
        this.tree = tree;
        this.lines = lines;
    }

    /**
     * What somebody wants to see.
     *
     * @param chosen the unit to look at closely, or null
     * @param complete whether units without anything to measure are shown too
     */
    record Asked(
            DirectiveText directive,
            IndicatorQuery query,
            @Nullable Integer chosen,
            boolean complete,
            Scope scope,
            Words w) {
        String href(@Nullable Integer unit, boolean all) {
            return "/bang-chi-dao?" + parameters(all) + (unit == null ? "" : "&don-vi=" + unit);
        }

        String parameters(boolean all) {
            return "van-ban=" + directive.document().documentKey() + "&ky="
                    + query.span().slug() + (all ? "&tat-ca=1" : "");
        }

        LocalDate date() {
            return query.date();
        }
    }

    /** An indicator where it stands on the board. */
    private record Placed(Directive.Clause clause, ClauseIndicator by, Indicator indicator) {
        IndicatorQuery narrowed(IndicatorQuery query) {
            return by.ordered()
                    ? query.under(by.document().equals("*") ? clause.documentKey() : by.document(), clause.letter())
                    : query;
        }

        Asking asking() {
            return new Asking(indicator.grain(), by.ordered() ? clause.letter() : "");
        }
    }

    /** What is asked in one statement. */
    private record Asking(Grain grain, String clause) {}

    /** Measures of each unit, by what was asked. */
    private record Measured(Map<Asking, Map<UnitId, Map<Measure, Double>>> byUnit) {
        /** Empty where there is nothing to speak of: none late among none is no achievement. */
        Optional<IndicatorValue> value(Placed placed, @Nullable Collection<UnitId> units) {
            var sum = new EnumMap<Measure, Double>(Measure.class);
            byUnit.getOrDefault(placed.asking(), Map.of()).forEach((unit, measured) -> {
                if (units == null || units.contains(unit))
                    measured.forEach((measure, value) -> sum.merge(measure, value, Double::sum));
            });
            boolean any = sum.values().stream().anyMatch(value -> value > 0);
            return Optional.of(IndicatorValue.of(placed.indicator(), sum)).filter(value -> any && value.isMeasured());
        }

        Set<UnitId> units() {
            var all = new LinkedHashSet<UnitId>();
            byUnit.values().forEach(found -> all.addAll(found.keySet()));
            return all;
        }
    }

    ScoreboardView board(Asked asked) {
        var placed = placed(asked);
        var measured = measured(placed, asked, asked.query(), Dimension.UNIT);
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
                chosen(placed, measured, chosen, asked),
                options(units, chosen, asked),
                asked.complete(),
                asked.href(chosen == null ? null : chosen.id().value(), !asked.complete()),
                asked.parameters(asked.complete()));
    }

    private List<Placed> placed(Asked asked) {
        var placed = new ArrayList<Placed>();
        for (var clause : asked.directive().clauses())
            for (var by : indicators.of(clause.documentKey(), clause.letter(), asked.date()))
                indicators
                        .find(by.indicatorKey(), asked.date())
                        .filter(i -> i.numerator().terms().stream().allMatch(Measure::isCount))
                        .ifPresent(i -> placed.add(new Placed(clause, by, i)));
        return placed;
    }

    /** Every indicator by unit, one statement a grain and clause. */
    private Measured measured(List<Placed> placed, Asked asked, IndicatorQuery query, Dimension by) {
        var found = new HashMap<Asking, Map<UnitId, Map<Measure, Double>>>();
        for (var group : grouped(placed).entrySet()) {
            var question =
                    question(group.getKey(), group.getValue(), query, asked).by(List.of(by));
            var units = new HashMap<UnitId, Map<Measure, Double>>();
            for (var line : indicators.ask(question))
                units.put(new UnitId(Integer.parseInt(line.by().getFirst())), line.measured());
            found.put(group.getKey(), units);
        }
        return new Measured(found);
    }

    private static Map<Asking, List<Placed>> grouped(List<Placed> placed) {
        var groups = new LinkedHashMap<Asking, List<Placed>>();
        for (var one : placed)
            groups.computeIfAbsent(one.asking(), _ -> new ArrayList<>()).add(one);
        return groups;
    }

    private IndicatorQuestion question(Asking asking, List<Placed> group, IndicatorQuery query, Asked asked) {
        var measures = new LinkedHashSet<>(List.of(Measure.OPEN, Measure.MET, Measure.HELD));
        for (var one : group) {
            measures.addAll(one.indicator().numerator().terms());
            var below = one.indicator().denominator();
            if (below != null) measures.addAll(below.terms());
        }
        return questions.question(
                group.getFirst().narrowed(query), asking.grain(), List.copyOf(measures), asked.scope());
    }

    // ---- columns

    private List<Unit> columns(Measured measured, Asked asked) {
        var some = measured.units();
        return tree.columns(asked.date()).stream()
                .filter(unit -> {
                    var below = tree.subtree(unit.id(), asked.date());
                    boolean always = asked.complete() || unit.kind() == UnitKind.DISTRICT;
                    return below.stream().anyMatch(some::contains) || always && UnitTree.maySee(asked.scope(), below);
                })
                .toList();
    }

    private ScoreboardView.Column column(Unit unit, Asked asked) {
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
            List<Placed> placed, Measured measured, List<Unit> units, boolean outside, Asked asked) {
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

    private ScoreboardView.Row row(Placed placed, Measured measured, List<Unit> units, boolean outside, Asked asked) {
        var query = placed.narrowed(asked.query());
        var cells = new ArrayList<ScoreboardView.Cell>();
        for (var unit : units)
            cells.add(cell(
                    placed,
                    measured.value(placed, tree.subtree(unit.id(), asked.date())),
                    query.at(Where.SUBTREE, unit.id().value()),
                    asked));
        if (outside) {
            var under = tree.underColumns(asked.date());
            var rest = measured.units().stream().filter(u -> !under.contains(u)).toList();
            cells.add(cell(placed, measured.value(placed, rest), query.at(Where.OUTSIDE, null), asked));
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
                cell(placed, measured.value(placed, null), query, asked),
                query.href(indicator.indicatorKey()));
    }

    private static ScoreboardView.Cell cell(
            Placed placed, Optional<IndicatorValue> value, IndicatorQuery query, Asked asked) {
        return new ScoreboardView.Cell(
                value.map(v -> v.text(asked.w().locale())).orElse(""),
                value.map(IndicatorValue::status).orElse(Status.NONE),
                IndicatorPages.listHref(placed.indicator(), query));
    }

    // ---- one unit

    private ScoreboardView.Chosen chosen(List<Placed> placed, Measured measured, @Nullable Unit unit, Asked asked) {
        var date = asked.date();
        var of = unit == null ? tree.province() : unit;
        var units = unit == null ? null : tree.subtree(unit.id(), date);
        var query = unit == null
                ? asked.query()
                : asked.query().at(Where.SUBTREE, unit.id().value());
        var before = measured(placed, asked, query.asKnownAt(query.moment().minus(A_WEEK)), Dimension.UNIT);
        var trends = trends(placed, query, asked);
        var shown = new ArrayList<ScoreboardView.Line>();
        for (var one : placed) {
            var value = measured.value(one, units);
            shown.add(new ScoreboardView.Line(
                    one.clause().letter(),
                    one.indicator().name(asked.w().locale()),
                    cell(one, value, one.narrowed(query), asked),
                    change(value, before.value(one, units), asked.w()),
                    trends.get(one)));
        }
        var head = tree.headship(of.id(), date);
        return new ScoreboardView.Chosen(
                unit == null ? asked.w().get("oversight.scoreboard.province") : tree.name(of.id(), date),
                head.map(h -> h.post().title()).orElse(""),
                head.map(h -> Moments.day(LegalZone.startOf(h.validFrom()))).orElse(""),
                "/bang-don-vi/thoi-gian?ky=" + asked.query().span().slug(),
                shown,
                longestLate(query, asked));
    }

    /** How it moved against a week before: counts by how many, shares in points. */
    private static String change(Optional<IndicatorValue> known, Optional<IndicatorValue> earlier, Words w) {
        if (known.isEmpty() || earlier.isEmpty()) return "";
        var now = known.get();
        var before = earlier.get();
        var of = now.of();
        var beforeOf = before.of();
        long difference = of == null || beforeOf == null
                ? now.counted() - before.counted()
                : Math.round(now.counted() * 100.0 / of) - Math.round(before.counted() * 100.0 / beforeOf);
        if (difference == 0) return w.get("oversight.scoreboard.unchanged");
        var sign = difference > 0 ? "+" : "−";
        return w.get(
                of == null ? "oversight.scoreboard.changed" : "oversight.scoreboard.changedPoints",
                sign + Math.abs(difference));
    }

    private Map<Placed, ScoreboardView.Sparkline> trends(List<Placed> placed, IndicatorQuery query, Asked asked) {
        var windowed = placed.stream()
                .filter(p -> p.indicator().ofWindow()
                        && p.indicator().isShare()
                        && Objects.requireNonNull(p.indicator().denominator()).terms().stream()
                                .allMatch(Measure::ofWindow))
                .toList();
        var trends = new HashMap<Placed, ScoreboardView.Sparkline>();
        for (var group : grouped(windowed).entrySet()) {
            var question = months(question(group.getKey(), group.getValue(), query, asked), query.moment());
            var months = new TreeMap<String, Map<Measure, Double>>();
            for (var line : indicators.ask(question)) months.put(line.by().getFirst(), line.measured());
            for (var one : group.getValue()) {
                var trend = trend(one.indicator(), months);
                if (trend != null) trends.put(one, trend);
            }
        }
        return trends;
    }

    private static IndicatorQuestion months(IndicatorQuestion question, Instant moment) {
        var first = LegalZone.local(moment).toLocalDate().withDayOfMonth(1).minusMonths(MONTHS - 1L);
        return new IndicatorQuestion(
                question.grain(),
                question.measures(),
                List.of(Dimension.MONTH),
                question.filter(),
                LegalZone.startOf(first),
                moment.plus(A_WEEK),
                moment);
    }

    private static ScoreboardView.@Nullable Sparkline trend(
            Indicator indicator, Map<String, Map<Measure, Double>> months) {
        var points = new ArrayList<String>();
        var words = new ArrayList<String>();
        int place = 0;
        for (var month : months.entrySet()) {
            var value = IndicatorValue.of(indicator, month.getValue());
            var of = value.of();
            if (of != null && of > 0) {
                long share = Math.round(value.counted() * 100.0 / of);
                points.add(place * 100 / Math.max(1, months.size() - 1) + "," + (22 - share * 20 / 100));
                words.add(month.getKey().substring(5) + "/" + month.getKey().substring(0, 4) + ": " + share + " %");
            }
            place++;
        }
        return points.size() < 2
                ? null
                : new ScoreboardView.Sparkline(String.join(" ", points), String.join(", ", words));
    }

    private List<ListView.Line> longestLate(IndicatorQuery query, Asked asked) {
        var list = new ListQuery(Figure.LATE, query.where(), query.unit(), query.span(), query.moment(), "", null);
        var late = figures.first(
                Figure.LATE, tree.selection(list, asked.scope()), list.asOf(), list.period(), LONGEST_LATE);
        return lines.lines(late, list, asked.w());
    }

    private List<Option> options(List<Unit> units, @Nullable Unit chosen, Asked asked) {
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
