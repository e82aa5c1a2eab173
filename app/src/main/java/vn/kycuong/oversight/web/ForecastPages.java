package vn.kycuong.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.oversight.ForecastCursor;
import vn.kycuong.oversight.Forecasts;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Pseudonyms;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** What will be late within seven days (dự báo trễ hạn): by unit, dossier by dossier, and how such words have held so far. */
@Access(Access.Who.OFFICER)
@Controller
class ForecastPages {
    private final Forecasts forecasts;
    private final ForecastBoard board;
    private final UnitTree tree;
    private final LegalClock time;

    ForecastPages(Forecasts forecasts, ForecastBoard board, UnitTree tree, LegalClock time) {
        this.forecasts = forecasts;
        this.board = board;
        this.tree = tree;
        this.time = time;
    }

    @ModelAttribute("asked")
    ForecastQuery asked(
            @RequestParam(name = "don-vi", required = false) @Nullable Integer unit,
            @RequestParam(name = "pham-vi", defaultValue = "") String where,
            @RequestParam(name = "ngay", defaultValue = "") String day) {
        var number = unit == null || unit < 0 ? null : unit;
        return new ForecastQuery(Where.of(where, number), number, day(day));
    }

    @GetMapping(ForecastQuery.PATH)
    String show(@ModelAttribute("asked") ForecastQuery asked, Officer officer, Model page) {
        page.addAttribute("title", "oversight.forecast.title");
        page.addAttribute("nav", "scoreboard");
        if (tree.isEmpty()) return "oversight/notLoaded";
        page.addAttribute(
                "view",
                forecasts
                        .day(asked.day())
                        .map(day -> board.of(asked.on(day), officer.scope(), words()))
                        .orElse(null));
        return "oversight/forecast";
    }

    @GetMapping(ForecastQuery.LIST)
    String list(
            @ModelAttribute("asked") ForecastQuery asked,
            @RequestParam(name = "sau", required = false) @Nullable String after,
            Officer officer,
            Model page) {
        page.addAttribute("title", "oversight.forecast.list");
        page.addAttribute("nav", "scoreboard");
        page.addAttribute(
                "view", board.listed(said(asked), ForecastCursor.parse(after).orElse(null), officer.scope(), words()));
        return "oversight/forecastList";
    }

    /** People bear names that mean something in this file alone. */
    @GetMapping(ForecastQuery.LIST + ".csv")
    void csv(@ModelAttribute("asked") ForecastQuery asked, Officer officer, HttpServletResponse response)
            throws IOException {
        var query = said(asked);
        var w = words();
        var names = new Pseudonyms();
        var csv = Csv.download(response, "du-bao");
        csv.row(List.of(w.get("export.pseudonyms")));
        csv.row(List.of(w.get("oversight.csv.figure"), w.get("oversight.forecast.list")));
        csv.row(List.of(w.get("oversight.csv.place"), board.place(query, w)));
        csv.row(List.of(w.get("oversight.csv.period"), ForecastBoard.week(query.day(), w)));
        csv.row(List.of(w.get("oversight.csv.definition"), w.get("oversight.forecast.definition")));
        csv.row(List.of());
        csv.row(List.of(
                w.get("oversight.column.code"),
                w.get("oversight.column.applicant"),
                w.get("oversight.column.procedure"),
                w.get("oversight.column.unit"),
                w.get("oversight.column.due"),
                w.get("oversight.forecast.said"),
                w.get("oversight.forecast.came")));
        forecasts.each(query.day(), tree.selection(query.where(), query.unit(), query.day(), officer.scope()), line -> {
            var shown = board.one(line, w);
            var came = shown.came();
            csv.row(List.of(
                    shown.line().code(),
                    names.of(shown.line().label(), w),
                    shown.line().procedure(),
                    shown.line().unit(),
                    shown.line().due(),
                    shown.said(),
                    came == null ? "" : w.get(came ? "oversight.forecast.cameLate" : "oversight.forecast.cameNot")));
        });
        csv.flush();
    }

    /** A list is of a day that something was said of. */
    private ForecastQuery said(ForecastQuery asked) {
        return forecasts
                .day(asked.day())
                .map(asked::on)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A day that is none, or has not come yet, is today. */
    private LocalDate day(String text) {
        var today = LegalZone.local(time.instant()).toLocalDate();
        try {
            var day = text.isEmpty() ? today : LocalDate.parse(text);
            return day.isAfter(today) || day.getYear() < 1975 ? today : day;
        } catch (DateTimeException unreadable) {
            return today;
        }
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
