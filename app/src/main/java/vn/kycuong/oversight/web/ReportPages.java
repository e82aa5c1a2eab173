package vn.kycuong.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Unit;
import vn.kycuong.oversight.Reckoning;
import vn.kycuong.oversight.web.ListQuery.Where;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Words;

/**
 * The reports on handling in their official layout (báo cáo 06, 07), on the page and as a spreadsheet. Only of units whose every dossier the
 * reader may see: a report of a part would be a wrong one.
 */
@Access(Access.Who.OFFICER)
@Controller
class ReportPages {
    static final String PATH = "/bao-cao";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReportSheets sheets;
    private final ReportQueries queries;
    private final UnitTree tree;

    ReportPages(ReportSheets sheets, ReportQueries queries, UnitTree tree) {
        this.sheets = sheets;
        this.queries = queries;
        this.tree = tree;
    }

    /** What was chosen, with all that was left out filled in. */
    private record Chosen(ReportKind kind, Unit unit, ReportQuery query, boolean byUnit, List<Unit> units) {
        String href(String path) {
            return path + "?mau=" + kind.slug() + "&dong=" + (byUnit ? "don-vi" : "linh-vuc") + "&"
                    + query.parameters();
        }
    }

    @GetMapping(PATH)
    String show(@RequestParam Map<String, String> asked, Officer officer, Model page) {
        page.addAttribute("title", "oversight.report.title");
        page.addAttribute("nav", "board");
        if (tree.isEmpty()) return "oversight/notLoaded";
        page.addAttribute(
                "view", chosen(asked, officer).map(c -> view(c, officer)).orElse(null));
        return "oversight/report";
    }

    @GetMapping(PATH + ".xlsx")
    void file(@RequestParam Map<String, String> asked, Officer officer, HttpServletResponse response)
            throws IOException {
        var chosen = chosen(asked, officer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var period = chosen.query().period();
        response.setContentType(XLSX);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"bieu-%s-%s-%d-%d.xlsx\""
                        .formatted(
                                chosen.kind().form(chosen.unit().kind()),
                                period.span().slug(),
                                period.year(),
                                period.part()));
        new ReportWorkbook(response.getOutputStream()).write(sheet(chosen, officer));
    }

    private ReportView view(Chosen chosen, Officer officer) {
        var w = Words.of(LocaleContextHolder.getLocale().getLanguage());
        var query = chosen.query();
        return new ReportView(
                chosen.kind(),
                chosen.byUnit(),
                sheet(chosen, officer),
                chosen.href(PATH + ".xlsx"),
                query.by(Reckoning.ORIGINAL).balanceHref(),
                query.period().isOver(query.moment()),
                chosen.units().stream()
                        .map(unit -> new Option(
                                unit.id().toString(),
                                tree.name(unit.id(), query.date()),
                                unit.id().equals(chosen.unit().id())))
                        .toList(),
                queries.spans(query, w),
                queries.years(query),
                queries.parts(query));
    }

    private ReportSheet sheet(Chosen chosen, Officer officer) {
        return sheets.sheet(chosen.kind(), chosen.unit(), chosen.query(), chosen.byUnit(), officer.scope());
    }

    private Optional<Chosen> chosen(Map<String, String> asked, Officer officer) {
        var read = queries.read(asked);
        var units = queries.units(read, officer.scope());
        return unit(read, units, officer).map(unit -> {
            // the form is the nation's: it counts by the nation's way
            var query = read.by(Reckoning.OFFICIAL)
                    .at(Where.SUBTREE, unit.id().value())
                    .in("")
                    .because(null);
            var kind = ReportKind.of(asked.getOrDefault("mau", ""));
            var lines = asked.getOrDefault("dong", sheets.lines(kind, unit, query));
            return new Chosen(kind, unit, query, lines.equals(ReportSheets.UNITS), units);
        });
    }

    private static Optional<Unit> unit(ReportQuery read, List<Unit> units, Officer officer) {
        var wanted = read.unit();
        var found = units.stream()
                .filter(unit -> wanted != null && unit.id().value() == wanted)
                .findFirst();
        if (wanted != null) return found;
        return units.stream()
                .filter(unit -> unit.id().equals(officer.unit()))
                .findFirst()
                .or(() -> units.stream().findFirst());
    }
}
