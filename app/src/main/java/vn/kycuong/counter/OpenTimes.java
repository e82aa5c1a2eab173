package vn.kycuong.counter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.identity.Presence;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** Which times can be had at a unit's counters: working time, less what is held, for as many counters as people are there to serve them. */
@Component
public class OpenTimes {
    private final BookingRows rows;
    private final CounterSettings settings;
    private final CounterTerms terms;
    private final Presence presence;
    private final WorkTime workTime;
    private final LegalClock time;

    OpenTimes(
            BookingRows rows,
            CounterSettings settings,
            CounterTerms terms,
            Presence presence,
            WorkTime workTime,
            LegalClock time) {
        this.rows = rows;
        this.settings = settings;
        this.terms = terms;
        this.presence = presence;
        this.workTime = workTime;
        this.time = time;
    }

    /** A day that can be looked at, with the places left on it; the name of the holiday where it is off. */
    public record Day(LocalDate date, int free, String off) {}

    /** A day on which more is booked at one time than people are there to serve it. */
    public record Crowded(LocalDate day, int booked, int people) {}

    /** Who receives at a unit, each with the days on which he is there; where no such post is held, that is not known. */
    private record Staff(Collection<Set<LocalDate>> days) {
        SlotRules.Room room(CounterSetting setting, LocalDate day) {
            return new SlotRules.Room(setting.bookingDesks(), days.isEmpty() ? setting.bookingDesks() : people(day));
        }

        int people(LocalDate day) {
            return (int) days.stream().filter(there -> there.contains(day)).count();
        }
    }

    List<Day> days(UnitId unit) {
        var calendar = calendar(unit);
        var today = time.today();
        var last = last(unit);
        var staff = staff(unit, today, last);
        return today.datesUntil(last.plusDays(1))
                .filter(day -> !day.isAfter(calendar.last()))
                .map(day -> new Day(
                        day,
                        slots(unit, day, staff).stream().mapToInt(Slot::free).sum(),
                        calendar.isWorkingDay(day) ? "" : calendar.fact(day).name()))
                .toList();
    }

    List<Slot> slots(UnitId unit, LocalDate day) {
        if (day.isBefore(time.today()) || day.isAfter(last(unit))) return List.of();
        return slots(unit, day, staff(unit, day, day));
    }

    private List<Slot> slots(UnitId unit, LocalDate day, Staff staff) {
        var setting = settings.of(unit, day);
        var slots = SlotRules.day(calendar(unit), day, setting.slotMinutes());
        var held = rows.held(unit, LegalZone.startOf(day), LegalZone.startOf(day.plusDays(1)));
        return SlotRules.free(slots, staff.room(setting, day), held, earliest());
    }

    /** The time that begins then, while a place is left. */
    Optional<Slot> slot(UnitId unit, LocalDateTime from) {
        return slots(unit, from.toLocalDate()).stream()
                .filter(s -> s.from().equals(from) && s.free() > 0)
                .findFirst();
    }

    /** The first free time from the one that fell away on; where the booking lies at the end of what may be booked, the nearest before it. */
    Optional<Slot> next(Booking booking) {
        var unit = booking.unit();
        var today = time.today();
        var last = last(unit);
        var staff = staff(unit, today, last);
        var from = booking.from().toLocalDate();
        var after = from.isAfter(last)
                ? Optional.<Slot>empty()
                : free(unit, from.isBefore(today) ? today : from, last, staff)
                        .filter(s -> !s.from().isBefore(booking.from()))
                        .findFirst();
        return after.or(() -> free(unit, today, last, staff).reduce((_, later) -> later));
    }

    private Stream<Slot> free(UnitId unit, LocalDate first, LocalDate last, Staff staff) {
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> slots(unit, day, staff).stream())
                .filter(s -> s.free() > 0);
    }

    /** Whether the office is open from one moment to the other, as the calendar is known now. */
    boolean stands(UnitId unit, LocalDateTime from, LocalDateTime to) {
        return SlotRules.stands(calendar(unit), from, to);
    }

    /** Holds the next counter that nobody takes meanwhile; false when there is none. */
    boolean hold(UUID booking, boolean offered, UnitId unit, Slot slot) {
        var day = slot.from().toLocalDate();
        var room = staff(unit, day, day).room(settings.of(unit, day), day);
        for (int tries = 0; tries < room.desks(); tries++) {
            var held = rows.held(unit, LegalZone.instant(slot.from()), LegalZone.instant(slot.to()));
            var desk = SlotRules.desk(slot, room, held);
            if (desk.isEmpty()) return false;
            if (rows.hold(booking, offered, unit, desk.get(), slot)) return true;
        }
        return false;
    }

    /** From today on, by the absences entered so far. */
    List<Crowded> crowded(UnitId unit) {
        var today = time.today();
        var last = last(unit);
        var staff = staff(unit, today, last);
        if (staff.days().isEmpty()) return List.of();
        var held = rows.held(unit, LegalZone.startOf(today), LegalZone.startOf(last.plusDays(1)));
        return held.stream()
                .collect(Collectors.groupingBy(h -> h.from().toLocalDate(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(e -> new Crowded(e.getKey(), SlotRules.most(e.getValue()), staff.people(e.getKey())))
                .filter(c -> c.booked() > c.people())
                .toList();
    }

    private Staff staff(UnitId unit, LocalDate first, LocalDate last) {
        return new Staff(presence.of(unit, PostRole.RECEIVER, first, last).values());
    }

    private LocalDate last(UnitId unit) {
        var today = time.today();
        return today.plusDays(settings.of(unit, today).daysAhead());
    }

    private LocalDateTime earliest() {
        return LegalZone.local(time.instant()).plusMinutes(terms.whole("counter.lead-minutes", time.today()));
    }

    private WorkingCalendar calendar(UnitId unit) {
        return workTime.calendar(unit, time.instant());
    }
}
