package vn.kycuong.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers cases into chunks while a log is read: each event with its predecessor, each case with its variant. */
final class Chunking implements TraceSink {
    /** Events of a chunk, unless one case has more. */
    static final int EVENTS = 1 << 16;

    /** Where what is gathered goes, a piece at a time. */
    interface Store {
        void store(Chunk chunk, List<SeenCase> cases);
    }

    /** A case as its row will be. */
    record SeenCase(
            int no,
            String name,
            int variant,
            @Nullable Integer group,
            @Nullable Long startedAt,
            @Nullable Long dueAt,
            @Nullable Long endedAt,
            int events) {}

    private final Store store;
    private final Map<Long, Integer> edges = new HashMap<>();
    private final List<long[]> edgeList = new ArrayList<>();
    private final Map<String, Integer> variants = new HashMap<>();
    private final List<long[]> variantCounts = new ArrayList<>();
    private final List<String> variantPaths = new ArrayList<>();
    private final List<SeenCase> waiting = new ArrayList<>();
    private long[] activity = new long[EVENTS];
    private long[] edge = new long[EVENTS];
    private long[] since = new long[EVENTS];
    private long[] at = new long[EVENTS];
    private long[] group = new long[EVENTS];
    private long[] lengths = new long[1024];
    private int size;
    private int chunks;
    private int cases;
    private int firstCase;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Chunking(Store store) {
        this.store = store;
    }

    @Override
    public void take(Trace trace) {
        if (size > 0 && size + trace.size > EVENTS || waiting.size() >= EVENTS) flush();
        room(trace.size);
        int lastActivity = Trace.NONE;
        for (int i = 0; i < trace.size; i++) {
            activity[size] = trace.activity[i];
            edge[size] = i == 0 ? Trace.NONE : edge(lastActivity, trace.activity[i]);
            since[size] = trace.since(i);
            at[size] = trace.at[i] == Trace.NEVER ? Trace.NEVER : Math.floorDiv(trace.at[i], 1000L);
            group[size] = trace.unit[i];
            lastActivity = trace.activity[i];
            if (trace.at[i] != Trace.NEVER) {
                first = Math.min(first, trace.at[i]);
                last = Math.max(last, trace.at[i]);
            }
            size++;
        }
        int no = cases++;
        if (waiting.size() == lengths.length) lengths = Arrays.copyOf(lengths, lengths.length * 2);
        lengths[waiting.size()] = trace.size;
        int holder = trace.holder();
        waiting.add(new SeenCase(
                no,
                trace.name,
                variant(trace.path()),
                holder == Trace.NONE ? null : holder,
                said(trace.begunAt()),
                said(trace.deadline),
                said(trace.end),
                trace.size));
    }

    private static @Nullable Long said(long moment) {
        return moment == Trace.NEVER ? null : moment;
    }

    private void room(int more) {
        if (size + more <= activity.length) return;
        int room = size + more;
        activity = Arrays.copyOf(activity, room);
        edge = Arrays.copyOf(edge, room);
        since = Arrays.copyOf(since, room);
        at = Arrays.copyOf(at, room);
        group = Arrays.copyOf(group, room);
    }

    private int edge(int from, int to) {
        var key = (long) from << 32 | to;
        var known = edges.get(key);
        if (known == null) {
            known = edgeList.size();
            edges.put(key, known);
            edgeList.add(new long[] {from, to, 0});
        }
        edgeList.get(known)[2]++;
        return known;
    }

    private int variant(String path) {
        var known = variants.get(path);
        if (known == null) {
            known = variantPaths.size();
            variants.put(path, known);
            variantPaths.add(path);
            variantCounts.add(new long[1]);
        }
        variantCounts.get(known)[0]++;
        return known;
    }

    void flush() {
        if (waiting.isEmpty()) return;
        long base = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) if (at[i] != Trace.NEVER) base = Math.min(base, at[i]);
        if (base == Long.MAX_VALUE) base = 0;
        for (int i = 0; i < size; i++) at[i] = at[i] == Trace.NEVER ? Trace.NONE : at[i] - base;
        store.store(
                new Chunk(
                        chunks++,
                        firstCase,
                        size,
                        base,
                        NumberColumn.of(lengths, waiting.size()),
                        NumberColumn.of(activity, size),
                        NumberColumn.of(edge, size),
                        NumberColumn.of(since, size),
                        NumberColumn.of(at, size),
                        NumberColumn.of(group, size)),
                List.copyOf(waiting));
        waiting.clear();
        size = 0;
        firstCase = cases;
    }

    /** From, to, times; by the number of the edge. */
    List<long[]> edges() {
        return edgeList;
    }

    /** By the number under which they were first met. */
    List<String> paths() {
        return variantPaths;
    }

    long casesOf(int variant) {
        return variantCounts.get(variant)[0];
    }

    int edgeNumber(int from, int to) {
        return edges.getOrDefault((long) from << 32 | to, Trace.NONE);
    }

    /** Milliseconds of the first event, or null. */
    @Nullable
    Long first() {
        return first == Long.MAX_VALUE ? null : first;
    }

    @Nullable
    Long last() {
        return last == Long.MIN_VALUE ? null : last;
    }
}
