package vn.kycuong.counter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.QueueResult.Done;
import vn.kycuong.counter.QueueResult.Nobody;
import vn.kycuong.counter.QueueResult.NotFound;
import vn.kycuong.counter.QueueResult.NotPossible;
import vn.kycuong.counter.QueueResult.Overtaken;
import vn.kycuong.counter.QueueRows.Change;
import vn.kycuong.counter.QueueRows.Seat;
import vn.kycuong.counter.Ticket.State;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * The queue of a unit's day (hàng đợi, gọi số): numbers are drawn at the door, called, served. It is always asked for today, so that nothing is kept
 * overnight; a day that is over is closed, and who still waited then was not served.
 */
@Component
public class Queues {
    private static final int SHOWN = 6;

    private final QueueRows rows;
    private final Bookings bookings;
    private final CounterSettings settings;
    private final CounterTerms terms;
    private final WorkTime workTime;
    private final LegalClock time;

    Queues(
            QueueRows rows,
            Bookings bookings,
            CounterSettings settings,
            CounterTerms terms,
            WorkTime workTime,
            LegalClock time) {
        this.rows = rows;
        this.bookings = bookings;
        this.settings = settings;
        this.terms = terms;
        this.workTime = workTime;
        this.time = time;
    }

    /**
     * What everybody at the counter may see.
     *
     * @param called the latest calls, the newest first
     * @param waiting in the order in which they will be called, as it is now
     */
    public record Standing(LocalDate day, boolean closed, List<Ticket> called, List<Ticket> waiting) {}

    /** Where somebody sits, which groups he calls (none: all), and whom he has before him. */
    public record Place(int desk, List<String> queues, Optional<Ticket> before) {}

    // ---- the door

    /** A number from the tablet, or from an officer. */
    @Transactional
    public QueueResult draw(UnitId unit, String letter, Optional<String> bookingCode, String formKey) {
        var booking = bookingCode.filter(c -> !c.isBlank());
        if (booking.isEmpty()) return draw(unit, letter, null, formKey, null);
        var found = bookings.byCode(booking.get()).filter(b -> b.unit().equals(unit));
        return found.isEmpty() ? new NotPossible("counter.no.code") : draw(unit, letter, found.get(), formKey, null);
    }

    /** A number for somebody who stands before an officer; with a booking, for whoever booked. */
    @Transactional
    public QueueResult draw(String letter, Optional<UUID> booking, String formKey, Officer by) {
        by.must(Bookings.SERVE);
        if (booking.isEmpty()) return draw(by.unit(), letter, null, formKey, by.actor());
        var found = bookings.find(booking.get(), by);
        return found.isEmpty() ? new NotFound() : draw(by.unit(), letter, found.get(), formKey, by.actor());
    }

    private QueueResult draw(
            UnitId unit, String letter, @Nullable Booking booking, String formKey, @Nullable ActorId by) {
        if (!formKey.matches("[A-Za-z0-9-]{16,100}")) return new NotPossible("counter.no.form");
        var now = time.instant();
        var today = time.today();
        boolean open = rows.lockDay(unit, today);
        var before = rows.byForm(unit, formKey);
        if (before.isPresent()) return again(before.get(), letter, booking);
        if (settings.groups(unit, "").stream().noneMatch(g -> g.letter().equals(letter)))
            return new NotPossible("counter.no.group");
        if (!open) return new NotPossible("counter.no.dayClosed");
        if (by == null && !isDoorOpen(unit)) return new NotPossible("counter.no.doorClosed");
        if (booking != null && !bookings.come(booking.id(), unit, by)) return new NotPossible("counter.no.bookingDay");
        var ticket = new Ticket(
                UUID.randomUUID(),
                unit,
                today,
                letter,
                rows.nextNumber(unit, today, letter),
                letter,
                booking == null ? null : booking.id(),
                booking == null ? null : LegalZone.instant(booking.from()),
                now,
                State.WAITING,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                1);
        rows.insert(ticket, by, formKey);
        return new Done(ticket);
    }

    /** The same form sent twice is one number; sent for another group or person, it is a mistake. */
    private static QueueResult again(Ticket before, String letter, @Nullable Booking booking) {
        boolean same = before.letter().equals(letter)
                && Objects.equals(before.booking(), booking == null ? null : booking.id());
        return same ? new Done(before) : new NotPossible("counter.no.form");
    }

    /** Whether the tablet gives numbers now: on a working day, from a little before the opening until the close. */
    public boolean isDoorOpen(UnitId unit) {
        var now = LegalZone.local(time.instant());
        var sessions = workTime.calendar(unit, time.instant()).sessions(now.toLocalDate());
        if (sessions.isEmpty() || rows.isClosed(unit, now.toLocalDate())) return false;
        int before = terms.whole("counter.door-minutes", now.toLocalDate());
        return !now.plusMinutes(before).toLocalTime().isBefore(sessions.opening())
                && now.toLocalTime().isBefore(sessions.closing());
    }

    // ---- what is shown

    public Standing standing(UnitId unit) {
        var today = time.today();
        var open = rows.open(unit, today);
        return new Standing(
                today,
                rows.isClosed(unit, today),
                rows.called(unit, today, SHOWN),
                ordered(waiting(open), time.instant()));
    }

    /** Who was called in vain today: he may come back. */
    public List<Ticket> gone(Officer officer) {
        officer.must(Bookings.SERVE);
        return rows.gone(officer.unit(), time.today());
    }

    public Optional<Place> place(Officer officer) {
        officer.must(Bookings.SERVE);
        return rows.seat(officer.unit(), time.today(), officer.actor())
                .map(s -> new Place(s.desk(), s.queues(), before(officer)));
    }

    private Optional<Ticket> before(Officer officer) {
        return rows.open(officer.unit(), time.today()).stream()
                .filter(t -> t.state() != State.WAITING && officer.actor().equals(t.officer()))
                .findFirst();
    }

    // ---- the officer's counter

    /** Sits down at a counter and says which groups he calls; no group: all. */
    @Transactional
    public Optional<String> sit(int desk, List<String> queues, Officer by) {
        by.must(Bookings.SERVE);
        var today = time.today();
        if (desk < 1 || desk > settings.of(by.unit(), today).desks()) return Optional.of("counter.no.desk");
        var known =
                settings.groups(by.unit(), "").stream().map(FieldGroup::letter).toList();
        if (!known.containsAll(queues)) return Optional.of("counter.no.group");
        rows.sit(
                by.unit(),
                today,
                by.actor(),
                new Seat(desk, queues.stream().distinct().sorted().toList()));
        return Optional.empty();
    }

    /** Calls the next by the rule. */
    @Transactional
    public QueueResult callNext(Officer by) {
        by.must(Bookings.SERVE);
        var seat = rows.seat(by.unit(), time.today(), by.actor());
        if (seat.isEmpty()) return new NotPossible("counter.no.seat");
        if (!rows.lockDay(by.unit(), time.today())) return new NotPossible("counter.no.dayClosed");
        if (before(by).isPresent()) return new NotPossible("counter.no.before");
        var now = time.instant();
        var queues = seat.get().queues();
        var next = ordered(waiting(rows.open(by.unit(), time.today())), now).stream()
                .filter(t -> queues.isEmpty() || queues.contains(t.queue()))
                .findFirst();
        if (next.isEmpty()) return new Nobody();
        return change(next.get(), called(next.get(), seat.get().desk(), by.actor(), now), "CALLED", by);
    }

    private static Change called(Ticket t, int desk, ActorId by, Instant now) {
        var first = t.calledAt() == null ? now : t.calledAt();
        return new Change(State.CALLED, t.queue(), desk, by, t.calls() + 1, first, now, null, null);
    }

    /** Calls the one who was called and did not come yet once more. */
    @Transactional
    public QueueResult callAgain(UUID id, int version, Officer by) {
        return act(
                id,
                version,
                by,
                State.CALLED,
                "CALLED_AGAIN",
                (t, now) -> called(t, t.desk() == null ? 1 : t.desk(), by.actor(), now));
    }

    /** The person is here. */
    @Transactional
    public QueueResult serve(UUID id, int version, Officer by) {
        return act(
                id,
                version,
                by,
                State.CALLED,
                "SERVING",
                (t, now) -> new Change(
                        State.SERVING,
                        t.queue(),
                        t.desk(),
                        t.officer(),
                        t.calls(),
                        t.calledAt(),
                        t.lastCallAt(),
                        now,
                        null));
    }

    /** Nobody came. */
    @Transactional
    public QueueResult noShow(UUID id, int version, Officer by) {
        return act(id, version, by, State.CALLED, "NO_SHOW", (t, now) -> ended(t, State.NO_SHOW, now));
    }

    @Transactional
    public QueueResult done(UUID id, int version, Officer by) {
        return act(id, version, by, State.SERVING, "DONE", (t, now) -> ended(t, State.DONE, now));
    }

    /** To the queue of another group, where it stands by the time it was drawn. */
    @Transactional
    public QueueResult transfer(UUID id, int version, String queue, Officer by) {
        by.must(Bookings.SERVE);
        if (settings.groups(by.unit(), "").stream().noneMatch(g -> g.letter().equals(queue)))
            return new NotPossible("counter.no.group");
        return act(
                id,
                version,
                by,
                null,
                "TRANSFERRED",
                (t, _) -> new Change(
                        State.WAITING, queue, null, null, t.calls(), t.calledAt(), t.lastCallAt(), null, null));
    }

    /** Who was called in vain came after all: he stands where he would stand by the time his number was drawn. */
    @Transactional
    public QueueResult back(UUID id, int version, Officer by) {
        by.must(Bookings.SERVE);
        if (!rows.lockDay(by.unit(), time.today())) return new NotPossible("counter.no.dayClosed");
        var found = ofToday(id, by).filter(t -> t.state() == State.NO_SHOW);
        if (found.isEmpty()) return new NotFound();
        if (found.get().version() != version) return new Overtaken();
        var t = found.get();
        return change(
                t,
                new Change(State.WAITING, t.queue(), null, null, t.calls(), t.calledAt(), t.lastCallAt(), null, null),
                "BACK",
                by);
    }

    private static Change ended(Ticket t, State state, Instant now) {
        return new Change(
                state, t.queue(), t.desk(), t.officer(), t.calls(), t.calledAt(), t.lastCallAt(), t.servingAt(), now);
    }

    /** @param from the state it must be in; null: called or served */
    private QueueResult act(
            UUID id,
            int version,
            Officer by,
            @Nullable State from,
            String what,
            BiFunction<Ticket, Instant, Change> change) {
        by.must(Bookings.SERVE);
        var found = ofToday(id, by);
        if (found.isEmpty()) return new NotFound();
        var t = found.get();
        boolean mine = by.actor().equals(t.officer());
        boolean fits = from == null ? t.state() == State.CALLED || t.state() == State.SERVING : t.state() == from;
        if (t.version() != version || !mine || !fits) return new Overtaken();
        return change(t, change.apply(t, time.instant()), what, by);
    }

    private Optional<Ticket> ofToday(UUID id, Officer by) {
        return rows.find(id).filter(t -> t.unit().equals(by.unit()) && t.day().equals(time.today()));
    }

    private QueueResult change(Ticket t, Change change, String what, Officer by) {
        if (rows.change(t, change, what, by.actor(), time.instant()))
            return new Done(rows.find(t.id()).orElseThrow());
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Overtaken();
    }

    // ---- the end of a day

    /** Ends today's queue: who still waits was not served; who is before somebody is served to the end. */
    @Transactional
    public void close(Officer by) {
        by.must(Bookings.SERVE);
        var now = time.instant();
        rows.lockDay(by.unit(), time.today());
        for (var t : waiting(rows.open(by.unit(), time.today())))
            rows.change(t, ended(t, State.NOT_SERVED, now), State.NOT_SERVED.name(), by.actor(), now);
        rows.close(by.unit(), time.today(), now, by.actor());
    }

    /** Closes the days that are over. */
    @Transactional
    void endPast() {
        var now = time.instant();
        for (var past : rows.unclosed(time.today())) {
            rows.lockDay(past.unit(), past.day());
            for (var t : rows.open(past.unit(), past.day())) {
                // when a service ended that nobody ended is not known, so it is not invented
                var change = t.state() == State.SERVING ? leftOpen(t) : ended(t, State.NOT_SERVED, now);
                rows.change(t, change, change.state().name(), null, now);
            }
            rows.close(past.unit(), past.day(), now, null);
        }
    }

    private static Change leftOpen(Ticket t) {
        return new Change(
                State.LEFT_OPEN,
                t.queue(),
                t.desk(),
                t.officer(),
                t.calls(),
                t.calledAt(),
                t.lastCallAt(),
                t.servingAt(),
                null);
    }

    private List<Ticket> ordered(List<Ticket> waiting, Instant now) {
        var day = time.today();
        return QueueRules.order(
                waiting,
                now,
                new QueueRules.Terms(
                        Duration.ofMinutes(terms.whole("counter.called-early-minutes", day)),
                        Duration.ofMinutes(terms.whole("counter.grace-minutes", day))));
    }

    private static List<Ticket> waiting(List<Ticket> open) {
        return open.stream().filter(t -> t.state() == State.WAITING).toList();
    }
}
