package vn.kycuong.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.worktime.Calendars;
import vn.kycuong.worktime.WorkTime;

/**
 * What a change of the calendar does to running clocks (tác động của thay đổi lịch): looked at before it is applied, and followed while
 * the clocks are read anew.
 */
@Component
public class CalendarEffects {
    /** Nobody reads more lines than this; the counts are always of all. */
    public static final int MOST_LINES = 500;

    private static final int CASES_A_READ = 1000;

    private final CalendarRows rows;
    private final ClockProjection clocks;
    private final Calendars now;

    CalendarEffects(CalendarRows rows, ClockProjection clocks, WorkTime workTime) {
        this.rows = rows;
        this.clocks = clocks;
        this.now = workTime::calendar;
    }

    /**
     * One clock whose date is another one.
     *
     * @param dueBefore under the calendar in force
     * @param dueAfter under the changed calendar
     */
    public record Moved(
            CaseId caseId,
            int obligation,
            UnitId unit,
            Instant dueBefore,
            Instant dueAfter,
            boolean lateBefore,
            boolean lateAfter) {
        /** Whether it is late under one calendar and in time under the other. */
        public boolean changesSide() {
            return lateBefore != lateAfter;
        }
    }

    /**
     * What a change would do at a moment. Unit: obligations.
     *
     * @param clocks open clocks that were read
     * @param standing of them those that stand still, whose date is computed when they run again
     * @param later due later than before
     * @param earlier due earlier than before
     * @param kept the count leads elsewhere, but the promised day is still worked and stands
     * @param noLongerLate late before, in time after
     * @param newlyLate in time before, late after
     * @param lines the clocks that move, those that change side first, at most {@link #MOST_LINES}
     */
    public record Preview(
            int clocks,
            int standing,
            int later,
            int earlier,
            int kept,
            int noLongerLate,
            int newlyLate,
            List<Moved> lines) {
        public Preview {
            lines = List.copyOf(lines);
        }

        public int moved() {
            return later + earlier;
        }

        public int sides() {
            return noLongerLate + newlyLate;
        }

        public List<Moved> sideLines() {
            return lines.stream().filter(Moved::changesSide).toList();
        }
    }

    /** How far the clocks have been read anew. Unit: cases. */
    public record Progress(int total, int seen, int moved, boolean finished) {}

    /**
     * What a change would do to the open clocks; changes nothing.
     *
     * @param changed the calendars with the change applied
     * @param unit whose clocks, {@link UnitId#ALL} for all
     * @param at the moment
     */
    public Preview preview(Calendars changed, UnitId unit, Instant at) {
        return Sight.ofEverything().call(() -> counted(changed, unit, at));
    }

    private Preview counted(Calendars changed, UnitId unit, Instant at) {
        var count = new Count();
        UUID after = CalendarRows.beforeAll();
        while (true) {
            var cases = rows.nextCases(after, unit, CASES_A_READ);
            if (cases.isEmpty()) return count.preview();
            for (var clock : rows.openClocks(cases, unit)) count(count, clock, changed, at);
            after = cases.getLast().value();
        }
    }

    /** How far an applied change has come; empty before it begins. */
    public Optional<Progress> progress(int change) {
        return rows.progress(change);
    }

    private void count(Count count, CalendarRows.OpenClock clock, Calendars changed, Instant at) {
        count.clocks++;
        var before = clocks.reading(clock.owed(), at, now);
        var after = clocks.reading(clock.owed(), at, changed);
        if (before.dueAt() == null || after.dueAt() == null) {
            count.standing++;
        } else if (!before.dueAt().equals(after.dueAt())) {
            count.add(moved(clock, before, after, at));
        } else if (countLeadsElsewhere(clock, changed, at)) {
            count.kept++;
        }
    }

    private boolean countLeadsElsewhere(CalendarRows.OpenClock clock, Calendars changed, Instant at) {
        var owed = clock.owed();
        var today = owed.clock().due(now.calendar(owed.unit(), at), at).at();
        return !today.equals(
                owed.clock().due(changed.calendar(owed.unit(), at), at).at());
    }

    private static Moved moved(CalendarRows.OpenClock clock, ClockReading before, ClockReading after, Instant at) {
        return new Moved(
                clock.caseId(),
                clock.owed().no(),
                clock.owed().unit(),
                Objects.requireNonNull(before.dueAt()),
                Objects.requireNonNull(after.dueAt()),
                isLate(before.lateFrom(), at),
                isLate(after.lateFrom(), at));
    }

    private static boolean isLate(@Nullable Instant lateFrom, Instant at) {
        return lateFrom != null && !at.isBefore(lateFrom);
    }

    /** Lives within one preview. */
    private static final class Count {
        private int clocks;
        private int standing;
        private int later;
        private int earlier;
        private int kept;
        private int noLongerLate;
        private int newlyLate;
        private final List<Moved> sides = new ArrayList<>();
        private final List<Moved> others = new ArrayList<>();

        void add(Moved moved) {
            if (moved.dueAfter().isAfter(moved.dueBefore())) later++;
            else earlier++;
            if (moved.lateBefore() && !moved.lateAfter()) noLongerLate++;
            if (!moved.lateBefore() && moved.lateAfter()) newlyLate++;
            var lines = moved.changesSide() ? sides : others;
            if (lines.size() < MOST_LINES) lines.add(moved);
        }

        Preview preview() {
            sides.addAll(others.subList(0, Math.min(others.size(), MOST_LINES - sides.size())));
            return new Preview(clocks, standing, later, earlier, kept, noLongerLate, newlyLate, sides);
        }
    }
}
