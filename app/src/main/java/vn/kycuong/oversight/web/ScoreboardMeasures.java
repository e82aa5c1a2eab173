package vn.kycuong.oversight.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.directive.Directive;
import vn.kycuong.directive.DirectiveText;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Together;
import vn.kycuong.oversight.ClauseIndicator;
import vn.kycuong.oversight.Dimension;
import vn.kycuong.oversight.Grain;
import vn.kycuong.oversight.Indicator;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.IndicatorValue;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.Measure;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.Words;

/**
 * What a scoreboard asks of the facts: each grain once for all of its indicators, so that a board is a handful of statements however many units it
 * has.
 */
@Component
class ScoreboardMeasures {
    private final Indicators indicators;
    private final IndicatorQuestions questions;

    ScoreboardMeasures(Indicators indicators, IndicatorQuestions questions) {
        this.indicators = indicators;
        this.questions = questions;
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
    record Placed(Directive.Clause clause, ClauseIndicator by, Indicator indicator) {
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
    record Asking(Grain grain, String clause) {}

    /** Measures of each unit, by what was asked. */
    record Measured(Map<Asking, Map<UnitId, Map<Measure, Double>>> byUnit) {
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

    List<Placed> placed(Asked asked) {
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
    Measured measured(List<Placed> placed, Asked asked, IndicatorQuery query) {
        var groups = List.copyOf(grouped(placed).entrySet());
        var asking = groups.stream()
                .<Supplier<Map<UnitId, Map<Measure, Double>>>>map(
                        group -> () -> byUnit(question(group.getKey(), group.getValue(), query, asked)))
                .toList();
        var answers = Together.of(asking);
        var found = new HashMap<Asking, Map<UnitId, Map<Measure, Double>>>();
        for (int i = 0; i < groups.size(); i++) found.put(groups.get(i).getKey(), answers.get(i));
        return new Measured(found);
    }

    private Map<UnitId, Map<Measure, Double>> byUnit(IndicatorQuestion question) {
        var units = new HashMap<UnitId, Map<Measure, Double>>();
        for (var line : indicators.ask(question.by(List.of(Dimension.UNIT))))
            units.put(new UnitId(Integer.parseInt(line.by().getFirst())), line.measured());
        return units;
    }

    static Map<Asking, List<Placed>> grouped(List<Placed> placed) {
        var groups = new LinkedHashMap<Asking, List<Placed>>();
        for (var one : placed)
            groups.computeIfAbsent(one.asking(), _ -> new ArrayList<>()).add(one);
        return groups;
    }

    IndicatorQuestion question(Asking asking, List<Placed> group, IndicatorQuery query, Asked asked) {
        var measures = new LinkedHashSet<>(
                asking.grain().hasClock() ? List.of(Measure.OPEN, Measure.MET) : List.of(Measure.HELD));
        for (var one : group) {
            measures.addAll(one.indicator().numerator().terms());
            var below = one.indicator().denominator();
            if (below != null) measures.addAll(below.terms());
        }
        return questions.question(
                group.getFirst().narrowed(query), asking.grain(), List.copyOf(measures), asked.scope());
    }

    static ScoreboardView.Cell cell(Placed placed, Optional<IndicatorValue> value, IndicatorQuery query, Asked asked) {
        return new ScoreboardView.Cell(
                value.map(v -> v.text(asked.w().locale())).orElse(""),
                value.map(IndicatorValue::status).orElse(Status.NONE),
                IndicatorPages.listHref(placed.indicator(), query));
    }
}
