package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.Disabled;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.LogInResult.NoPost;
import vn.kycuong.identity.LogInResult.Throttled;
import vn.kycuong.identity.LogInResult.WrongCredentials;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.SampleAccounts;
import vn.kycuong.identity.Throttle;

/** Log in and out; carries a form that came too late through the log-in. */
@Controller
class LogInPages {
    private static final String AFTER = "/viec-cua-toi";
    private static final String ADMINISTRATION = "/quan-tri";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** A whole office behind one address logs in at half past seven; a program that guesses is faster than an office. */
    private static final int AT_ONCE = 100;

    private static final Duration ONE_EACH = Duration.ofMillis(500);

    private final Identity identity;
    private final Cookies cookies;
    private final FormTokens tokens;
    private final Throttle throttle;
    private final ObjectProvider<SampleAccounts> samples;

    LogInPages(
            Identity identity,
            Cookies cookies,
            FormTokens tokens,
            Clock system,
            ObjectProvider<SampleAccounts> samples) {
        this.identity = identity;
        this.cookies = cookies;
        this.tokens = tokens;
        this.throttle = new Throttle(AT_ONCE, ONE_EACH, 50_000, system);
        this.samples = samples;
    }

    @GetMapping("/dang-nhap")
    String show(@RequestParam(name = "tiep", defaultValue = "") String next, HttpServletRequest request, Model page) {
        return view("", next, null, "", null, request, page);
    }

    @PostMapping("/dang-nhap")
    String logIn(
            @RequestParam(name = "login", defaultValue = "") String login,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "tiep", defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (!throttle.allows("log-in", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var kept = FormKeeper.carried(request).orElse(null);
        return switch (identity.logIn(login, password, request.getRemoteAddr())) {
            case LoggedIn in -> goOn(in, next, kept, request, response, page);
            case WrongCredentials _ -> again(response, login, next, "login.wrong", "", kept, request, page);
            case Throttled t -> again(response, login, next, "login.throttled", minute(t.until()), kept, request, page);
            case Disabled _ -> again(response, login, next, "login.disabled", "", kept, request, page);
            case NoPost _ -> again(response, login, next, "login.noPost", "", kept, request, page);
        };
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
        return view("", "", "login.interrupted", "", kept, request, page);
    }

    @PostMapping("/dang-xuat")
    String logOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.session(request).ifPresent(identity::logOut);
        cookies.takeSession(request, response);
        return "redirect:/";
    }

    /** The old token of this browser, if any, dies with the log-in; the new one was never seen before. */
    private String goOn(
            LoggedIn in,
            String next,
            @Nullable KeptForm kept,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        cookies.session(request).ifPresent(identity::logOut);
        cookies.giveSession(request, response, in.token());
        if (kept == null)
            return "redirect:"
                    + LocalPath.of(next)
                            .filter(path -> !path.startsWith("/dang-"))
                            .orElse(home(in.officer()));
        new XorCsrfTokenRequestAttributeHandler().handle(request, response, () -> tokens.of(in.token()));
        page.addAttribute("title", "resend.title").addAttribute("kept", kept).addAttribute("intro", "resend.loggedIn");
        return "security/resend";
    }

    private static String home(Officer officer) {
        return officer.may("registers.import") ? ADMINISTRATION : AFTER;
    }

    private String again(
            HttpServletResponse response,
            String login,
            String next,
            String problem,
            String until,
            @Nullable KeptForm kept,
            HttpServletRequest request,
            Model page) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return view(login.substring(0, Math.min(64, login.length())), next, problem, until, kept, request, page);
    }

    private String view(
            String login,
            String next,
            @Nullable String problem,
            String until,
            @Nullable KeptForm kept,
            HttpServletRequest request,
            Model page) {
        page.addAttribute("title", "login.title").addAttribute("nav", "login");
        Optional<SampleAccounts> sample = Optional.ofNullable(samples.getIfAvailable());
        page.addAttribute(
                "view",
                new LogInView(
                        login,
                        LocalPath.of(next).orElse(""),
                        problem,
                        until,
                        kept,
                        sample.map(s -> s.list(Language.of(request))).orElse(List.of()),
                        sample.map(SampleAccounts::password).orElse("")));
        return "security/login";
    }

    private static String minute(Instant moment) {
        return LegalZone.local(moment).format(MINUTE);
    }
}
