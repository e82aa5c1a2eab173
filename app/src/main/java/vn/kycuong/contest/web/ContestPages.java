package vn.kycuong.contest.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.contest.ContestResult;
import vn.kycuong.contest.ContestState;
import vn.kycuong.contest.Contests;
import vn.kycuong.contest.Place;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Asking for another look at charged time, and deciding it. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping("/xem-lai-thoi-gian")
class ContestPages {
    private static final int MOST = 200;
    private static final int LONGEST = 4_000;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Contests contests;
    private final Organisation organisation;
    private final People people;
    private final WorkTime workTime;
    private final LegalClock time;

    ContestPages(Contests contests, Organisation organisation, People people, WorkTime workTime, LegalClock time) {
        this.contests = contests;
        this.organisation = organisation;
        this.people = people;
        this.workTime = workTime;
        this.time = time;
    }

    @GetMapping
    String list(@RequestParam(name = "vu-viec", defaultValue = "") String about, Officer officer, Model page) {
        var found = about.isEmpty() ? contests.newest(officer, MOST) : contests.about(caseId(about), officer);
        page.addAttribute("title", "contest.title");
        page.addAttribute("nav", "work");
        page.addAttribute("contests", found.stream().map(s -> view(s, officer)).toList());
        return "contest/list";
    }

    @GetMapping("/moi")
    String form(
            @RequestParam(name = "vu-viec") String about,
            @RequestParam(name = "nghia-vu", defaultValue = "1") int obligation,
            @RequestParam(name = "tu") String from,
            Officer officer,
            Model page) {
        return form(ref(about, obligation, from), "", null, officer, page);
    }

    @PostMapping
    String raise(
            @RequestParam(name = "vu-viec") String about,
            @RequestParam(name = "nghia-vu", defaultValue = "1") int obligation,
            @RequestParam(name = "tu") String from,
            @RequestParam(name = "key") String key,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Officer officer,
            Model page) {
        var ref = ref(about, obligation, from);
        if (reason.isBlank() || reason.length() > LONGEST)
            return form(ref, reason, new ContestResult.NotPossible("contest.no.reason", LONGEST), officer, page);
        if (key.length() < 16 || key.length() > 100) throw notFound();
        return switch (contests.raise(key, ref, reason.strip(), officer)) {
            case ContestResult.Done(var id) -> "redirect:/xem-lai-thoi-gian/" + id;
            case ContestResult.NotFound _ -> throw notFound();
            case ContestResult no -> form(ref, reason, no, officer, page);
        };
    }

    private String form(
            Contests.PartRef ref, String reason, @Nullable ContestResult refusal, Officer officer, Model page) {
        var raisable = contests.raisable(ref, officer);
        if (raisable instanceof Contests.Raisable.No(ContestResult.NotFound _)) throw notFound();
        page.addAttribute("title", "contest.new");
        page.addAttribute("nav", "work");
        page.addAttribute("about", ref.caseId().toString());
        page.addAttribute("obligation", ref.obligation());
        page.addAttribute("from", ref.from().toString());
        page.addAttribute("reason", reason);
        page.addAttribute("key", UUID.randomUUID().toString());
        var why = refusal != null ? refusal : raisable instanceof Contests.Raisable.No(var no) ? no : null;
        refusal(why, page);
        page.addAttribute("may", raisable instanceof Contests.Raisable.Yes);
        page.addAttribute("part", "");
        if (raisable instanceof Contests.Raisable.Yes(var part)) {
            page.addAttribute(
                    "part",
                    words().get(
                                    "contest.part",
                                    minute(part.from()),
                                    minute(part.to()),
                                    hours(part.minutes()),
                                    name(part.hand().unit())));
        }
        return "contest/form";
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Officer officer, Model page) {
        return show(caseId(id), null, "", officer, page);
    }

    @Access(value = Access.Who.OFFICER, rights = Contests.DECIDE)
    @PostMapping("/{id}/quyet-dinh")
    String decide(
            @PathVariable String id,
            @RequestParam(name = "version") int version,
            @RequestParam(name = "outcome", defaultValue = "") String outcome,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "answer", defaultValue = "") String answer,
            Officer officer,
            Model page) {
        var contest = caseId(id);
        if (answer.isBlank() || answer.length() > LONGEST)
            return show(contest, new ContestResult.NotPossible("contest.no.reason", LONGEST), answer, officer, page);
        if (!OUTCOMES.contains(outcome))
            return show(contest, new ContestResult.NotPossible("contest.no.outcome"), answer, officer, page);
        return switch (contests.decide(contest, version, place(outcome, unit), answer.strip(), officer)) {
            case ContestResult.Done _ -> "redirect:/xem-lai-thoi-gian/" + contest;
            case ContestResult.NotFound _ -> throw notFound();
            case ContestResult no -> show(contest, no, answer, officer, page);
        };
    }

    private static final List<String> OUTCOMES = List.of("DISMISSED", "UNIT", "CITIZEN", "NOBODY");

    private @Nullable Place place(String outcome, String unit) {
        if (outcome.equals("DISMISSED")) return null;
        var kind = Place.Kind.valueOf(outcome);
        var chosen = kind == Place.Kind.UNIT
                ? choices().stream().filter(u -> u.id().equals(unit)).findFirst()
                : Optional.<ContestView.Choice>empty();
        return new Place(
                kind, chosen.map(c -> new UnitId(Integer.parseInt(c.id()))).orElse(null));
    }

    private String show(CaseId id, @Nullable ContestResult refusal, String answer, Officer officer, Model page) {
        var standing = contests.find(id, officer).orElseThrow(ContestPages::notFound);
        page.addAttribute("title", "contest.one");
        page.addAttribute("nav", "work");
        page.addAttribute("contest", view(standing, officer));
        page.addAttribute("answer", answer);
        refusal(refusal, page);
        return "contest/show";
    }

    private static void refusal(@Nullable ContestResult refusal, Model page) {
        page.addAttribute(
                "problem",
                switch (refusal) {
                    case null -> null;
                    case ContestResult.NotPossible no -> no.wordKey();
                    case ContestResult.Overtaken _ -> "contest.no.decided";
                    case ContestResult.NotAllowed _ -> "contest.no.notAllowed";
                    case ContestResult.NotFound _, ContestResult.Done _ -> null;
                });
        page.addAttribute(
                "arguments", refusal instanceof ContestResult.NotPossible no ? no.arguments() : new Object[0]);
    }

    private ContestView view(Contests.Standing s, Officer officer) {
        var c = s.contest();
        var part = c.part();
        boolean open = s.stands() == ContestState.RAISED;
        return new ContestView(
                c.id().toString(),
                "/ho-so/" + part.caseId(),
                s.state().version(),
                s.stands().wordKey(),
                "contest.hand." + part.kind().name(),
                name(part.unit()),
                person(part.officer()),
                person(part.head()),
                minute(part.from()),
                minute(part.to()),
                part.opened(),
                part.ended(),
                hours(part.minutes()),
                people.name(c.raisedBy()),
                name(c.raisedFor()),
                minute(c.raisedAt()),
                minute(s.owed()
                        .clock()
                        .due(workTime.calendar(s.owed().unit(), time.instant()), time.instant())
                        .at()),
                c.reason() == null ? words().get("contest.erased") : c.reason(),
                c.answer() == null ? "" : c.answer(),
                open ? "" : contests.decidedBy(c.id()).map(people::name).orElse(""),
                open ? "" : contests.place(c.id()).map(this::placeName).orElse(""),
                open,
                open && officer.may(Contests.DECIDE),
                open && officer.may(Contests.DECIDE) ? choices() : List.of());
    }

    private String placeName(Place place) {
        return place.unit() == null ? words().get("contest.to." + place.kind().name()) : name(place.unit());
    }

    private List<ContestView.Choice> choices() {
        var day = time.today();
        return organisation.unitsAt(day).stream()
                .filter(u -> u.kind() != UnitKind.VERTICAL || !u.name().isBlank())
                .map(u -> new ContestView.Choice(String.valueOf(u.id().value()), organisation.nameAt(u.id(), day)))
                .toList();
    }

    private String person(@Nullable ActorId actor) {
        return actor == null ? "" : people.name(actor);
    }

    private String name(UnitId unit) {
        return organisation.nameAt(unit, time.today());
    }

    private static String minute(Instant moment) {
        return MINUTE.format(LegalZone.local(moment));
    }

    private static String hours(long minutes) {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static Contests.PartRef ref(String about, int obligation, String from) {
        try {
            return new Contests.PartRef(caseId(about), obligation, Instant.parse(from));
        } catch (DateTimeException unreadable) {
            throw notFound();
        }
    }

    private static CaseId caseId(String id) {
        if (!UUID_TEXT.matcher(id).matches()) throw notFound();
        return CaseId.parse(id);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }
}
