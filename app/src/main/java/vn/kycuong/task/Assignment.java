package vn.kycuong.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.UnitId;

/**
 * One task about to be given: who leads, who supports, on which clocks, and when each is due by the calendars of that moment.
 *
 * @param mayLead whether the unit that assigns may assign to this one
 * @param parentDue when the task is due that this is a part of; null for none
 */
record Assignment(
        UnitId assigner,
        UnitId lead,
        boolean mayLead,
        Owed owed,
        List<Support> supports,
        @Nullable DueDate parentDue) {
    Assignment {
        supports = List.copyOf(supports);
    }

    /** A clock and its date. */
    record Owed(ObligationClock clock, DueDate due) {}

    /** A supporter. */
    record Support(UnitId unit, Owed owed) {}
}
