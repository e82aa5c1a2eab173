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
import vn.kycuong.oversight.Listing;
import vn.kycuong.oversight.QualityFigure;
import vn.kycuong.oversight.ScoreFigure;
import vn.kycuong.oversight.ServiceQuality;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Words;

/** The list behind a figure of a balance or a report: the dossiers that were counted, as they stood then. */
@Access(Access.Who.OFFICER)
@Controller
class BalanceListPages {
    private final Balances balances;
    private final ServiceQuality service;
    private final ReportQueries queries;
    private final UnitTree tree;
    private final DossierLines lines;

    BalanceListPages(
            Balances balances, ServiceQuality service, ReportQueries queries, UnitTree tree, DossierLines lines) {
        this.balances = balances;
        this.service = service;
        this.queries = queries;
        this.tree = tree;
        this.lines = lines;
    }

    @GetMapping(ReportQuery.LIST)
    String show(@RequestParam Map<String, String> asked, Officer officer, Model page) {
        var slug = asked.getOrDefault("so", "");
        var query = queries.read(asked);
        var cursor = Cursor.parse(asked.get("sau")).orElse(null);
        var view = slug.equals(ReportQuery.ENTERED_LATE)
                ? enteredLate(query, cursor, officer)
                : view(
                        BalanceFigure.of(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                        query,
                        cursor,
                        officer);
        page.addAttribute("title", view.figure().wordKey());
        page.addAttribute("nav", "board");
        page.addAttribute("view", view);
        return "oversight/balanceList";
    }

    private BalanceListView view(BalanceFigure figure, ReportQuery query, @Nullable Cursor cursor, Officer officer) {
        var question = queries.question(query, officer.scope());
        return view(
                figure,
                query,
                query.listHref(figure),
                balances.count(figure, question),
                balances.list(figure, question, cursor),
                cursor);
    }

    private BalanceListView enteredLate(ReportQuery query, @Nullable Cursor cursor, Officer officer) {
        var question = queries.question(query, officer.scope());
        return view(
                QualityFigure.ENTERED_LATE,
                query,
                query.enteredLateHref(),
                service.countEnteredLate(question),
                service.enteredLate(question, cursor),
                cursor);
    }

    private BalanceListView view(
            ScoreFigure figure, ReportQuery query, String href, long count, Listing listing, @Nullable Cursor cursor) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
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
                count,
                lines.lines(listing.lines(), then, w),
                href,
                cursor == null,
                listing.next()
                        .map(next -> href + "&sau=" + URLEncoder.encode(next.toString(), StandardCharsets.UTF_8))
                        .orElse(null));
    }

    private String place(ReportQuery query, Words w) {
        var unit = query.unit();
        if (unit == null) return w.get("oversight.place.everywhere");
        var name = tree.name(new UnitId(unit), query.date());
        return w.get(query.where() == Where.ALONE ? "oversight.place.alone" : "oversight.place.subtree", name);
    }
}
