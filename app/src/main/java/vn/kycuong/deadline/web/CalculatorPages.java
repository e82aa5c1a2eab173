package vn.kycuong.deadline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.deadline.DueAnswer;
import vn.kycuong.deadline.DueDates;
import vn.kycuong.deadline.Refusal;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.SiteAddress;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** By when would I have it, and why? The form is sent by GET, so that the address is the question. */
@Access(Access.Who.EVERYBODY)
@Controller
class CalculatorPages {
    private static final int AT_ONCE = 120;
    private static final Duration ONE_EACH = Duration.ofMillis(500);

    private final DueDates dueDates;
    private final Procedures procedures;
    private final Organisation organisation;
    private final LegalClock time;
    private final SiteAddress site;
    private final Throttle throttle;

    CalculatorPages(
            DueDates dueDates,
            Procedures procedures,
            Organisation organisation,
            LegalClock time,
            SiteAddress site,
            Clock system) {
        this.dueDates = dueDates;
        this.procedures = procedures;
        this.organisation = organisation;
        this.time = time;
        this.site = site;
        this.throttle = new Throttle(AT_ONCE, ONE_EACH, 50_000, system);
    }

    @GetMapping(CalculatorForm.PATH)
    String show(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var form = CalculatorForm.of(sent, time.instant());
        page.addAttribute("title", "deadline.title").addAttribute("nav", "deadline");
        if (!form.asks(sent)) {
            page.addAttribute("view", view(form, Map.of(), null));
            return "deadline/calculator";
        }
        if (!throttle.allows("deadline", request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        var errors = problems(form);
        var answer = errors.isEmpty() ? answer(form, errors) : null;
        if (answer == null) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("view", view(form, errors, answer));
        return "deadline/calculator";
    }

    private Map<String, String> problems(CalculatorForm form) {
        var w = words();
        var errors = new LinkedHashMap<String, String>();
        if (form.byProcedure()) {
            if (form.procedure().isEmpty()) errors.put("thu-tuc", w.get("deadline.problem.procedure"));
        } else if (form.limit().isEmpty()) {
            errors.put("so", w.get("deadline.problem.amount"));
        } else if (dueDates.answer(form.limitAlone()) instanceof DueAnswer.No(var refusal)
                && refusal.kind() == Refusal.Kind.UNREADABLE) {
            errors.put("so", refusal.text(w.locale()));
        }
        if (!form.dayIsReadable()) errors.put("ngay", w.get("deadline.problem.day"));
        if (!form.hourIsReadable()) errors.put("gio", w.get("deadline.problem.hour"));
        return errors;
    }

    private DueAnswer.@Nullable Due answer(CalculatorForm form, Map<String, String> errors) {
        return switch (dueDates.answer(form.question())) {
            case DueAnswer.Due due -> due;
            case DueAnswer.No no -> {
                errors.put(form.field(no.refusal()), no.refusal().text(words().locale()));
                yield null;
            }
        };
    }

    private CalculatorView view(CalculatorForm form, Map<String, String> errors, DueAnswer.@Nullable Due answer) {
        var w = words();
        var today = time.today();
        var chosen = form.byProcedure() ? procedures.get(form.procedure(), today) : Optional.<ProcedureVersion>empty();
        return new CalculatorView(
                form,
                errors,
                CalculatorForm.MEASURES.stream()
                        .map(m -> new Option(m, w.get("deadline.measure." + m), m.equals(form.measure())))
                        .toList(),
                form.byProcedure() ? procedures(form, today, w) : List.of(),
                chosen.map(p -> cases(form, p, w)).orElse(List.of()),
                chosen.map(p -> channels(form, p, w)).orElse(List.of()),
                units(form, today, w),
                answer,
                site.base() + form.href());
    }

    private List<Option> procedures(CalculatorForm form, LocalDate today, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option(
                "", w.get("deadline.procedure.choose"), form.procedure().isEmpty()));
        procedures.all(today).stream()
                .sorted(Comparator.comparing(p -> p.name(w.locale())))
                .map(p ->
                        new Option(p.key(), p.name(w.locale()), form.procedure().equals(p.key())))
                .forEach(options::add);
        return options;
    }

    private static List<Option> cases(CalculatorForm form, ProcedureVersion procedure, Words w) {
        boolean english = w.lang().equals("en");
        return procedure.cases().stream()
                .map(c -> new Option(
                        c.key(), english ? c.nameEn() : c.name(), c.key().equals(form.procedureCase())))
                .toList();
    }

    private static List<Option> channels(CalculatorForm form, ProcedureVersion procedure, Words w) {
        return procedure.channels().stream()
                .map(c -> new Option(c, w.get("procedure.channel." + c), c.equals(form.channel())))
                .toList();
    }

    /** Today's units by name; one that is no more stays chosen when the address names it. */
    private List<Option> units(CalculatorForm form, LocalDate today, Words w) {
        var options = new ArrayList<Option>();
        options.add(new Option("", w.get("deadline.unit.common"), form.unit().isEmpty()));
        var asked = form.unit().isEmpty() ? Optional.<Unit>empty() : organisation.find(form.unit());
        var there = organisation.unitsAt(today).stream()
                .sorted(Comparator.comparing(Unit::kind).thenComparing(unit -> unit.name()))
                .toList();
        asked.filter(unit -> !there.contains(unit)).ifPresent(unit -> options.add(option(unit, true, w)));
        there.forEach(
                unit -> options.add(option(unit, asked.filter(unit::equals).isPresent(), w)));
        return options;
    }

    private static Option option(Unit unit, boolean chosen, Words w) {
        return new Option(unit.key(), unit.name(w.locale()), chosen);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
