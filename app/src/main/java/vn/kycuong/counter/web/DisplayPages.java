package vn.kycuong.counter.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.Queues;
import vn.kycuong.counter.Ticket;
import vn.kycuong.kernel.Access;
import vn.kycuong.worktime.LegalClock;

/** The screen over the counters: which number goes to which counter. Refreshes itself with or without script; shows no person. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/man-hinh-goi-so")
class DisplayPages {
    private static final int SHOWN = 5;

    private final Queues queues;
    private final CounterSettings settings;
    private final Choices choices;
    private final LegalClock time;

    DisplayPages(Queues queues, CounterSettings settings, Choices choices, LegalClock time) {
        this.queues = queues;
        this.settings = settings;
        this.choices = choices;
        this.time = time;
    }

    @GetMapping("/{unit}")
    String show(@PathVariable String unit, Model page) {
        var office = choices.unit(unit);
        var words = Typed.words();
        var standing = queues.standing(office.id());
        var calls = new ArrayList<DisplayView.Call>();
        for (var t : standing.called().stream().limit(SHOWN).toList())
            calls.add(
                    new DisplayView.Call(t.label(), t.desk() == null ? 0 : t.desk(), t.state() == Ticket.State.CALLED));
        var groups = settings.groups(office.id(), words.get("counter.group.only")).stream()
                .map(g -> queue(g.letter(), g.name(), standing.waiting()))
                .toList();
        var newest = calls.isEmpty()
                ? ""
                : words.get(
                        "counter.display.spoken",
                        calls.getFirst().label(),
                        calls.getFirst().desk());
        page.addAttribute("title", "counter.display.title").addAttribute("nav", "booking");
        page.addAttribute(
                "view",
                new DisplayView(
                        choices.name(office.id()),
                        Times.hour(time.instant()),
                        standing.closed(),
                        calls,
                        groups,
                        newest));
        return "counter/display";
    }

    private static DisplayView.Queue queue(String letter, String name, List<Ticket> waiting) {
        var own = waiting.stream().filter(t -> t.queue().equals(letter)).toList();
        return new DisplayView.Queue(
                letter, name, own.size(), own.isEmpty() ? "" : own.getFirst().label());
    }
}
