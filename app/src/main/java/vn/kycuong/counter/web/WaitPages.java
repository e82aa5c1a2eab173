package vn.kycuong.counter.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.counter.Bookings;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.Table;
import vn.kycuong.ui.Table.Cell;
import vn.kycuong.ui.Table.Column;
import vn.kycuong.worktime.LegalClock;

/** How long people wait and are served at my unit's counter, hour by hour; each number opens its list. */
@Access(value = Access.Who.OFFICER, rights = Bookings.SERVE)
@Controller
@RequestMapping(WaitPages.PATH)
class WaitPages {
    static final String PATH = "/quay/so-lieu";
    private static final int ALL_HOURS = -1;
    private static final Set<String> WHAT = Set.of("DRAWN", "CALLED", "DONE", "NO_SHOW", "NOT_SERVED");

    private final WaitRows rows;
    private final LegalClock time;

    WaitPages(WaitRows rows, LegalClock time) {
        this.rows = rows;
        this.time = time;
    }

    private record Span(LocalDate from, LocalDate to) {
        String query() {
            return "?tu=" + from + "&den=" + to;
        }
    }

    @GetMapping
    String show(
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            Officer officer,
            Model page) {
        var span = span(from, to);
        var words = Typed.words();
        var lines = rows.hours(officer.unit(), span.from(), span.to());
        page.addAttribute("title", "counter.waits.title").addAttribute("nav", "queue");
        page.addAttribute("officer", officer);
        page.addAttribute("from", span.from().toString())
                .addAttribute("to", span.to().toString());
        page.addAttribute("none", lines.size() < 2);
        var table = new Table(
                words.get("counter.waits.title"),
                List.of(
                        Column.text(words.get("counter.waits.hour")),
                        Column.number(words.get("counter.waits.drawn")),
                        Column.number(words.get("counter.waits.called")),
                        Column.number(words.get("counter.waits.done")),
                        Column.number(words.get("counter.waits.noShow")),
                        Column.number(words.get("counter.waits.notServed")),
                        Column.number(words.get("counter.waits.median")),
                        Column.number(words.get("counter.waits.ninetieth")),
                        Column.number(words.get("counter.waits.serving"))),
                lines.stream()
                        .filter(h -> h.hour() != ALL_HOURS)
                        .map(h -> row(h, span))
                        .toList(),
                lines.stream()
                        .filter(h -> h.hour() == ALL_HOURS)
                        .map(h -> row(h, span))
                        .findFirst()
                        .orElse(null));
        page.addAttribute("table", table);
        return "counter/waits";
    }

    private static List<Cell> row(WaitRows.Hour h, Span span) {
        var base = PATH + "/danh-sach" + span.query() + (h.hour() == ALL_HOURS ? "" : "&gio=" + h.hour()) + "&loai=";
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(
                h.hour() == ALL_HOURS
                        ? Typed.words().get("counter.waits.all")
                        : "%02d:00–%02d:00".formatted(h.hour(), h.hour() + 1)));
        cells.add(Cell.link(String.valueOf(h.drawn()), base + "DRAWN"));
        cells.add(Cell.link(String.valueOf(h.called()), base + "CALLED"));
        cells.add(Cell.link(String.valueOf(h.done()), base + "DONE"));
        cells.add(Cell.link(String.valueOf(h.noShow()), base + "NO_SHOW"));
        cells.add(Cell.link(String.valueOf(h.notServed()), base + "NOT_SERVED"));
        cells.add(Cell.link(minutes(h.median()), base + "CALLED"));
        cells.add(Cell.link(minutes(h.ninetieth()), base + "CALLED"));
        cells.add(Cell.link(minutes(h.serving()), base + "DONE"));
        return cells;
    }

    @GetMapping("/danh-sach")
    String list(
            @RequestParam(name = "tu", defaultValue = "") String from,
            @RequestParam(name = "den", defaultValue = "") String to,
            @RequestParam(name = "gio", defaultValue = "") String hour,
            @RequestParam(name = "loai", defaultValue = "DRAWN") String what,
            Officer officer,
            Model page) {
        var span = span(from, to);
        var words = Typed.words();
        var kind = WHAT.contains(what) ? what : "DRAWN";
        var found = rows.list(
                officer.unit(),
                span.from(),
                span.to(),
                Typed.whole(hour).filter(h -> h < 24).orElse(null),
                kind);
        page.addAttribute("title", "counter.waits.list").addAttribute("nav", "queue");
        page.addAttribute("back", PATH + span.query()).addAttribute("count", found.size());
        page.addAttribute("kind", "counter.waits.kind." + kind);
        page.addAttribute(
                "span",
                DateText.of(span.from(), words).words() + " – "
                        + DateText.of(span.to(), words).words());
        page.addAttribute(
                "table",
                new Table(
                        words.get("counter.waits.list"),
                        List.of(
                                Column.text(words.get("counter.ticket.number")),
                                Column.text(words.get("counter.ticket.day")),
                                Column.text(words.get("counter.ticket.issued")),
                                Column.text(words.get("counter.ticket.booked")),
                                Column.text(words.get("counter.ticket.called")),
                                Column.number(words.get("counter.ticket.waited")),
                                Column.number(words.get("counter.ticket.served")),
                                Column.text(words.get("counter.ticket.state"))),
                        found.stream().map(WaitPages::line).toList()));
        return "counter/waitList";
    }

    private static List<Cell> line(WaitRows.Number n) {
        return List.of(
                Cell.of("%s %03d".formatted(n.letter(), n.number())),
                Cell.of(DateText.of(n.day(), Typed.words()).words()),
                Cell.of(Times.hour(n.issuedAt())),
                Cell.of(Times.hour(n.bookedFor())),
                Cell.of(Times.hour(n.calledAt())),
                Cell.of(minutes(n.waited())),
                Cell.of(minutes(n.served())),
                Cell.of(Typed.words().get("counter.ticket.state." + n.state())));
    }

    private static String minutes(@Nullable Double minutes) {
        return minutes == null ? "–" : String.valueOf(Math.round(minutes));
    }

    /** The last thirty days unless others are asked for; the wrong way round is turned. */
    private Span span(String from, String to) {
        var last = Typed.date(to).orElse(time.today());
        var first = Typed.date(from).orElse(last.minusDays(30));
        return first.isAfter(last) ? new Span(last, first) : new Span(first, last);
    }
}
