package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.counter.Booking;
import vn.kycuong.counter.BookingResult;
import vn.kycuong.counter.Bookings;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** One's own booking, opened by its code, which stands in forms alone: look, move, cancel, take the other time offered, a file for a calendar. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(HeldBookingPages.PATH)
class HeldBookingPages {
    static final String PATH = "/dat-lich/xem";

    private final Bookings bookings;
    private final Choices choices;
    private final Throttle throttle;
    private final LegalClock time;

    HeldBookingPages(Bookings bookings, Choices choices, Throttle throttle, LegalClock time) {
        this.bookings = bookings;
        this.choices = choices;
        this.throttle = throttle;
        this.time = time;
    }

    @GetMapping
    String form(Model page) {
        return form(false, page);
    }

    @PostMapping
    String show(
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        if (code.isBlank()) return form(false, page);
        braked(request);
        return show(code, day, null, "", response, page);
    }

    @PostMapping("/doi")
    String move(
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "luc", defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        braked(request);
        var at = Typed.moment(to);
        var result = at.isEmpty()
                ? new BookingResult.NotPossible("luc", "counter.no.time")
                : bookings.move(code, Typed.whole(version).orElse(0), at.get());
        return answer(code, result, "counter.held.moved", response, page);
    }

    @PostMapping("/huy")
    String cancel(
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "version", defaultValue = "") String version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        braked(request);
        return answer(
                code, bookings.cancel(code, Typed.whole(version).orElse(0)), "counter.held.cancelled", response, page);
    }

    @PostMapping("/nhan")
    String accept(
            @RequestParam(name = "ma", defaultValue = "") String code,
            @RequestParam(name = "version", defaultValue = "") String version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        braked(request);
        return answer(
                code, bookings.accept(code, Typed.whole(version).orElse(0)), "counter.held.moved", response, page);
    }

    @PostMapping("/tep-lich")
    ResponseEntity<byte[]> file(@RequestParam(name = "ma", defaultValue = "") String code, HttpServletRequest request) {
        braked(request);
        var booking = bookings.byCode(code).orElseThrow(Typed::notFound);
        var ics = BookingFile.ics(booking, choices.name(booking.unit()), time.instant());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"lich-hen.ics\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(ics.getBytes(StandardCharsets.UTF_8));
    }

    private String answer(String code, BookingResult result, String done, HttpServletResponse response, Model page) {
        return switch (result) {
            case BookingResult.Done _ -> show(code, "", null, done, response, page);
            case BookingResult.NotPossible no -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(code, "", no.wordKey(), "", response, page);
            }
            case BookingResult.Overtaken _ -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(code, "", "counter.no.overtaken", "", response, page);
            }
            case BookingResult.TooMany _, BookingResult.NotFound _ -> form(true, page);
        };
    }

    private String show(
            String code,
            String asked,
            @Nullable String problem,
            String done,
            HttpServletResponse response,
            Model page) {
        var found = bookings.byCode(code);
        if (found.isEmpty()) return form(true, page);
        var booking = found.get();
        var day = choices.day(
                booking.unit(), asked.isEmpty() ? booking.from().toLocalDate().toString() : asked);
        response.setHeader("Cache-Control", "no-store");
        page.addAttribute("title", "counter.held.title").addAttribute("nav", "booking");
        page.addAttribute("booking", booking).addAttribute("code", code.strip());
        page.addAttribute("unitName", choices.name(booking.unit()));
        page.addAttribute("problem", problem).addAttribute("done", done);
        page.addAttribute("days", days(booking, day.toString()));
        page.addAttribute("times", choices.times(booking.unit(), day, ""));
        return "counter/held";
    }

    private List<Option> days(Booking booking, String day) {
        return bookings.days(booking.unit()).stream()
                .filter(d -> d.free() > 0)
                .map(d -> new Option(
                        d.date().toString(),
                        vn.kycuong.ui.DateText.of(d.date(), Typed.words()).words(),
                        d.date().toString().equals(day)))
                .toList();
    }

    private String form(boolean unknown, Model page) {
        page.addAttribute("title", "counter.held.title").addAttribute("nav", "booking");
        page.addAttribute("unknown", unknown);
        return "counter/code";
    }

    private void braked(HttpServletRequest request) {
        if (!throttle.allows("booking-code", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }
}
