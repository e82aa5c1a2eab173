package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Course;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.Sight;

/**
 * An applicant asks for his dossier back himself (xin rút). The key of a slip shows a dossier to whoever holds the paper; to end it takes what only the
 * applicant knows, and the head's word.
 */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(TrackedPages.PATH + "/{id}/rut")
class AskBackPages {
    private static final int LONGEST = 4_000;

    private final Course course;
    private final Ledger ledger;
    private final SecondFact secondFact;
    private final TrackingCookie cookie;
    private final Throttle throttle;

    AskBackPages(Course course, Ledger ledger, SecondFact secondFact, TrackingCookie cookie, Throttle throttle) {
        this.course = course;
        this.ledger = ledger;
        this.secondFact = secondFact;
        this.cookie = cookie;
        this.throttle = throttle;
    }

    @GetMapping
    String show(@PathVariable String id, HttpServletRequest request, Model page) {
        return form(shown(id, request), new Typed("", "", FormKeys.fresh()), null, page);
    }

    /** What was typed. The second fact is asked again each time. */
    private record Typed(String reason, String sure, String key) {}

    @PostMapping
    String askBack(
            @PathVariable String id,
            @RequestParam(name = "key", defaultValue = "") String key,
            @RequestParam(name = "so", defaultValue = "") String fact,
            @RequestParam(name = "ly-do", defaultValue = "") String reason,
            @RequestParam(name = "dong-y", defaultValue = "") String sure,
            HttpServletRequest request,
            Model page) {
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var dossier = shown(id, request);
        if (key.length() < 16 || key.length() > 100) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var typed = new Typed(reason, sure, key);
        if (reason.length() > LONGEST) return form(dossier, typed, "askBack.no.long", page);
        if (sure.isEmpty()) return form(dossier, typed, "askBack.no.sure", page);
        if (secondFact.shown(dossier.code(), () -> Optional.of(dossier), fact).isEmpty())
            return form(dossier, typed, "askBack.no.fact", page);
        return switch (course.askBack(dossier.caseId(), key, ActForm.isBlank(reason) ? "" : reason.strip())) {
            case ActResult.Done _, ActResult.Repeated _ -> "redirect:" + TrackedPages.path(dossier) + "?da-xin-rut";
            case ActResult.NotPossible _ -> form(dossier, typed, "askBack.no.here", page);
            default -> form(dossier, typed, "reply.no.moved", page);
        };
    }

    private DossierRow shown(String id, HttpServletRequest request) {
        return cookie.shown(id, request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String form(DossierRow dossier, Typed typed, @Nullable String problem, Model page) {
        var id = dossier.caseId();
        page.addAttribute("title", "askBack.title").addAttribute("nav", "track");
        page.addAttribute("at", TrackedPages.path(dossier)).addAttribute("code", dossier.code());
        page.addAttribute(
                "open",
                Sight.ofCase(id)
                        .call(() ->
                                ledger.find(id).filter(course::mayBeAskedBack).isPresent()));
        page.addAttribute("reason", typed.reason())
                .addAttribute("sure", !typed.sure().isEmpty());
        page.addAttribute("key", typed.key()).addAttribute("problem", problem);
        return "dossier/askBack";
    }
}
