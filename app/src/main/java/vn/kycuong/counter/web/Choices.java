package vn.kycuong.counter.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.kycuong.counter.Bookings;
import vn.kycuong.counter.CounterSettings;
import vn.kycuong.counter.OpenTimes;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.Option;
import vn.kycuong.worktime.LegalClock;

/** What can be chosen: offices, days, times, procedures. */
@Component
class Choices {
    private final Bookings bookings;
    private final CounterSettings settings;
    private final Organisation organisation;
    private final Procedures procedures;
    private final LegalClock time;

    Choices(
            Bookings bookings,
            CounterSettings settings,
            Organisation organisation,
            Procedures procedures,
            LegalClock time) {
        this.bookings = bookings;
        this.settings = settings;
        this.organisation = organisation;
        this.procedures = procedures;
        this.time = time;
    }

    LocalDate today() {
        return time.today();
    }

    /** Offices where citizens may book, by name. */
    List<Unit> offices() {
        return settings.open().stream()
                .map(organisation::unit)
                .filter(u -> u.existsOn(time.today()))
                .toList();
    }

    /** @throws org.springframework.web.server.ResponseStatusException 404 if there is none today */
    Unit unit(String key) {
        return organisation.find(key).filter(u -> u.existsOn(time.today())).orElseThrow(Typed::notFound);
    }

    String name(UnitId unit) {
        return organisation.nameAt(unit, time.today());
    }

    String procedure(String key) {
        return procedures.name(key);
    }

    /** The days ahead; those without a place say why. */
    List<BookView.Day> days(UnitId unit, LocalDate chosen, String path) {
        var words = Typed.words();
        return bookings.days(unit).stream()
                .map(d -> new BookView.Day(
                        DateText.of(d.date(), words).words(),
                        d.free() > 0
                                ? words.get("counter.book.left", d.free())
                                : d.off().isEmpty() ? words.get("counter.book.full") : d.off(),
                        d.free() > 0 ? path + "?ngay=" + d.date() : "",
                        d.date().equals(chosen)))
                .toList();
    }

    /** The day asked for, or the first with a place. */
    LocalDate day(UnitId unit, String asked) {
        var days = bookings.days(unit);
        return Typed.date(asked)
                .filter(day -> days.stream().anyMatch(d -> d.date().equals(day)))
                .orElseGet(() -> days.stream()
                        .filter(d -> d.free() > 0)
                        .map(OpenTimes.Day::date)
                        .findFirst()
                        .orElse(time.today()));
    }

    List<Option> times(UnitId unit, LocalDate day, String chosen) {
        return bookings.slots(unit, day).stream()
                .filter(s -> s.free() > 0)
                .map(s -> new Option(
                        s.from().toString(),
                        Times.hour(s.from()),
                        s.from().toString().equals(chosen)))
                .toList();
    }

    List<Option> procedures(String chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", Typed.words().get("counter.book.anyProcedure"), chosen.isEmpty()));
        var locale = LocaleContextHolder.getLocale();
        procedures.all(time.today()).stream()
                .filter(p -> p.takenInAtOneStop())
                .map(p -> new Option(p.key(), p.name(locale), p.key().equals(chosen)))
                .forEach(options::add);
        return options;
    }

    boolean isProcedure(String key) {
        return procedures.get(key, time.today()).isPresent();
    }
}
