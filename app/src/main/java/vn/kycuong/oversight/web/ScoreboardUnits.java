package vn.kycuong.oversight.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.ledger.Together;
import vn.kycuong.organisation.Unit;
import vn.kycuong.oversight.Dimension;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.Figures;
import vn.kycuong.oversight.Indicator;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.IndicatorValue;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.Measure;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Words;

/** One unit of a scoreboard looked at closely: who heads it, each value, how it moved, what is late for longest. */
@Component
class ScoreboardUnits {
    private static final int LONGEST_LATE = 5;
    private static final int MONTHS = 6;

    private final ScoreboardMeasures measures;
    private final Indicators indicators;
    private final Figures figures;
    private final UnitTree tree;
    private final DossierLines lines;

    ScoreboardUnits(
            ScoreboardMeasures measures, Indicators indicators, Figures figures, UnitTree tree, DossierLines lines) {
        this.measures = measures;
        this.indicators = indicators;
        this.figures = figures;
        this.tree = tree;
        this.lines = lines;
    }

    /** @param unit null: the whole province */
    ScoreboardView.Chosen of(
            List<ScoreboardMeasures.Placed> placed,
            ScoreboardMeasures.Measured measured,
            @Nullable Unit unit,
            ScoreboardMeasures.Asked asked) {
        var date = asked.date();
        var of = unit == null ? tree.province() : unit;
        var units = unit == null ? null : tree.subtree(unit.id(), date);
        var query = unit == null
                ? asked.query()
                : asked.query().at(Where.SUBTREE, unit.id().value());
        var aWeekBefore = query.asKnownAt(LegalZone.startOf(date.minusWeeks(1)));
        var before = measures.measured(placed, asked, aWeekBefore);
        var trends = trends(placed, query, asked);
        var shown = new ArrayList<ScoreboardView.Line>();
        for (var one : placed) {
            var value = measured.value(one, units);
            var then = before.value(one, units);
            boolean compared = value.isPresent() && then.isPresent();
            boolean moved = compared && value.get().since(then.get()) != 0;
            shown.add(new ScoreboardView.Line(
                    one.clause().letter(),
                    one.indicator().name(asked.w().locale()),
                    ScoreboardMeasures.cell(one, value, one.narrowed(query), asked),
                    compared ? change(value.get(), then.get(), asked.w()) : "",
                    ScoreboardMeasures.cell(one, moved ? then : Optional.empty(), one.narrowed(aWeekBefore), asked),
                    trends.get(one),
                    one.narrowed(query).href(one.indicator().indicatorKey())));
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

    /** How it moved against the beginning of the same day a week before: counts by how many, shares in points. */
    private static String change(IndicatorValue now, IndicatorValue before, Words w) {
        long difference = now.since(before);
        if (difference == 0) return w.get("oversight.scoreboard.unchanged");
        var sign = difference > 0 ? "+" : "−";
        long by = Math.abs(difference);
        if (now.of() == null) return w.get("oversight.scoreboard.changed", sign + by);
        return w.get("oversight.scoreboard.changedPoints", sign + String.format(w.locale(), "%.1f", by / 10.0));
    }

    private Map<ScoreboardMeasures.Placed, ScoreboardView.Sparkline> trends(
            List<ScoreboardMeasures.Placed> placed, IndicatorQuery query, ScoreboardMeasures.Asked asked) {
        var windowed = placed.stream()
                .filter(p -> p.indicator().ofWindow()
                        && p.indicator().isShare()
                        && Objects.requireNonNull(p.indicator().denominator()).terms().stream()
                                .allMatch(Measure::ofWindow))
                .toList();
        var groups = List.copyOf(ScoreboardMeasures.grouped(windowed).entrySet());
        var byMonth = Together.of(groups.stream()
                .<Supplier<Map<String, Map<Measure, Double>>>>map(group -> () -> byMonth(
                        months(measures.question(group.getKey(), group.getValue(), query, asked), asked.date())))
                .toList());
        var trends = new HashMap<ScoreboardMeasures.Placed, ScoreboardView.Sparkline>();
        for (int i = 0; i < groups.size(); i++)
            for (var one : groups.get(i).getValue()) {
                var trend = trend(one.indicator(), byMonth.get(i));
                if (trend != null) trends.put(one, trend);
            }
        return trends;
    }

    private Map<String, Map<Measure, Double>> byMonth(IndicatorQuestion question) {
        var months = new TreeMap<String, Map<Measure, Double>>();
        for (var line : indicators.ask(question)) months.put(line.by().getFirst(), line.measured());
        return months;
    }

    /** As known at the beginning of the day. */
    private static IndicatorQuestion months(IndicatorQuestion question, LocalDate day) {
        var first = day.withDayOfMonth(1).minusMonths(MONTHS - 1L);
        return new IndicatorQuestion(
                question.grain(),
                question.measures(),
                List.of(Dimension.MONTH),
                question.filter(),
                LegalZone.startOf(first),
                LegalZone.startOf(day.plusWeeks(1)),
                LegalZone.startOf(day));
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

    private List<ListView.Line> longestLate(IndicatorQuery query, ScoreboardMeasures.Asked asked) {
        var list = new ListQuery(Figure.LATE, query.where(), query.unit(), query.span(), query.moment(), "", null);
        var late = figures.first(
                Figure.LATE, tree.selection(list, asked.scope()), list.asOf(), list.period(), LONGEST_LATE);
        return lines.lines(late, list, asked.w());
    }
}
