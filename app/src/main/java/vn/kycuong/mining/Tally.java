package vn.kycuong.mining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import vn.kycuong.mining.LogMapping.Role;

/** Counts what a log holds while it is read. */
final class Tally implements TraceSink {
    private static final long[] NO_EDGES = {};

    private long cases;
    private long events;
    private long finished;
    private long late;
    private long dated;
    private final Map<String, Integer> variants = new HashMap<>();
    private final Map<Integer, Long> starts = new LinkedHashMap<>();
    private final Map<Integer, Long> ends = new LinkedHashMap<>();
    /** Counts by the step before, then by the step after. */
    private long[][] edges = new long[16][];

    @Override
    public void take(Trace trace) {
        cases++;
        events += trace.size;
        if (trace.isFinished()) finished++;
        if (trace.isLate()) late++;
        if (trace.deadline != Trace.NEVER) dated++;
        variants.merge(trace.path(), 1, Integer::sum);
        if (trace.size == 0) return;
        starts.merge(trace.activity[0], 1L, Long::sum);
        ends.merge(trace.activity[trace.size - 1], 1L, Long::sum);
        for (int i = 1; i < trace.size; i++) count(trace.activity[i - 1], trace.activity[i]);
    }

    private void count(int from, int to) {
        if (from >= edges.length) edges = java.util.Arrays.copyOf(edges, Math.max(from + 1, edges.length * 2));
        var row = edges[from];
        if (row == null) row = NO_EDGES;
        if (to >= row.length) {
            row = java.util.Arrays.copyOf(row, to + 8);
            edges[from] = row;
        }
        row[to]++;
    }

    LogSummary summary(LogFile.Format format, LogReading reading) {
        var names = reading.names.activities();
        var pairs = new ArrayList<EdgeCount>();
        for (int from = 0; from < edges.length; from++) {
            var row = edges[from];
            if (row == null) continue;
            for (int to = 0; to < row.length; to++)
                if (row[to] > 0) pairs.add(new EdgeCount(names.name(from), names.name(to), row[to]));
        }
        pairs.sort(java.util.Comparator.comparing(EdgeCount::from).thenComparing(EdgeCount::to));
        boolean knowsEnd = reading.keys.of(Role.END) != null && (finished > 0 || reading.keys.endsWithLastEvent());
        var ocel = reading.ocel();
        return new LogSummary(
                format.shown(),
                cases,
                ocel.map(OcelCounts::events).orElse(events + reading.strays),
                events,
                names.names(),
                variants.size(),
                reading.names.resources().size(),
                reading.names.groups().size(),
                knowsEnd ? OptionalLong.of(finished) : OptionalLong.empty(),
                knowsEnd && dated > 0 ? OptionalLong.of(late) : OptionalLong.empty(),
                named(starts, names),
                named(ends, names),
                pairs,
                reading.keys.byOption(),
                reading.notes.list(),
                ocel);
    }

    private static Map<String, Long> named(Map<Integer, Long> counts, NameList names) {
        var named = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue()
                        .reversed()
                        .thenComparing(e -> names.name(e.getKey())))
                .forEach(e -> named.put(names.name(e.getKey()), e.getValue()));
        return named;
    }
}
