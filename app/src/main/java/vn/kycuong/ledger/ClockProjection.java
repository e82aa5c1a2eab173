package vn.kycuong.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.WarningLead;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.WorkTime;

/** Computes the dates that kernel rows carry, from the facts of each clock and the calendar as known at a moment. */
@Component
public class ClockProjection {
    private final WorkTime workTime;
    private final Rules rules;

    ClockProjection(WorkTime workTime, Rules rules) {
        this.workTime = workTime;
        this.rules = rules;
    }

    /**
     * The dates of one obligation.
     *
     * @param sweepAt when the sweep must look at it next, or null
     */
    public record Row(
            @Nullable Instant dueAt,
            @Nullable Instant lateFrom,
            @Nullable Instant warnFrom,
            @Nullable Instant pausedSince,
            @Nullable Instant sweepAt) {
        static final Row NONE = new Row(null, null, null, null, null);
    }

    /** The dates of every obligation of a case, by number, under the calendars as known at a moment. */
    public Map<Integer, Row> of(CaseState state, Instant knownAt) {
        var rows = new HashMap<Integer, Row>();
        for (var o : state.obligations()) rows.put(o.no(), row(o, knownAt));
        return rows;
    }

    private Row row(Obligation o, Instant knownAt) {
        var calendar = workTime.calendar(o.unit(), knownAt);
        var lead =
                new WarningLead(rules.at(LegalZone.local(knownAt).toLocalDate()).warningLeadWorkingMinutes());
        var reading = o.clock().read(calendar, lead);
        return new Row(
                reading.dueAt(), reading.lateFrom(), reading.warnFrom(), reading.pausedSince(), sweepAt(o, reading));
    }

    private static @Nullable Instant sweepAt(Obligation o, ClockReading reading) {
        if (!o.isOpen() || reading.pausedSince() != null || o.noticed() == Notice.LATE) return null;
        return o.noticed() == Notice.NONE ? reading.warnFrom() : reading.lateFrom();
    }
}
