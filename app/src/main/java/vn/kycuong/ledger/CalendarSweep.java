package vn.kycuong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ClockReading;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.PostId;
import vn.kycuong.ledger.CalendarRows.OpenClock;
import vn.kycuong.ledger.CalendarRows.Run;
import vn.kycuong.worktime.LegalClock;

/**
 * Reads running clocks anew after a change of the calendar, and writes into each ledger that moved by how much and by which letter. It
 * finds its work by query and keeps its place in the same transaction, so that a stop in the middle loses nothing and repeats nothing.
 */
@Component
public class CalendarSweep implements Recurring {
    /** The kind of entry it writes. */
    public static final String CHANGED = "kernel.CalendarChanged";

    private static final Duration REST = Duration.ofSeconds(2);
    private static final int CASES_A_BATCH = 200;

    private final CalendarRows rows;
    private final Ledger ledger;
    private final ClockProjection clocks;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("calendar-sweep", REST, () -> batch() >= 0);

    CalendarSweep(
            CalendarRows rows,
            Ledger ledger,
            ClockProjection clocks,
            LegalClock time,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.ledger = ledger;
        this.clocks = clocks;
        this.time = time;
        this.transaction = transaction;
    }

    /** Goes through everything there is to do now; answers how many cases have another due date. */
    public int sweep() {
        int moved = 0;
        for (var batch = batch(); batch >= 0; batch = batch()) moved += batch;
        return moved;
    }

    /** One batch: the number of cases with another due date, or -1 when there is nothing to do. */
    int batch() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            rows.beginRuns();
            return rows.next().map(run -> batch(run, time.instant())).orElse(-1);
        }));
    }

    private int batch(Run run, Instant now) {
        var seen = rows.nextCases(run.afterCase(), run.unit(), CASES_A_BATCH);
        if (seen.isEmpty()) {
            rows.finish(run.change());
            return 0;
        }
        rows.lock(seen); // then the clocks are read, as they are now that nobody else acts
        var open = rows.openClocks(seen, run.unit());
        var other = open.stream().filter(clock -> isOther(clock, run, now)).toList();
        ledger.record(acts(run, other, now));
        int moved = (int) other.stream()
                .filter(clock -> isDueElse(clock, now))
                .map(OpenClock::caseId)
                .distinct()
                .count();
        rows.advance(run.change(), seen.getLast().value(), seen.size(), moved);
        return moved;
    }

    private List<Act> acts(Run run, List<OpenClock> other, Instant now) {
        var moved = new HashMap<CaseId, List<OpenClock>>();
        for (var clock : other)
            moved.computeIfAbsent(clock.caseId(), _ -> new ArrayList<>()).add(clock);
        var states = moved.isEmpty() ? Map.<CaseId, CaseState>of() : ledger.find(List.copyOf(moved.keySet()));
        return moved.entrySet().stream()
                .map(e -> act(Objects.requireNonNull(states.get(e.getKey())), e.getValue(), run, now))
                .toList();
    }

    private boolean isDueElse(OpenClock clock, Instant now) {
        return !Objects.equals(clock.dueAt(), clocks.reading(clock.owed(), now).dueAt());
    }

    /**
     * Whether the row is not what the calendar now says, and it is this change that makes the difference. A kept promise may leave the
     * due date and move the warning before it.
     */
    private boolean isOther(OpenClock clock, Run run, Instant now) {
        var before = clocks.reading(clock.owed(), run.knownFrom().minusMillis(1));
        var after = clocks.reading(clock.owed(), now);
        return !before.equals(after)
                && !(Objects.equals(clock.dueAt(), after.dueAt())
                        && Objects.equals(clock.lateFrom(), after.lateFrom())
                        && Objects.equals(clock.warnFrom(), after.warnFrom()));
    }

    private Act act(CaseState state, List<OpenClock> moved, Run run, Instant now) {
        var effects = new ArrayList<Effect>();
        var dates = new ArrayList<Map<String, Object>>();
        for (var clock : moved) {
            var after = clocks.reading(clock.owed(), now);
            effects.add(new Effect.ClockReread(clock.owed().no()));
            var told = told(clock.owed(), after, now);
            if (told != clock.owed().noticed())
                effects.add(new Effect.Noticed(clock.owed().no(), told));
            dates.add(dates(clock, after));
        }
        var by = new Act.By(ActorId.SYSTEM, PostId.NONE, state.unitNow(), now, now, "calendar-change-" + run.change());
        return Act.of(
                state,
                by,
                CHANGED,
                "kernel.sweep",
                state.unitNow(),
                effects,
                Map.of("change", run.change(), "reason", run.title(), "source", run.source(), "moved", dates),
                null);
    }

    /** Who was told that it is late, and now it is not, will be told again when it becomes so. */
    static Notice told(Obligation owed, ClockReading after, Instant now) {
        if (owed.noticed() == Notice.NONE || after.lateFrom() == null) return owed.noticed();
        if (!now.isBefore(after.lateFrom())) return owed.noticed();
        boolean atRisk = after.warnFrom() != null && !now.isBefore(after.warnFrom());
        return atRisk ? Notice.AT_RISK : Notice.NONE;
    }

    private static Map<String, Object> dates(OpenClock clock, ClockReading after) {
        var map = new HashMap<String, Object>();
        map.put("obligation", clock.owed().no());
        map.put("from", Objects.toString(clock.dueAt(), ""));
        map.put("to", Objects.toString(after.dueAt(), ""));
        return map;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
