package vn.kycuong.kernel;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.Pause;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * The legal clock of one obligation (đồng hồ thời hạn): facts only. Due dates are computed from it under a calendar as known at a
 * moment; nothing derived is part of it.
 *
 * @param start when the law starts counting (the legal receipt, before any move to an opening)
 * @param limit the time allowed
 * @param basis the article the limit comes from
 * @param cutoff hour from which a same-day limit ends on the next working day; a dated rule
 * @param stops the pauses in order, at most the last one still open
 * @param restarts moments from which the whole limit was counted again
 * @param extension the one lawful new date, or null
 * @param metAt when the obligation was discharged, or null
 */
public record ObligationClock(
        Instant start,
        Limit limit,
        String basis,
        LocalTime cutoff,
        List<Stop> stops,
        List<Instant> restarts,
        @Nullable Extension extension,
        @Nullable Instant metAt) {

    /**
     * A stretch in which the clock stood still.
     *
     * @param paper the slip or decision that caused it
     * @param to when it ran again, or null while it stands
     */
    public record Stop(
            Ground ground,
            String paper,
            Instant from,
            @Nullable Instant to) {}

    /**
     * A new date promised with an apology.
     *
     * @param at when it was decided
     * @param due the new date
     * @param paper the slip
     */
    public record Extension(Instant at, Instant due, String paper) {}

    /** What the clock is doing. */
    public sealed interface Phase {
        /** It counts. */
        record Running() implements Phase {}

        /** It stands still since a moment. */
        record Stopped(Instant since) implements Phase {}

        /** The obligation was discharged. */
        record Met(Instant on) implements Phase {}
    }

    public ObligationClock {
        stops = List.copyOf(stops);
        restarts = List.copyOf(restarts);
    }

    public static ObligationClock started(Instant start, Limit limit, String basis, LocalTime cutoff) {
        return new ObligationClock(start, limit, basis, cutoff, List.of(), List.of(), null, null);
    }

    public Phase phase() {
        if (metAt != null) return new Phase.Met(metAt);
        var open = openStop();
        return open == null ? new Phase.Running() : new Phase.Stopped(open.from());
    }

    /**
     * What is due when, under this calendar. A clock that stands has no due date, unless it was late before it stopped: a pause
     * never cures lateness.
     */
    public ClockReading read(WorkingCalendar calendar, WarningLead lead) {
        return read(calendar, calendar, lead);
    }

    /**
     * The same where a date was promised.
     *
     * @param promisedUnder the calendar as known when the date was promised; the given one if no promise is kept
     */
    public ClockReading read(WorkingCalendar calendar, WorkingCalendar promisedUnder, WarningLead lead) {
        var open = openStop();
        if (open != null && metAt == null) {
            var before = due(calendar, promisedUnder, open.from());
            boolean lateAlready = !open.from().isBefore(before.lateFrom());
            return lateAlready
                    ? new ClockReading(before.at(), before.lateFrom(), before.lateFrom(), open.from())
                    : new ClockReading(null, null, null, open.from());
        }
        var due = due(calendar, promisedUnder, start);
        return new ClockReading(due.at(), due.lateFrom(), lead.before(due.at(), calendar), null);
    }

    /**
     * The due date and its account; a stop that is still open counts up to {@code asOf}.
     *
     * @param asOf the moment up to which an open stop counts
     */
    public DueDate due(WorkingCalendar calendar, Instant asOf) {
        return due(calendar, calendar, asOf);
    }

    /**
     * The due date, with a promise kept: the date that limit and pauses led to under the calendar known when it was promised stands
     * as long as its day is still worked, else it moves to the next working day. A calendar announced later moves no printed date
     * without need (02-one-stop §6.5).
     *
     * @param promisedUnder the calendar as known when the date was promised; the given one if no promise is kept
     */
    public DueDate due(WorkingCalendar calendar, WorkingCalendar promisedUnder, Instant asOf) {
        var counted = originalDue(calendar, promisedUnder, asOf);
        return extension == null ? counted : counted.keeping(promise(extension, calendar, asOf));
    }

    /** The due date that stood before the extension, or the due date when there was none. */
    public DueDate originalDue(WorkingCalendar calendar, Instant asOf) {
        return originalDue(calendar, calendar, asOf);
    }

    /** The same, with a promise kept. */
    public DueDate originalDue(WorkingCalendar calendar, WorkingCalendar promisedUnder, Instant asOf) {
        var counted = counted(calendar, asOf);
        if (promisedUnder == calendar) return counted;
        var promised = counted(promisedUnder, asOf).at();
        return promised.equals(counted.at()) ? counted : counted.keeping(promised);
    }

    private DueDate counted(WorkingCalendar calendar, Instant asOf) {
        return Deadlines.due(calendar, countedFrom(), limit, cutoff, pauses(), asOf);
    }

    public ObligationClock stopped(Ground ground, String paper, Instant at) {
        if (!(phase() instanceof Phase.Running))
            throw new IllegalStateException("Only a running clock can be stopped: " + phase());
        var more = new ArrayList<>(stops);
        more.add(new Stop(ground, paper, at, null));
        return new ObligationClock(start, limit, basis, cutoff, more, restarts, extension, metAt);
    }

    public ObligationClock resumed(Instant at, ResumePolicy policy) {
        var open = openStop();
        if (open == null || metAt != null)
            throw new IllegalStateException("Only a stopped clock can resume: " + phase());
        if (at.isBefore(open.from())) throw new IllegalArgumentException("A clock cannot resume before it stopped");
        var more = new ArrayList<>(stops.subList(0, stops.size() - 1));
        more.add(new Stop(open.ground(), open.paper(), open.from(), at));
        var again = new ArrayList<>(restarts);
        if (policy == ResumePolicy.RESTART) again.add(at);
        return new ObligationClock(start, limit, basis, cutoff, more, again, extension, metAt);
    }

    public ObligationClock extended(Instant at, Instant due, String paper) {
        if (extension != null) throw new IllegalStateException("A date can be extended once");
        return new ObligationClock(start, limit, basis, cutoff, stops, restarts, new Extension(at, due, paper), metAt);
    }

    public ObligationClock met(Instant at) {
        if (metAt != null) throw new IllegalStateException("Already met on " + metAt);
        return new ObligationClock(start, limit, basis, cutoff, stops, restarts, extension, at);
    }

    /** The moment from which the limit is counted: the start, or the last restart. */
    public Instant countedFrom() {
        return restarts.isEmpty() ? start : restarts.getLast();
    }

    private @Nullable Stop openStop() {
        return !stops.isEmpty() && stops.getLast().to() == null ? stops.getLast() : null;
    }

    private List<Pause> pauses() {
        var from = countedFrom();
        return stops.stream()
                .filter(s -> !s.from().isBefore(from))
                .map(ObligationClock::pause)
                .toList();
    }

    /** A promised moment is a place in working time: what the clock stood still after the promise moves it by that much. */
    private Instant promise(Extension promised, WorkingCalendar calendar, Instant asOf) {
        long place = calendar.position(LegalZone.local(promised.due()));
        boolean moved = false;
        for (var stop : stops) {
            if (stop.from().isBefore(promised.at())) continue;
            var to = stop.to() == null ? asOf : stop.to();
            place += calendar.position(LegalZone.local(to)) - calendar.position(LegalZone.local(stop.from()));
            moved = true;
        }
        return moved ? LegalZone.instant(calendar.at(place)) : promised.due();
    }

    private static Pause pause(Stop stop) {
        return new Pause(stop.from(), stop.to(), stop.ground().name(), stop.paper());
    }
}
