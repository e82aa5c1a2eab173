package vn.kycuong.oversight.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.Scope;
import vn.kycuong.oversight.Indicator;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.IndicatorValue;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.Measure;
import vn.kycuong.oversight.OnTime;
import vn.kycuong.oversight.Period;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** Indicators (chỉ số): what each is, what it comes to, of which units it is made, what it was before. */
@Access(Access.Who.OFFICER)
@Controller
class IndicatorPages {
    private static final int PAST_PERIODS = 6;

    private final Indicators indicators;
    private final IndicatorQuestions questions;
    private final UnitTree tree;
    private final LegalClock time;

    IndicatorPages(Indicators indicators, IndicatorQuestions questions, UnitTree tree, LegalClock time) {
        this.indicators = indicators;
        this.questions = questions;
        this.tree = tree;
        this.time = time;
    }

    @GetMapping(IndicatorQuery.PATH)
    String all(@RequestParam Map<String, String> parameters, Officer officer, Model page) {
        page.addAttribute("title", "oversight.indicator.title");
        page.addAttribute("nav", "board");
        if (tree.isEmpty()) return "oversight/notLoaded";
        var w = words();
        var query = IndicatorQuery.read(parameters, time.instant());
        page.addAttribute(
                "view",
                new IndicatorView.All(
                        query,
                        questions.place(query, w),
                        Moments.text(query.moment()),
                        Moments.period(query.period(), w),
                        indicators.inForce(query.date()).stream()
                                .map(i -> line(i, query, officer.scope(), w.locale()))
                                .toList(),
                        spans(query, w)));
        return "oversight/indicators";
    }

    @GetMapping(IndicatorQuery.PATH + "/{key}")
    String one(@PathVariable String key, @RequestParam Map<String, String> parameters, Officer officer, Model page) {
        var query = IndicatorQuery.read(parameters, time.instant());
        var indicator = indicator(key, query);
        page.addAttribute("title", "oversight.indicator.title");
        page.addAttribute("nav", "board");
        page.addAttribute("view", view(indicator, query, officer.scope()));
        return "oversight/indicator";
    }

    IndicatorView.One view(Indicator indicator, IndicatorQuery query, Scope scope) {
        var w = words();
        var question = question(indicator, query, scope);
        var whole = indicators.ask(question).getFirst().measured();
        return new IndicatorView.One(
                query,
                indicator,
                indicator.name(w.locale()),
                questions.place(query, w),
                Moments.text(query.moment()),
                indicator.ofWindow() ? Moments.period(query.period(), w) : "",
                value(IndicatorValue.of(indicator, whole), query, w.locale()),
                threshold(indicator, indicator.good(), w.locale()),
                threshold(indicator, indicator.fair(), w.locale()),
                terms(indicator, whole, query),
                units(indicator, question, query, w),
                indicator.ofWindow() ? past(indicator, query, scope, w) : List.of(),
                spans(query, w));
    }

    private static String threshold(Indicator indicator, int value, Locale locale) {
        return indicator.isShare() ? new OnTime(value, 1000).percent(locale) + " %" : Integer.toString(value);
    }

    private static List<IndicatorView.Term> terms(
            Indicator indicator, Map<Measure, Double> whole, IndicatorQuery query) {
        var terms = new ArrayList<IndicatorView.Term>();
        for (var measure : indicator.numerator().terms()) terms.add(term(indicator, measure, false, whole, query));
        var below = indicator.denominator();
        if (below != null) for (var measure : below.terms()) terms.add(term(indicator, measure, true, whole, query));
        return terms.stream().filter(t -> !t.count().isEmpty()).toList();
    }

    private static IndicatorView.Term term(
            Indicator indicator, Measure measure, boolean below, Map<Measure, Double> whole, IndicatorQuery query) {
        var count = measure.isCount() ? Long.toString(Math.round(whole.getOrDefault(measure, 0.0))) : "";
        return new IndicatorView.Term(measure.wordKey(), below, count, query.listHref(indicator.grain(), measure));
    }

    private List<IndicatorView.UnitLine> units(
            Indicator indicator, IndicatorQuestion question, IndicatorQuery query, Words w) {
        return indicators.byUnit(indicator, question).entrySet().stream()
                .map(e -> {
                    var here = query.at(Where.ALONE, e.getKey().value());
                    var value = IndicatorValue.of(indicator, e.getValue());
                    return new IndicatorView.UnitLine(
                            tree.name(e.getKey(), query.date()),
                            value(value, here, w.locale()),
                            numeratorHref(indicator, here),
                            Long.toString(value.counted()),
                            value.of() == null ? "" : Long.toString(value.of()));
                })
                .filter(line -> !line.value().text().isEmpty())
                .sorted(Comparator.comparing(IndicatorView.UnitLine::name))
                .toList();
    }

    private List<IndicatorView.Past> past(Indicator indicator, IndicatorQuery query, Scope scope, Words w) {
        var past = new ArrayList<IndicatorView.Past>();
        var day = query.period().firstDay();
        for (int back = 0; back < PAST_PERIODS; back++) {
            var then = query.in(query.span(), day);
            var value = indicators.value(indicator, question(indicator, then, scope));
            if (value.isMeasured() || back == 0)
                past.addFirst(new IndicatorView.Past(Moments.period(then.period(), w), value(value, then, w.locale())));
            day = then.period().firstDay().minusDays(1);
            day = Period.around(LegalZone.startOf(day), query.span()).firstDay();
        }
        return past;
    }

    private IndicatorView.Line line(Indicator indicator, IndicatorQuery query, Scope scope, Locale locale) {
        var value = indicators.value(indicator, question(indicator, query, scope));
        return new IndicatorView.Line(
                indicator, indicator.name(locale), value(value, query, locale), query.href(indicator.indicatorKey()));
    }

    private static IndicatorView.Value value(IndicatorValue value, IndicatorQuery query, Locale locale) {
        return new IndicatorView.Value(value.text(locale), value.status(), listHref(value.indicator(), query));
    }

    /**
     * What a value is a part of: the denominator's list of a share, the numerator's of a count. A sum of several has no list of its own: its
     * indicator's page names each with its list.
     */
    static String listHref(Indicator indicator, IndicatorQuery query) {
        var below = indicator.denominator();
        if ((below == null ? indicator.numerator() : below).terms().size() > 1)
            return query.href(indicator.indicatorKey());
        var measure = (below == null ? indicator.numerator() : below).terms().getFirst();
        return query.listHref(indicator.grain(), measure.isCount() ? measure : Measure.MET);
    }

    private static String numeratorHref(Indicator indicator, IndicatorQuery query) {
        var measure = indicator.numerator().terms().getFirst();
        return query.listHref(indicator.grain(), measure.isCount() ? measure : Measure.MET);
    }

    IndicatorQuestion question(Indicator indicator, IndicatorQuery query, Scope scope) {
        return Indicators.asking(indicator, questions.question(query, indicator.grain(), List.of(Measure.OPEN), scope));
    }

    Indicator indicator(String key, IndicatorQuery query) {
        return indicators.find(key, query.date()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static List<Option> spans(IndicatorQuery query, Words w) {
        var options = new ArrayList<Option>();
        for (var span : Period.Span.values())
            options.add(new Option(
                    span.slug(),
                    w.get("oversight.span." + span.name().toLowerCase(Locale.ROOT)),
                    span == query.span()));
        return options;
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
