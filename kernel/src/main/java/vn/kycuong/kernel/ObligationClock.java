package vn.kycuong.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.NewDate;
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
 * @param extension the new date that stands, or null. How often one may be set is a rule of the desk
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

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT);

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
            @Nullable Instant to) {

        private boolean endsAfter(Instant moment) {
            return to == null || to.isAfter(moment);
        }

        private Stop openAt(Instant moment) {
            return endsAfter(moment) ? new Stop(ground, paper, from, null) : this;
        }

        private Stop notBefore(Instant moment) {
            return from.isBefore(moment) ? new Stop(ground, paper, moment, to) : this;
        }
    }

    /**
     * A new date: promised with an apology, or granted.
     *
     * @param at when it was decided
     * @param due the new date
     * @param paper the slip or decision
     * @param before the new date that stood until then, or null when this is the first one
     */
    public record Extension(
            Instant at, Instant due, String paper, @Nullable Extension before) {
        /** The first new date. */
        public Extension(Instant at, Instant due, String paper) {
            this(at, due, paper, null);
        }

        /** How many dates were set after the first one. */
        public int count() {
            return before == null ? 1 : 1 + before.count();
        }

        private @Nullable Extension asAt(Instant moment) {
            if (!at.isAfter(moment)) return this;
            return before == null ? null : before.asAt(moment);
        }
    }

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
        var due = due(calendar, promisedUnder, metAt == null ? start : metAt);
        return new ClockReading(due.at(), due.lateFrom(), lead.before(due, calendar), null);
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

    /**
     * The clock as it stood at a moment: what happened later is left out, and a pause that was still open then is open. Lets a
     * past reading be told again.
     */
    public ObligationClock asAt(Instant moment) {
        return new ObligationClock(
                start,
                limit,
                basis,
                cutoff,
                stops.stream()
                        .filter(s -> !s.from().isAfter(moment))
                        .map(s -> s.openAt(moment))
                        .toList(),
                restarts.stream().filter(r -> !r.isAfter(moment)).toList(),
                extension == null ? null : extension.asAt(moment),
                metAt == null || metAt.isAfter(moment) ? null : metAt);
    }

    /**
     * The clock of a part of the matter: what one agency or one step of the process may take. It stands still whenever this clock
     * does, and has no extension of its own. An allowance is the office's own plan and no legal limit.
     *
     * @param since when the part came to that agency or step, not before the start
     * @param allowance the time allowed to the part
     * @param plan where the allowance comes from
     */
    public ObligationClock part(Instant since, Limit allowance, String plan) {
        var later = stops.stream()
                .filter(s -> s.endsAfter(since))
                .map(s -> s.notBefore(since))
                .toList();
        return new ObligationClock(since, allowance, plan, cutoff, later, List.of(), null, metAt);
    }

    /** The same course, counted by another limit and without the new dates that were set. */
    public ObligationClock by(Limit other) {
        return new ObligationClock(start, other, basis, cutoff, stops, restarts, null, metAt);
    }

    /** How much of the limit is used and how much is left at a moment, as the clock stood then. */
    public Budget budget(WorkingCalendar calendar, Instant at) {
        return Budget.of(asAt(at), calendar, at);
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
        if (LegalZone.minute(at) < LegalZone.minute(runningSince())) throw beforeRunning(paper, at, runningSince());
        var more = new ArrayList<>(stops);
        more.add(new Stop(ground, paper, at, null));
        return new ObligationClock(start, limit, basis, cutoff, more, restarts, extension, metAt);
    }

    public ObligationClock resumed(Instant at, ResumePolicy policy) {
        var open = openStop();
        if (open == null || metAt != null)
            throw new IllegalStateException("Only a stopped clock can resume: " + phase());
        if (at.isBefore(open.from())) throw resumesBeforeItStopped(open, at);
        var more = new ArrayList<>(stops.subList(0, stops.size() - 1));
        more.add(new Stop(open.ground(), open.paper(), open.from(), at));
        var again = new ArrayList<>(restarts);
        if (policy == ResumePolicy.RESTART) again.add(at);
        return new ObligationClock(start, limit, basis, cutoff, more, again, extension, metAt);
    }

    public ObligationClock extended(Instant at, Instant due, String paper) {
        if (!(phase() instanceof Phase.Running))
            throw new IllegalStateException("Only a running clock can be given a new date: " + phase());
        if (!due.isAfter(at)) throw promisesThePast(due, at);
        return new ObligationClock(
                start, limit, basis, cutoff, stops, restarts, new Extension(at, due, paper, extension), metAt);
    }

    public ObligationClock met(Instant at) {
        if (metAt != null) throw new IllegalStateException("Already met on " + metAt);
        return new ObligationClock(start, limit, basis, cutoff, stops, restarts, extension, at);
    }

    /** As if it had never been met: what was handed in did not discharge it, and the clock ran on all the time. */
    public ObligationClock notMet() {
        if (metAt == null)
            throw new IllegalStateException("Only a clock that was met can lose its discharge: " + phase());
        return new ObligationClock(start, limit, basis, cutoff, stops, restarts, extension, null);
    }

    /**
     * Owed again after it counted as met: from then to now the clock stood still. Time used stays used, and no time is given anew.
     *
     * @param paper the decision to reopen
     */
    public ObligationClock reopened(String paper, Instant at) {
        var met = metAt;
        if (met == null) throw new IllegalStateException("Only a clock that was met can be reopened: " + phase());
        if (at.isBefore(met))
            throw new IllegalStateException("Met on " + met + ", cannot be reopened before, at " + at);
        var open = openStop();
        var since = open == null
                ? new Stop(Ground.CLOSED, paper, met, at)
                : new Stop(open.ground(), open.paper(), open.from(), at);
        var more = new ArrayList<>(open == null ? stops : stops.subList(0, stops.size() - 1));
        more.add(since);
        return new ObligationClock(start, limit, basis, cutoff, more, restarts, extension, null);
    }

    /** The moment from which the limit is counted: the start, or the last restart. */
    public Instant countedFrom() {
        return restarts.isEmpty() ? start : restarts.getLast();
    }

    /** Since when it runs: the start, or the end of the last pause. */
    private Instant runningSince() {
        var to = stops.isEmpty() ? null : stops.getLast().to();
        return to == null ? start : to;
    }

    private static IllegalArgumentException beforeRunning(String paper, Instant at, Instant since) {
        return new IllegalArgumentException(
                "Không thể tạm dừng theo %s từ %s: trước lúc đồng hồ bắt đầu chạy hoặc chạy lại (%s)."
                        .formatted(paper, text(at), text(since)));
    }

    private static IllegalArgumentException resumesBeforeItStopped(Stop open, Instant at) {
        return new IllegalArgumentException("Đồng hồ dừng theo %s từ %s, không thể chạy lại trước đó, lúc %s."
                .formatted(open.paper(), text(open.from()), text(at)));
    }

    private static IllegalArgumentException promisesThePast(Instant due, Instant at) {
        return new IllegalArgumentException(
                "Ngày hẹn lại (%s) phải sau lúc quyết định hẹn lại (%s).".formatted(text(due), text(at)));
    }

    private static String text(Instant moment) {
        return MOMENT.format(LegalZone.local(moment));
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

    /**
     * A promised moment is a place in working time (for elapsed hours, in elapsed time): what the clock stood still after the promise
     * moves it by that much. A pause that begins when the promise is already broken moves nothing, and what follows it without a gap
     * neither.
     */
    private NewDate promise(Extension promised, WorkingCalendar calendar, Instant asOf) {
        var due = promised.due();
        var tooLate = Instant.MAX;
        for (var stop : stops) {
            if (stop.from().isBefore(promised.at())) continue;
            var to = stop.to() == null ? asOf : stop.to();
            if (stop.from().equals(tooLate) || !stop.from().isBefore(lateFrom(due, calendar))) {
                tooLate = to;
            } else {
                due = later(due, stop.from(), to, calendar);
            }
        }
        return new NewDate(promised.due(), due, promised.at(), promised.paper());
    }

    private Instant lateFrom(Instant due, WorkingCalendar calendar) {
        var moment = LegalZone.local(due);
        if (limit instanceof Limit.Hours) return Deadlines.lateFrom(limit, moment);
        var day = calendar.nextWorkingDay(moment.toLocalDate());
        return Deadlines.lateFrom(limit, day.atTime(moment.toLocalTime()));
    }

    private Instant later(Instant due, Instant from, Instant to, WorkingCalendar calendar) {
        if (limit instanceof Limit.Hours) return to.isAfter(from) ? due.plus(Duration.between(from, to)) : due;
        long paused = calendar.position(LegalZone.local(to)) - calendar.position(LegalZone.local(from));
        long place = calendar.position(LegalZone.local(due)) + paused;
        return paused <= 0 ? due : LegalZone.instant(calendar.at(place));
    }

    private static Pause pause(Stop stop) {
        return new Pause(
                stop.from(),
                stop.to(),
                stop.ground().text(VIETNAMESE),
                stop.ground().text(Locale.ENGLISH),
                stop.paper());
    }
}
