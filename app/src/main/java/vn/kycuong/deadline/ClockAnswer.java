package vn.kycuong.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.WorkingTime;
import vn.kycuong.kernel.Budget;
import vn.kycuong.kernel.ObligationClock;

/** What a legal clock says under given facts, or why that cannot be said. */
public sealed interface ClockAnswer {
    /**
     * The clock and its dates.
     *
     * @param clock the facts
     * @param asOf when it was read
     * @param date the due date and its reasons; while the clock stands, the date if it ran again at {@code asOf}
     * @param lateFrom first late moment; null while the clock stands and was not late before
     * @param original the due date without the extension; null if there was none
     * @param remaining working time left from {@code asOf} to the due date; null when none is left or the clock stands
     */
    record Reading(
            ObligationClock clock,
            Instant asOf,
            DueDate date,
            @Nullable Instant lateFrom,
            @Nullable DueDate original,
            @Nullable WorkingTime remaining,
            Office office)
            implements ClockAnswer {
        /** Since when the clock stands; null while it runs. */
        public @Nullable Instant stoppedSince() {
            return clock.phase() instanceof ObligationClock.Phase.Stopped stopped ? stopped.since() : null;
        }

        /** How much of the limit is used and left at the moment it was read, in the unit of the limit. */
        public Budget budget() {
            return clock.budget(date.reckoning().calendar(), asOf);
        }

        /** Whether it is late at the moment it was read. */
        public boolean late() {
            return lateFrom != null && !asOf.isBefore(lateFrom);
        }
    }

    /** It cannot be said. */
    record No(Refusal refusal) implements ClockAnswer {}
}
