package vn.kycuong.counter;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** What a week's roster has to do: the half-days, their seats, and who can be asked. Its parts are public for the solver, which reaches them from its own loader. */
record RosterProblem(List<Shift> shifts, List<Seat> seats, List<Worker> workers) {
    RosterProblem {
        shifts = List.copyOf(shifts);
        seats = List.copyOf(seats);
        workers = List.copyOf(workers);
    }

    /**
     * A half-day.
     *
     * @param demand minutes of service expected in it
     */
    public record Shift(int no, LocalDateTime from, LocalDateTime to, double arrivals, int demand) {
        int minutes() {
            return (int) Duration.between(from, to).toMinutes();
        }

        LocalDate day() {
            return from.toLocalDate();
        }
    }

    /**
     * A counter in a half-day.
     *
     * @param letter the group it is for; empty: any
     * @param must without it the office would be shut
     * @param before who sat there in the week before; 0 for nobody
     */
    public record Seat(int no, int shift, int desk, String letter, boolean must, int before) {}

    /**
     * Who can be asked.
     *
     * @param letters groups this person serves; none: all
     * @param most minutes that this person works in a week at the most
     */
    public record Worker(int actor, Set<String> letters, Set<LocalDate> absent, int most) {
        public Worker {
            letters = Set.copyOf(letters);
            absent = Set.copyOf(absent);
        }

        boolean serves(String letter) {
            return letter.isEmpty() || letters.isEmpty() || letters.contains(letter);
        }
    }

    Shift shift(Seat seat) {
        return shifts.get(seat.shift());
    }

    boolean fits(Worker worker, Seat seat) {
        return worker.serves(seat.letter())
                && !worker.absent().contains(shift(seat).day());
    }
}
