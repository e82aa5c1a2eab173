package vn.kycuong.counter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.counter.Bookings;
import vn.kycuong.counter.ConductNote;
import vn.kycuong.counter.ConductResult;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.Replacement;
import vn.kycuong.counter.Replacements;
import vn.kycuong.counter.Secondments;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** Who is at my counter, sent there or in a post of the unit: until when, what is said of each and whether it is true; and who is replaced by whom. */
@Access(value = Access.Who.OFFICER, rights = Bookings.SERVE)
@Controller
@RequestMapping(SecondmentPages.PATH)
class SecondmentPages {
    static final String PATH = "/quay/biet-phai";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final List<String> GRADES = List.of("EXCELLENT", "GOOD", "DONE", "NOT_DONE");

    private final Secondments secondments;
    private final Replacements replacements;
    private final Appointments appointments;
    private final Organisation organisation;
    private final People people;
    private final LegalClock time;

    SecondmentPages(
            Secondments secondments,
            Replacements replacements,
            Appointments appointments,
            Organisation organisation,
            People people,
            LegalClock time) {
        this.secondments = secondments;
        this.replacements = replacements;
        this.appointments = appointments;
        this.organisation = organisation;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    String show(@RequestParam(name = "xong", required = false) @Nullable String done, Officer officer, Model page) {
        page.addAttribute("done", done != null);
        return view(officer, "", ReplaceForm.none(), null, page);
    }

    /** Takes somebody from the counter, at once or with a last day, by a decision; another comes in his place. */
    @Access(value = Access.Who.OFFICER, rights = Appointments.SECOND)
    @PostMapping("/{person}/{post}/thay")
    String replace(
            @PathVariable String person,
            @PathVariable String post,
            @RequestParam MultiValueMap<String, String> typed,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var form = ReplaceForm.of(person, post, typed);
        var wish = form.wish();
        if (wish.isEmpty()) return refusedReplacement(officer, form, "counter.second.no.lastDay", response, page);
        return switch (replacements.replace(wish.get(), officer)) {
            case ConductResult.Done _ -> "redirect:" + PATH + "?xong";
            case ConductResult.NotFound _ -> throw Typed.notFound();
            case ConductResult.NotPossible(var wordKey) -> refusedReplacement(officer, form, wordKey, response, page);
            case ConductResult.Overtaken _ ->
                refusedReplacement(officer, form, "counter.second.no.overtaken", response, page);
        };
    }

    private String refusedReplacement(
            Officer officer, ReplaceForm form, String problem, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(officer, "", form, problem, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping("/{person}/tham-nien")
    String years(
            @PathVariable String person,
            @RequestParam(name = "nam", defaultValue = "") String years,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(
                secondments.years(actor(person), Typed.whole(years).orElse(-1), officer), "", officer, response, page);
    }

    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping("/{person}/ghi-nhan")
    String enter(
            @PathVariable String person,
            @RequestParam(name = "xep-loai", defaultValue = "") String grade,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "noi-dung", defaultValue = "") String text,
            @RequestParam(name = "key", defaultValue = "") String key,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        var at = Typed.date(day);
        if (at.isEmpty()) return refused(officer, text, "counter.second.no.day", response, page);
        var wish = new Secondments.Wish(
                actor(person),
                grade.isEmpty() ? ConductNote.Kind.FEEDBACK : ConductNote.Kind.RATING,
                at.get(),
                grade.isEmpty() ? null : grade,
                text,
                key);
        return answer(secondments.enter(wish, officer), text, officer, response, page);
    }

    @PostMapping("/ghi-nhan/{id}/tra-loi")
    String reply(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "noi-dung", defaultValue = "") String text,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(
                secondments.answer(Typed.id(id), Typed.whole(version).orElse(0), text, officer),
                text,
                officer,
                response,
                page);
    }

    @Access(value = Access.Who.OFFICER, rights = CounterSettings.MANAGE)
    @PostMapping("/ghi-nhan/{id}/ket-luan")
    String judge(
            @PathVariable String id,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "dung", defaultValue = "") String isTrue,
            Officer officer,
            HttpServletResponse response,
            Model page) {
        return answer(
                secondments.judge(Typed.id(id), Typed.whole(version).orElse(0), isTrue.equals("co"), officer),
                "",
                officer,
                response,
                page);
    }

    private String answer(
            ConductResult result, String typed, Officer officer, HttpServletResponse response, Model page) {
        return switch (result) {
            case ConductResult.Done _ -> "redirect:" + PATH;
            case ConductResult.NotFound _ -> throw Typed.notFound();
            case ConductResult.NotPossible(var wordKey) -> refused(officer, typed, wordKey, response, page);
            case ConductResult.Overtaken _ -> refused(officer, typed, "counter.second.no.overtaken", response, page);
        };
    }

    private String refused(Officer officer, String typed, String problem, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(officer, typed, ReplaceForm.none(), problem, page);
    }

    private String view(Officer officer, String typed, ReplaceForm replacing, @Nullable String problem, Model page) {
        var words = Typed.words();
        page.addAttribute("title", "counter.second.title").addAttribute("nav", "queue");
        page.addAttribute("problem", problem);
        page.addAttribute(
                "view",
                new SecondmentView(
                        officer.unitName(),
                        officer.may(CounterSettings.MANAGE),
                        officer.may(Appointments.SECOND),
                        secondments.at(officer).stream()
                                .map(s -> sent(s, officer))
                                .toList(),
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(
                                                new Option("", words.get("counter.second.feedback"), true)),
                                        GRADES.stream()
                                                .map(g -> new Option(g, words.get("counter.second.grade." + g), false)))
                                .toList(),
                        time.today().toString(),
                        Typed.freshKey(),
                        typed,
                        replacements.at(officer).stream().map(this::replaced).toList(),
                        replacing,
                        problem));
        return "counter/secondments";
    }

    private SecondmentView.Sent sent(Secondments.Sent s, Officer officer) {
        var h = s.holding();
        var home = h.terms().home();
        return new SecondmentView.Sent(
                h.person().value(),
                h.post().id().value(),
                people.name(h.person()),
                home == null ? "" : organisation.nameAt(home, time.today()),
                h.terms().kind() == Holding.Kind.SECONDED,
                DAY.format(h.validFrom()) + " – " + day(h.validTo()),
                h.basis(),
                s.years().map(String::valueOf).orElse(""),
                h.person().equals(officer.actor()),
                officer.may(Appointments.SECOND) ? replacements.inHand(h.person(), officer) : 0,
                officer.may(Appointments.SECOND) ? successors(h, officer) : List.of(),
                s.against(),
                secondments.notes(h.person(), officer).stream().map(this::note).toList());
    }

    private List<Option> successors(Holding h, Officer officer) {
        var options = new ArrayList<Option>();
        options.add(new Option("", Typed.words().get("counter.replace.nobody"), true));
        for (var one : appointments.successors(h.person(), h.post().id(), officer))
            options.add(new Option(String.valueOf(one.value()), people.name(one), false));
        return options;
    }

    private SecondmentView.Replaced replaced(Replacement r) {
        var words = Typed.words();
        var successor = r.successor();
        var last = r.lastDay();
        return new SecondmentView.Replaced(
                people.name(r.person()),
                last == null
                        ? words.get(
                                "counter.replace.atOnceOn",
                                DateText.of(r.decidedAt(), words).words())
                        : words.get("counter.replace.lastDayOn", DAY.format(last)),
                words.get(
                        "counter.replace.by", r.decisionNo(), DAY.format(r.decisionDate()), people.name(r.decidedBy())),
                r.reason(),
                successor == null ? "" : people.name(successor),
                r.inHand(),
                r.person().value());
    }

    private SecondmentView.Note note(ConductNote n) {
        var words = Typed.words();
        boolean open = n.state() == ConductNote.State.OPEN;
        var judgedBy = n.judgedBy();
        var judgedAt = n.judgedAt();
        return new SecondmentView.Note(
                n.id().toString(),
                n.version(),
                n.flag() == null ? words.get("counter.second.kind." + n.kind()) : words.get("counter.fact." + n.flag()),
                DAY.format(n.day()),
                n.grade() == null ? "" : words.get("counter.second.grade." + n.grade()),
                n.text(),
                words.get("counter.second.state." + n.state()),
                words.get(
                        "counter.second.entered",
                        people.name(n.enteredBy()),
                        DateText.of(n.enteredAt(), words).words()),
                n.answer(),
                judgedBy == null || judgedAt == null
                        ? ""
                        : words.get(
                                "counter.second.judged",
                                people.name(judgedBy),
                                DateText.of(judgedAt, words).words()),
                open,
                open && (!n.answer().isEmpty() || !time.today().isBefore(n.judgeFrom())),
                DAY.format(n.judgeFrom()));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "…" : DAY.format(day);
    }

    static ActorId actor(String typed) {
        return new ActorId(
                Typed.whole(typed.toLowerCase(Locale.ROOT)).filter(n -> n > 0).orElseThrow(Typed::notFound));
    }
}
