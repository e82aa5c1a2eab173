package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.counter.Bookings;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.Roster;
import vn.kycuong.counter.RosterResult;
import vn.kycuong.counter.Rosters;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.job.JobProgress;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.ui.Csv;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;
import vn.kycuong.worktime.LegalClock;

/** Who sits at which counter in a week: asked for, looked at with its reasons, changed, confirmed, printed, taken away as a file. */
@Access(value = Access.Who.OFFICER, rights = Bookings.SERVE)
@Controller
@RequestMapping(RosterPages.PATH)
class RosterPages {
    static final String PATH = "/quay/lich-truc";
    private static final int WEEKS = 8;

    private final Rosters rosters;
    private final CounterSettings settings;
    private final Jobs jobs;
    private final People people;
    private final LegalClock time;

    RosterPages(Rosters rosters, CounterSettings settings, Jobs jobs, People people, LegalClock time) {
        this.rosters = rosters;
        this.settings = settings;
        this.jobs = jobs;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    String list(Officer officer, Model page) {
        return list(officer, null, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping
    String plan(
            @RequestParam(name = "tuan", defaultValue = "") String week,
            @RequestParam(name = "key", defaultValue = "") String key,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var monday = Typed.date(week);
        var result = monday.isEmpty()
                ? new RosterResult.NotPossible("counter.roster.no.week")
                : rosters.plan(monday.get(), key, officer);
        if (result instanceof RosterResult.Done(var id)) {
            jobs.nudge();
            return "redirect:" + PATH + "/" + id;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(officer, wordKey(result), page);
    }

    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping("/ky-nang")
    @Several("nhom")
    String skill(
            @RequestParam(name = "nguoi", defaultValue = "") String person,
            @RequestParam(name = "nhom", required = false) @Nullable List<String> groups,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        boolean done =
                rosters.skill(new ActorId(Typed.whole(person).orElse(0)), groups == null ? List.of() : groups, officer);
        if (done) return "redirect:" + PATH;
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return list(officer, "counter.roster.no.skill", page);
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Officer officer, Model page) {
        return view(find(id, officer), officer, null, null, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping("/{id}/doi-nguoi")
    String seat(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "cho", defaultValue = "") String no,
            @RequestParam(name = "nguoi", defaultValue = "") String person,
            @RequestParam(name = "dong-y", defaultValue = "") String consent,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var roster = find(id, officer);
        var result = rosters.seat(
                roster.id(),
                Typed.whole(version).orElse(0),
                Typed.whole(no).orElse(-1),
                Typed.whole(person).filter(n -> n > 0).map(ActorId::new),
                consent.equals("co"),
                officer);
        if (result instanceof RosterResult.Warned(var wordKeys)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return view(roster, officer, null, new RosterView.Warned(no, person, wordKeys), page);
        }
        return answer(result, roster, officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping("/{id}/xac-nhan")
    String confirm(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var roster = find(id, officer);
        return answer(
                rosters.confirm(roster.id(), Typed.whole(version).orElse(0), officer), roster, officer, response, page);
    }

    @GetMapping("/{id}/lich-truc.csv")
    void file(@PathVariable String id, Officer officer, HttpServletResponse response) throws IOException {
        var roster = find(id, officer);
        var words = Typed.words();
        var csv = Csv.download(response, "lich-truc-" + roster.week());
        csv.row(List.of(
                words.get("counter.ticket.day"),
                words.get("counter.roster.shift"),
                words.get("counter.desk.one"),
                words.get("counter.ticket.group"),
                words.get("counter.roster.person"),
                words.get("counter.roster.why")));
        for (var shift : roster.shifts())
            for (var seat : shift.seats())
                csv.row(List.of(
                        shift.from().toLocalDate().toString(),
                        Times.hour(shift.from()) + "–" + Times.hour(shift.to()),
                        String.valueOf(seat.desk()),
                        seat.letter(),
                        name(seat.actor()),
                        why(seat)));
        csv.flush();
    }

    private String answer(
            RosterResult result, Roster roster, Officer officer, HttpServletResponse response, Model page) {
        return switch (result) {
            case RosterResult.Done(var id) -> "redirect:" + PATH + "/" + id;
            case RosterResult.NotFound _ -> throw Typed.notFound();
            case RosterResult no -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield view(
                        rosters.find(roster.id(), officer).orElseThrow(Typed::notFound),
                        officer,
                        wordKey(no),
                        null,
                        page);
            }
        };
    }

    private static String wordKey(RosterResult no) {
        return switch (no) {
            case RosterResult.NotPossible(var wordKey) -> wordKey;
            case RosterResult.Warned _, RosterResult.Overtaken _ -> "counter.roster.no.overtaken";
            case RosterResult.Done _, RosterResult.NotFound _ -> "counter.no.form";
        };
    }

    private Roster find(String id, Officer officer) {
        return rosters.find(Typed.id(id), officer).orElseThrow(Typed::notFound);
    }

    private String list(Officer officer, @Nullable String problem, Model page) {
        boolean manages = officer.may(CounterSettings.MANAGE);
        var words = Typed.words();
        page.addAttribute("title", "counter.roster.title").addAttribute("nav", "queue");
        page.addAttribute("officer", officer).addAttribute("problem", problem);
        page.addAttribute("manages", manages).addAttribute("key", Typed.freshKey());
        page.addAttribute("weeks", weeks());
        page.addAttribute("lines", rosters.latest(officer));
        var groups = settings.groups(officer.unit(), words.get("counter.group.only")).stream()
                .map(g -> new Option(g.letter(), g.letter() + " · " + g.name(), false))
                .toList();
        page.addAttribute("groups", groups);
        page.addAttribute(
                "skills",
                manages
                        ? rosters.skills(officer).entrySet().stream()
                                .map(e -> new RosterView.Hours(
                                        people.name(e.getKey()),
                                        e.getValue().isEmpty()
                                                ? words.get("counter.roster.allGroups")
                                                : String.join(
                                                        ", ",
                                                        e.getValue().stream()
                                                                .sorted()
                                                                .toList())))
                                .toList()
                        : List.of());
        page.addAttribute(
                "people",
                manages
                        ? rosters.skills(officer).keySet().stream()
                                .map(a -> new Option(String.valueOf(a.value()), people.name(a), false))
                                .toList()
                        : List.of());
        return "counter/rosters";
    }

    private List<Option> weeks() {
        var words = Typed.words();
        var monday = time.today().with(DayOfWeek.MONDAY);
        return IntStream.range(0, WEEKS)
                .mapToObj(monday::plusWeeks)
                .map(week -> new Option(week.toString(), week(week, words), week.equals(monday.plusWeeks(1))))
                .toList();
    }

    private static String week(LocalDate monday, vn.kycuong.ui.Words words) {
        return DateText.of(monday, words).words() + " – "
                + DateText.of(monday.plusDays(6), words).words();
    }

    private String view(
            Roster r, Officer officer, @Nullable String problem, RosterView.@Nullable Warned warned, Model page) {
        var words = Typed.words();
        boolean failed =
                jobs.find(r.id(), officer.actor()).map(JobProgress::failed).orElse(0) > 0;
        page.addAttribute("title", "counter.roster.title").addAttribute("nav", "queue");
        page.addAttribute("manages", officer.may(CounterSettings.MANAGE));
        page.addAttribute(
                "view",
                new RosterView(
                        r.id().toString(),
                        r.version(),
                        officer.unitName(),
                        week(r.week(), words),
                        r.state().wordKey(),
                        r.state() == Roster.State.PLANNING && !failed,
                        failed,
                        r.state() == Roster.State.DRAFT,
                        r.source() == null || r.since() == null
                                ? ""
                                : words.get(
                                        "counter.roster.source." + r.source(),
                                        r.arrivals(),
                                        DateText.of(r.since(), words).words()),
                        r.bound(),
                        r.uncovered(),
                        r.fairness(),
                        r.fairnessBound(),
                        r.shifts().stream().map(this::shift).toList(),
                        r.hours().stream()
                                .map(h -> new RosterView.Hours(people.name(h.actor()), Rosters.hours(h.minutes())))
                                .toList(),
                        choices(r, warned == null ? "" : warned.person()),
                        seats(r, warned == null ? "" : warned.seat()),
                        problem,
                        warned));
        return "counter/roster";
    }

    private List<Option> choices(Roster r, String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", Typed.words().get("counter.roster.nobody"), chosen.isEmpty()));
        r.hours().stream()
                .map(h -> new Option(
                        String.valueOf(h.actor().value()),
                        people.name(h.actor()),
                        String.valueOf(h.actor().value()).equals(chosen)))
                .forEach(options::add);
        return options;
    }

    private List<Option> seats(Roster r, String chosen) {
        var words = Typed.words();
        return r.shifts().stream()
                .flatMap(shift -> shift.seats().stream()
                        .map(seat -> new Option(
                                String.valueOf(seat.no()),
                                Times.span(shift.from(), shift.to(), words) + " · "
                                        + words.get("counter.desk.no", seat.desk()) + " · " + name(seat.actor()),
                                String.valueOf(seat.no()).equals(chosen))))
                .toList();
    }

    private RosterView.Shift shift(Roster.Shift s) {
        var words = Typed.words();
        return new RosterView.Shift(
                Times.span(s.from(), s.to(), words),
                "%.1f".formatted(s.arrivals()),
                s.demand(),
                s.bound(),
                s.uncovered(),
                s.seats().stream()
                        .map(seat -> new RosterView.Seat(
                                seat.no(),
                                words.get("counter.desk.no", seat.desk()),
                                seat.letter(),
                                name(seat.actor()),
                                why(seat),
                                seat.broken()))
                        .toList());
    }

    private String why(Roster.Seat seat) {
        return Typed.words()
                .get(seat.reason(), seat.arguments().stream().map(this::said).toArray());
    }

    /** #12 is a person. */
    private Object said(String argument) {
        return argument.matches("#\\d{1,9}")
                ? people.name(new ActorId(Integer.parseInt(argument.substring(1))))
                : argument;
    }

    private String name(@Nullable ActorId actor) {
        return Optional.ofNullable(actor).map(people::name).orElse(Typed.words().get("counter.roster.nobody"));
    }
}
