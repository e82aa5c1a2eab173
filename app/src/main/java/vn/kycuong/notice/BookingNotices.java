package vn.kycuong.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.Limit;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.notice.BookingTellingRows.Ahead;
import vn.kycuong.notice.BookingTellingRows.Told;
import vn.kycuong.notice.Tellings.BookingDraft;
import vn.kycuong.worktime.LegalClock;

/**
 * Tells who booked a counter what became of it, and reminds before it (ADR 51). Bookings are no cases and have no entries: facts not told of yet are
 * found by query, so that a missed hour loses nothing.
 */
@Component
class BookingNotices implements Recurring {
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int BATCH = 500;
    /** Who changes it again at once is told of the last change alone. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How long after the fact it is still told. */
    private static final Duration FRESH = Duration.ofDays(3);
    /** A fact may be committed this long after its moment. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    /** No reminder comes earlier before the appointment. */
    private static final Duration FARTHEST = Duration.ofDays(14);

    private static final LocalTime NO_CUTOFF = LocalTime.MAX;

    private final BookingTellingRows rows;
    private final Situations situations;
    private final ClockProjection clocks;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("booking-notices", REST, () -> sweep() >= BATCH);
    private Instant told = Instant.MIN;

    BookingNotices(
            BookingTellingRows rows,
            Situations situations,
            ClockProjection clocks,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.situations = situations;
        this.clocks = clocks;
        this.time = time;
        this.transaction = transaction;
    }

    /** Writes down what is to be told now; answers how many messages. */
    synchronized int sweep() {
        var now = time.instant();
        int found = Objects.requireNonNull(transaction.execute(_ -> tell(now) + remind(now)));
        if (found < BATCH) told = now; // only now that it is committed
        return found;
    }

    private int tell(Instant now) {
        var known = new ArrayList<Told>();
        for (var situation : situations.at(time.today()))
            BookingHappenings.byFact().forEach((fact, happening) -> {
                if (happening == situation.happening()) known.add(new Told(fact, situation.key()));
            });
        var freshest = now.minus(FRESH);
        var since = told.isAfter(freshest) && !told.isAfter(now) ? told.minus(OVERLAP) : freshest;
        var drafts = rows.untold(known, since, now, BATCH);
        rows.add(drafts, now.plus(PATIENCE));
        return drafts.size();
    }

    private int remind(Instant now) {
        int reminded = 0;
        for (var situation : situations.at(time.today())) {
            var lead = situation.lead();
            if (situation.happening() != Happening.BOOKING_NEAR || lead == null) continue;
            var limit = Limit.parse(lead);
            var until =
                    limit instanceof Limit.Hours hours ? now.plus(Duration.ofHours(hours.hours())) : now.plus(FARTHEST);
            var near = rows.ahead(situation.key(), now, until).stream()
                    .filter(booking -> isNear(booking, limit, now))
                    .map(booking ->
                            BookingDraft.of(situation.key(), booking.id(), booking.version(), booking.unit(), now))
                    .toList();
            reminded += rows.add(near, now);
        }
        return reminded;
    }

    /** Whether the moment came, and came after it was booked: who books for the next hour needs no reminder. */
    private boolean isNear(Ahead booking, Limit lead, Instant now) {
        var at = Deadlines.latestReceipt(
                clocks.calendar(new UnitId(booking.unit()), now), lead, NO_CUTOFF, booking.startsAt());
        return !at.isAfter(now) && booking.madeAt().isBefore(at);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
