package vn.kycuong.oversight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.FigureSum;
import vn.kycuong.oversight.Quality;
import vn.kycuong.oversight.Score;
import vn.kycuong.oversight.Scorecards;
import vn.kycuong.oversight.ServiceQuality;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/** The scorecards (bộ chỉ số): points of a place and a period, each number with the figures behind it. */
@Access(Access.Who.OFFICER)
@Controller
class ScorecardPages {
    static final String PATH = "/bao-cao/cham-diem";

    private final Scorecards scorecards;
    private final Balances balances;
    private final ServiceQuality service;
    private final ReportQueries queries;
    private final UnitTree tree;

    ScorecardPages(
            Scorecards scorecards, Balances balances, ServiceQuality service, ReportQueries queries, UnitTree tree) {
        this.scorecards = scorecards;
        this.balances = balances;
        this.service = service;
        this.queries = queries;
        this.tree = tree;
    }

    @GetMapping(PATH)
    String show(@RequestParam Map<String, String> asked, Officer officer, Model page) {
        page.addAttribute("title", "oversight.score.title");
        page.addAttribute("nav", "board");
        if (tree.isEmpty()) return "oversight/notLoaded";
        page.addAttribute("view", view(queries.read(asked).in("").because(null), asked.get("bo"), officer));
        return "oversight/scorecard";
    }

    private ScorecardView view(ReportQuery asked, @Nullable String key, Officer officer) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var cards = scorecards.at(asked.date());
        var card = cards.stream()
                .filter(c -> c.cardKey().equals(key))
                .findFirst()
                .or(() -> cards.isEmpty() ? Optional.empty() : Optional.of(cards.getLast()))
                .orElse(null);
        var query = card == null ? asked : asked.by(card.reckoning());
        var question = queries.question(query, officer.scope());
        var balance = balances.total(question);
        var quality = card == null ? Quality.NONE : service.of(question, balance);
        var score = card == null ? null : scorecards.score(card, balance, quality);
        return new ScorecardView(
                query,
                query.unit() == null
                        ? w.get("oversight.place.everywhere")
                        : w.get("oversight.place.subtree", tree.name(new UnitId(query.unit()), query.date())),
                Moments.period(query.period(), w),
                Moments.text(query.knownAt()),
                query.period().isOver(query.moment()),
                score,
                score == null ? List.of() : lines(score, query, balance, quality),
                cards.stream()
                        .map(c -> new Option(c.cardKey(), c.name(), c == card))
                        .toList(),
                units(query, officer, w),
                queries.spans(query, w),
                queries.years(query),
                queries.parts(query));
    }

    private static List<ScorecardView.Line> lines(Score score, ReportQuery query, Balance balance, Quality quality) {
        var lines = new ArrayList<ScorecardView.Line>();
        var group = "";
        for (var line : score.lines()) {
            var item = line.item();
            lines.add(new ScorecardView.Line(
                    line,
                    !item.grp().equals(group),
                    terms(item.numerator(), query, balance, quality),
                    terms(item.denominator(), query, balance, quality)));
            group = item.grp();
        }
        return lines;
    }

    private static List<ScorecardView.Term> terms(
            @Nullable FigureSum sum, ReportQuery query, Balance balance, Quality quality) {
        if (sum == null) return List.of();
        return sum.terms().stream()
                .map(term -> new ScorecardView.Term(
                        term.weight(),
                        term.figure().wordKey(),
                        term.of(balance, quality),
                        term.figure() instanceof BalanceFigure listed ? query.listHref(listed) : ""))
                .toList();
    }

    private List<Option> units(ReportQuery query, Officer officer, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("oversight.place.everywhere"), query.unit() == null));
        for (var unit : queries.units(query, officer.scope()))
            options.add(new Option(
                    unit.id().toString(),
                    tree.name(unit.id(), query.date()),
                    query.unit() != null && unit.id().value() == query.unit()));
        return options;
    }
}
