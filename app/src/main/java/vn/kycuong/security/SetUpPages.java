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
@RequestMapping("/thiet-lap/{token}")
class SetUpPages {
    private final Accounts accounts;
    private final Throttle throttle;

    SetUpPages(Accounts accounts, Throttle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @GetMapping
    String show(@PathVariable String token, HttpServletRequest request, Model page) {
        braked(request);
        if (!accounts.setUpLinkIsOpen(token)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return view("", "", null, page);
    }

    @PostMapping
    String make(
            @PathVariable String token,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "login", defaultValue = "") String login,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        braked(request);
        return switch (accounts.setUp(token, name, login, password)) {
            case Made _ -> "redirect:/dang-nhap?tiep=/quan-tri";
            case LinkNotValid _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case LoginTaken _ -> again(name, login, "setup.LOGIN_TAKEN", response, page);
            case NotAcceptable no -> again(name, login, "setup." + no.problem(), response, page);
        };
    }

    private static String again(String name, String login, String problem, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(name, login, problem, page);
    }

    private static String view(String name, String login, @Nullable String problem, Model page) {
        page.addAttribute("title", "setup.title");
        page.addAttribute("name", name).addAttribute("login", login).addAttribute("problem", problem);
        return "security/setup";
    }

    private void braked(HttpServletRequest request) {
        if (!throttle.allows("set-up", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
