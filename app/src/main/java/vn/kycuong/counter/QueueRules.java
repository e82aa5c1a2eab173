package vn.kycuong.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * In which order people are called. First who booked and drew a number no later than the grace after his time, once his time has come (or a few
 * minutes before), by that time. Then everybody else, as they drew; who booked and came too late is one of them. Last who booked and came early:
 * before his time only when nobody else waits.
 */
final class QueueRules {
    private static final Comparator<Ticket> AS_DRAWN =
            Comparator.comparing(Ticket::issuedAt).thenComparing(Ticket::letter).thenComparing(Ticket::number);

    private QueueRules() {}

    /**
     * The numbers of the rule.
     *
     * @param early how long before his time who booked may be called
     * @param grace how long after his time who booked may still draw a number as such
     */
    record Terms(Duration early, Duration grace) {}

    /** A place in line. */
    private enum Part {
        BOOKED,
        DRAWN,
        EARLY
    }

    static List<Ticket> order(Collection<Ticket> waiting, Instant now, Terms terms) {
        return waiting.stream()
                .sorted(Comparator.comparing((Ticket t) -> part(t, now, terms))
                        .thenComparing(t -> waitsFor(t, now, terms))
                        .thenComparing(AS_DRAWN))
                .toList();
    }

    private static Part part(Ticket ticket, Instant now, Terms terms) {
        var booked = ticket.bookedFor();
        if (booked == null || ticket.issuedAt().isAfter(booked.plus(terms.grace()))) return Part.DRAWN;
        return now.isBefore(booked.minus(terms.early())) ? Part.EARLY : Part.BOOKED;
    }

    private static Instant waitsFor(Ticket ticket, Instant now, Terms terms) {
        var booked = ticket.bookedFor();
        return booked == null || part(ticket, now, terms) == Part.DRAWN ? ticket.issuedAt() : booked;
    }
}
