package vn.kycuong.oversight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Scope;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Sight;
import vn.kycuong.oversight.IndicatorQuestion.Filter;
import vn.kycuong.worktime.LegalClock;

/**
 * Answers as known at the beginning of a day (số liệu đã chốt). Once every reader of the ledger has read what was recorded before it, nothing that
 * comes changes such an answer: it is asked once, for everybody of the same scope. What stands at this moment is asked anew each time.
 */
@Component
public class SettledAnswers implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST = 2_000;
    /** Facts that were made anew from the ledger are seen after this long. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final LedgerFeed feed;
    private final LegalClock time;
    private final Cache<Key, List<IndicatorLine>> answers =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Recurrence recurrence = new Recurrence("settled-answers", REST, () -> {
        settle();
        return false;
    });
    private volatile LocalDate settled = LocalDate.MIN;

    SettledAnswers(LedgerFeed feed, LegalClock time) {
        this.feed = feed;
        this.time = time;
    }

    /** What is asked, by whom in what sight, within which stretch of time. */
    private record Key(IndicatorQuestion question, String scope, String sight, long stretch) {}

    /** The last day whose beginning nothing can change any more; {@link LocalDate#MIN} while none is known. */
    public LocalDate settled() {
        return settled;
    }

    /** Looks how far everything is read. */
    void settle() {
        var today = LegalZone.local(time.instant()).toLocalDate();
        if (!settled.equals(today) && feed.isRunning() && feed.hasRead(LegalZone.startOf(today))) settled = today;
    }

    List<IndicatorLine> of(IndicatorQuestion question, Function<IndicatorQuestion, List<IndicatorLine>> asking) {
        if (!isSettled(question.knownAt())) return asking.apply(question);
        var filter = question.filter();
        var unseen = new Filter(
                Scope.none(), filter.units(), filter.outside(), filter.document(), filter.clause(), filter.procedure());
        var key = new Key(
                question.with(unseen),
                filter.scope().toString(),
                Sight.now().map(s -> s.units() + s.caseText()).orElse(""),
                time.instant().getEpochSecond() / KEPT.toSeconds());
        return answers.get(key, _ -> List.copyOf(asking.apply(question)));
    }

    private boolean isSettled(Instant knownAt) {
        return SumSpans.isStartOfDay(knownAt)
                && !LegalZone.local(knownAt).toLocalDate().isAfter(settled);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
