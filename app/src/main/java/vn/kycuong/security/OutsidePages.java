package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.OutsideLogIn;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;
import vn.kycuong.identity.SiteOrigin;
import vn.kycuong.kernel.Access;
import vn.kycuong.security.LogInDoor.Errand;

/** To the identity provider of the administration and back. */
@Access(Access.Who.EVERYBODY)
@Controller
class OutsidePages {
    private static final String TIE = ProofPages.PATH + "/ngoai";

    private final OutsideLogIn outside;
    private final Identity identity;
    private final Cookies cookies;
    private final LogInDoor door;
    private final Site site;

    OutsidePages(OutsideLogIn outside, Identity identity, Cookies cookies, LogInDoor door, Site site) {
        this.outside = outside;
        this.identity = identity;
        this.cookies = cookies;
        this.door = door;
        this.site = site;
    }

    /**
     * A link and no form: the walls let no form leave this site, not even by redirect. Only the link of the log-in page leads on; who was
     * sent here by another site, which the browser tells, finds that page and presses for himself.
     */
    @GetMapping("/dang-nhap/ngoai")
    String leave(
            @RequestParam(name = "tiep", defaultValue = "") String next,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        door.brake(request);
        var path = LocalPath.of(next).orElse("");
        if (!from.equals("same-origin")) {
            here(request);
            return door.view(new Errand("", path, null, request, response, page), "login.outside.press", "");
        }
        return outside.begin(here(request), browser(request, response), null, path)
                .map(address -> "redirect:" + address)
                .orElseGet(() -> silent(request, response, page));
    }

    @GetMapping("/dang-nhap/ngoai/ve")
    String back(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        door.brake(request);
        return switch (outside.end(here(request), browser(request, response), state, code)) {
            case OutsideLogIn.Return.Known(var actor, var twoProofs, var next) ->
                door.answer(
                        identity.logInOutside(actor, twoProofs, request.getRemoteAddr()),
                        new Errand("", next, null, request, response, page));
            case OutsideLogIn.Return.Tied _ -> {
                OfficerAtWork.now().ifPresent(officer -> door.proofChanged(officer, null, request, response));
                yield "redirect:" + ProofPages.PATH + "#ngoai";
            }
            case OutsideLogIn.Return.TiedAlready _ -> refused("login.outside.tiedAlready", request, response, page);
            case OutsideLogIn.Return.Unknown _ -> refused("login.outside.unknown", request, response, page);
            case OutsideLogIn.Return.Refused _ -> refused("login.outside.refused", request, response, page);
        };
    }

    /** Who proves himself here may tie the account he has there; a link leads on, for no form leaves the site. */
    @Access(Access.Who.OFFICER)
    @PostMapping(TIE)
    String tie(
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var no = door.unproved(officer, password, code, request);
        if (no.isPresent()) return problem(no.get(), response, page);
        var address = outside.begin(here(request), browser(request, response), officer, "");
        if (address.isEmpty()) return problem(new LogInDoor.Problem("login.outside.silent", ""), response, page);
        page.addAttribute("title", "proof.outside").addAttribute("nav", "account");
        page.addAttribute("problem", null)
                .addAttribute("until", "")
                .addAttribute("address", address.get().toString());
        return "security/outside";
    }

    @Access(Access.Who.OFFICER)
    @PostMapping(TIE + "/bo")
    String untie(
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var no = door.unproved(officer, password, code, request);
        if (no.isPresent()) return problem(no.get(), response, page);
        outside.untie(officer);
        door.proofChanged(officer, null, request, response);
        return "redirect:" + ProofPages.PATH + "#ngoai";
    }

    private static String problem(LogInDoor.Problem no, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("title", "proof.outside").addAttribute("nav", "account");
        page.addAttribute("problem", no.key()).addAttribute("until", no.until()).addAttribute("address", "");
        return "security/outside";
    }

    private String silent(HttpServletRequest request, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return door.view(new Errand("", "", null, request, response, page), "login.outside.silent", "");
    }

    private String refused(String key, HttpServletRequest request, HttpServletResponse response, Model page) {
        SecurityEvents.tell(
                SecurityEvent.LOG_IN_REFUSED, "reason", key, "proof", "OUTSIDE", "address", request.getRemoteAddr());
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return door.view(new Errand("", "", null, request, response, page), key, "");
    }

    /** The same before and after: the visitor's or the session's own value. */
    private String browser(HttpServletRequest request, HttpServletResponse response) {
        return cookies.formKey(request).orElseGet(() -> {
            var made = cookies.newVisitor(request);
            cookies.greet(request, response);
            return made;
        });
    }

    private SiteOrigin here(HttpServletRequest request) {
        if (!outside.isOffered()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return site.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
