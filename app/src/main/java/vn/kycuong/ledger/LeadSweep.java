package vn.kycuong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.LawInForce;
import vn.kycuong.law.Rule;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.CalendarRows.OpenClock;
import vn.kycuong.ledger.LeadRows.Run;
import vn.kycuong.worktime.LegalClock;

/**
 * Reads running clocks anew from the day on which another rule says when something is due soon. A row carries what held when it was written, so that replay comes
 * out the same; an entry that says that it was read again makes it carry what holds now. Nothing that is owed moves. It finds its work by query and keeps its place
 * in the same transaction, as {@link CalendarSweep} does.
 */
@Component
public class LeadSweep implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int CASES_A_BATCH = 200;

    private final LeadRows runs;
    private final CalendarRows rows;
    private final Ledger ledger;
    private final ClockProjection clocks;
    private final Rules rules;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("lead-sweep", REST, () -> batch() >= 0);

    LeadSweep(
            LeadRows runs,
            CalendarRows rows,
            Ledger ledger,
            ClockProjection clocks,
            Rules rules,
            LegalClock time,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.rows = rows;
        this.ledger = ledger;
        this.clocks = clocks;
        this.rules = rules;
        this.time = time;
        this.transaction = transaction;
    }

    /** Goes through everything there is to do now; answers how many cases are due soon from another moment on. */
    public int sweep() {
        int moved = 0;
        for (var batch = batch(); batch >= 0; batch = batch()) moved += batch;
        return moved;
    }

    /** One batch: the number of cases that were read anew, or -1 when there is nothing to do. */
    int batch() {
        var now = time.instant();
        return Objects.requireNonNull(transaction.execute(_ -> {
            lastChange(LegalZone.local(now).toLocalDate()).ifPresent(runs::begin);
            return runs.next().map(run -> batch(run, now)).orElse(-1);
        }));
    }

    /** The latest day so far on which another rule holds than on the day before; that on which rules begin is none. */
    private Optional<LocalDate> lastChange(LocalDate today) {
        return rules.history(LawInForce.WARNING).stream()
                .flatMap(LeadSweep::turns)
                .filter(day -> !day.isAfter(today) && differs(rules.at(day.minusDays(1)), rules.at(day)))
                .max(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> turns(Rule rule) {
        var to = rule.effectiveTo();
        return to == null ? Stream.of(rule.effectiveFrom()) : Stream.of(rule.effectiveFrom(), to.plusDays(1));
    }

    private static boolean differs(LawInForce before, LawInForce after) {
        return before.warns() && after.warns() && !before.warningLead().equals(after.warningLead());
    }

    private int batch(Run run, Instant now) {
        var seen = rows.nextCases(run.afterCase(), UnitId.ALL, CASES_A_BATCH);
        if (seen.isEmpty()) {
            runs.finish(run);
            return 0;
        }
        rows.lock(seen); // then the clocks are read, as they are now that nobody else acts
        var other = rows.openClocks(seen, UnitId.ALL).stream()
                .filter(clock -> isWarnedElse(clock, now))
                .collect(Collectors.groupingBy(OpenClock::caseId));
        if (!other.isEmpty()) {
            var states = ledger.find(List.copyOf(other.keySet()));
            ledger.record(other.entrySet().stream()
                    .map(e -> act(Objects.requireNonNull(states.get(e.getKey())), e.getValue(), run, now))
                    .toList());
        }
        runs.advance(run, seen.getLast().value());
        return other.size();
    }

    /** Not late yet, and due soon from another moment on; what a change of the calendar moved is told by that. */
    private boolean isWarnedElse(OpenClock clock, Instant now) {
        var after = clocks.reading(clock.owed(), now);
        var late = after.lateFrom();
        return late != null
                && now.isBefore(late)
                && Objects.equals(clock.dueAt(), after.dueAt())
                && late.equals(clock.lateFrom())
                && !Objects.equals(clock.warnFrom(), after.warnFrom());
    }

    private Act act(CaseState state, List<OpenClock> other, Run run, Instant now) {
        var effects = new ArrayList<Effect>();
        for (var clock : other) {
            var owed = clock.owed();
            effects.add(new Effect.ClockReread(owed.no()));
            var told = CalendarSweep.told(owed, clocks.reading(owed, now), now);
            if (told != owed.noticed()) effects.add(new Effect.Noticed(owed.no(), told));
        }
        var key = "lead-change-" + run.since();
        return Act.of(
                state,
                new Act.By(ActorId.SYSTEM, PostId.NONE, state.unitNow(), now, now, key),
                CaseEvent.WARNING_CHANGED.kind(),
                "kernel.sweep",
                state.unitNow(),
                effects,
                Map.of("since", run.since().toString()),
                null);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
