package vn.kycuong.almanac.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.almanac.CalendarFile;
import vn.kycuong.almanac.YearOfDays;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** The working calendar of a year, for everybody: of the province or of one unit, as known now or at an earlier moment. */
@Access(Access.Who.EVERYBODY)
@Controller
class CalendarPages {
    private final WorkTime workTime;
    private final Organisation organisation;
    private final LegalClock time;

    CalendarPages(WorkTime workTime, Organisation organisation, LegalClock time) {
        this.workTime = workTime;
        this.organisation = organisation;
        this.time = time;
    }

    @GetMapping("/lich")
    String now() {
        return "redirect:/lich/" + time.today().getYear();
    }

    @GetMapping("/lich/{year:\\d\\d\\d\\d}")
    String show(
            @PathVariable("year") int year,
            @RequestParam(name = "don-vi", defaultValue = "") String unitKey,
            @RequestParam(name = "biet-luc", defaultValue = "") String known,
            @Nullable Officer officer,
            Model page) {
        var knownAt = Moment.parse(known).filter(at -> !at.isAfter(time.instant()));
        var unit = unit(unitKey);
        page.addAttribute("title", "almanac.title");
        page.addAttribute("nav", "calendar");
        page.addAttribute("view", view(year, unit, knownAt.orElse(time.instant()), known, knownAt.isEmpty()));
        page.addAttribute("officer", officer);
        return "almanac/year";
    }

    @GetMapping("/lich/{year:\\d\\d\\d\\d}.csv")
    ResponseEntity<String> csv(
            @PathVariable("year") int year, @RequestParam(name = "don-vi", defaultValue = "") String unitKey) {
        return file(CalendarFile.csv(special(year, unit(unitKey))), "text/csv", "lich-" + year + ".csv");
    }

    @GetMapping("/lich/{year:\\d\\d\\d\\d}.ics")
    ResponseEntity<String> ics(
            @PathVariable("year") int year, @RequestParam(name = "don-vi", defaultValue = "") String unitKey) {
        return file(CalendarFile.ics(special(year, unit(unitKey))), "text/calendar", "lich-" + year + ".ics");
    }

    private YearView view(int year, Optional<Unit> unit, Instant knownAt, String typed, boolean now) {
        var calendar = workTime.calendar(unit.map(Unit::id).orElse(vn.kycuong.kernel.UnitId.ALL), knownAt);
        if (year < calendar.first().getYear() || year > calendar.last().getYear()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new YearView(
                YearOfDays.of(calendar, year),
                YearOfDays.hours(calendar, year).entrySet().stream()
                        .map(e -> new YearView.Hours(e.getValue(), e.getKey()))
                        .toList(),
                unit.map(Unit::key).orElse(""),
                unit.map(u -> organisation.nameAt(u.id(), time.today())).orElse(""),
                organisation.unitsAt(time.today()).stream()
                        .map(u -> new YearView.Choice(u.key(), organisation.nameAt(u.id(), time.today())))
                        .toList(),
                knownAt,
                typed,
                !typed.isBlank() && now,
                workTime.hoursVerified(),
                calendar.first().getYear(),
                calendar.last().getYear());
    }

    private List<YearOfDays.Day> special(int year, Optional<Unit> unit) {
        var calendar = workTime.calendar(unit.map(Unit::id).orElse(vn.kycuong.kernel.UnitId.ALL), time.instant());
        if (year < calendar.first().getYear() || year > calendar.last().getYear()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return YearOfDays.of(calendar, year).months().stream()
                .flatMap(month -> month.weeks().stream().flatMap(List::stream))
                .flatMap(Optional::stream)
                .filter(day -> YearOfDays.isSpecial(day.fact().kind()))
                .toList();
    }

    private Optional<Unit> unit(String key) {
        if (key.isBlank()) return Optional.empty();
        return Optional.of(
                organisation.byKey(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static ResponseEntity<String> file(String content, String type, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(content);
    }
}
