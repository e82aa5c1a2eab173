package vn.kycuong.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.ShippedUnits;
import vn.kycuong.worktime.ShippedDays;
import vn.kycuong.worktime.WorkTime;

/** Finds the office a question is about: in the registers of an installation, or in what ships with the program. */
public final class Offices {
    private static final String CUTOFF = "dossier.same-day-cutoff";
    private static final int LONGEST = 100;

    private final BiFunction<UnitId, Instant, WorkingCalendar> calendars;
    private final Rules rules;
    private final Function<String, Optional<Office.Named>> units;
    private final Clock system;

    /** Whether there is an office, or why not. */
    public sealed interface Found {
        /** There is. */
        record Here(Office office) implements Found {}

        /** There is none. */
        record No(Refusal refusal) implements Found {}
    }

    private Offices(
            BiFunction<UnitId, Instant, WorkingCalendar> calendars,
            Rules rules,
            Function<String, Optional<Office.Named>> units,
            Clock system) {
        this.calendars = calendars;
        this.rules = rules;
        this.units = units;
        this.system = system;
    }

    static Offices of(WorkTime workTime, Rules rules, Organisation organisation, Clock system) {
        return new Offices(workTime::calendar, rules, named -> unit(organisation, named), system);
    }

    /** The stored registers of an installation; empty if its days are not loaded yet, or cannot be read. */
    public static Optional<Offices> stored(JdbcClient jdbc, Clock system) {
        var workTime = WorkTime.of(jdbc);
        try {
            return workTime.loaded()
                    ? Optional.of(of(workTime, Rules.of(jdbc), Organisation.of(jdbc), system))
                    : Optional.empty();
        } catch (DataAccessException notThere) {
            return Optional.empty();
        }
    }

    /** What ships with the program: the nation's days, and no days of a unit's own. */
    public static Offices shipped(Clock system) {
        return new Offices(
                (_, knownAt) -> ShippedDays.calendar(knownAt),
                Rules.shipped(),
                key -> ShippedUnits.name(key).map(name -> new Office.Named(key, name, Optional.empty())),
                system);
    }

    /**
     * The office of a unit.
     *
     * @param unit its key, code or number; empty for the common calendar
     * @param knownAt a moment as typed; empty for now
     */
    public Found office(String unit, String knownAt) {
        try {
            return new Found.Here(find(unit, knownAt));
        } catch (Refused no) {
            return new Found.No(no.refusal());
        }
    }

    Office find(String unit, String knownAt) throws Refused {
        var known = known(knownAt);
        var named = named(unit.strip());
        var id = named == null ? UnitId.ALL : named.id().orElse(UnitId.ALL);
        return new Office(named, known, calendars.apply(id, known), this::cutoff);
    }

    /**
     * What is known now is what the registers hold in the real present: announcements are facts of the real world, also where a
     * sample province lives in another year.
     */
    private Instant known(String typed) throws Refused {
        var now = system.instant();
        if (typed.isBlank()) return now;
        var asked = Moments.read(typed, "knownAt");
        if (!asked.isAfter(now)) return asked;
        throw Refused.impossible(
                "knownAt",
                "Thời điểm biết %s ở tương lai: không ai biết trước lịch sẽ đổi thế nào.".formatted(moment(asked)),
                "The moment of knowledge, %s, lies in the future: nobody knows how the calendar will change."
                        .formatted(LegalZone.local(asked)));
    }

    private Office.@Nullable Named named(String typed) throws Refused {
        if (typed.isEmpty()) return null;
        var found = typed.length() > LONGEST ? Optional.<Office.Named>empty() : units.apply(typed);
        if (found.isPresent()) return found.get();
        throw Refused.unknown(
                "unit",
                "Không có đơn vị “%s”. Dùng khóa của đơn vị như TTPVHCC, mã H37… hoặc số của đơn vị trong hệ thống."
                        .formatted(Quoted.shortened(typed)),
                "There is no unit \"%s\". Use its key such as TTPVHCC, its code H37…, or its number in the system."
                        .formatted(Quoted.shortened(typed)));
    }

    private Optional<LocalTime> cutoff(LocalDate day) {
        return cutoff(rules, day, "*");
    }

    static Optional<LocalTime> cutoff(Rules rules, LocalDate day, String subject) {
        return rules.at(day, subject).find(CUTOFF).map(rule -> LocalTime.parse(rule.value()));
    }

    private static Optional<Office.Named> unit(Organisation organisation, String named) {
        return organisation.find(named).map(unit -> new Office.Named(unit.key(), unit.name(), Optional.of(unit.id())));
    }

    static String moment(Instant at) {
        var local = LegalZone.local(at);
        return "%02d:%02d %s".formatted(local.getHour(), local.getMinute(), Office.vn(local.toLocalDate()));
    }
}
