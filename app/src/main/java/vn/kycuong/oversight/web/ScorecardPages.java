package vn.kycuong.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.DeclaredValues;
import vn.kycuong.oversight.FigureSum;
import vn.kycuong.oversight.Quality;
import vn.kycuong.oversight.Score;
import vn.kycuong.oversight.Scorecard;
import vn.kycuong.oversight.Scorecards;
import vn.kycuong.oversight.ServiceQuality;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

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
    private final DeclaredValues declared;
    private final LegalClock time;

    ScorecardPages(
            Scorecards scorecards,
            Balances balances,
            ServiceQuality service,
            ReportQueries queries,
            UnitTree tree,
            DeclaredValues declared,
            LegalClock time) {
        this.declared = declared;
        this.time = time;
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
        page.addAttribute(
                "view", view(queries.read(asked).in("").because(null), asked.get("bo"), DeclareForm.NONE, officer));
        page.addAttribute("problem", null).addAttribute("done", asked.containsKey("xong"));
        return "oversight/scorecard";
    }

    /** A unit says the points of an item that no figure tells, by a paper; only of units whose every dossier the officer sees. */
    @Access(value = Access.Who.OFFICER, rights = DeclaredValues.RIGHT)
    @PostMapping(PATH)
    String declare(@RequestParam Map<String, String> asked, Officer officer, HttpServletResponse response, Model page) {
        officer.must(DeclaredValues.RIGHT);
        var query = queries.read(asked).in("").because(null);
        var card = card(query, asked.get("bo")).orElseThrow(ScorecardPages::notFound);
        var form = DeclareForm.of(asked);
        var item = card.items().stream()
                .filter(one -> one.ord() == form.item() && !one.isComputed())
                .findFirst()
                .orElseThrow(ScorecardPages::notFound);
        if (!mayDeclare(query, officer)) throw notFound();
        var problems = form.problems(
                item, time.today(), Words.of(LocaleContextHolder.getLocale().getLanguage()));
        if (problems.isEmpty()) {
            if (declared.declare(place(card, query), form.declaration(), officer, time.instant()))
                return "redirect:" + PATH + "?bo=" + card.cardKey() + "&" + query.parameters() + "&xong";
            response.setStatus(HttpStatus.CONFLICT.value());
            page.addAttribute("problem", "oversight.declare.no.overtaken");
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            page.addAttribute("problem", null);
        }
        page.addAttribute("title", "oversight.score.title").addAttribute("nav", "board");
        page.addAttribute("view", view(query, card.cardKey(), form.with(problems), officer));
        page.addAttribute("done", false);
        return "oversight/scorecard";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private boolean mayDeclare(ReportQuery query, Officer officer) {
        return officer.may(DeclaredValues.RIGHT)
                && queries.units(query, officer.scope()).stream()
                        .anyMatch(unit -> unit.id().equals(unit(query)));
    }

    /** Without a unit the whole province is meant. */
    private UnitId unit(ReportQuery query) {
        return query.unit() == null ? tree.province().id() : new UnitId(query.unit());
    }

    private DeclaredValues.Place place(Scorecard card, ReportQuery query) {
        return new DeclaredValues.Place(card, unit(query), query.period());
    }

    private Optional<Scorecard> card(ReportQuery asked, @Nullable String key) {
        var cards = scorecards.at(asked.date());
        return cards.stream()
                .filter(c -> c.cardKey().equals(key))
                .findFirst()
                .or(() -> cards.isEmpty() ? Optional.empty() : Optional.of(cards.getLast()));
    }

    private ScorecardView view(ReportQuery asked, @Nullable String key, DeclareForm form, Officer officer) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var cards = scorecards.at(asked.date());
        var card = card(asked, key).orElse(null);
        var query = card == null ? asked : asked.by(card.reckoning());
        var question = queries.question(query, officer.scope());
        var balance = balances.total(question);
        var quality = card == null ? Quality.NONE : service.of(question, balance);
        var score = card == null
                ? null
                : scorecards.score(card, balance, quality, declared.of(place(card, query), time.instant()));
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
                card == null ? List.of() : declared.history(place(card, query)),
                card != null && mayDeclare(query, officer),
                form,
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
                    terms(item.denominator(), query, balance, quality),
                    item.besides().stream()
                            .map(beside -> new ScorecardView.Beside(
                                    terms(beside.numerator(), query, balance, quality),
                                    terms(beside.denominator(), query, balance, quality)))
                            .toList()));
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
