package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.counter.BookedPerson;
import vn.kycuong.counter.BookingResult;
import vn.kycuong.counter.Bookings;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Unit;
import vn.kycuong.ui.ErrorLine;

/** A citizen books a counter: an office, a day, a time, a name to call and a way to reach him. No account. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(BookingPages.PATH)
class BookingPages {
    static final String PATH = "/dat-lich";

    private final Bookings bookings;
    private final Choices choices;
    private final Throttle throttle;

    BookingPages(Bookings bookings, Choices choices, @Qualifier("bookingBrake") Throttle throttle) {
        this.bookings = bookings;
        this.choices = choices;
        this.throttle = throttle;
    }

    @GetMapping
    String offices(Model page) {
        page.addAttribute("title", "counter.book.title").addAttribute("nav", "booking");
        page.addAttribute("offices", choices.offices());
        page.addAttribute(
                "names",
                choices.offices().stream().map(u -> choices.name(u.id())).toList());
        return "counter/offices";
    }

    @GetMapping("/{unit}")
    String choose(
            @PathVariable String unit,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "thu-tuc", defaultValue = "") String procedure,
            Model page) {
        return view(
                choices.unit(unit), new BookForm(day, "", procedure, "", "", Typed.freshKey()), "", List.of(), page);
    }

    @PostMapping("/{unit}")
    String book(
            @PathVariable String unit,
            BookForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var office = choices.unit(unit);
        var typed = form.filled();
        if (!throttle.allows("book", request.getRemoteAddr())) return tooMany(office, typed, response, page);
        var at = Typed.moment(typed.luc());
        var result = at.isEmpty()
                ? new BookingResult.NotPossible("luc", "counter.no.time")
                : bookings.book(new Bookings.Wish(
                        office.id(),
                        at.get(),
                        new BookedPerson(typed.ten(), typed.lienHe()),
                        choices.isProcedure(typed.thuTuc()) ? typed.thuTuc() : null,
                        typed.key()));
        return switch (result) {
            case BookingResult.Done(var booking, var code) -> {
                // the page shows a code: it is kept by nobody on the way
                response.setHeader("Cache-Control", "no-store");
                page.addAttribute("title", "counter.booked.title").addAttribute("nav", "booking");
                page.addAttribute("booking", booking).addAttribute("code", code);
                page.addAttribute("unitName", choices.name(booking.unit()));
                yield "counter/booked";
            }
            case BookingResult.TooMany _ -> tooMany(office, typed, response, page);
            case BookingResult.NotPossible(var field, var wordKey) -> {
                // a slip of the pen is nobody's flood
                throttle.giveBack("book", request.getRemoteAddr());
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var error = new ErrorLine(field, Typed.words().get(wordKey));
                var next = wordKey.equals("counter.no.form") ? typed.withKey(Typed.freshKey()) : typed;
                yield view(office, next, "", List.of(error), page);
            }
            case BookingResult.Overtaken _, BookingResult.NotFound _ -> throw Typed.notFound();
        };
    }

    private String tooMany(Unit office, BookForm typed, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        return view(office, typed, "counter.no.tooMany", List.of(), page);
    }

    private String view(Unit office, BookForm typed, String problem, List<ErrorLine> errors, Model page) {
        var path = PATH + "/" + office.key();
        var day = choices.day(office.id(), typed.day());
        page.addAttribute("title", "counter.book.title").addAttribute("nav", "booking");
        page.addAttribute(
                "view",
                new BookView(
                        office.key(),
                        choices.name(office.id()),
                        choices.days(office.id(), day, path),
                        day.toString(),
                        vn.kycuong.ui.DateText.of(day, Typed.words()).words(),
                        choices.times(office.id(), day, typed.luc()),
                        choices.procedures(typed.thuTuc()),
                        typed.ten(),
                        typed.lienHe(),
                        typed.key(),
                        problem,
                        errors));
        return "counter/book";
    }
}
