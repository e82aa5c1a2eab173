package vn.kycuong.counter.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.Option;

/**
 * A week's roster as its page shows it.
 *
 * @param planning whether the solver is still at it; failed: it could not
 * @param problem key of a sentence; null when there is none
 * @param warned what a change would break, to be consented to
 */
public record RosterView(
        String id,
        int version,
        String unitName,
        String week,
        String state,
        boolean planning,
        boolean failed,
        boolean draft,
        String source,
        long bound,
        long uncovered,
        long fairness,
        long fairnessBound,
        List<Shift> shifts,
        List<Hours> hours,
        List<Option> people,
        List<Option> seats,
        @Nullable String problem,
        @Nullable Warned warned) {
    public RosterView {
        shifts = List.copyOf(shifts);
        hours = List.copyOf(hours);
        people = List.copyOf(people);
        seats = List.copyOf(seats);
    }

    /** A half-day. */
    public record Shift(String name, String expected, int demand, long bound, long uncovered, List<Seat> seats) {
        public Shift {
            seats = List.copyOf(seats);
        }
    }

    /** A counter in it: who, why, and what is wrong with it. */
    public record Seat(int no, String desk, String group, String person, String why, List<String> broken) {
        public Seat {
            broken = List.copyOf(broken);
        }
    }

    /** How long somebody sits in the week. */
    public record Hours(String person, String hours) {}

    /** A change that waits for consent. */
    public record Warned(String seat, String person, List<String> broken) {
        public Warned {
            broken = List.copyOf(broken);
        }
    }
}
