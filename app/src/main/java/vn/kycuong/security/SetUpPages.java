package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.SetUpResult.LinkNotValid;
import vn.kycuong.identity.SetUpResult.LoginTaken;
import vn.kycuong.identity.SetUpResult.Made;
import vn.kycuong.identity.SetUpResult.NotAcceptable;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/** The first administrator, by a link that works once. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(SetUpPages.PATH)
class SetUpPages {
    static final String PATH = "/thiet-lap";

    private final Accounts accounts;
    private final Throttle throttle;

    SetUpPages(Accounts accounts, Throttle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @GetMapping
    String show(Model page) {
        return SecretLink.form(PATH, "setup.title", page);
    }

    /** Links printed earlier carry the secret in the path. */
    @GetMapping("/{token}")
    String earlier(@PathVariable String token, HttpServletResponse response) {
        return SecretLink.moved(PATH, token, response).orElseThrow(SetUpPages::notFound);
    }

    @PostMapping(SecretLink.OPEN)
    String open(@RequestParam(name = "token", defaultValue = "") String token, HttpServletRequest request, Model page) {
        braked(request);
        if (!accounts.setUpLinkIsOpen(SecretLink.typed(token))) throw notFound();
        return view(SecretLink.typed(token), "", "", null, page);
    }

    @PostMapping("/lap")
    String make(
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "login", defaultValue = "") String login,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        braked(request);
        return switch (accounts.setUp(token, name, login, password)) {
            case Made _ -> "redirect:/dang-nhap?tiep=/quan-tri";
            case LinkNotValid _ -> throw notFound();
            case LoginTaken _ -> again(token, name, login, "setup.LOGIN_TAKEN", response, page);
            case NotAcceptable no -> again(token, name, login, "setup." + no.problem(), response, page);
        };
    }

    private static String again(
            String token, String name, String login, String problem, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(token, name, login, problem, page);
    }

    private static String view(String token, String name, String login, @Nullable String problem, Model page) {
        page.addAttribute("title", "setup.title").addAttribute("token", token);
        page.addAttribute("name", name).addAttribute("login", login).addAttribute("problem", problem);
        return "security/setup";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private void braked(HttpServletRequest request) {
        if (!throttle.allows("set-up", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
