package vn.kycuong.counter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.kycuong.calendar.WorkingCalendar;

/** Which times a working day has, and which of them are free. */
final class SlotRules {
    private SlotRules() {}

    /** A counter that is held for a time. */
    record Held(int desk, LocalDateTime from, LocalDateTime to) {
        boolean meets(LocalDateTime start, LocalDateTime end) {
            return from.isBefore(end) && start.isBefore(to);
        }
    }

    /** The sessions of a day in equal parts, each of which ends within its session; none on a day off. */
    static List<Slot> day(WorkingCalendar calendar, LocalDate day, int minutes) {
        var slots = new ArrayList<Slot>();
        if (isOutside(calendar, day)) return slots;
        for (var session : calendar.sessions(day).list()) {
            var end = day.atTime(session.to());
            for (var from = day.atTime(session.from());
                    !from.plusMinutes(minutes).isAfter(end);
                    from = from.plusMinutes(minutes)) slots.add(new Slot(from, from.plusMinutes(minutes), 0));
        }
        return slots;
    }

    /** Whether the office is open from one moment to the other, as the calendar is known now. */
    static boolean stands(WorkingCalendar calendar, LocalDateTime from, LocalDateTime to) {
        var day = from.toLocalDate();
        if (isOutside(calendar, day) || !to.toLocalDate().equals(day)) return false;
        return calendar.sessions(day).list().stream()
                .anyMatch(s -> !from.toLocalTime().isBefore(s.from())
                        && !to.toLocalTime().isAfter(s.to()));
    }

    /**
     * What can be held at a time on a day.
     *
     * @param desks counters that take appointments
     * @param people who is there to serve them
     */
    record Room(int desks, int people) {}

    /** The same times with what is left of the counters, and of the people. */
    static List<Slot> free(List<Slot> slots, Room room, Collection<Held> held, LocalDateTime earliest) {
        return slots.stream()
                .filter(s -> !s.from().isBefore(earliest))
                .map(s -> new Slot(s.from(), s.to(), (int) desks(s, room, held).count()))
                .toList();
    }

    /** The counter of the lowest number that is free then: of two who ask for the last at once, both ask for the same. */
    static Optional<Integer> desk(Slot slot, Room room, Collection<Held> held) {
        return desks(slot, room, held).boxed().findFirst();
    }

    private static IntStream desks(Slot slot, Room room, Collection<Held> held) {
        var then = held.stream().filter(h -> h.meets(slot.from(), slot.to())).toList();
        return IntStream.rangeClosed(1, room.desks())
                .filter(desk -> then.stream().noneMatch(h -> h.desk() == desk))
                .limit(Math.max(0, room.people() - then.size()));
    }

    /** So many appointments at once as a day has at most. */
    static int most(Collection<Held> held) {
        return held.stream()
                .mapToInt(one -> (int) held.stream()
                        .filter(other -> other.meets(one.from(), one.from().plusNanos(1)))
                        .count())
                .max()
                .orElse(0);
    }

    private static boolean isOutside(WorkingCalendar calendar, LocalDate day) {
        return day.isBefore(calendar.first()) || day.isAfter(calendar.last());
    }
}
