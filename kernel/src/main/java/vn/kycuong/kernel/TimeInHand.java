package vn.kycuong.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Stop;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * Whose working time an obligation used (thời gian nằm ở đâu), from the ledger's entries alone: from receipt to the moment it was met,
 * its case was closed, or the one asked about. The parts follow each other without gap; their minutes sum to the whole, exactly.
 *
 * <p>All time is measured on one axis, the calendar of the unit that owes the obligation, whoever held it. The entries given are what
 * is known: an act that was undone moved nothing, a late entry counts from the moment it tells of. To tell what was known earlier, give
 * the entries recorded by then. Căn cứ: GLOSSARY#time-in-hand.
 *
 * @param from legal receipt, to the minute
 * @param to where the telling ends, to the minute; not before {@code from}
 * @param parts in order
 * @param budget what the clock says of its limit at the end
 */
public record TimeInHand(int obligation, Instant from, Instant to, List<Part> parts, Budget budget) {
    public TimeInHand {
        parts = List.copyOf(parts);
    }

    /** Whether the clock held time against the limit. */
    public enum Counting {
        /** It ran. */
        COUNTED,
        /** It stood still. */
        STOPPED,
        /** It ran, and then the whole limit was counted anew. */
        COUNTED_ANEW
    }

    /**
     * A stretch in the same hands under the same head.
     *
     * @param head who headed the hands' unit then, or null where no unit answers or nobody headed it
     * @param opened version of the entry that brought the matter into these hands
     * @param ended version of the entry that took it out of them; 0 while it lies there, or when only the head or the counting changed
     * @param minutes office minutes
     * @param amount the same in the unit of the limit, {@link Budget#unit()}
     */
    public record Part(
            Hand hand,
            @Nullable ActorId head,
            Instant from,
            Instant to,
            int opened,
            int ended,
            Counting counting,
            long minutes,
            long amount) {}

    /** Time summed over parts: office minutes, and the amount in the unit of the limit. */
    public record Sum(long minutes, long amount) {
        public static final Sum NONE = new Sum(0, 0);

        public Sum plus(Sum other) {
            return new Sum(minutes + other.minutes, amount + other.amount);
        }
    }

    /** Who headed a unit, by day. */
    @FunctionalInterface
    public interface Heads {
        /** Who headed the unit on a day, and how long that stays so. */
        Tenure at(UnitId unit, LocalDate day);

        /**
         * A head for some days.
         *
         * @param until the last day of it, not before the day asked about
         */
        record Tenure(@Nullable ActorId head, LocalDate until) {}
    }

    /**
     * What is asked.
     *
     * @param obligation number of the obligation within the case
     * @param calendar of the unit that owes it, as known when it is asked
     * @param moment up to when
     */
    public record Question(int obligation, WorkingCalendar calendar, Heads heads, Instant moment) {}

    /**
     * Splits the time of one obligation.
     *
     * @param entries all entries of the case that are known, in order
     * @throws IllegalStateException when the case has no such obligation
     */
    public static TimeInHand of(List<Entry> entries, Question question) {
        var first = entries.getFirst();
        return of(entries, CaseState.histories(first.caseId(), first.caseKind(), entries), question);
    }

    /**
     * The same where the states are known already.
     *
     * @param histories the case after each of its versions, from 0
     */
    public static TimeInHand of(List<Entry> entries, List<CaseState> histories, Question question) {
        var state = histories.getLast();
        var clock = state.obligation(question.obligation()).clock();
        var end = end(clock, state.closedAt(), question.moment());
        return new Split(clock.asAt(end), question, end, finished(entries, question.obligation(), end))
                .along(HandLine.of(entries, histories, question.obligation()));
    }

    /** The entry that ended it at this moment; 0 when it goes on. */
    private static int finished(List<Entry> entries, int obligation, Instant end) {
        for (var entry : entries.reversed()) {
            if (!entry.occurredAt().equals(end)) continue;
            for (var effect : entry.effects()) {
                boolean met = effect instanceof Effect.Discharged d && d.no() == obligation;
                if (met || effect instanceof Effect.Closed) return entry.version();
            }
        }
        return 0;
    }

    private static Instant end(ObligationClock clock, @Nullable Instant closed, Instant moment) {
        var end = moment;
        if (clock.metAt() != null && clock.metAt().isBefore(end)) end = clock.metAt();
        if (closed != null && closed.isBefore(end)) end = closed;
        return end.isBefore(clock.start()) ? clock.start() : end;
    }

    public Sum whole() {
        return sum(parts);
    }

    /** The part that the clock held against the limit. */
    public Sum counted() {
        return sum(parts.stream().filter(p -> p.counting() == Counting.COUNTED).toList());
    }

    /**
     * What the clock ran without using the limit, because a limit that ends on a rest day, or runs to the close of business, leaves so
     * much more: {@code counted = budget.consumed + granted}.
     */
    public long granted() {
        return counted().amount() - budget.consumed();
    }

    /** Sums by whatever names a part, in the order in which the names first come up. */
    public <K> Map<K, Sum> by(Function<Part, K> name) {
        var sums = new LinkedHashMap<K, Sum>();
        for (var part : parts) sums.merge(name.apply(part), new Sum(part.minutes(), part.amount()), Sum::plus);
        return sums;
    }

    private static Sum sum(List<Part> parts) {
        return parts.stream().map(p -> new Sum(p.minutes(), p.amount())).reduce(Sum.NONE, Sum::plus);
    }

    /** Cuts the time of a clock where its hands, its heads or its counting change. */
    private static final class Split {
        private final ObligationClock clock;
        private final Question question;
        private final WorkingCalendar calendar;
        private final long from;
        private final long to;
        private final int finished;
        private final long countedFrom;
        private final long start;
        private final List<Stretch> stops;
        private final Budget budget;

        /** Minutes in which the clock stood. */
        private record Stretch(long from, long to) {
            boolean holds(long minute) {
                return from <= minute && minute < to;
            }
        }

        /**
         * @param clock as it stood at the end
         * @param finished version of the entry that ended it, 0 while it goes on
         */
        Split(ObligationClock clock, Question question, Instant end, int finished) {
            this.finished = finished;
            this.clock = clock;
            this.question = question;
            this.calendar = question.calendar();
            this.from = LegalZone.minute(clock.start());
            this.to = LegalZone.minute(end);
            this.countedFrom = LegalZone.minute(clock.countedFrom());
            var reckoning = clock.due(calendar, end).reckoning();
            this.start = LegalZone.minute(reckoning.start());
            this.stops = stops(reckoning.stops(), end);
            this.budget = clock.budget(calendar, end);
        }

        /** Before the last restart every stop stands; since then those that the clock itself respects. */
        private List<Stretch> stops(List<Stop> felt, Instant end) {
            var stretches = new ArrayList<Stretch>();
            int since = 0;
            for (var stop : clock.stops()) {
                boolean earlier = stop.from().isBefore(clock.countedFrom());
                if (!earlier && !felt.get(since++).moves()) continue;
                var until = stop.to() == null ? end : stop.to();
                stretches.add(new Stretch(LegalZone.minute(stop.from()), LegalZone.minute(until)));
            }
            return stretches;
        }

        TimeInHand along(List<HandLine.Change> changes) {
            var cuts = cuts();
            var parts = new ArrayList<Part>();
            for (int i = 0; i < changes.size(); i++) {
                var change = changes.get(i);
                var next = i + 1 < changes.size() ? changes.get(i + 1) : null;
                long since = i == 0 ? from : Math.max(from, change.minute());
                long until = next == null ? to : Math.min(to, next.minute());
                for (long at = since; at < until; ) at = add(parts, change, next, at, until, cuts);
            }
            return new TimeInHand(question.obligation(), instant(from), instant(to), joined(parts), budget);
        }

        private TreeSet<Long> cuts() {
            var cuts = new TreeSet<Long>();
            cuts.add(countedFrom);
            for (var stop : stops) {
                cuts.add(stop.from());
                cuts.add(stop.to());
            }
            return cuts;
        }

        /** Adds what lies between a minute and the next cut, and says where it ends. */
        private long add(
                List<Part> parts,
                HandLine.Change change,
                HandLine.@Nullable Change next,
                long at,
                long until,
                TreeSet<Long> cuts) {
            var cut = cuts.higher(at);
            long end = cut == null ? until : Math.min(cut, until);
            var head = head(change.hand(), at);
            if (head != null) end = Math.min(end, endOf(head.until()));
            parts.add(part(change, head == null ? null : head.head(), at, end, ended(next, end)));
            return end;
        }

        private int ended(HandLine.@Nullable Change next, long end) {
            if (next != null && next.minute() <= end) return next.version();
            return end == to ? finished : 0;
        }

        private Heads.@Nullable Tenure head(Hand hand, long minute) {
            if (!hand.kind().isOfUnit()) return null;
            return question.heads().at(hand.unit(), LegalZone.atMinute(minute).toLocalDate());
        }

        private static long endOf(LocalDate day) {
            return day.equals(LocalDate.MAX)
                    ? Long.MAX_VALUE
                    : LegalZone.minute(day.plusDays(1).atStartOfDay());
        }

        private Part part(HandLine.Change change, @Nullable ActorId head, long at, long end, int ended) {
            return new Part(
                    change.hand(),
                    head,
                    instant(at),
                    instant(end),
                    change.version(),
                    ended,
                    counting(at),
                    calendar.workingMinutesBetween(at, end),
                    budget.unit().between(calendar, counted(at), counted(end)));
        }

        private Counting counting(long minute) {
            for (var stop : stops) if (stop.holds(minute)) return Counting.STOPPED;
            return minute < countedFrom ? Counting.COUNTED_ANEW : Counting.COUNTED;
        }

        /** The clock counts from the opening of the office, not from a receipt on a rest day. */
        private LocalDateTime counted(long minute) {
            return LegalZone.atMinute(minute < countedFrom ? minute : Math.max(minute, start));
        }

        private static Instant instant(long minute) {
            return LegalZone.instant(LegalZone.atMinute(minute));
        }

        /** Stretches that nothing tells apart are one part. */
        private List<Part> joined(List<Part> parts) {
            var joined = new ArrayList<Part>();
            for (var part : parts) {
                var last = joined.isEmpty() ? null : joined.getLast();
                if (last != null && isSame(last, part)) joined.set(joined.size() - 1, join(last, part));
                else joined.add(part);
            }
            return joined;
        }

        private static boolean isSame(Part a, Part b) {
            return a.hand().equals(b.hand()) && a.counting() == b.counting() && Objects.equals(a.head(), b.head());
        }

        private static Part join(Part a, Part b) {
            return new Part(
                    a.hand(),
                    a.head(),
                    a.from(),
                    b.to(),
                    a.opened(),
                    b.ended(),
                    a.counting(),
                    a.minutes() + b.minutes(),
                    a.amount() + b.amount());
        }
    }
}
