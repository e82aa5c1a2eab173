package vn.kycuong.counter.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.Kiosks;
import vn.kycuong.counter.QueueResult;
import vn.kycuong.counter.Queues;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;

/** The tablet at the door. Its key comes behind the # of an address, once, and stays in a cookie that script cannot read. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(KioskPages.PATH)
class KioskPages {
    static final String PATH = "/lay-so";
    private static final String COOKIE = "may-lay-so";
    private static final Duration KEPT = Duration.ofDays(365);

    private final Kiosks kiosks;
    private final Queues queues;
    private final CounterSettings settings;
    private final Choices choices;
    private final Throttle throttle;
    private final LegalClock time;

    KioskPages(
            Kiosks kiosks,
            Queues queues,
            CounterSettings settings,
            Choices choices,
            Throttle throttle,
            LegalClock time) {
        this.kiosks = kiosks;
        this.queues = queues;
        this.settings = settings;
        this.choices = choices;
        this.throttle = throttle;
        this.time = time;
    }

    @GetMapping
    String show(HttpServletRequest request, Model page) {
        return unit(request).map(u -> groups(u, null, page)).orElseGet(() -> key(false, page));
    }

    @PostMapping("/mo")
    String open(
            @RequestParam(name = "khoa", defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        braked(request);
        if (kiosks.unit(key.strip()).isEmpty()) return key(true, page);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), key.strip())
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .maxAge(KEPT)
                        .build()
                        .toString());
        return "redirect:" + PATH;
    }

    @PostMapping
    String draw(
            @RequestParam(name = "nhom", defaultValue = "") String letter,
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "key", defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var unit = unit(request);
        if (unit.isEmpty()) return key(true, page);
        if (!code.isBlank()) braked(request);
        var result = queues.draw(unit.get(), letter, Optional.of(code), key);
        if (result instanceof QueueResult.Done(var ticket)) {
            page.addAttribute("title", "counter.kiosk.title").addAttribute("nav", "");
            page.addAttribute("ticket", ticket);
            page.addAttribute("unitName", choices.name(unit.get()));
            page.addAttribute(
                    "groupName",
                    settings.groups(unit.get(), Typed.words().get("counter.group.only")).stream()
                            .filter(g -> g.letter().equals(ticket.letter()))
                            .map(g -> g.name())
                            .findFirst()
                            .orElse(""));
            page.addAttribute("ahead", (int) queues.standing(unit.get()).waiting().stream()
                    .takeWhile(t -> !t.id().equals(ticket.id()))
                    .filter(t -> t.queue().equals(ticket.queue()))
                    .count());
            return "counter/drawn";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return groups(
                unit.get(),
                result instanceof QueueResult.NotPossible(var wordKey) ? wordKey : "counter.no.group",
                page);
    }

    private String groups(UnitId unit, @Nullable String problem, Model page) {
        page.addAttribute("title", "counter.kiosk.title").addAttribute("nav", "");
        page.addAttribute("unitName", choices.name(unit)).addAttribute("problem", problem);
        page.addAttribute("open", queues.isDoorOpen(unit));
        page.addAttribute("groups", settings.groups(unit, Typed.words().get("counter.group.only")));
        page.addAttribute("key", Typed.freshKey()).addAttribute("clock", Times.hour(time.instant()));
        return "counter/kiosk";
    }

    private static String key(boolean unknown, Model page) {
        page.addAttribute("title", "counter.kiosk.title").addAttribute("nav", "");
        page.addAttribute("unknown", unknown);
        return "counter/kioskKey";
    }

    private Optional<UnitId> unit(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        return Arrays.stream(cookies)
                .filter(c -> c.getName().equals(name(request)))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(kiosks::unit);
    }

    /** Under https the name itself forbids another host or path to plant the cookie. */
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }

    private void braked(HttpServletRequest request) {
        if (!throttle.allows("kiosk", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
