package vn.kycuong.oversight.web;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.oversight.Balance;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.ServiceQuality;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Words;

/** The balance of a period (bảng cân đối): carried over + received = resolved + in process, at every level, as known then. */
@Access(Access.Who.OFFICER)
@Controller
class BalancePages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Balances balances;
    private final ServiceQuality service;
    private final ReportQueries queries;
    private final UnitTree tree;
    private final Rules rules;

    BalancePages(Balances balances, ServiceQuality service, ReportQueries queries, UnitTree tree, Rules rules) {
        this.balances = balances;
        this.service = service;
        this.queries = queries;
        this.tree = tree;
        this.rules = rules;
    }

    @GetMapping(ReportQuery.BALANCE)
    String show(@RequestParam Map<String, String> asked, Officer officer, Model page) {
        page.addAttribute("title", "oversight.balance.title");
        page.addAttribute("nav", "board");
        if (tree.isEmpty()) return "oversight/notLoaded";
        var query = queries.read(asked);
        page.addAttribute("view", view(query.in("").because(null), officer));
        return "oversight/balance";
    }

    private BalanceView view(ReportQuery asked, Officer officer) {
        // a unit is looked at with all below it: alone it has no parts
        var query = asked.where() == Where.ALONE ? asked.at(Where.SUBTREE, asked.unit()) : asked;
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var question = queries.question(query, officer.scope());
        var everyWay = balances.byUnitEveryWay(question);
        var byUnit = Objects.requireNonNull(everyWay.get(query.reckoning()));
        var place = query.unit() == null ? w.get("oversight.place.everywhere") : name(query.unit(), query);
        return new BalanceView(
                query,
                place,
                up(query),
                Moments.period(query.period(), w),
                w.get(
                        "oversight.report.days",
                        query.period().firstDay().format(DAY),
                        query.period().lastDay().format(DAY)),
                Moments.text(query.knownAt()),
                query.period().isOver(query.moment()),
                Arrays.stream(BalanceFigure.values())
                        .filter(figure -> figure.isKnownTo(query.reckoning()))
                        .toList(),
                lines(query, byUnit),
                new BalanceView.Line(place, null, false, sum(byUnit, byUnit.keySet()), query),
                service.countEnteredLate(question),
                reckonings(query, place, everyWay),
                queries.spans(query, w),
                queries.years(query),
                queries.parts(query));
    }

    private List<BalanceView.Line> lines(ReportQuery query, Map<UnitId, Balance> byUnit) {
        var lines = new ArrayList<BalanceView.Line>();
        var unit = query.unit() == null ? null : new UnitId(query.unit());
        var parts = tree.parts(unit, byUnit.keySet(), query.date());
        for (var part : parts) {
            var sum = sum(byUnit, part.units());
            if (sum.isEmpty()) continue;
            var own = query.at(part.where(), part.unit().value());
            boolean opens = part.withBelow()
                    && !tree.children(part.unit(), query.date()).isEmpty();
            lines.add(new BalanceView.Line(
                    tree.name(part.unit(), query.date()),
                    opens ? own.balanceHref() : null,
                    !part.withBelow() && parts.size() > 1,
                    sum,
                    own));
        }
        return lines;
    }

    private List<BalanceView.Reckoned> reckonings(
            ReportQuery query, String place, Map<Reckoning, Map<UnitId, Balance>> everyWay) {
        var law = rules.at(query.date());
        var all = new ArrayList<BalanceView.Reckoned>();
        for (var reckoning : Reckoning.values()) {
            var own = query.by(reckoning);
            var balance = Balances.total(Objects.requireNonNull(everyWay.get(reckoning)));
            all.add(new BalanceView.Reckoned(
                    reckoning,
                    law.find(reckoning.rule()).orElse(null),
                    new BalanceView.Line(place, null, false, balance, own)));
        }
        return all;
    }

    private @Nullable String up(ReportQuery query) {
        if (query.unit() == null) return null;
        return tree.parent(new UnitId(query.unit()), query.date())
                .map(above -> query.at(Where.SUBTREE, above.id().value()))
                .orElseGet(() -> query.at(Where.EVERYWHERE, null))
                .balanceHref();
    }

    private String name(int unit, ReportQuery query) {
        return tree.name(new UnitId(unit), query.date());
    }

    private static Balance sum(Map<UnitId, Balance> byUnit, Collection<UnitId> units) {
        return units.stream()
                .map(unit -> byUnit.getOrDefault(unit, Balance.NONE))
                .reduce(Balance.NONE, Balance::plus);
    }
}
