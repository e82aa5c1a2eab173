package vn.kycuong.procedure.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.procedure.TimesTaken;
import vn.kycuong.reference.SearchText;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** How long an office really takes over each of its procedures: for whoever chooses an office, or waits for one. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(OfficeTimesPages.PATH)
class OfficeTimesPages {
    static final String PATH = "/thoi-gian-giai-quyet";
    private static final List<UnitKind> KINDS =
            List.of(UnitKind.AGENCY, UnitKind.VERTICAL, UnitKind.DISTRICT, UnitKind.COMMUNE);
    private static final int MOST = 60;
    /** As much of a question as is shown again. */
    private static final int LONGEST = 100;

    private final Organisation organisation;
    private final Procedures procedures;
    private final TimesTaken times;
    private final LegalClock time;

    OfficeTimesPages(Organisation organisation, Procedures procedures, TimesTaken times, LegalClock time) {
        this.organisation = organisation;
        this.procedures = procedures;
        this.times = times;
        this.time = time;
    }

    @GetMapping
    String all(@RequestParam(name = "q", defaultValue = "") String typed, Model page) {
        var today = time.today();
        var asked = typed.strip();
        page.addAttribute("title", "procedure.times.title").addAttribute("nav", "procedures");
        page.addAttribute("typed", asked.substring(0, Math.min(asked.length(), LONGEST)));
        page.addAttribute("offices", offices(asked, today));
        return "procedure/offices";
    }

    /** By its key, or by its number where that is all a page knows of it. */
    @GetMapping("/{unit}")
    String show(@PathVariable String unit, Model page) {
        var today = time.today();
        var office = find(unit, today).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("title", "procedure.times.title").addAttribute("nav", "procedures");
        page.addAttribute("office", organisation.nameAt(office.id(), today));
        page.addAttribute(
                "taken", times.at(office.id()).map(taken -> view(taken, today)).orElse(null));
        return "procedure/office";
    }

    private OfficeTimesView view(TimesTaken.AtOffice taken, LocalDate today) {
        var locale = LocaleContextHolder.getLocale();
        return OfficeTimesView.of(
                taken,
                key -> procedures
                        .get(key, today)
                        .map(found -> found.name(locale))
                        .orElseGet(() -> procedures.name(key)));
    }

    private Optional<Unit> find(String unit, LocalDate today) {
        var found = organisation.unitsAt(today).stream()
                .filter(one -> one.key().equals(unit) || one.id().toString().equals(unit))
                .findFirst();
        // a unit that is no more is answered for by whoever bears its duty today
        return found.or(() -> unit.matches("\\d{1,9}")
                ? organisation.dutyBearer(new UnitId(Integer.parseInt(unit)), today)
                : Optional.empty());
    }

    /** Of the offices of the province those whose names are like what was typed; the many communes only where something was. */
    private List<Option> offices(String typed, LocalDate today) {
        var words = SearchText.folded(typed);
        return KINDS.stream()
                .filter(kind -> !words.isEmpty() || kind != UnitKind.COMMUNE)
                .flatMap(kind -> organisation.unitsAt(today, kind).stream()
                        .map(unit -> new Option(unit.key(), organisation.nameAt(unit.id(), today), false))
                        .sorted(Comparator.comparing((Option one) -> SearchText.folded(one.label()))
                                .thenComparing(Option::value)))
                .filter(one -> SearchText.folded(one.label()).contains(words))
                .limit(MOST)
                .toList();
    }
}
