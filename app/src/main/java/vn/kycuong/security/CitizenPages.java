package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.CitizenLogIn;
import vn.kycuong.identity.SiteOrigin;
import vn.kycuong.kernel.Access;

/** Citizens' way in and out, by their own identity provider; nothing here makes anybody an officer. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(CitizenPages.PATH)
class CitizenPages {
    static final String PATH = "/cong-dan";
    private static final String OWN = PATH + "/ho-so";

    private final CitizenLogIn citizens;
    private final Cookies cookies;
    private final LogInDoor door;
    private final Site site;

    CitizenPages(CitizenLogIn citizens, Cookies cookies, LogInDoor door, Site site) {
        this.citizens = citizens;
        this.cookies = cookies;
        this.door = door;
        this.site = site;
    }

    @GetMapping
    String show(HttpServletRequest request, Model page) {
        here(request);
        return view(null, page);
    }

    @GetMapping("/dang-nhap")
    String leave(HttpServletRequest request, HttpServletResponse response, Model page) {
        door.brake(request);
        return citizens.begin(here(request), cookies.browser(request, response))
                .map(address -> "redirect:" + address)
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                    return view("citizen.silent", page);
                });
    }

    @GetMapping("/ve")
    String back(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        door.brake(request);
        return switch (citizens.end(here(request), cookies.browser(request, response), state, code)) {
            case CitizenLogIn.Return.In(var token) -> {
                cookies.giveCitizen(request, response, token);
                yield "redirect:" + OWN;
            }
            case CitizenLogIn.Return.WithoutNumber _ -> refused("citizen.withoutNumber", response, page);
            case CitizenLogIn.Return.Refused _ -> refused("citizen.refused", response, page);
        };
    }

    @PostMapping("/thoat")
    String logOut(HttpServletRequest request, HttpServletResponse response) {
        cookies.citizen(request).ifPresent(citizens::logOut);
        cookies.takeCitizen(request, response);
        return "redirect:/";
    }

    private String refused(String problem, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        return view(problem, page);
    }

    private String view(@Nullable String problem, Model page) {
        page.addAttribute("title", "citizen.title").addAttribute("nav", "track");
        page.addAttribute("problem", problem).addAttribute("name", citizens.name());
        return "security/citizen";
    }

    private SiteOrigin here(HttpServletRequest request) {
        if (!citizens.isOffered()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return site.of(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
