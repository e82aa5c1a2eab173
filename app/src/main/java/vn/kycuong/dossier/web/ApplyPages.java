package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.FieldProblem;
import vn.kycuong.dossier.Intake;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** A citizen or business applies at the portal. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/nop-ho-so/{procedure}")
class ApplyPages {
    private final Intake intake;
    private final Procedures procedures;
    private final TrackingCookie cookie;
    private final PaperFiles paperFiles;
    private final Throttle throttle;
    private final LegalClock time;

    ApplyPages(
            Intake intake,
            Procedures procedures,
            TrackingCookie cookie,
            PaperFiles paperFiles,
            Throttle throttle,
            LegalClock time) {
        this.intake = intake;
        this.procedures = procedures;
        this.cookie = cookie;
        this.paperFiles = paperFiles;
        this.throttle = throttle;
        this.time = time;
    }

    @GetMapping
    String show(@PathVariable String procedure, Model page) {
        var version = version(procedure);
        return form(version, CounterForm.empty(version, FormKeys.fresh()), List.of(), null, page);
    }

    @PostMapping
    String apply(
            @PathVariable String procedure,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam MultiValueMap<String, MultipartFile> parts,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page)
            throws IOException {
        var version = version(procedure);
        if (!throttle.allows("apply", request.getRemoteAddr())) return tooOften(version, parameters, page);
        var sent = paperFiles.read(parts, version);
        var form = CounterForm.of(parameters, version).with(sent.sent());
        page.addAttribute("refusedFiles", sent.refused());
        page.addAttribute("chosenAgain", !sent.sent().isEmpty());
        if (!sent.refused().isEmpty()) return form(version, form, form.problems(version.key(), sent), null, page);
        var oneStop = oneStop(version, form.value("don-vi"));
        if (oneStop.isEmpty())
            return form(version, form, List.of(new FieldProblem("don-vi", "dossier.problem.unit")), null, page);
        return switch (form.parse(version.key(), Channel.ONLINE)) {
            case CounterForm.Parsed.Problems(var problems) -> form(version, form, problems, null, page);
            case CounterForm.Parsed.Command(var command) ->
                answered(version, form, intake.apply(command, sent.sent(), oneStop.get()), request, response, page);
        };
    }

    /** Whoever applied may look at what became of it: a pass, and an address that says nothing to others. */
    private String answered(
            ProcedureVersion version,
            CounterForm form,
            TakeInResult result,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var taken = taken(result);
        if (taken.isEmpty()) return refused(version, form, result, page);
        cookie.give(request, response, taken.get());
        var again = result instanceof TakeInResult.AlreadyTakenIn ? "?da-co" : "";
        return "redirect:/nop-ho-so/" + version.key() + "/da-nop/" + taken.get() + again;
    }

    private static Optional<CaseId> taken(TakeInResult result) {
        return switch (result) {
            case TakeInResult.Registered done -> Optional.of(done.ref().caseId());
            case TakeInResult.AlreadyTakenIn(var ref) -> Optional.of(ref.caseId());
            default -> Optional.empty();
        };
    }

    private String refused(ProcedureVersion version, CounterForm form, TakeInResult result, Model page) {
        return switch (result) {
            case TakeInResult.FormUsed _ -> form(version, form.renewed(), List.of(CounterForm.USED), null, page);
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
            case TakeInResult.Registered _,
                    TakeInResult.AlreadyTakenIn _,
                    TakeInResult.Accepted _,
                    TakeInResult.Presented _,
                    TakeInResult.NotAllowed _ ->
                throw new IllegalStateException("An online application is registered or refused: " + result);
        };
    }

    /** What was typed is kept, under the same key: pressed again in a minute it is taken in. */
    private String tooOften(ProcedureVersion version, MultiValueMap<String, String> parameters, Model page) {
        var again = List.of(new FieldProblem("don-vi", "dossier.problem.tooOften"));
        return form(version, CounterForm.of(parameters, version), again, null, page);
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
        if (!page.containsAttribute("refusedFiles")) page.addAttribute("refusedFiles", Map.of());
        if (!page.containsAttribute("chosenAgain")) page.addAttribute("chosenAgain", false);
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
