package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/** Sets a password: the first one by a link that opens once, later ones by who knows the old one. */
@Access(Access.Who.EVERYBODY)
@Controller
class PasswordPages {
    private static final String FIRST = "/kich-hoat";
    private static final String SET = FIRST + "/mat-khau";
    private static final String CHANGE = ProofPages.PATH + "/mat-khau";

    private final AccountBook book;
    private final Identity identity;
    private final Cookies cookies;
    private final LogInDoor door;
    private final Throttle throttle;

    PasswordPages(AccountBook book, Identity identity, Cookies cookies, LogInDoor door, Throttle throttle) {
        this.book = book;
        this.identity = identity;
        this.cookies = cookies;
        this.door = door;
        this.throttle = throttle;
    }

    /** The link carries its secret behind the #, which no server and no log sees; the script of the page sends it on, or the person types it. */
    @GetMapping(FIRST)
    String first(Model page) {
        return SecretLink.form(FIRST, "password.first", page);
    }

    /** Links made earlier carry the secret in the path. */
    @GetMapping(FIRST + "/{token}")
    String earlier(@PathVariable String token, HttpServletResponse response) {
        return SecretLink.moved(FIRST, token, response).orElseThrow(PasswordPages::notFound);
    }

    @PostMapping(FIRST + SecretLink.OPEN)
    String open(@RequestParam(name = "token", defaultValue = "") String token, HttpServletRequest request, Model page) {
        braked(request);
        if (!book.linkIsOpen(SecretLink.typed(token))) throw notFound();
        return form(SET, false, null, "", SecretLink.typed(token), page);
    }

    @PostMapping(SET)
    String set(
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        braked(request);
        return switch (book.activate(token, password)) {
            case AccountResult.Done _ -> "redirect:/dang-nhap";
            case AccountResult.NotPossible(var problem) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(SET, false, problem, "", token, page);
            }
            case AccountResult.NotFound _, AccountResult.Linked _ -> throw notFound();
        };
    }

    @Access(Access.Who.OFFICER)
    @GetMapping(CHANGE)
    String show(Officer officer, Model page) {
        return form(CHANGE, true, null, "", "", page);
    }

    @Access(Access.Who.OFFICER)
    @PostMapping(CHANGE)
    String change(
            @RequestParam(name = "old", defaultValue = "") String old,
            @RequestParam(name = "password", defaultValue = "") String password,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var current = cookies.session(request)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No session"));
        var no = door.unproved(officer, old, request);
        if (no.isPresent()) return refused(no.get().key(), no.get().until(), response, page);
        return switch (book.change(officer, current, password)) {
            case AccountResult.NotPossible(var problem) -> refused(problem, "", response, page);
            case AccountResult.Done _, AccountResult.Linked _ -> {
                door.proofChanged(officer, null, request, response);
                yield "redirect:" + ProofPages.PATH;
            }
            case AccountResult.NotFound _ -> throw notFound();
        };
    }

    private static String refused(String problem, String until, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(CHANGE, true, problem, until, "", page);
    }

    private static String form(
            String action, boolean known, @Nullable String problem, String until, String token, Model page) {
        page.addAttribute("title", known ? "password.change" : "password.first").addAttribute("nav", "account");
        page.addAttribute("action", action).addAttribute("known", known);
        page.addAttribute("problem", problem).addAttribute("until", until).addAttribute("token", token);
        return "security/password";
    }

    private void braked(HttpServletRequest request) {
        if (!throttle.allows("password-link", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
