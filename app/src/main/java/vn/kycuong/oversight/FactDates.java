package vn.kycuong.oversight;

import java.time.Instant;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.ledger.ClockProjection;

/** The dates of facts, under the calendars as known when each became true. */
record FactDates(ClockProjection clocks) implements FactRules.Dates {
    @Override
    public Row of(CaseState state, Obligation owed, Instant knownAt) {
        var row = clocks.of(state, knownAt).get(owed.no());
        if (row == null) return Row.NONE;
        var extension = owed.clock().extension();
        if (extension == null || row.dueAt() == null) {
            return new Row(row.dueAt(), row.lateFrom(), row.warnFrom(), row.pausedSince(), row.dueAt(), row.lateFrom());
        }
        var original = clocks.originalDue(owed, knownAt);
        return new Row(
                row.dueAt(), row.lateFrom(), row.warnFrom(), row.pausedSince(), original.at(), original.lateFrom());
    }
}
