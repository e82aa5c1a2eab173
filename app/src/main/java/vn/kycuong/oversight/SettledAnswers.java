package vn.kycuong.oversight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.Scope;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.Sight;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.worktime.LegalClock;

/**
 * Answers as known at the beginning of a day (số liệu đã chốt). Once every reader of the ledger has read what was recorded before it, nothing that
 * comes changes such an answer: it is asked once, for everybody of the same scope; who sees all units and whose scope names each of them are the same.
 * What stands at this moment is asked anew each time.
 */
@Component
public class SettledAnswers implements Recurring {
    private static final Duration REST = Duration.ofMinutes(1);
    /** Facts that were made anew from the ledger are seen after this long. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final LedgerFeed feed;
    private final Organisation organisation;
    private final LegalClock time;
    private final Recurrence recurrence = new Recurrence("settled-answers", REST, () -> {
        settle();
        return false;
    });
    private volatile Settled settled = new Settled(LocalDate.MIN, 0);

    SettledAnswers(LedgerFeed feed, Organisation organisation, LegalClock time) {
        this.feed = feed;
        this.organisation = organisation;
        this.time = time;
    }

    /** What is asked, by whom in what sight, within which stretch of time. */
    private record Key<Q>(Q question, String scope, String sight, Stretch stretch) {}

    /** Until which day, by readers that began so often. */
    private record Settled(LocalDate day, int beginning) {}

    /**
     * Within which an answer is asked once.
     *
     * @param day the last one whose beginning nothing can change any more; {@link LocalDate#MIN} while none is known
     * @param beginning how often the readers of the ledger began to read: they rest while a province is made up or facts are made anew
     * @param number of the stretch of ten minutes
     */
    public record Stretch(LocalDate day, int beginning, long number) {}

    public Stretch stretch() {
        var known = settled;
        int beginning = feed.beginnings();
        var day = feed.isRunning() && known.beginning() == beginning ? known.day() : LocalDate.MIN;
        return new Stretch(day, beginning, time.instant().getEpochSecond() / KEPT.toSeconds());
    }

    /** Looks how far everything is read. */
    void settle() {
        var today = LegalZone.local(time.instant()).toLocalDate();
        var now = new Settled(today, feed.beginnings());
        if (!settled.equals(now) && feed.isRunning() && feed.hasRead(LegalZone.startOf(today))) settled = now;
    }

    /**
     * Room for the answers to one kind of question.
     *
     * @param lines how much of the room an answer takes; answers nobody asked for again go first
     * @param most of these lines that are kept, all answers together
     * @param <Q> the question without whom it is asked for, and without any moment after the one as known at which it is asked
     * @param <A> an answer, which nobody changes
     */
    <Q, A> Room<Q, A> room(long most, ToIntFunction<A> lines) {
        return new Room<>(most, lines);
    }

    /** Answers to one kind of question, by scope and sight of who asks. */
    final class Room<Q, A> {
        private final Cache<Key<Q>, A> answers;

        private Room(long most, ToIntFunction<A> lines) {
            answers = Caffeine.newBuilder()
                    .maximumWeight(most)
                    .weigher((Key<Q> _, A answer) -> 1 + lines.applyAsInt(answer))
                    .build();
        }

        /** The answer as known at a moment: if that is settled, asked once for everybody of the same scope. */
        A of(Q question, Scope scope, Instant knownAt, Supplier<A> asking) {
            var stretch = stretch();
            if (!isSettled(knownAt, stretch.day())) return asking.get();
            var sight = Sight.now().map(s -> text(s.scope()) + s.caseText()).orElse("");
            return answers.get(new Key<>(question, text(scope), sight, stretch), _ -> asking.get());
        }
    }

    private String text(Scope scope) {
        return (isWhole(scope) ? Scope.all(0) : scope).toString();
    }

    /** Whether it leaves out no unit that there has been. */
    private boolean isWhole(Scope scope) {
        if (scope.isAll()) return true;
        if (!UnitsBeside.isWide(scope)) return false;
        var today = LegalZone.local(time.instant()).toLocalDate();
        return organisation.units().stream()
                .filter(u -> u.validFrom() == null || !u.validFrom().isAfter(today))
                .allMatch(u -> scope.contains(u.id()));
    }

    private static boolean isSettled(Instant knownAt, LocalDate settled) {
        return SumSpans.isStartOfDay(knownAt)
                && !LegalZone.local(knownAt).toLocalDate().isAfter(settled);
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }
}
