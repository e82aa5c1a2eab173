package vn.kycuong.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * Who sits at which counter in a week.
 *
 * @param week its Monday
 * @param source what the arrivals were read from: TICKETS or DOSSIERS; null while it is planned
 * @param bound minutes of expected service that stay uncovered whatever is done
 * @param uncovered minutes that stay uncovered as it is
 * @param fairness sum of the squares of everybody's half-hours, as it is
 * @param fairnessBound what that sum is at the least for as much time in all
 */
public record Roster(
        UUID id,
        UnitId unit,
        LocalDate week,
        State state,
        int version,
        ActorId madeBy,
        Instant madeAt,
        @Nullable String source,
        int arrivals,
        @Nullable LocalDate since,
        long bound,
        long uncovered,
        long fairness,
        long fairnessBound,
        List<Shift> shifts,
        List<Hours> hours) {
    public Roster {
        shifts = List.copyOf(shifts);
        hours = List.copyOf(hours);
    }

    /** How far it is. */
    public enum State {
        PLANNING,
        DRAFT,
        CONFIRMED,
        /** Another one was confirmed for the same week. */
        REPLACED;

        public String wordKey() {
            return "counter.roster.state." + name();
        }
    }

    /** A half-day: what is expected, what stays uncovered at best and as it is. */
    public record Shift(
            LocalDateTime from,
            LocalDateTime to,
            double arrivals,
            int demand,
            long bound,
            long uncovered,
            List<Seat> seats) {
        public Shift {
            seats = List.copyOf(seats);
        }
    }

    /**
     * A counter in a half-day.
     *
     * @param letter the group it is for; empty: any
     * @param actor who sits there; null for nobody
     * @param reason key of the sentence that says why; people in the arguments stand as #number
     * @param broken keys of the sentences that say which rules this breaks
     */
    public record Seat(
            int no,
            int desk,
            String letter,
            boolean must,
            @Nullable ActorId actor,
            String reason,
            List<String> arguments,
            boolean byHand,
            List<String> broken) {
        public Seat {
            arguments = List.copyOf(arguments);
            broken = List.copyOf(broken);
        }
    }

    /** How long somebody sits in the week; minutes. */
    public record Hours(ActorId actor, int minutes) {}
}
