package vn.kycuong.oversight.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import vn.kycuong.kernel.UnitId;
import vn.kycuong.oversight.BalanceFigure;
import vn.kycuong.oversight.Balances;
import vn.kycuong.oversight.Cursor;
import vn.kycuong.oversight.Figure;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Words;

/** The list behind a figure of a balance or a report: the dossiers that were counted, as they stood then. */
@Access(Access.Who.OFFICER)
@Controller
class BalanceListPages {
    private final Balances balances;
    private final ReportQueries queries;
    private final UnitTree tree;
    private final DossierLines lines;

    BalanceListPages(Balances balances, ReportQueries queries, UnitTree tree, DossierLines lines) {
        this.balances = balances;
        this.queries = queries;
        this.tree = tree;
        this.lines = lines;
    }

    @GetMapping(ReportQuery.LIST)
    String show(@RequestParam Map<String, String> asked, Officer officer, Model page) {
        var figure = BalanceFigure.of(asked.getOrDefault("so", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("title", figure.wordKey());
        page.addAttribute("nav", "board");
        page.addAttribute("view", view(figure, queries.read(asked), asked.get("sau"), officer));
        return "oversight/balanceList";
    }

    private BalanceListView view(BalanceFigure figure, ReportQuery query, @Nullable String after, Officer officer) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var cursor = Cursor.parse(after).orElse(null);
        var question = queries.question(query, officer.scope());
        var listing = balances.list(figure, question, cursor);
        // how a line stands is asked at the moment of the balance, not at the moment of asking
        var then = ListQuery.of(Figure.OPEN, query.period().span(), query.knownAt());
        return new BalanceListView(
                figure,
                query,
                place(query, w),
                Stream.of(
                                query.field(),
                                query.cause() == null ? "" : w.get(query.cause().wordKey()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                Moments.period(query.period(), w),
                Moments.text(query.knownAt()),
                balances.count(figure, question),
                listing.lines().stream()
                        .map(found -> lines.line(found, then, w))
                        .toList(),
                cursor == null,
                listing.next()
                        .map(next -> query.listHref(figure) + "&sau="
                                + URLEncoder.encode(next.toString(), StandardCharsets.UTF_8))
                        .orElse(null));
    }

    private String place(ReportQuery query, Words w) {
        var unit = query.unit();
        if (unit == null) return w.get("oversight.place.everywhere");
        var name = tree.name(new UnitId(unit), query.date());
        return w.get(query.where() == Where.ALONE ? "oversight.place.alone" : "oversight.place.subtree", name);
    }
}
