package vn.kycuong.mining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;

/**
 * How often each edge was gone, and the median time it took: two passes over columns. The first counts the times of each edge in buckets of
 * about three hundredths of their size; the second looks only at the bucket in which the median lies. Medians are exact: the lower one of
 * two, a time that really passed.
 */
final class FlowCounting {
    /** No time is known. */
    static final int UNKNOWN = -1;

    private static final int BITS = 5;
    private static final int FINE = 1 << BITS;
    private static final int BUCKETS = (31 - BITS) * FINE + FINE;
    /** Edges counted in one go; logs with more are gone through again. */
    private static final int AT_ONCE = 1024;
    /** From 1976 on Vietnam keeps one clock. */
    private static final long ONE_CLOCK = Instant.parse("1976-01-01T00:00:00Z").getEpochSecond();

    private static final int OFFSET = LegalZone.VIETNAM
            .getRules()
            .getOffset(Instant.ofEpochSecond(ONE_CLOCK))
            .getTotalSeconds();

    private final List<ChunkColumns> chunks;
    private final int edges;
    private final @Nullable BitSet cases;

    /** @param cases those that count; null for all */
    FlowCounting(List<ChunkColumns> chunks, int edges, @Nullable BitSet cases) {
        this.chunks = chunks;
        this.edges = edges;
        this.cases = cases;
    }

    /** What a count needs of a chunk, as it is stored. */
    record ChunkColumns(int firstCase, long base, byte[] lengths, byte[] edge, byte[] since, byte[] at) {
        long bytes() {
            return lengths.length + edge.length + since.length + (long) at.length;
        }
    }

    /** By edge. @param medians {@link #UNKNOWN} where no event of the edge has a time */
    record Times(long[] counts, int[] medians) {}

    /** Seconds on the clock. */
    Times clock() {
        return count((chunk, _, into) -> NumberColumn.ints(chunk.since(), into));
    }

    /** Minutes of working time. */
    Times working(WorkingCalendar calendar) {
        long firstMinute = LegalZone.minute(calendar.first().atStartOfDay());
        long lastMinute = LegalZone.minute(calendar.last().plusDays(1).atStartOfDay());
        var kept = new ArrayList<int[]>(chunks.size());
        return count((chunk, no, into) -> {
            if (no < kept.size()) return kept.get(no); // the second pass asks again
            var since = NumberColumn.ints(chunk.since(), into);
            int size = NumberColumn.size(chunk.since());
            var minutes = new int[size];
            boolean ints = NumberColumn.width(chunk.at()) <= 4;
            var at = ints ? NumberColumn.ints(chunk.at(), new int[size]) : new int[0];
            for (int i = 0; i < size; i++) {
                if (since[i] < 0) {
                    minutes[i] = UNKNOWN;
                    continue;
                }
                long to = chunk.base() + (ints ? at[i] : NumberColumn.at(chunk.at(), i));
                long until = minute(to);
                long from = minute(to - since[i]);
                minutes[i] = from < firstMinute || until > lastMinute
                        ? UNKNOWN
                        : (int) calendar.workingMinutesBetween(from, until);
            }
            kept.add(minutes);
            return minutes;
        });
    }

    static long minute(long second) {
        return second >= ONE_CLOCK
                ? Math.floorDiv(second + OFFSET, 60L)
                : LegalZone.minute(Instant.ofEpochSecond(second));
    }

    /** The times of one chunk's events. */
    private interface Column {
        int[] of(ChunkColumns chunk, int no, int[] into);
    }

    private Times count(Column times) {
        var counts = new long[edges];
        var medians = new int[edges];
        Arrays.fill(medians, UNKNOWN);
        for (int from = 0; from < edges; from += AT_ONCE)
            count(times, from, Math.min(edges, from + AT_ONCE), counts, medians);
        return new Times(counts, medians);
    }

    private void count(Column times, int from, int to, long[] counts, int[] medians) {
        var buckets = new int[(to - from) * BUCKETS];
        each(times, (edge, time, size) -> {
            for (int i = 0; i < size; i++) {
                int e = edge[i];
                if (e < from || e >= to) continue;
                counts[e]++;
                int t = time[i];
                if (t >= 0) buckets[(e - from) * BUCKETS + bucket(t)]++;
            }
        });
        var wanted = new @Nullable Wanted[to - from];
        boolean more = false;
        for (int e = 0; e < wanted.length; e++) {
            wanted[e] = wanted(buckets, e * BUCKETS);
            var one = wanted[e];
            if (one == null) continue;
            if (one.values == null) medians[from + e] = one.least;
            else more = true;
        }
        if (!more) return;
        var least = new int[wanted.length];
        var width = new int[wanted.length];
        for (int e = 0; e < wanted.length; e++) {
            var one = wanted[e];
            boolean looked = one != null && one.values != null;
            least[e] = looked ? one.least : 0;
            width[e] = looked ? one.width : 0;
        }
        each(times, (edge, time, size) -> {
            for (int i = 0; i < size; i++) {
                int e = edge[i] - from;
                if (e < 0 || e >= wanted.length) continue;
                int above = time[i] - least[e];
                if (above >= 0 && above < width[e] && wanted[e] != null) wanted[e].add(time[i]);
            }
        });
        for (int e = 0; e < wanted.length; e++) {
            var one = wanted[e];
            if (one != null && one.values != null) medians[from + e] = one.median();
        }
    }

    /** The bucket in which a median lies. */
    private static final class Wanted {
        final int least;
        final int width;
        final int rank;
        final int @Nullable [] values;
        private int size;

        Wanted(int bucket, int rank, int count) {
            int shift = bucket < FINE ? 0 : (bucket >> BITS) - 1;
            this.least = bucket < FINE ? bucket : (FINE + (bucket & FINE - 1)) << shift;
            this.width = 1 << shift;
            this.rank = rank;
            this.values = width == 1 ? null : new int[count];
        }

        void add(int value) {
            if (values != null) values[size++] = value;
        }

        int median() {
            if (values == null) return least;
            Arrays.sort(values, 0, size);
            return values[rank];
        }
    }

    private static @Nullable Wanted wanted(int[] buckets, int from) {
        long known = 0;
        for (int b = 0; b < BUCKETS; b++) known += buckets[from + b];
        if (known == 0) return null;
        long rank = (known - 1) / 2;
        for (int b = 0; b < BUCKETS; b++) {
            int here = buckets[from + b];
            if (rank < here) return new Wanted(b, (int) rank, here);
            rank -= here;
        }
        throw new IllegalStateException("A median lies among the values it is the median of");
    }

    /** Below {@link #FINE} each value has its own; above, as many for each power of two. */
    private static int bucket(int value) {
        if (value < FINE) return value;
        int shift = 31 - BITS - Integer.numberOfLeadingZeros(value);
        return (shift << BITS) + (value >>> shift);
    }

    private interface Events {
        void take(int[] edge, int[] time, int size);
    }

    private void each(Column times, Events events) {
        var edge = new int[Chunking.EVENTS];
        var time = new int[Chunking.EVENTS];
        int no = 0;
        for (var chunk : chunks) {
            int size = NumberColumn.size(chunk.edge());
            edge = NumberColumn.ints(chunk.edge(), edge);
            if (cases != null) forget(edge, chunk);
            var values = times.of(chunk, no++, time);
            events.take(edge, values, size);
        }
    }

    /** Takes away the events of cases that do not count. */
    private void forget(int[] edge, ChunkColumns chunk) {
        var wanted = cases;
        if (wanted == null) return;
        int event = 0;
        for (int c = 0, n = NumberColumn.size(chunk.lengths()); c < n; c++) {
            int length = (int) NumberColumn.at(chunk.lengths(), c);
            if (!wanted.get(chunk.firstCase() + c)) Arrays.fill(edge, event, event + length, -1);
            event += length;
        }
    }
}
