package vn.kycuong.deadline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "What does the clock say?", with the facts as sent; what was not given is empty.
 *
 * @param from the receipt
 * @param limit in the notation of {@link vn.kycuong.calendar.Limit}
 * @param unit whose calendar counts; empty for the common one
 * @param knownAt the days as known then; empty for now
 * @param asOf the moment the clock is read; empty for the legal present
 * @param pauses in any order
 * @param extension the one new date; null if there was none
 */
public record ClockQuestion(
        String from,
        String limit,
        String unit,
        String knownAt,
        String asOf,
        List<Pause> pauses,
        @Nullable Extension extension) {
    /**
     * A stretch in which the clock stood.
     *
     * @param to empty while it stands
     * @param ground a name of {@link vn.kycuong.kernel.Ground}
     * @param resume {@code RESUME} or {@code RESTART}; empty for the rule in force on the day it ran again
     */
    public record Pause(String from, String to, String ground, String paper, String resume) {}

    /**
     * A new date promised with an apology.
     *
     * @param at when it was decided
     * @param due the new date
     */
    public record Extension(String at, String due, String paper) {}

    public ClockQuestion {
        pauses = List.copyOf(pauses);
    }
}
