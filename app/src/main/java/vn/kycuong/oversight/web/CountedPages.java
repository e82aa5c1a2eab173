package vn.kycuong.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.oversight.CountedCase;
import vn.kycuong.oversight.CountedCursor;
import vn.kycuong.oversight.Grain;
import vn.kycuong.oversight.IndicatorLine;
import vn.kycuong.oversight.Indicators;
import vn.kycuong.oversight.Measure;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Tile;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The list behind a count of an indicator, on the page and as a file. */
@Access(Access.Who.OFFICER)
@Controller
class CountedPages {
    /** Lines of a file that are named at once. */
    private static final int NAMED_AT_ONCE = 500;

    private static final List<Measure> TILES = List.of(
            Measure.IN_TIME,
            Measure.AT_RISK,
            Measure.LATE,
            Measure.PAUSED,
            Measure.DUE,
            Measure.DUE_KEPT,
            Measure.DUE_BROKEN,
            Measure.MET_IN_TIME,
            Measure.MET_LATE,
            Measure.MET_BY_EXTENSION,
            Measure.MET_BY_FIRST_DATE,
            Measure.ACCEPTED);

    private final Indicators indicators;
    private final IndicatorQuestions questions;
    private final CountedLines lines;
    private final LegalClock time;

    CountedPages(Indicators indicators, IndicatorQuestions questions, CountedLines lines, LegalClock time) {
        this.indicators = indicators;
        this.questions = questions;
        this.lines = lines;
        this.time = time;
    }

    /** What is listed; an address that names nothing is no page. */
    private record Asked(Grain grain, Measure measure, IndicatorQuery query) {}

    @GetMapping(IndicatorQuery.LIST)
    String list(
            @RequestParam Map<String, String> parameters,
            @RequestParam(name = "sau", required = false) @Nullable String after,
            Officer officer,
            Model page) {
        var asked = asked(parameters);
        page.addAttribute("title", asked.measure().wordKey());
        page.addAttribute("nav", "board");
        page.addAttribute("view", view(asked, CountedCursor.parse(after).orElse(null), officer));
        return "oversight/counted";
    }

    @GetMapping(IndicatorQuery.LIST + ".csv")
    void csv(@RequestParam Map<String, String> parameters, Officer officer, HttpServletResponse response)
            throws IOException {
        var asked = asked(parameters);
        var w = words();
        var csv = Csv.download(
                response, asked.grain().slug() + "-" + asked.measure().slug());
        head(csv, asked, w);
        var question = questions.question(asked.query(), asked.grain(), List.of(asked.measure()), officer.scope());
        var some = new ArrayList<CountedCase>();
        indicators.each(question, asked.measure(), found -> {
            some.add(found);
            if (some.size() == NAMED_AT_ONCE) rows(csv, some, asked, w);
        });
        rows(csv, some, asked, w);
        csv.flush();
    }

    private void rows(Csv csv, List<CountedCase> some, Asked asked, Words w) {
        for (var line : lines.lines(some, asked.query().moment(), asked.query().date(), w))
            csv.row(List.of(
                    line.code(),
                    line.matter(),
                    line.unit(),
                    line.word(),
                    line.received(),
                    line.due(),
                    line.met(),
                    line.extended() ? w.get("oversight.yes") : ""));
        some.clear();
    }

    private void head(Csv csv, Asked asked, Words w) {
        var query = asked.query();
        csv.row(List.of(
                w.get("oversight.csv.figure"),
                w.get(asked.grain().wordKey()) + ": " + w.get(asked.measure().wordKey())));
        csv.row(List.of(w.get("oversight.csv.place"), questions.place(query, w)));
        if (asked.measure().ofWindow())
            csv.row(List.of(w.get("oversight.csv.period"), Moments.period(query.period(), w)));
        csv.row(List.of(w.get("oversight.csv.moment"), Moments.text(query.moment())));
        csv.row(List.of());
        csv.row(List.of(
                w.get("oversight.column.code"),
                w.get("oversight.column.matter"),
                w.get("oversight.column.unit"),
                w.get("oversight.column.status"),
                w.get("oversight.column.received"),
                w.get("oversight.column.due"),
                w.get("oversight.column.met"),
                w.get("oversight.column.extended")));
    }

    private CountedView view(Asked asked, @Nullable CountedCursor after, Officer officer) {
        var w = words();
        var query = asked.query();
        var measures = new ArrayList<>(tiles(asked.grain()));
        if (!measures.contains(asked.measure())) measures.addFirst(asked.measure());
        var question = questions.question(query, asked.grain(), measures, officer.scope());
        var counts = indicators.ask(question).getFirst();
        var found = indicators.list(question, asked.measure(), after);
        return new CountedView(
                query,
                asked.grain(),
                asked.measure(),
                questions.place(query, w),
                counts.count(asked.measure()),
                Moments.text(query.moment()),
                asked.measure().ofWindow() ? Moments.period(query.period(), w) : "",
                measures.stream().map(m -> tile(m, counts, asked, w)).toList(),
                lines.lines(found.cases(), query.moment(), query.date(), w),
                after == null,
                found.next()
                        .map(next -> query.listHref(asked.grain(), asked.measure()) + "&sau=" + next)
                        .orElse(null));
    }

    /** What can be said of a grain: what has days and no clock is never late. */
    private static List<Measure> tiles(Grain grain) {
        if (grain.isOfUnits()) return List.of(Measure.HELD, Measure.HELD_DONE, Measure.HELD_LACKING);
        return grain == Grain.DUTY ? List.of(Measure.HELD, Measure.HELD_BY_ONE, Measure.HELD_BY_NONE_OR_MANY) : TILES;
    }

    private static Tile tile(Measure measure, IndicatorLine counts, Asked asked, Words w) {
        return new Tile(
                Long.toString(counts.count(measure)),
                w.get(measure.wordKey()),
                measure.status(),
                asked.query().listHref(asked.grain(), measure),
                measure == asked.measure());
    }

    private Asked asked(Map<String, String> parameters) {
        var grain = Grain.of(parameters.getOrDefault("hat", ""));
        var measure = Measure.of(parameters.getOrDefault("so", "")).filter(Measure::isCount);
        if (grain.isEmpty() || measure.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return new Asked(grain.get(), measure.get(), IndicatorQuery.read(parameters, time.instant()));
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
