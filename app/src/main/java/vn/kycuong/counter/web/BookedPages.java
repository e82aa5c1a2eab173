package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.counter.BookedPerson;
import vn.kycuong.counter.Booking;
import vn.kycuong.counter.BookingResult;
import vn.kycuong.counter.Bookings;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.QueueResult;
import vn.kycuong.counter.Queues;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.Option;

/** The appointments of my counter: book for somebody, number who has come, move or cancel on the telephone, look after those a closed day hit. */
@Access(value = Access.Who.OFFICER, rights = Bookings.SERVE)
@Controller
@RequestMapping(BookedPages.PATH)
class BookedPages {
    static final String PATH = "/quay/lich-hen";
    private static final BookedView.BookFormView NOTHING = new BookedView.BookFormView("", "", "");

    private final Bookings bookings;
    private final Queues queues;
    private final CounterSettings settings;
    private final Choices choices;

    BookedPages(Bookings bookings, Queues queues, CounterSettings settings, Choices choices) {
        this.bookings = bookings;
        this.queues = queues;
        this.settings = settings;
        this.choices = choices;
    }

    @GetMapping
    String show(@RequestParam(name = "ngay", defaultValue = "") String day, Officer officer, Model page) {
        return view(Typed.date(day).orElse(choices.today()), officer, NOTHING, null, null, page);
    }

    @PostMapping
    String book(BookForm form, Officer officer, HttpServletResponse response, Model page) {
        var typed = form.filled();
        var at = Typed.moment(typed.luc());
        var kept = new BookedView.BookFormView(typed.ten(), typed.lienHe(), typed.luc());
        var day = Typed.date(typed.day()).orElse(choices.today());
        if (at.isEmpty()) return refused(day, officer, kept, "counter.no.time", response, page);
        var wish = new Bookings.Wish(
                officer.unit(), at.get(), new BookedPerson(typed.ten(), typed.lienHe()), null, typed.key());
        return switch (bookings.book(wish, officer)) {
            case BookingResult.Done(var booking, var code) -> {
                response.setHeader("Cache-Control", "no-store");
                page.addAttribute("title", "counter.booked.title").addAttribute("nav", "queue");
                page.addAttribute("booking", booking).addAttribute("code", code);
                page.addAttribute("unitName", choices.name(booking.unit()));
                yield "counter/booked";
            }
            case BookingResult no -> refused(day, officer, kept, wordKey(no), response, page);
        };
    }

    @PostMapping("/{id}/lien-he")
    String contact(@PathVariable String id, Officer officer, Model page) {
        var booking = bookings.find(Typed.id(id), officer).orElseThrow(Typed::notFound);
        return view(booking.from().toLocalDate(), officer, NOTHING, booking.id(), null, page);
    }

    @PostMapping("/{id}/den")
    String come(
            @PathVariable String id,
            @RequestParam(name = "nhom", defaultValue = "") String letter,
            @RequestParam(name = "key", defaultValue = "") String key,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return switch (queues.draw(letter, Optional.of(Typed.id(id)), key, officer)) {
            case QueueResult.Done(var ticket) ->
                "redirect:" + DeskPages.PATH + "?so=" + ticket.label().replace(" ", "%20");
            case QueueResult.NotPossible(var wordKey) ->
                refused(choices.today(), officer, NOTHING, wordKey, response, page);
            case QueueResult _ -> throw Typed.notFound();
        };
    }

    @PostMapping("/{id}/doi")
    String move(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "luc", defaultValue = "") String to,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var at = Typed.moment(to);
        var result = at.isEmpty()
                ? new BookingResult.NotPossible("luc", "counter.no.time")
                : bookings.move(Typed.id(id), Typed.whole(version).orElse(0), at.get(), officer);
        return answer(result, officer, response, page);
    }

    @PostMapping("/{id}/nhan")
    String accept(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(bookings.accept(Typed.id(id), Typed.whole(version).orElse(0), officer), officer, response, page);
    }

    @PostMapping("/{id}/huy")
    String cancel(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(bookings.cancel(Typed.id(id), Typed.whole(version).orElse(0), officer), officer, response, page);
    }

    private String answer(BookingResult result, Officer officer, HttpServletResponse response, Model page) {
        return switch (result) {
            case BookingResult.Done done ->
                "redirect:" + PATH + "?ngay=" + done.booking().from().toLocalDate();
            case BookingResult.NotFound _ -> throw Typed.notFound();
            case BookingResult no -> refused(choices.today(), officer, NOTHING, wordKey(no), response, page);
        };
    }

    private static String wordKey(BookingResult no) {
        return switch (no) {
            case BookingResult.NotPossible possible -> possible.wordKey();
            case BookingResult.TooMany _ -> "counter.no.tooMany";
            case BookingResult.Overtaken _ -> "counter.no.overtaken";
            case BookingResult.NotFound _, BookingResult.Done _ -> "counter.no.form";
        };
    }

    private String refused(
            LocalDate day,
            Officer officer,
            BookedView.BookFormView typed,
            String problem,
            HttpServletResponse response,
            Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(day, officer, typed, null, problem, page);
    }

    private String view(
            LocalDate day,
            Officer officer,
            BookedView.BookFormView typed,
            @Nullable UUID opened,
            @Nullable String problem,
            Model page) {
        page.addAttribute("title", "counter.appointments.title").addAttribute("nav", "queue");
        page.addAttribute("officer", officer);
        page.addAttribute(
                "view",
                new BookedView(
                        day.toString(),
                        DateText.of(day, Typed.words()).words(),
                        day.minusDays(1).toString(),
                        day.plusDays(1).toString(),
                        lines(bookings.on(day, officer), officer, opened),
                        lines(bookings.affected(officer), officer, opened),
                        bookings.crowded(officer).stream()
                                .map(c -> new BookedView.Crowd(
                                        c.day().toString(),
                                        DateText.of(c.day(), Typed.words()).words(),
                                        c.booked(),
                                        c.people()))
                                .toList(),
                        choices.times(officer.unit(), day, typed.at()),
                        settings.groups(officer.unit(), Typed.words().get("counter.group.only")).stream()
                                .map(g -> new Option(g.letter(), g.letter() + " · " + g.name(), false))
                                .toList(),
                        Typed.freshKey(),
                        typed,
                        problem));
        return "counter/appointments";
    }

    private List<BookedView.Line> lines(List<Booking> found, Officer officer, @Nullable UUID opened) {
        return found.stream().map(b -> line(b, officer, b.id().equals(opened))).toList();
    }

    private BookedView.Line line(Booking b, Officer officer, boolean opened) {
        var words = Typed.words();
        var offered = b.offered();
        var contact = !b.personal()
                ? ""
                : opened
                        ? bookings.open(b.id(), officer)
                                .map(BookedPerson::contact)
                                .orElse("")
                        : bookings.masked(b.id(), officer);
        return new BookedView.Line(
                b.id().toString(),
                b.version(),
                Times.span(b.from(), b.to(), words),
                b.personal() ? bookings.name(b.id(), officer) : words.get("counter.erased"),
                contact,
                opened,
                b.procedure() == null ? "" : choices.procedure(b.procedure()),
                b.state().wordKey(),
                b.isOpen(),
                b.stands(),
                offered == null ? "" : Times.span(offered.from(), offered.to(), words));
    }
}
