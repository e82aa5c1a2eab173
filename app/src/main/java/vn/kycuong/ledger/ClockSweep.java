package vn.kycuong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.PostId;
import vn.kycuong.worktime.LegalClock;

/**
 * Finds, by query, what has become at risk or late, and writes it into the ledger once each. A missed night loses nothing; two
 * instances never say it twice: the case is locked before it is read what is owed.
 */
@Component
public class ClockSweep implements Recurring {
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("clock-sweep", REST, () -> sweep() > 0);

    ClockSweep(JdbcClient jdbc, Ledger ledger, LegalClock time, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.time = time;
        this.transaction = transaction;
    }

    private record Due(UUID caseId, int no, Instant lateFrom) {}

    /** Writes what is due now; returns how much seemed due. */
    public int sweep() {
        int told = 0;
        int round;
        do {
            round = Objects.requireNonNull(transaction.execute(_ -> batch(time.instant())));
            told += round;
        } while (round == BATCH);
        return told;
    }

    private int batch(Instant now) {
        var held = lock(now);
        // what is owed is read once more behind the locks: the first look may be older than what another instance wrote
        // before it let go
        var due = jdbc.sql("""
                select o.case_id, o.no, o.late_from
                  from ledger.obligation o
                  join ledger.case_head h using (case_id)
                 where o.case_id = any (:held) and o.sweep_at <= :now and o.met_at is null and h.closed_at is null
                 order by o.sweep_at
                """)
                .param("held", held.toArray(UUID[]::new))
                .param("now", java.sql.Timestamp.from(now))
                .query((row, _) -> new Due(
                        row.getObject("case_id", UUID.class),
                        row.getInt("no"),
                        row.getTimestamp("late_from").toInstant()))
                .list();
        var states = ledger.find(
                due.stream().map(d -> new CaseId(d.caseId())).distinct().toList());
        ledger.record(acts(due, states, now));
        return held.size();
    }

    /** Cases of which something seems due, held until the transaction ends; those another instance holds are passed over. */
    private List<UUID> lock(Instant now) {
        return jdbc.sql("""
                select o.case_id
                  from ledger.obligation o
                  join ledger.case_head h using (case_id)   -- acts lock the head first, so the sweep does too
                 where o.sweep_at <= :now and o.met_at is null
                   and h.closed_at is null                    -- closed and never met: nobody owes it any more
                 order by o.sweep_at
                 limit :most
                   for update of h skip locked
                """)
                .param("now", java.sql.Timestamp.from(now))
                .param("most", BATCH)
                .query((row, _) -> row.getObject("case_id", UUID.class))
                .list();
    }

    /** One act per case in a batch: a second obligation of the same case waits for the next round. */
    private static List<Act> acts(List<Due> due, Map<CaseId, CaseState> states, Instant now) {
        var acts = new ArrayList<Act>();
        var seen = new HashSet<CaseId>();
        for (var d : due) {
            var state = Objects.requireNonNull(states.get(new CaseId(d.caseId())));
            if (seen.add(state.id())) acts.add(told(state, d.no(), d.lateFrom(), now));
        }
        return acts;
    }

    /** That something owed is at risk, or late, was told. */
    static Act told(CaseState state, int no, Instant lateFrom, Instant now) {
        boolean late = !now.isBefore(lateFrom);
        var unit = state.obligation(no).unit();
        var by = new Act.By(ActorId.SYSTEM, PostId.NONE, unit, now, now, null);
        return Act.of(
                state,
                by,
                late ? "kernel.BecameLate" : "kernel.BecameAtRisk",
                "kernel.sweep",
                state.unitNow(),
                List.of(new Effect.Noticed(no, late ? Notice.LATE : Notice.AT_RISK)),
                Map.of("obligation", no, "lateFrom", lateFrom.toString()),
                null);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
