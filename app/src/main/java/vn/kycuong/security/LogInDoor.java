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
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.HalfLogIn;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.OutsideLogIn;
import vn.kycuong.identity.PasswordProof;
import vn.kycuong.identity.Proof;
import vn.kycuong.identity.SampleAccounts;
import vn.kycuong.identity.Throttle;

/** What follows a log-in, whichever way it was tried: in, one step further, or again. */
@Component
class LogInDoor {
    private static final String AFTER = "/viec-cua-toi";
    private static final String ADMINISTRATION = "/quan-tri";
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** A whole office behind one address logs in at half past seven; a program that guesses is faster than an office. */
    private static final int AT_ONCE = 100;

    private static final Duration ONE_EACH = Duration.ofMillis(500);

    private final Identity identity;
    private final Cookies cookies;
    private final FormTokens tokens;
    private final Site site;
    private final OutsideLogIn outside;
    private final Throttle throttle;
    private final ObjectProvider<SampleAccounts> samples;

    LogInDoor(
            Identity identity,
            Cookies cookies,
            FormTokens tokens,
            Site site,
            OutsideLogIn outside,
            Clock system,
            ObjectProvider<SampleAccounts> samples) {
        this.identity = identity;
        this.cookies = cookies;
        this.tokens = tokens;
        this.site = site;
        this.outside = outside;
        this.throttle = new Throttle(AT_ONCE, ONE_EACH, 50_000, system);
        this.samples = samples;
    }

    /**
     * What the browser brought and takes along.
     *
     * @param login as typed, or empty
     * @param next where to go on
     * @param kept a form to be sent again after log-in
     */
    record Errand(
            String login,
            String next,
            @Nullable KeptForm kept,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        static Errand of(
                String login, String next, HttpServletRequest request, HttpServletResponse response, Model page) {
            return new Errand(
                    login.substring(0, Math.min(64, login.length())),
                    next,
                    FormKeeper.carried(request).orElse(null),
                    request,
                    response,
                    page);
        }
    }

    /** One brake for every way in: 429 for an address that asks too often. */
    void brake(HttpServletRequest request) {
        if (!throttle.allows("log-in", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }

    String answer(LogInResult result, Errand errand) {
        return switch (result) {
            case LoggedIn in -> goOn(in, errand);
            case LogInResult.CodeAsked(var half) -> code(half, null, errand);
            case LogInResult.WrongCode(var half) -> code(half, "login.wrongCode", errand);
            case LogInResult.LateCode(var half) -> code(half, "login.lateCode", errand);
            case LogInResult.PasskeyAsked _ -> again(errand, "login.passkeyAsked", "");
            case LogInResult.WrongCredentials _ -> again(errand, "login.wrong", "");
            case LogInResult.Over _ -> again(errand, "login.over", "");
            case LogInResult.Throttled t -> again(errand, "login.throttled", time(t.until()));
            case LogInResult.CodesRest r -> again(errand, "login.codesRest", time(r.until()));
            case LogInResult.Disabled _ -> again(errand, "login.disabled", "");
            case LogInResult.NoPost _ -> again(errand, "login.noPost", "");
        };
    }

    /** The old token of this browser, if any, dies with the log-in; the new one was never seen before. */
    private String goOn(LoggedIn in, Errand errand) {
        cookies.session(errand.request()).ifPresent(identity::logOut);
        cookies.giveSession(errand.request(), errand.response(), in.token());
        var kept = errand.kept();
        if (kept == null)
            return "redirect:"
                    + LocalPath.of(errand.next())
                            .filter(path -> !path.startsWith("/dang-"))
                            .orElse(home(in.officer()));
        useToken(in, errand.request(), errand.response());
        errand.page()
                .addAttribute("title", "resend.title")
                .addAttribute("kept", kept)
                .addAttribute("intro", "resend.loggedIn");
        return "security/resend";
    }

    /**
     * What proves the officer has changed: other sessions end, this one goes on under another token, to which the forms of this answer belong.
     *
     * @param better how it is proved from now on; null for as before
     */
    void proofChanged(
            Officer officer, @Nullable Proof better, HttpServletRequest request, HttpServletResponse response) {
        cookies.session(request)
                .flatMap(current -> identity.proofChanged(officer, current, better, request.getRemoteAddr()))
                .ifPresent(in -> {
                    cookies.giveSession(request, response, in.token());
                    useToken(in, request, response);
                });
    }

    /**
     * Why something is not done.
     *
     * @param key of the words
     * @param until the time it names, or empty
     */
    record Problem(String key, String until) {}

    /** Whether it is the officer who wants to change what proves him, by all that he has set up; empty when it is. */
    Optional<Problem> unproved(Officer officer, String password, String code, HttpServletRequest request) {
        var current = cookies.session(request)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No session"));
        return problem(identity.proveFully(officer, current, password, code, request.getRemoteAddr()));
    }

    /** By the password alone: asked before something smaller. */
    Optional<Problem> unproved(Officer officer, String password, HttpServletRequest request) {
        return problem(identity.prove(officer, password, request.getRemoteAddr()));
    }

    private static Optional<Problem> problem(PasswordProof proof) {
        return switch (proof) {
            case PasswordProof.Right _ -> Optional.empty();
            case PasswordProof.Wrong _ -> Optional.of(new Problem("proof.wrongPassword", ""));
            case PasswordProof.WrongCode _ -> Optional.of(new Problem("proof.wrongCode", ""));
            case PasswordProof.PasskeyAsked _ -> Optional.of(new Problem("proof.passkeyAsked", ""));
            case PasswordProof.Throttled(var until) -> Optional.of(new Problem("login.throttled", time(until)));
        };
    }

    private void useToken(LoggedIn in, HttpServletRequest request, HttpServletResponse response) {
        new XorCsrfTokenRequestAttributeHandler().handle(request, response, () -> tokens.of(in.token()));
    }

    private static String home(Officer officer) {
        return officer.role().equals("ADMIN") ? ADMINISTRATION : AFTER;
    }

    private String again(Errand errand, String problem, String until) {
        errand.response().setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        return view(errand, problem, until);
    }

    private String code(HalfLogIn half, @Nullable String problem, Errand errand) {
        if (problem != null) errand.response().setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        errand.page()
                .addAttribute("title", "login.code.title")
                .addAttribute("nav", "login")
                .addAttribute("half", half.value())
                .addAttribute("next", LocalPath.of(errand.next()).orElse(""))
                .addAttribute("problem", problem)
                .addAttribute("kept", errand.kept());
        return "security/code";
    }

    String view(Errand errand, @Nullable String problem, String until) {
        errand.page().addAttribute("title", "login.title").addAttribute("nav", "login");
        Optional<SampleAccounts> sample = Optional.ofNullable(samples.getIfAvailable());
        errand.page()
                .addAttribute(
                        "view",
                        new LogInView(
                                errand.login(),
                                LocalPath.of(errand.next()).orElse(""),
                                problem,
                                until,
                                errand.kept(),
                                site.of(errand.request()).isPresent(),
                                outside.isOffered() && errand.kept() == null ? outside.name() : "",
                                sample.map(s -> s.list(Language.of(errand.request())))
                                        .orElse(List.of()),
                                sample.map(SampleAccounts::password).orElse("")));
        return "security/login";
    }

    private static String time(Instant moment) {
        return LegalZone.local(moment).format(SECOND);
    }
}
