package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.SessionToken;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.PostId;

/** My account: where I am logged in, in which post I work. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping("/tai-khoan")
class AccountPages {
    private final Identity identity;
    private final Cookies cookies;
    private final LogInDoor door;

    AccountPages(Identity identity, Cookies cookies, LogInDoor door) {
        this.identity = identity;
        this.cookies = cookies;
        this.door = door;
    }

    @GetMapping
    String show(Officer officer, HttpServletRequest request, Model page) {
        return view(null, officer, request, page);
    }

    private String view(LogInDoor.@Nullable Problem problem, Officer officer, HttpServletRequest request, Model page) {
        page.addAttribute("problem", problem == null ? null : problem.key());
        page.addAttribute("until", problem == null ? "" : problem.until());
        page.addAttribute("title", "account.title").addAttribute("nav", "account");
        page.addAttribute("officer", officer);
        page.addAttribute("sessions", identity.sessions(officer, token(request)));
        page.addAttribute("posts", identity.postsOf(officer.actor()));
        return "security/account";
    }

    /** Whoever took over a session shall not turn its owner out: the password is asked. */
    @PostMapping("/phien/{session}/ket-thuc")
    String end(
            @PathVariable UUID session,
            @RequestParam(name = "password", defaultValue = "") String password,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var no = door.unproved(officer, password, request);
        if (no.isPresent()) return refused(no.get(), officer, request, response, page);
        if (!identity.revoke(officer, session)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/tai-khoan";
    }

    @PostMapping("/phien/ket-thuc-het")
    String endOthers(
            @RequestParam(name = "password", defaultValue = "") String password,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var no = door.unproved(officer, password, request);
        if (no.isPresent()) return refused(no.get(), officer, request, response, page);
        identity.revokeOthers(officer, token(request));
        return "redirect:/tai-khoan";
    }

    private String refused(
            LogInDoor.Problem no,
            Officer officer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(no, officer, request, page);
    }

    @PostMapping("/vi-tri")
    String changePost(
            @RequestParam("post") int post, Officer officer, HttpServletRequest request, HttpServletResponse response) {
        var changed = identity.changePost(
                        officer, token(request), new PostId(Math.max(0, post)), request.getRemoteAddr())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        cookies.giveSession(request, response, changed.token());
        return "redirect:/tai-khoan";
    }

    private SessionToken token(HttpServletRequest request) {
        return cookies.session(request).orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No session"));
    }
}
