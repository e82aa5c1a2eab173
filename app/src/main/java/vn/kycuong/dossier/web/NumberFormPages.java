package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.NumberForm;
import vn.kycuong.dossier.NumberFormResult;
import vn.kycuong.dossier.NumberForms;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.web.NumberFormView.Line;
import vn.kycuong.dossier.web.NumberFormView.Typed;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.ErrorLine;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** In which form each unit numbers its results, from which day; whoever sets none is not numbered. */
@Access(value = Access.Who.OFFICER, rights = Rights.NUMBER_FORMS)
@Controller
@RequestMapping(NumberFormPages.PATH)
class NumberFormPages {
    static final String PATH = "/quan-tri/mau-so-ket-qua";

    private final NumberForms forms;
    private final Organisation organisation;
    private final Procedures procedures;
    private final ClockPictures clocks;
    private final LegalClock time;

    NumberFormPages(
            NumberForms forms,
            Organisation organisation,
            Procedures procedures,
            ClockPictures clocks,
            LegalClock time) {
        this.forms = forms;
        this.organisation = organisation;
        this.procedures = procedures;
        this.clocks = clocks;
        this.time = time;
    }

    @GetMapping
    String all(@RequestParam(name = "xong", required = false) @Nullable String done, Model page) {
        return view(Typed.NOTHING, List.of(), done != null, page);
    }

    @PostMapping
    String set(Typed typed, Officer officer, HttpServletResponse response, Model page) {
        var problems = new ArrayList<FieldProblem>();
        var form = form(typed, problems);
        int last = last(typed, problems);
        if (!problems.isEmpty()) problems.addAll(further(form, problems));
        if (problems.isEmpty() && forms.set(form, last, officer) instanceof NumberFormResult.Refused(var found))
            problems.addAll(found);
        if (problems.isEmpty()) return "redirect:" + PATH + "?xong=da-ghi";
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var errors = problems.stream()
                .map(p -> new ErrorLine(p.field(), clocks.words().get(p.wordKey())))
                .toList();
        return view(typed, errors, false, page);
    }

    /** What else is wrong, in fields that could be read. */
    private List<FieldProblem> further(NumberForm form, List<FieldProblem> read) {
        return forms.problems(form).stream()
                .filter(p -> read.stream().noneMatch(r -> r.field().equals(p.field())))
                .toList();
    }

    private NumberForm form(Typed typed, List<FieldProblem> problems) {
        var number = Typed.line(typed.unit());
        var unit = new UnitId(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0);
        if (!organisation.knows(unit)) problems.add(new FieldProblem("unit", "number.form.no.unit"));
        var procedure = Typed.line(typed.procedure());
        if (!procedure.isEmpty() && procedures.versions(procedure).isEmpty())
            problems.add(new FieldProblem("procedure", "number.form.no.procedure"));
        return new NumberForm(
                unit, procedure, day(typed, problems), Typed.line(typed.book()), Typed.line(typed.pattern()));
    }

    private static int last(Typed typed, List<FieldProblem> problems) {
        var number = Typed.line(typed.last());
        if (number.isEmpty()) return 0;
        if (number.matches("\\d{1,6}")) return Integer.parseInt(number);
        problems.add(new FieldProblem("last", "number.form.no.last"));
        return 0;
    }

    private LocalDate day(Typed typed, List<FieldProblem> problems) {
        try {
            return LocalDate.parse(Typed.line(typed.from()));
        } catch (DateTimeParseException untyped) {
            problems.add(new FieldProblem("from", "dossier.no.dateWrong"));
            return time.today();
        }
    }

    private String view(Typed typed, List<ErrorLine> errors, boolean done, Model page) {
        var w = clocks.words();
        var today = time.today();
        page.addAttribute("title", "number.forms").addAttribute("nav", "admin");
        var offered = new ArrayList<Option>();
        offered.add(option("", w.get("number.form.all"), typed.procedure()));
        procedures.all(today).forEach(p -> offered.add(option(p.processCode(), p.name(w.locale()), typed.procedure())));
        var units = new ArrayList<Option>();
        units.add(option("", w.get("number.form.choose"), typed.unit()));
        organisation.unitsAt(today).stream()
                .filter(u -> u.kind() != UnitKind.PROVINCE)
                .map(u -> option(String.valueOf(u.id().value()), u.name(w.locale()), typed.unit()))
                .forEach(units::add);
        var lines = forms.all().stream().map(this::line).toList();
        page.addAttribute("view", new NumberFormView(typed, errors, done, today.toString(), lines, units, offered));
        return "dossier/numberForms";
    }

    private static Option option(String value, String label, @Nullable String chosen) {
        return new Option(value, label, value.equals(chosen));
    }

    private Line line(NumberForm form) {
        return new Line(
                form,
                organisation.nameAt(form.unit(), form.from()),
                form.procedure().isEmpty() ? clocks.words().get("number.form.all") : procedures.name(form.procedure()));
    }
}
