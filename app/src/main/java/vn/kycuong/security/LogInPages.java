package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.HalfLogIn;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.Passkeys;
import vn.kycuong.kernel.Access;
import vn.kycuong.security.LogInDoor.Errand;

/** Log in, by password and code or by passkey, and out; carries a form that came too late through the log-in. */
@Access(Access.Who.EVERYBODY)
@Controller
class LogInPages {
    private final Identity identity;
    private final Passkeys passkeys;
    private final Cookies cookies;
    private final LogInDoor door;
    private final Site site;

    LogInPages(Identity identity, Passkeys passkeys, Cookies cookies, LogInDoor door, Site site) {
        this.identity = identity;
        this.passkeys = passkeys;
        this.cookies = cookies;
        this.door = door;
        this.site = site;
    }

    @GetMapping("/dang-nhap")
    String show(
            @RequestParam(name = "tiep", defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        return door.view(new Errand("", next, null, request, response, page), null, "");
    }

    @PostMapping("/dang-nhap")
    String logIn(
            @RequestParam(name = "login", defaultValue = "") String login,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "tiep", defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        door.brake(request);
        var result = identity.logIn(login, password, request.getRemoteAddr());
        return door.answer(result, Errand.of(login, next, request, response, page));
    }

    @PostMapping("/dang-nhap/ma")
    String code(
            @RequestParam(name = "buoc", defaultValue = "") String half,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "tiep", defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        door.brake(request);
        var result = identity.logInByCode(new HalfLogIn(half), code, request.getRemoteAddr());
        return door.answer(result, Errand.of("", next, request, response, page));
    }

    /** What a device is asked to sign; the script of the page asks. */
    @PostMapping("/dang-nhap/khoa/hoi")
    @ResponseBody
    Passkeys.Question ask(HttpServletRequest request) {
        door.brake(request);
        return passkeys.logIn(site.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @PostMapping("/dang-nhap/khoa")
    String passkey(
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "answer", defaultValue = "") String answer,
            @RequestParam(name = "tiep", defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        door.brake(request);
        var errand = Errand.of("", next, request, response, page);
        var here = site.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var result = identity.logInByPasskey(here, token, answer, request.getRemoteAddr());
        if (!(result instanceof LogInResult.WrongCredentials)) return door.answer(result, errand);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return door.view(errand, "login.wrongPasskey", "");
    }

    /** Only by forward: a form that could not be accepted. To whom is logged in it is offered at once. */
    @RequestMapping(FormKeeper.PATH)
    String interrupted(HttpServletRequest request, HttpServletResponse response, Model page) {
        var kept = FormKeeper.forwarded(request);
        if (kept == null) return "redirect:/dang-nhap";
        if (OfficerAtWork.now().isPresent()
                || kept.target().startsWith("/nop-ho-so")
                || kept.target().startsWith("/tra-cuu")) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            page.addAttribute("title", "resend.title")
                    .addAttribute("kept", kept)
                    .addAttribute("intro", "resend.stale");
            return "security/resend";
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return door.view(new Errand("", "", kept, request, response, page), "login.interrupted", "");
    }

    @Access(Access.Who.OFFICER)
    @PostMapping("/dang-xuat")
    String logOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.session(request).ifPresent(identity::logOut);
        cookies.takeSession(request, response);
        response.setHeader("Clear-Site-Data", "\"storage\"");
        return "redirect:/";
    }
}
