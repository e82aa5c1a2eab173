package vn.kycuong.regulation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.regulation.OneLead;
import vn.kycuong.regulation.Responsibility;
import vn.kycuong.regulation.Source;
import vn.kycuong.regulation.UnitDuty;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** Who answers for what: a unit's register on a day as known at a moment, all units at a glance, the history of one duty. */
@Access(Access.Who.OFFICER)
@Controller
@RequestMapping("/phan-cong")
class ResponsibilityPages {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Responsibility responsibility;
    private final DutyView view;
    private final Organisation organisation;
    private final People people;
    private final LegalClock time;

    ResponsibilityPages(
            Responsibility responsibility, DutyView view, Organisation organisation, People people, LegalClock time) {
        this.responsibility = responsibility;
        this.view = view;
        this.organisation = organisation;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    String unit(
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "biet", defaultValue = "") String known,
            Officer officer,
            Model page) {
        var on = Typed.date(day).orElseGet(time::today);
        var id = Typed.whole(unit).map(UnitId::new).filter(organisation::knows).orElse(officer.unit());
        var answers = responsibility.answers(id, on, known(known)).stream()
                .map(a -> view.line(a, on))
                .toList();
        boolean own = id.equals(officer.unit());
        page.addAttribute("title", "regulation.title").addAttribute("nav", "regulation");
        page.addAttribute("unitName", organisation.nameAt(id, on));
        page.addAttribute("units", units(on, id));
        page.addAttribute("day", on);
        page.addAttribute("known", Typed.date(known).map(LocalDate::toString).orElse(""));
        page.addAttribute("answers", answers);
        page.addAttribute(
                "share",
                responsibility.shares(List.of(id), on, known(known)).stream()
                        .findFirst()
                        .orElse(new OneLead(id, 0, 0, 0, 0)));
        boolean now = known.isEmpty();
        page.addAttribute(
                "open",
                now
                        ? responsibility.notTakenUp(id, on).stream()
                                .map(a -> new Option(
                                        "van-ban=" + a.documentKey() + "&diem="
                                                + a.duty().clause() + "&ma="
                                                + a.duty().code(),
                                        view.sign(a.documentKey()) + ", "
                                                + a.duty().ref() + " · "
                                                + a.duty().heading(),
                                        false))
                                .toList()
                        : List.of());
        page.addAttribute("drafts", responsibility.open(id, officer));
        page.addAttribute("mayDraft", own && now && officer.may(Responsibility.DRAFT));
        return "regulation/unit";
    }

    @GetMapping("/don-vi")
    String units(
            @RequestParam(name = "van-ban", defaultValue = "") String document,
            @RequestParam(name = "diem", defaultValue = "") String clause,
            @RequestParam(name = "ngay", defaultValue = "") String day,
            @RequestParam(name = "biet", defaultValue = "") String known,
            @RequestParam(name = "loai", defaultValue = "") String kind,
            Officer officer,
            Model page) {
        var on = Typed.date(day).orElseGet(time::today);
        var kinds = Typed.one(UnitKind.class, kind).map(List::of).orElse(List.of(UnitKind.AGENCY, UnitKind.DISTRICT));
        var shown = organisation.unitsAt(on).stream()
                .filter(u -> kinds.contains(u.kind()))
                .toList();
        var ids = shown.stream().map(Unit::id).toList();
        Map<UnitId, OneLead> shares = responsibility.shares(ids, on, known(known)).stream()
                .collect(Collectors.toMap(OneLead::unit, Function.identity()));
        boolean ofClause = !document.isEmpty() && !clause.isEmpty();
        var answers = ofClause
                ? responsibility.answers(Source.clause(document, clause, ""), ids, on, known(known))
                : List.<vn.kycuong.regulation.Answer>of();
        page.addAttribute("title", "regulation.units").addAttribute("nav", "regulation");
        page.addAttribute("day", on);
        page.addAttribute("known", Typed.date(known).map(LocalDate::toString).orElse(""));
        page.addAttribute("document", ofClause ? document : "");
        page.addAttribute("clause", ofClause ? clause : "");
        page.addAttribute("sign", ofClause ? view.sign(document) : "");
        page.addAttribute("kind", kind);
        page.addAttribute(
                "lines",
                shown.stream()
                        .map(u -> {
                            var s = shares.getOrDefault(u.id(), new OneLead(u.id(), 0, 0, 0, 0));
                            return new ShareLine(
                                    organisation.nameAt(u.id(), on),
                                    "/phan-cong?don-vi=" + u.id() + "&ngay=" + on
                                            + (known.isEmpty() ? "" : "&biet=" + known),
                                    s.duties(),
                                    s.one(),
                                    s.none(),
                                    s.several(),
                                    answers.stream()
                                            .filter(a -> a.duty().unit().equals(u.id()))
                                            .map(a -> view.line(a, on))
                                            .toList());
                        })
                        .toList());
        return "regulation/units";
    }

    /** Every version of a duty: on which days it holds, and when that was held true. */
    @GetMapping("/viec/{id}")
    String history(@PathVariable("id") String id, Officer officer, Model page) {
        var versions = Typed.uuid(id).map(responsibility::history).orElse(List.of());
        if (versions.isEmpty()) throw DutyView.notFound();
        var newest = versions.getLast();
        page.addAttribute("title", "regulation.history").addAttribute("nav", "regulation");
        page.addAttribute("name", newest.sheet().name());
        page.addAttribute("unitName", organisation.nameAt(newest.unit(), time.today()));
        page.addAttribute("unitHref", "/phan-cong?don-vi=" + newest.unit());
        page.addAttribute("id", id);
        page.addAttribute("mayDraft", newest.unit().equals(officer.unit()) && officer.may(Responsibility.DRAFT));
        page.addAttribute(
                "versions", versions.reversed().stream().map(this::version).toList());
        return "regulation/history";
    }

    private VersionLine version(UnitDuty d) {
        return new VersionLine(
                d.sheet().name(),
                view.source(d.sheet().source()),
                d.sheet().parts().stream()
                        .map(p -> view.part(p.role()) + ": "
                                + people.title(p.post()).orElse(p.post().toString()))
                        .sorted()
                        .toList(),
                d.sheet().found(),
                d.sheet().leads(),
                DutyView.day(d.sheet().from()),
                DutyView.day(d.sheet().to()),
                MINUTE.format(LegalZone.local(d.knownFrom())),
                d.knownTo() == null ? "" : MINUTE.format(LegalZone.local(Objects.requireNonNull(d.knownTo()))),
                people.name(d.draftedBy()),
                people.name(d.confirmedBy()));
    }

    private List<Option> units(LocalDate day, UnitId chosen) {
        return organisation.unitsAt(day).stream()
                .filter(u -> u.kind() != UnitKind.VERTICAL)
                .sorted(Comparator.comparing(Unit::kind).thenComparing(u -> u.name()))
                .map(u -> new Option(u.id().toString(), organisation.nameAt(u.id(), day), u.id().equals(chosen)))
                .toList();
    }

    /** As known at the end of that day; now when none is named. */
    private Instant known(String day) {
        return Typed.date(day)
                .map(d -> LegalZone.instant(d.plusDays(1).atStartOfDay()).minusMillis(1))
                .orElseGet(time::instant);
    }
}
