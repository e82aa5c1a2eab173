package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Reason;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.web.NumberLineRows.Cursor;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Pseudonyms;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The register of numbers that a unit gave to results (sổ cấp số kết quả): found by number or days, printed, taken away as a file. */
@Access(value = Access.Who.OFFICER, rights = Rights.NUMBERS)
@Controller
class NumberRegisterPages {
    private static final int ON_A_PAGE = 50;
    private static final int AT_ONCE = 200;

    private final NumberLineRows rows;
    private final Organisation organisation;
    private final ClockPictures clocks;
    private final LegalClock time;
    private final Audit audit;

    NumberRegisterPages(
            NumberLineRows rows, Organisation organisation, ClockPictures clocks, LegalClock time, Audit audit) {
        this.rows = rows;
        this.organisation = organisation;
        this.clocks = clocks;
        this.time = time;
        this.audit = audit;
    }

    @ModelAttribute("query")
    NumberQuery query(
            @RequestParam(name = "don-vi", defaultValue = "0") String unit,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "tim", defaultValue = "") String text,
            Officer officer) {
        int asked = unit.matches("\\d{1,6}") ? Integer.parseInt(unit) : 0;
        var chosen = asked == 0 ? officer.unit() : new UnitId(asked);
        if (!officer.scope().contains(chosen) || !organisation.knows(chosen))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return NumberQuery.of(chosen, from, to, text, time.today());
    }

    @GetMapping(NumberQuery.PATH)
    String show(
            @ModelAttribute("query") NumberQuery query,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @RequestParam(name = "ly-do", required = false) @Nullable String reasonless,
            Officer officer,
            Model page) {
        var found = rows.of(query, Cursor.of(after), ON_A_PAGE + 1);
        boolean more = found.size() > ON_A_PAGE;
        var lines = more ? found.subList(0, ON_A_PAGE) : found;
        page.addAttribute("title", "number.title").addAttribute("nav", "work");
        page.addAttribute("lines", lines);
        page.addAttribute("place", organisation.nameAt(query.unit(), query.to()));
        page.addAttribute("units", units(query, officer));
        page.addAttribute("mayName", officer.may(WorkPages.EXPORT)).addAttribute("reasonless", reasonless != null);
        page.addAttribute(
                "links",
                new PageLinks(
                        after.isEmpty() ? null : query.href(),
                        more
                                ? query.href() + "&sau="
                                        + URLEncoder.encode(lines.getLast().cursor(), StandardCharsets.UTF_8)
                                : null,
                        clocks.words().get("number.shown", lines.size())));
        return "dossier/numbers";
    }

    /** The registers this person may open: of units there were when the days begin, or are when they end. */
    private List<Option> units(NumberQuery query, Officer officer) {
        return Stream.concat(organisation.unitsAt(query.to()).stream(), organisation.unitsAt(query.from()).stream())
                .map(Unit::id)
                .distinct()
                .filter(unit -> officer.scope().contains(unit))
                .map(unit -> new Option(
                        String.valueOf(unit.value()), organisation.nameAt(unit, query.to()), unit.equals(query.unit())))
                .toList();
    }

    /** People bear names that mean something in this file alone. */
    @GetMapping(NumberQuery.PATH + ".csv")
    void csv(@ModelAttribute("query") NumberQuery query, HttpServletResponse response) throws IOException {
        write(query, "", response);
    }

    /** With names, for a reason that is noted before anything leaves. */
    @Access(value = Access.Who.OFFICER, rights = WorkPages.EXPORT)
    @PostMapping(NumberQuery.PATH + ".csv")
    void csvWithNames(
            @ModelAttribute("query") NumberQuery query,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        if (!Reason.isFine(reason)) {
            response.sendRedirect(query.href() + "&ly-do=thieu");
            return;
        }
        audit.exporting(officer.doer(), "POST " + NumberQuery.PATH + ".csv", "", new Reason(reason));
        write(query, reason.strip(), response);
    }

    private void write(NumberQuery query, String reason, HttpServletResponse response) throws IOException {
        var w = clocks.words();
        var names = new Pseudonyms();
        boolean named = !reason.isEmpty();
        var csv = Csv.download(response, "so-cap-so-ket-qua");
        csv.row(named ? List.of(w.get("export.purpose"), reason) : List.of(w.get("export.pseudonyms")));
        csv.row(List.of(w.get("number.title"), organisation.nameAt(query.unit(), query.to())));
        csv.row(List.of(
                w.get("number.days"), query.from().toString(), query.to().toString()));
        csv.row(List.of());
        csv.row(head(w));
        var found = rows.of(query, Cursor.START, AT_ONCE);
        while (!found.isEmpty()) {
            found.forEach(line -> csv.row(cells(line, named, names, w)));
            found = rows.of(query, Cursor.of(found.getLast().cursor()), AT_ONCE);
        }
        csv.flush();
    }

    private static List<String> head(Words w) {
        return List.of(
                w.get("number.book"),
                w.get("number.symbol"),
                w.get("number.dated"),
                w.get("register.code"),
                w.get("register.procedure"),
                w.get("register.applicant"),
                w.get("number.by"),
                w.get("number.state"));
    }

    private static List<String> cells(NumberLine line, boolean named, Pseudonyms names, Words w) {
        return List.of(
                line.book(),
                line.symbol(),
                line.day(),
                line.code(),
                line.procedure(),
                named ? line.label() : names.of(line.label(), w),
                line.by(),
                named || line.voidedAt() == null ? line.state(w) : w.get("number.voidShort"));
    }
}
