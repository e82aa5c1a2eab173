package vn.kycuong.procedure.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kycuong.kernel.Access;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.procedure.TimesTaken;
import vn.kycuong.process.Processes;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.worktime.LegalClock;

/** Find a procedure, and read it as it stands today. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/thu-tuc")
class ProcedurePages {
    /** As much of a question as is looked for is shown again. */
    private static final int LONGEST = 200;

    private static final int LINES = 50;

    private final Procedures procedures;
    private final Processes processes;
    private final Organisation organisation;
    private final Rules rules;
    private final TimesTaken times;
    private final LegalClock time;

    ProcedurePages(
            Procedures procedures,
            Processes processes,
            Organisation organisation,
            Rules rules,
            TimesTaken times,
            LegalClock time) {
        this.procedures = procedures;
        this.processes = processes;
        this.organisation = organisation;
        this.rules = rules;
        this.times = times;
        this.time = time;
    }

    @GetMapping
    String find(
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "trang", defaultValue = "1") String number,
            Model page) {
        var today = time.today();
        int at = number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
        var found = procedures.find(typed, today, (at - 1) * LINES, LINES);
        page.addAttribute("title", "procedure.find.title").addAttribute("nav", "procedures");
        page.addAttribute(
                "typed", typed.strip().substring(0, Math.min(typed.strip().length(), LONGEST)));
        page.addAttribute("today", today);
        page.addAttribute(
                "found",
                found.shown().stream()
                        .map(procedure -> FoundLine.of(procedure, procedures.limits(procedure, today)))
                        .toList());
        page.addAttribute("all", found.all()).addAttribute("approximate", found.approximate());
        page.addAttribute("links", links(typed, at, found));
        return "procedure/find";
    }

    private static PageLinks links(String typed, int at, Procedures.Found found) {
        int first = (at - 1) * LINES + 1;
        int last = first + found.shown().size() - 1;
        return new PageLinks(
                at > 1 ? address(typed, at - 1) : null,
                last < found.all() ? address(typed, at + 1) : null,
                "%d–%d / %d".formatted(Math.min(first, last), last, found.all()));
    }

    private static String address(String typed, int page) {
        return UriComponentsBuilder.fromPath("/thu-tuc")
                .queryParam("q", "{q}")
                .queryParam("trang", page)
                .encode()
                .buildAndExpand(typed)
                .toUriString();
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model page) {
        var today = time.today();
        var procedure = procedures.get(key, today).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("title", procedure.name(LocaleContextHolder.getLocale()))
                .addAttribute("nav", "procedures");
        page.addAttribute(
                "view",
                new ProcedureView(
                        procedure,
                        today,
                        agency(procedure, today),
                        LimitLine.of(procedures.limits(procedure, today)),
                        procedures.oneStops(procedure, today),
                        processes.inForce(procedure.processCode(), today).orElse(null),
                        related(procedure, today)));
        page.addAttribute("taken", TakenView.of(times.of(key).orElse(null), unit -> organisation.nameAt(unit, today)));
        page.addAttribute("cutoff", rules.at(today, procedure.limitSubject()).sameDayCutoff());
        return "procedure/show";
    }

    private List<ProcedureView.Other> related(ProcedureVersion procedure, LocalDate date) {
        return procedure.related().stream()
                .flatMap(one ->
                        procedures.get(one.other(), date).map(other -> new ProcedureView.Other(one, other)).stream())
                .toList();
    }

    /** The agency by the name it bears on the day; where the level alone decides, the source's own words. */
    private String agency(ProcedureVersion procedure, LocalDate date) {
        return Optional.ofNullable(procedure.agencyKey())
                .flatMap(organisation::byKey)
                .flatMap(unit -> organisation.dutyBearer(unit.id(), date))
                .map(unit -> organisation.nameAt(unit.id(), date))
                .orElse(procedure.agency());
    }
}
