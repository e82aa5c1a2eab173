package vn.kycuong.procedure.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.kycuong.law.Rule;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.BlankForms;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.procedure.TimesTaken;
import vn.kycuong.process.Processes;
import vn.kycuong.ui.PageLinks;
import vn.kycuong.worktime.LegalClock;

/** Find a procedure, and read it as it stands today or on any other day. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/thu-tuc")
class ProcedurePages {
    /** As much of a question as is looked for is shown again. */
    private static final int LONGEST = 200;

    private static final int LINES = 50;
    private static final String CUTOFF = "dossier.same-day-cutoff";
    private static final LocalDate EARLIEST = LocalDate.of(1945, 9, 2);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Procedures procedures;
    private final Processes processes;
    private final Organisation organisation;
    private final Rules rules;
    private final TimesTaken times;
    private final BlankForms blanks;
    private final LegalClock time;

    ProcedurePages(
            Procedures procedures,
            Processes processes,
            Organisation organisation,
            Rules rules,
            TimesTaken times,
            BlankForms blanks,
            LegalClock time) {
        this.procedures = procedures;
        this.processes = processes;
        this.organisation = organisation;
        this.rules = rules;
        this.times = times;
        this.blanks = blanks;
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
    String show(@PathVariable String key, @RequestParam(name = "ngay", defaultValue = "") String typed, Model page) {
        var today = time.today();
        var wanted = day(typed);
        var date = wanted.orElse(today);
        var changes = procedures.changes(key);
        if (changes.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.addAttribute("nav", "procedures");
        page.addAttribute("history", new HistoryView(key, typed.strip(), wanted.isPresent(), date, today, changes));
        var found = procedures.get(key, date);
        if (found.isEmpty()) {
            page.addAttribute("title", procedures.name(key)).addAttribute("name", procedures.name(key));
            return "procedure/notOnDay";
        }
        var procedure = found.get();
        page.addAttribute("title", procedure.name(LocaleContextHolder.getLocale()));
        page.addAttribute(
                "view",
                new ProcedureView(
                        procedure,
                        date,
                        agency(procedure, date),
                        LimitLine.of(procedures.limits(procedure, date)),
                        committed(procedure, date),
                        procedures.oneStops(procedure, date),
                        processes.inForce(procedure.processCode(), date).orElse(null),
                        related(procedure, date)));
        page.addAttribute("blanks", blanks.of(procedure));
        page.addAttribute("taken", TakenView.of(times.of(key).orElse(null), unit -> organisation.nameAt(unit, today)));
        page.addAttribute(
                "cutoff",
                rules.at(date, procedure.limitSubject())
                        .find(CUTOFF)
                        .map(r -> LocalTime.parse(r.value()))
                        .orElse(null));
        return "procedure/show";
    }

    private Map<String, Rule> committed(ProcedureVersion procedure, LocalDate date) {
        var promised = new HashMap<String, Rule>();
        for (var one : procedure.cases())
            procedures.committedLimit(procedure, one.key(), date).ifPresent(rule -> promised.put(one.key(), rule));
        return promised;
    }

    /** A day as it is typed or as an address has it; empty for none, or none that there is. */
    private static Optional<LocalDate> day(String typed) {
        for (var format : List.of(DateTimeFormatter.ISO_LOCAL_DATE, DAY)) {
            try {
                var day = LocalDate.parse(typed.strip(), format);
                if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) return Optional.of(day);
            } catch (DateTimeParseException _) {
                // the next way of writing it
            }
        }
        return Optional.empty();
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
