package vn.kycuong.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WarningLead;
import vn.kycuong.law.Rules;
import vn.kycuong.worktime.Calendars;
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

    /** For a command beside the program. */
    public static ClockProjection reading(JdbcClient jdbc) {
        return new ClockProjection(WorkTime.of(jdbc), Rules.of(jdbc));
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

    /** The calendar of a unit as known at a moment. */
    public WorkingCalendar calendar(UnitId unit, Instant knownAt) {
        return workTime.calendar(unit, knownAt);
    }

    /** When an obligation is due, and why, under the calendar as known at a moment; a stop that is still open counts up to it. */
    public DueDate due(Obligation owed, Instant knownAt) {
        return owed.clock()
                .due(
                        workTime.calendar(owed.unit(), knownAt),
                        promisedUnder(owed, knownAt, workTime::calendar),
                        knownAt);
    }

    /** The date that stood before an apology moved it; the due date if none did. */
    public DueDate originalDue(Obligation owed, Instant knownAt) {
        return owed.clock()
                .originalDue(
                        workTime.calendar(owed.unit(), knownAt),
                        promisedUnder(owed, knownAt, workTime::calendar),
                        knownAt);
    }

    /** What a clock says under the calendar as known at a moment. */
    public ClockReading reading(Obligation owed, Instant knownAt) {
        return reading(owed, knownAt, workTime::calendar);
    }

    /** The same under other calendars than those in force, for instance with a change that is only being considered. */
    ClockReading reading(Obligation owed, Instant knownAt, Calendars calendars) {
        var calendar = calendars.calendar(owed.unit(), knownAt);
        return owed.clock().read(calendar, promisedUnder(owed, knownAt, calendars), lead(knownAt));
    }

    private WarningLead lead(Instant knownAt) {
        return rules.at(LegalZone.local(knownAt).toLocalDate()).warningLead();
    }

    /** A date was promised when the counting began (the slip) or began again (the answer to a supplement). */
    private WorkingCalendar promisedUnder(Obligation owed, Instant knownAt, Calendars calendars) {
        var since = owed.clock().countedFrom();
        boolean kept = owed.promised() != null
                && since.isBefore(knownAt)
                && rules.at(LegalZone.local(since).toLocalDate()).keepsPromise();
        return calendars.calendar(owed.unit(), kept ? since : knownAt);
    }

    /** The dates of one obligation under the calendar as known at a moment. */
    Row row(Obligation o, Instant knownAt) {
        var reading = reading(o, knownAt);
        return new Row(
                reading.dueAt(), reading.lateFrom(), reading.warnFrom(), reading.pausedSince(), sweepAt(o, reading));
    }

    private static @Nullable Instant sweepAt(Obligation o, ClockReading reading) {
        if (!o.isOpen() || reading.pausedSince() != null || o.noticed() == Notice.LATE) return null;
        return o.noticed() == Notice.NONE ? reading.warnFrom() : reading.lateFrom();
    }
}
