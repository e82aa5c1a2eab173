package vn.kycuong.dossier.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** A citizen or business applies at the portal. */
@Controller
@RequestMapping("/nop-ho-so/{procedure}")
class ApplyPages {
    private final Dossiers dossiers;
    private final Procedures procedures;
    private final Organisation organisation;
    private final LegalClock time;

    ApplyPages(Dossiers dossiers, Procedures procedures, Organisation organisation, LegalClock time) {
        this.dossiers = dossiers;
        this.procedures = procedures;
        this.organisation = organisation;
        this.time = time;
    }

    @GetMapping
    String show(@PathVariable String procedure, Model page) {
        var version = version(procedure);
        return form(version, CounterForm.empty(version, FormKeys.fresh()), List.of(), null, page);
    }

    @PostMapping
    String apply(@PathVariable String procedure, @RequestParam MultiValueMap<String, String> parameters, Model page) {
        var version = version(procedure);
        var form = CounterForm.of(parameters, version);
        var oneStop = oneStop(version, form.value("don-vi"));
        if (oneStop.isEmpty())
            return form(version, form, List.of(new FieldProblem("don-vi", "dossier.problem.unit")), null, page);
        return switch (form.parse(version.key(), Channel.ONLINE)) {
            case CounterForm.Parsed.Problems(var problems) -> form(version, form, problems, null, page);
            case CounterForm.Parsed.Command(var command) ->
                answer(version, form, dossiers.apply(command, oneStop.get()), page);
        };
    }

    private String answer(ProcedureVersion version, CounterForm form, TakeInResult result, Model page) {
        return switch (result) {
            case TakeInResult.Registered(var ref, var key, var answerDue) -> {
                page.addAttribute("title", "apply.done");
                page.addAttribute("nav", "procedures");
                page.addAttribute("procedure", version);
                page.addAttribute("code", ref.code());
                page.addAttribute("key", key);
                page.addAttribute("answerDue", answerDue.at());
                yield "dossier/applied";
            }
            case TakeInResult.AlreadyTakenIn _ -> {
                page.addAttribute("title", "apply.done");
                page.addAttribute("nav", "procedures");
                page.addAttribute("procedure", version);
                page.addAttribute("code", "");
                page.addAttribute("key", "");
                page.addAttribute("answerDue", null);
                yield "dossier/applied";
            }
            case TakeInResult.PapersMissing(var papers) -> {
                page.addAttribute("missing", papers);
                yield form(
                        version,
                        form,
                        List.of(new FieldProblem("paper0", "dossier.problem.papersMissing")),
                        null,
                        page);
            }
            case TakeInResult.NotHere(var reason) -> form(version, form, List.of(), reason, page);
            case TakeInResult.NoLimitInForce(var reason) -> form(version, form, List.of(), reason, page);
            case TakeInResult.Invalid(var problems) -> form(version, form, problems, null, page);
            case TakeInResult.Accepted _, TakeInResult.Presented _, TakeInResult.NotAllowed _ ->
                throw new IllegalStateException("An online application is registered or refused: " + result);
        };
    }

    private String form(
            ProcedureVersion version,
            CounterForm form,
            List<FieldProblem> problems,
            @Nullable String refusal,
            Model page) {
        page.addAttribute("title", "apply.title");
        page.addAttribute("nav", "procedures");
        page.addAttribute("procedure", version);
        page.addAttribute("form", form);
        page.addAttribute("problems", FieldProblems.of(problems));
        page.addAttribute("refusal", refusal);
        page.addAttribute("units", procedures.oneStops(version, time.today()));
        if (!page.containsAttribute("missing")) page.addAttribute("missing", List.of());
        return "dossier/apply";
    }

    private ProcedureVersion version(String key) {
        return procedures.get(key, time.today()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<UnitId> oneStop(ProcedureVersion version, String typed) {
        if (!typed.matches("\\d{1,6}")) return Optional.empty();
        var wanted = new UnitId(Integer.parseInt(typed));
        return procedures.oneStops(version, time.today()).stream()
                .map(Unit::id)
                .filter(wanted::equals)
                .findFirst();
    }
}
