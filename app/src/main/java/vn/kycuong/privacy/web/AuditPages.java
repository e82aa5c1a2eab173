package vn.kycuong.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.audit.AuditKind;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.privacy.OpeningQuery;
import vn.kycuong.privacy.Openings;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The audit (nhật ký truy cập), searched by person, unit, kind, case and days; and what one opened oneself. */
@Access(value = Access.Who.OFFICER, rights = Openings.SEARCH)
@Controller
class AuditPages {
    private final Openings openings;
    private final OpeningWords told;
    private final Organisation organisation;
    private final LegalClock time;

    AuditPages(Openings openings, OpeningWords told, Organisation organisation, LegalClock time) {
        this.openings = openings;
        this.told = told;
        this.organisation = organisation;
        this.time = time;
    }

    @ModelAttribute("asked")
    AuditForm asked(
            @RequestParam(name = "nguoi", defaultValue = "") String person,
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to) {
        return AuditForm.of(person, unit, kind, code, from, to);
    }

    @GetMapping(AuditForm.PATH)
    String search(
            @ModelAttribute("asked") AuditForm asked,
            @RequestParam(name = "sau", required = false) @Nullable String after,
            Officer officer,
            Model page) {
        var w = words();
        var place = OpeningQuery.After.parse(after);
        var found = openings.find(query(asked, place.orElse(OpeningQuery.After.BEGINNING)), officer);
        page.addAttribute("title", "audit.title")
                .addAttribute("nav", officer.may("registers.import") ? "admin" : "audit");
        page.addAttribute("lines", told.lines(found.lines(), w));
        page.addAttribute(
                "links",
                new PageLinks(
                        place.isPresent() ? asked.href() : null,
                        found.next().map(asked::href).orElse(null),
                        w.get("audit.shown", found.lines().size())));
        page.addAttribute("units", units(asked, w));
        page.addAttribute("kinds", kinds(asked, w));
        page.addAttribute("scopeless", !officer.scope().isAll());
        return "privacy/audit";
    }

    @GetMapping(AuditForm.PATH + ".csv")
    void csv(@ModelAttribute("asked") AuditForm asked, Officer officer, HttpServletResponse response)
            throws IOException {
        var csv = Csv.download(response, "nhat-ky");
        var w = words();
        csv.row(List.of(
                w.get("audit.at"),
                w.get("audit.person"),
                w.get("audit.unit"),
                w.get("audit.kind"),
                w.get("audit.what"),
                w.get("audit.case"),
                w.get("audit.outcome"),
                w.get("audit.reason")));
        openings.each(query(asked, OpeningQuery.After.BEGINNING), officer, line -> csv.row(told.cells(line, w)));
        csv.flush();
    }

    @Access(Access.Who.OFFICER)
    @GetMapping("/tai-khoan/da-mo")
    String own(@RequestParam(name = "sau", required = false) @Nullable String after, Officer officer, Model page) {
        var w = words();
        var place = OpeningQuery.After.parse(after);
        var found = openings.own(officer, place.orElse(OpeningQuery.After.BEGINNING));
        page.addAttribute("title", "audit.own").addAttribute("nav", "account");
        page.addAttribute("lines", told.lines(found.lines(), w));
        page.addAttribute(
                "links",
                new PageLinks(
                        place.isPresent() ? "/tai-khoan/da-mo" : null,
                        found.next().map(next -> "/tai-khoan/da-mo?sau=" + next).orElse(null),
                        w.get("audit.shown", found.lines().size())));
        return "privacy/own";
    }

    private OpeningQuery query(AuditForm asked, OpeningQuery.After after) {
        return asked.query(asked.person().isEmpty() ? null : openings.persons(asked.person()), after);
    }

    private List<Option> units(AuditForm asked, Words w) {
        var all = List.of(new Option("", w.get("audit.everywhere"), asked.unit() == null));
        var units = organisation.unitsAt(time.today()).stream()
                .sorted(Comparator.comparing(u -> u.name(w.locale())))
                .map(u -> new Option(
                        u.id().toString(),
                        u.name(w.locale()),
                        Integer.valueOf(u.id().value()).equals(asked.unit())));
        return java.util.stream.Stream.concat(all.stream(), units).toList();
    }

    private static List<Option> kinds(AuditForm asked, Words w) {
        var all = List.of(new Option("", w.get("audit.everything"), asked.kind() == null));
        var kinds = Arrays.stream(AuditKind.values())
                .map(k -> new Option(k.name(), w.get("audit.kind." + k.name()), k == asked.kind()));
        return java.util.stream.Stream.concat(all.stream(), kinds).toList();
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
