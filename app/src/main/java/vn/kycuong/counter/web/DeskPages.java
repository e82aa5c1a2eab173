package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletResponse;
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
import vn.kycuong.counter.FieldGroup;
import vn.kycuong.counter.QueueResult;
import vn.kycuong.counter.Queues;
import vn.kycuong.counter.Ticket;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.Option;
import vn.kycuong.ui.Several;
import vn.kycuong.worktime.LegalClock;

/** The counter of an officer: call, serve, send on, finish. */
@Access(value = Access.Who.OFFICER, rights = Bookings.SERVE)
@Controller
@RequestMapping(DeskPages.PATH)
class DeskPages {
    static final String PATH = "/quay";

    private final Queues queues;
    private final CounterSettings settings;
    private final Organisation organisation;
    private final LegalClock time;

    DeskPages(Queues queues, CounterSettings settings, Organisation organisation, LegalClock time) {
        this.queues = queues;
        this.settings = settings;
        this.organisation = organisation;
        this.time = time;
    }

    @GetMapping
    String show(@RequestParam(name = "so", defaultValue = "") String issued, Officer officer, Model page) {
        return view(officer, null, issued.matches("[A-Z] \\d{3,6}") ? issued : "", page);
    }

    @PostMapping("/ngoi")
    @Several("nhom")
    String sit(
            @RequestParam(name = "quay", defaultValue = "") String desk,
            @RequestParam(name = "nhom", required = false) @Nullable List<String> groups,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var problem = queues.sit(Typed.whole(desk).orElse(0), groups == null ? List.of() : groups, officer);
        return problem.isEmpty() ? "redirect:" + PATH : refused(officer, problem.get(), response, page);
    }

    @PostMapping("/phat-so")
    String draw(
            @RequestParam(name = "nhom", defaultValue = "") String letter,
            @RequestParam(name = "key", defaultValue = "") String key,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return switch (queues.draw(letter, Optional.empty(), key, officer)) {
            case QueueResult.Done(var ticket) ->
                "redirect:" + PATH + "?so=" + ticket.label().replace(" ", "%20");
            case QueueResult no -> refused(officer, wordKey(no), response, page);
        };
    }

    @PostMapping("/goi")
    String call(Officer officer, HttpServletResponse response, Model page) {
        return answer(queues.callNext(officer), officer, response, page);
    }

    @PostMapping("/{id}/goi-lai")
    String again(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(queues.callAgain(Typed.id(id), number(version), officer), officer, response, page);
    }

    @PostMapping("/{id}/phuc-vu")
    String serve(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(queues.serve(Typed.id(id), number(version), officer), officer, response, page);
    }

    @PostMapping("/{id}/vang")
    String noShow(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(queues.noShow(Typed.id(id), number(version), officer), officer, response, page);
    }

    @PostMapping("/{id}/tro-lai")
    String back(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(queues.back(Typed.id(id), number(version), officer), officer, response, page);
    }

    @PostMapping("/{id}/chuyen")
    String transfer(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "nhom", defaultValue = "") String queue,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(queues.transfer(Typed.id(id), number(version), queue, officer), officer, response, page);
    }

    @PostMapping("/{id}/xong")
    String done(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(queues.done(Typed.id(id), number(version), officer), officer, response, page);
    }

    @PostMapping("/dong-hang-doi")
    String close(Officer officer) {
        queues.close(officer);
        return "redirect:" + PATH;
    }

    private String answer(QueueResult result, Officer officer, HttpServletResponse response, Model page) {
        return switch (result) {
            case QueueResult.Done _ -> "redirect:" + PATH;
            case QueueResult.NotFound _ -> throw Typed.notFound();
            case QueueResult no -> refused(officer, wordKey(no), response, page);
        };
    }

    private static String wordKey(QueueResult no) {
        return switch (no) {
            case QueueResult.NotPossible(var wordKey) -> wordKey;
            case QueueResult.Nobody _ -> "counter.no.nobody";
            case QueueResult.Overtaken _ -> "counter.no.ticketOvertaken";
            case QueueResult.NotFound _, QueueResult.Done _ -> "counter.no.form";
        };
    }

    private String refused(Officer officer, String problem, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(officer, problem, "", page);
    }

    private String view(Officer officer, @Nullable String problem, String issued, Model page) {
        var standing = queues.standing(officer.unit());
        var place = queues.place(officer);
        var before = place.flatMap(Queues.Place::before);
        var groups = settings.groups(officer.unit(), Typed.words().get("counter.group.only"));
        int desks = settings.of(officer.unit(), time.today()).desks();
        page.addAttribute("title", "counter.desk.title").addAttribute("nav", "queue");
        page.addAttribute("manages", officer.may(CounterSettings.MANAGE));
        page.addAttribute(
                "view",
                new DeskView(
                        organisation.unit(officer.unit()).key(),
                        officer.unitName(),
                        place.isPresent(),
                        place.map(Queues.Place::desk).orElse(0),
                        standing.closed(),
                        before.map(this::line).orElse(null),
                        before.filter(t -> t.state() == Ticket.State.SERVING).isPresent(),
                        standing.waiting().stream().map(this::line).toList(),
                        queues.gone(officer).stream().map(this::line).toList(),
                        IntStream.rangeClosed(1, desks)
                                .mapToObj(n -> new Option(
                                        String.valueOf(n),
                                        Typed.words().get("counter.desk.no", n),
                                        place.filter(p -> p.desk() == n).isPresent()))
                                .toList(),
                        groups.stream()
                                .map(g -> option(
                                        g,
                                        place.filter(p -> p.queues().contains(g.letter()))
                                                .isPresent()))
                                .toList(),
                        groups.stream()
                                .filter(g -> before.filter(t -> t.queue().equals(g.letter()))
                                        .isEmpty())
                                .map(g -> option(g, false))
                                .toList(),
                        Typed.freshKey(),
                        problem,
                        issued));
        return "counter/desk";
    }

    private static Option option(FieldGroup group, boolean selected) {
        return new Option(group.letter(), group.letter() + " · " + group.name(), selected);
    }

    private DeskView.Line line(Ticket t) {
        return new DeskView.Line(
                t.id().toString(),
                t.version(),
                t.label(),
                t.queue(),
                Times.hour(t.issuedAt()),
                Times.hour(t.bookedFor()),
                Times.minutes(t.waitsFrom(), time.instant()),
                t.calls());
    }

    private static int number(String version) {
        return Typed.whole(version).orElse(0);
    }
}
