package vn.kycuong.procedure.web;

import java.time.LocalDate;
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
import vn.kycuong.kernel.Access;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.process.Processes;
import vn.kycuong.worktime.LegalClock;

/** Find a procedure, and read it as it stands today. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/thu-tuc")
class ProcedurePages {
    /** As much of a question as is looked for is shown again. */
    private static final int LONGEST = 200;

    private final Procedures procedures;
    private final Processes processes;
    private final Organisation organisation;
    private final Rules rules;
    private final LegalClock time;

    ProcedurePages(
            Procedures procedures, Processes processes, Organisation organisation, Rules rules, LegalClock time) {
        this.procedures = procedures;
        this.processes = processes;
        this.organisation = organisation;
        this.rules = rules;
        this.time = time;
    }

    @GetMapping
    String find(@RequestParam(name = "q", defaultValue = "") String typed, Model page) {
        var today = time.today();
        var found = procedures.search(typed, today);
        page.addAttribute("title", "procedure.find.title").addAttribute("nav", "procedures");
        page.addAttribute(
                "typed", typed.strip().substring(0, Math.min(typed.strip().length(), LONGEST)));
        page.addAttribute("today", today);
        page.addAttribute(
                "found",
                found.stream()
                        .map(procedure -> FoundLine.of(procedure, procedures.limits(procedure, today)))
                        .toList());
        return "procedure/find";
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
                        processes.inForce(procedure.processCode(), today).orElse(null)));
        page.addAttribute("cutoff", rules.at(today, procedure.limitSubject()).sameDayCutoff());
        return "procedure/show";
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
