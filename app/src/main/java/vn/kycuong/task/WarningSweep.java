package vn.kycuong.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Moments;
import vn.kycuong.kernel.PostId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.task.TaskRows.Dated;
import vn.kycuong.worktime.LegalClock;

/**
 * Finds, by query, which dates of tasks have come near or are past (K9), and writes it into the ledger, once a level and date. A missed night
 * loses nothing.
 */
@Component
public class WarningSweep implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST = 2_000;
    /** Calendar days that surely hold so many working days. */
    private static final int ROOM = 12;

    private final TaskRows rows;
    private final Ledger ledger;
    private final TaskDates dates;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("task-warnings", REST, () -> sweep() > 0);

    WarningSweep(TaskRows rows, Ledger ledger, TaskDates dates, LegalClock time, TransactionTemplate transaction) {
        this.rows = rows;
        this.ledger = ledger;
        this.dates = dates;
        this.time = time;
        this.transaction = transaction;
    }

    /** Writes what is due now; returns how many were told. */
    public int sweep() {
        var now = time.instant();
        int told = 0;
        for (var level : WarningLevel.values()) {
            var rule = dates.law(now).find(level.rule());
            if (rule.isEmpty()) continue; // the registers are not loaded yet: there is nothing to warn of
            int days = Integer.parseInt(rule.get().value());
            for (var dated : rows.unwarned(level, horizon(level, days, now), MOST))
                if (isReached(level, days, dated, now)
                        && Boolean.TRUE.equals(transaction.execute(status -> {
                            boolean written = tell(level, days, dated, now);
                            if (!written) status.setRollbackOnly();
                            return written;
                        }))) told++;
        }
        return told;
    }

    private static Instant horizon(WarningLevel level, int days, Instant now) {
        return level.isBefore() ? now.plus(Duration.ofDays(days * 3L + ROOM)) : now;
    }

    private boolean isReached(WarningLevel level, int days, Dated dated, Instant now) {
        var calendar = dates.calendar(dated.lead(), now);
        var due = TaskDates.day(dated.due());
        var day = calendar.plusWorkingDays(due, level.isBefore() ? -days : days);
        return level.isBefore()
                ? !now.isBefore(LegalZone.startOf(day))
                : days == 0 ? !now.isBefore(dated.lateFrom()) : !now.isBefore(LegalZone.startOf(day));
    }

    /** Whoever acts on the task at this moment is faster: the next round tells. */
    private boolean tell(WarningLevel level, int days, Dated dated, Instant now) {
        var state = ledger.find(dated.id()).filter(c -> c.isOpen());
        if (state.isEmpty() || !rows.warned(dated.id(), level, dated.lateFrom(), now)) return false;
        var act = Act.of(
                state.get(),
                new Act.By(ActorId.SYSTEM, PostId.NONE, dated.lead(), now, now, null),
                TaskEvent.WARNED.kind(),
                "task.warn",
                state.get().unitNow(),
                List.of(),
                Map.of(
                        "level",
                        level.name(),
                        "days",
                        days,
                        "obligation",
                        TaskCourse.LEAD,
                        "lateFrom",
                        Moments.text(dated.lateFrom())),
                null);
        return switch (ledger.record(act)) {
            case ActOutcome.Recorded _ -> true;
            case ActOutcome.Replayed _, ActOutcome.Stale _ -> false;
            case ActOutcome.Forbidden _ -> throw new IllegalStateException("The system may not warn of " + dated.id());
        };
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
