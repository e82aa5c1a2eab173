package vn.kycuong.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;

/** The dates of facts, under the calendars as known when each became true. */
record FactDates(ClockProjection clocks) implements FactRules.Dates {
    @Override
    public DueDate due(Obligation owed, Instant knownAt) {
        return clocks.due(owed, knownAt);
    }

    @Override
    public @Nullable Instant lateFrom(Obligation owed, Instant knownAt) {
        return clocks.reading(owed, knownAt).lateFrom();
    }

    @Override
    public WorkingCalendar calendar(UnitId unit, Instant knownAt) {
        return clocks.calendar(unit, knownAt);
    }

    @Override
    public Row of(CaseState state, Obligation owed, Instant knownAt) {
        var row = clocks.of(state, knownAt).get(owed.no());
        if (row == null) return Row.NONE;
        if (owed.clock().extension() == null) {
            return new Row(row.dueAt(), row.lateFrom(), row.warnFrom(), row.pausedSince(), row.dueAt(), row.lateFrom());
        }
        var original = clocks.originalDue(owed, knownAt);
        // while the clock stands no date is known, but for one that had passed before: what stops then moves nothing
        boolean known = row.pausedSince() == null || !original.lateFrom().isAfter(row.pausedSince());
        return new Row(
                row.dueAt(),
                row.lateFrom(),
                row.warnFrom(),
                row.pausedSince(),
                known ? original.at() : null,
                known ? original.lateFrom() : null);
    }
}
