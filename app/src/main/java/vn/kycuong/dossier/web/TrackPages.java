package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.worktime.LegalClock;

/**
 * Where is my file? The QR code of a slip carries a random key and shows the whole way; a typed code, which anybody can guess, opens it with a second fact
 * alone and without one tells nothing, not even that there is such a dossier (ADR 63). Key and fact come in the body of a form and are exchanged for a
 * pass: they stand in no address, so in no history and no log of a proxy.
 */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(TrackPages.PATH)
class TrackPages {
    static final String PATH = "/tra-cuu";
    private static final int LONGEST_CODE = 60;

    private final FileRows rows;
    private final TrackingCookie cookie;
    private final Throttle throttle;
    private final SecondFact secondFact;
    private final LegalClock time;

    TrackPages(FileRows rows, TrackingCookie cookie, Throttle throttle, SecondFact secondFact, LegalClock time) {
        this.rows = rows;
        this.cookie = cookie;
        this.throttle = throttle;
        this.secondFact = secondFact;
        this.time = time;
    }

    /** Slips printed earlier carry the key in the address: it is exchanged at once, and the address goes on without it. */
    @GetMapping
    String show(
            @RequestParam(name = "khoa", defaultValue = "") String key,
            @RequestParam(name = "ma", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!key.isBlank()) return byKey(key, request, response, page);
        return code.isBlank() ? form("", page) : incomplete(code, page);
    }

    /** From the form, or by the key that the script of the page found behind the # of the address. */
    @PostMapping
    String ask(
            @RequestParam(name = "khoa", defaultValue = "") String key,
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "so", defaultValue = "") String fact,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!key.isBlank()) return byKey(key, request, response, page);
        if (code.isBlank()) return form("", page);
        if (fact.isBlank()) return incomplete(code, page);
        braked(request);
        return byCode(code, fact).map(d -> open(d, request, response)).orElseGet(() -> unknown(code, page));
    }

    private String byKey(String key, HttpServletRequest request, HttpServletResponse response, Model page) {
        braked(request);
        return rows.byTrackingKey(key.strip().toLowerCase(Locale.ROOT))
                .map(d -> open(d, request, response))
                .orElseGet(() -> unknown("", page));
    }

    private String open(DossierRow dossier, HttpServletRequest request, HttpServletResponse response) {
        cookie.give(request, response, dossier.caseId());
        response.setHeader("Referrer-Policy", "no-referrer");
        return "redirect:" + TrackedPages.path(dossier);
    }

    /** Nothing is looked up for a code alone. */
    private String incomplete(String code, Model page) {
        page.addAttribute("incomplete", true);
        return form(code, page);
    }

    private String unknown(String code, Model page) {
        page.addAttribute("unknown", true);
        return form(code, page);
    }

    private String form(String code, Model page) {
        return form(code, false, time, page);
    }

    /** @param over the pass to look at a dossier has run out */
    static String form(String code, boolean over, LegalClock time, Model page) {
        page.addAttribute("title", "track.title").addAttribute("nav", "track");
        page.addAttribute("code", code.length() > LONGEST_CODE ? "" : code.strip());
        page.addAttribute("over", over).addAttribute("now", time.instant());
        if (!page.containsAttribute("unknown")) page.addAttribute("unknown", false);
        if (!page.containsAttribute("incomplete")) page.addAttribute("incomplete", false);
        return "dossier/track";
    }

    private void braked(HttpServletRequest request) {
        if (!throttle.allows("track", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }

    /** The whole file needs the code and a second fact that only the applicant knows: the last digits of phone or identity number. */
    private Optional<DossierRow> byCode(String code, String fact) {
        if (code.length() > LONGEST_CODE) return Optional.empty();
        var asked = code.strip().toUpperCase(Locale.ROOT);
        return secondFact.shown(asked, () -> rows.trackedByCode(asked), fact);
    }
}
