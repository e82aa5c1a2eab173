package vn.kycuong.oversight;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/**
 * Says each morning what will be late within the seven days to come, from what was known at the day's first moment, and puts beside what was said a
 * week ago what came of it. Mondays of the last quarter that nobody forecast (a new installation, a week switched off) are made up for, each from
 * what was known then and nothing later.
 */
@Component
class ForecastSweep implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int WEEKS_BACK = 13;
    private static final int WEEKS_KEPT = 53;
    private static final int DAYS_KEPT = 8;

    private final ForecastRows rows;
    private final WorkTime workTime;
    private final LedgerFeed feed;
    private final LegalClock time;
    private final TransactionTemplate transaction;
    private final Recurrence recurrence = new Recurrence("forecast", REST, () -> {
        sweep();
        return false;
    });
    private @Nullable LocalDate done;

    ForecastSweep(
            ForecastRows rows, WorkTime workTime, LedgerFeed feed, LegalClock time, TransactionTemplate transaction) {
        this.rows = rows;
        this.workTime = workTime;
        this.feed = feed;
        this.time = time;
        this.transaction = transaction;
    }

    /** Says what is not said yet; answers of how many days. */
    synchronized int sweep() {
        var today = LegalZone.local(time.instant()).toLocalDate();
        // while the feed rests or is behind, what is known is not all there yet, and what is said is not said again
        if (today.equals(done) || !feed.isRunning() || !feed.catchUp()) return 0;
        int made = 0;
        var first = rows.firstKnown().map(known -> LegalZone.local(known).toLocalDate());
        if (first.isEmpty()) return 0;
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (int week = WEEKS_BACK; week >= 0; week--) {
            var day = monday.minusWeeks(week);
            if (day.isAfter(first.get())) made += make(day);
        }
        made += make(today);
        transaction.executeWithoutResult(_ -> {
            rows.settle(today.minusWeeks(1));
            rows.forget(today.minusDays(DAYS_KEPT), today.minusWeeks(WEEKS_KEPT));
        });
        done = today;
        return made;
    }

    private int make(LocalDate day) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            if (rows.isMade(day)) return 0;
            var settings = Forecast.Settings.USUAL;
            Instant now = LegalZone.startOf(day);
            var forecast = Forecast.at(now, settings, workTime.common(now));
            rows.finished(now.minus(Duration.ofDays(settings.historyDays())), now, forecast::learn);
            var queue = rows.queue(now);
            if (queue.isEmpty()) return 0;
            var answer = forecast.answer(queue);
            var cases = new ArrayList<ForecastRows.OfCase>();
            for (var open : queue) {
                var said = answer.late().get(open.id());
                if (said != null)
                    cases.add(new ForecastRows.OfCase(
                            UUID.fromString(open.id()),
                            Integer.parseInt(open.group()),
                            said,
                            Objects.requireNonNull(answer.usual().get(open.group()))));
            }
            rows.store(
                    day,
                    answer.groups().stream()
                            .map(g -> new ForecastRows.OfUnit(
                                    new UnitId(Integer.parseInt(g.group())),
                                    g.open(),
                                    g.due(),
                                    g.expected(),
                                    g.variance()))
                            .toList(),
                    cases);
            return 1;
        }));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
