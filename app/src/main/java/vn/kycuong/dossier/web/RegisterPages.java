package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Reason;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Rights;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.ui.Pseudonyms;
import vn.kycuong.ui.SiteAddress;
import vn.kycuong.ui.Words;

/** The register of a one-stop by days, and the list of what it hands over to one unit, to be signed by both. */
@Access(value = Access.Who.OFFICER, rights = Rights.REGISTER)
@Controller
class RegisterPages {
    private final Registers registers;
    private final RegisterPapers papers;
    private final Organisation organisation;
    private final Audit audit;
    private final SiteAddress site;

    RegisterPages(
            Registers registers, RegisterPapers papers, Organisation organisation, Audit audit, SiteAddress site) {
        this.registers = registers;
        this.papers = papers;
        this.organisation = organisation;
        this.audit = audit;
        this.site = site;
    }

    @ModelAttribute("query")
    RegisterQuery query(
            @RequestParam(name = "don-vi", defaultValue = "0") String unit,
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "giao", defaultValue = "0") String competent,
            Officer officer) {
        int asked = number(unit);
        var chosen = asked == 0 ? officer.unit() : new UnitId(asked);
        if (!officer.scope().contains(chosen) || !organisation.knows(chosen))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return RegisterQuery.of(chosen, from, to, number(competent), registers.today());
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    @GetMapping(RegisterQuery.PATH)
    String show(
            @ModelAttribute("query") RegisterQuery query,
            @RequestParam(name = "sau", defaultValue = "") String after,
            @RequestParam(name = "ly-do", required = false) @Nullable String reasonless,
            @RequestParam(name = "in", required = false) @Nullable String tooMany,
            Officer officer,
            Model page) {
        var w = words();
        var part = registers.page(query, after.length() > 60 ? "" : after);
        page.addAttribute("title", query.isHandOver() ? "register.handOver" : "register.title")
                .addAttribute("nav", "work");
        page.addAttribute("lines", part.lines());
        page.addAttribute("place", organisation.nameAt(query.unit(), query.to()));
        page.addAttribute("toPlace", toPlace(query));
        page.addAttribute("units", units(query, officer));
        page.addAttribute("competents", competents(query, w));
        page.addAttribute("mayName", officer.may(WorkPages.EXPORT)).addAttribute("reasonless", reasonless != null);
        page.addAttribute("tooMany", tooMany == null ? "" : w.get("register.no.many", RegisterPapers.MOST));
        page.addAttribute(
                "links",
                new PageLinks(
                        after.isEmpty() ? null : query.href(),
                        part.next() == null ? null : query.href() + "&sau=" + part.next(),
                        w.get("register.shown", part.lines().size())));
        return "dossier/register";
    }

    private String toPlace(RegisterQuery query) {
        var to = new UnitId(query.competent());
        return query.isHandOver() && organisation.knows(to) ? organisation.nameAt(to, query.to()) : "";
    }

    /** The registers this person may open. */
    private List<Option> units(RegisterQuery query, Officer officer) {
        return organisation.unitsAt(query.to()).stream()
                .map(Unit::id)
                .filter(unit -> officer.scope().contains(unit))
                .map(unit -> option(unit, query, unit.equals(query.unit())))
                .toList();
    }

    private List<Option> competents(RegisterQuery query, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("0", w.get("register.all"), !query.isHandOver()));
        organisation.unitsAt(query.to()).stream()
                .map(Unit::id)
                .filter(unit -> !unit.equals(query.unit()))
                .map(unit -> option(unit, query, unit.value() == query.competent()))
                .forEach(options::add);
        return options;
    }

    private Option option(UnitId unit, RegisterQuery query, boolean chosen) {
        return new Option(String.valueOf(unit.value()), organisation.nameAt(unit, query.to()), chosen);
    }

    /** People bear names that mean something in this file alone, and no address. */
    @GetMapping(RegisterQuery.PATH + ".csv")
    void csv(@ModelAttribute("query") RegisterQuery query, HttpServletResponse response) throws IOException {
        write(query, "", response);
    }

    /** As the form asks, with names, addresses and telephones, for a reason that is noted before anything leaves. */
    @Access(value = Access.Who.OFFICER, rights = WorkPages.EXPORT)
    @PostMapping(RegisterQuery.PATH + ".csv")
    void csvWithNames(
            @ModelAttribute("query") RegisterQuery query,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            HttpServletResponse response)
            throws IOException {
        if (!Reason.isFine(reason)) {
            response.sendRedirect(query.href() + "&ly-do=thieu");
            return;
        }
        audit.exporting(officer.doer(), "POST " + RegisterQuery.PATH + ".csv", "", new Reason(reason));
        write(query, reason.strip(), response);
    }

    /** The national form with all its columns, to be printed and signed in; like the file above it names people. */
    @Access(value = Access.Who.OFFICER, rights = WorkPages.EXPORT)
    @PostMapping(RegisterQuery.PATH + ".pdf")
    ResponseEntity<byte[]> paper(
            @ModelAttribute("query") RegisterQuery query,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer) {
        if (!Reason.isFine(reason)) return back(query, "&ly-do=thieu");
        audit.exporting(officer.doer(), "POST " + RegisterQuery.PATH + ".pdf", "", new Reason(reason));
        return papers.pdf(query, site.base())
                .map(paper -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.inline()
                                        .filename("so-theo-doi.pdf")
                                        .build()
                                        .toString())
                        .body(paper))
                .orElseGet(() -> back(query, "&in=nhieu"));
    }

    private static ResponseEntity<byte[]> back(RegisterQuery query, String why) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(query.href() + why))
                .build();
    }

    private void write(RegisterQuery query, String reason, HttpServletResponse response) throws IOException {
        var w = words();
        var names = new Pseudonyms();
        var csv = Csv.download(response, "so-theo-doi");
        boolean named = !reason.isEmpty();
        csv.row(named ? List.of(w.get("export.purpose"), reason) : List.of(w.get("export.pseudonyms")));
        csv.row(List.of(w.get("register.title"), organisation.nameAt(query.unit(), query.to())));
        csv.row(List.of(
                w.get("register.days"), query.from().toString(), query.to().toString()));
        csv.row(List.of());
        csv.row(head(w));
        var count = new int[1];
        registers.each(query, named, (line, a) -> csv.row(cells(++count[0], line, a, named, names, w)));
        csv.flush();
    }

    private static List<String> head(Words w) {
        return List.of(
                w.get("register.no"),
                w.get("register.code"),
                w.get("register.procedure"),
                w.get("register.sets"),
                w.get("register.applicant"),
                w.get("field.address"),
                w.get("field.phone"),
                w.get("register.competent"),
                w.get("register.received"),
                w.get("register.due"),
                w.get("register.met"),
                w.get("register.delivery"),
                w.get("register.note"));
    }

    private static List<String> cells(
            int no, RegisterLine line, @Nullable Application a, boolean named, Pseudonyms names, Words w) {
        return List.of(
                String.valueOf(no),
                line.code(),
                line.procedure(),
                String.valueOf(line.sets()),
                named ? line.label() : names.of(line.label(), w),
                a == null ? "" : a.address(),
                a == null ? "" : a.phone(),
                line.competent(),
                line.received(w),
                line.due(w),
                line.met(w),
                line.delivery(),
                line.note());
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
