package vn.kycuong.mining;

import java.util.Arrays;

/**
 * Events whose cases do not come in one piece, gathered in columns until the file ends: 24 bytes an event. What is given on is ordered by
 * time within each case; events of one moment keep the order of the file.
 */
final class CollectedCases {
    private static final int EVENT_BYTES = 24;
    private static final int START = 1024;

    final NameList cases = new NameList();
    private final long most;
    private int size;
    private int[] owner = new int[START];
    private int[] activity = new int[START];
    private int[] resource = new int[START];
    private int[] unit = new int[START];
    private long[] at = new long[START];

    private long[] starts = new long[START];
    private long[] deadlines = new long[START];
    private long[] ends = new long[START];
    private int[] groups = new int[START];
    private int known;

    /** @param memory bytes that a reading may take */
    CollectedCases(long memory) {
        this.most = Math.min(Integer.MAX_VALUE - 8, memory / (2 * EVENT_BYTES));
    }

    int owner(String name) {
        int number = cases.number(name);
        while (known <= number) {
            if (known == starts.length) {
                int more = known * 2;
                starts = Arrays.copyOf(starts, more);
                deadlines = Arrays.copyOf(deadlines, more);
                ends = Arrays.copyOf(ends, more);
                groups = Arrays.copyOf(groups, more);
            }
            starts[known] = Trace.NEVER;
            deadlines[known] = Trace.NEVER;
            ends[known] = Trace.NEVER;
            groups[known] = Trace.NONE;
            known++;
        }
        return number;
    }

    void add(int of, int what, long when, int who, int where, long line) throws Malformed {
        if (size >= most)
            throw new Malformed(
                    line,
                    0,
                    "nhiều hơn %,d sự kiện, bộ nhớ không đủ để gom theo hồ sơ; dùng XES, định dạng ấy đọc được mọi độ dài"
                            .formatted(most));
        if (size == owner.length) {
            int more = (int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + (long) START);
            owner = Arrays.copyOf(owner, more);
            activity = Arrays.copyOf(activity, more);
            resource = Arrays.copyOf(resource, more);
            unit = Arrays.copyOf(unit, more);
            at = Arrays.copyOf(at, more);
        }
        owner[size] = of;
        activity[size] = what;
        at[size] = when;
        resource[size] = who;
        unit[size] = where;
        size++;
    }

    /** What is said of a case; the first that says it is believed, and answers whether all say the same. */
    boolean started(int of, long moment) {
        return say(starts, of, moment);
    }

    boolean due(int of, long moment) {
        return say(deadlines, of, moment);
    }

    boolean ended(int of, long moment) {
        return say(ends, of, moment);
    }

    boolean grouped(int of, int group) {
        if (groups[of] == Trace.NONE) groups[of] = group;
        return groups[of] == group;
    }

    private static boolean say(long[] said, int of, long moment) {
        if (said[of] == Trace.NEVER) said[of] = moment;
        return said[of] == moment;
    }

    void giveAll(LogReading reading) {
        var first = new int[cases.size() + 1];
        for (int i = 0; i < size; i++) first[owner[i] + 1]++;
        for (int i = 0; i < cases.size(); i++) first[i + 1] += first[i];
        var order = new int[size];
        var next = first.clone();
        for (int i = 0; i < size; i++) order[next[owner[i]]++] = i;
        var trace = new Trace();
        for (int one = 0; one < cases.size(); one++) {
            sortByTime(order, first[one], first[one + 1]);
            trace.begin();
            trace.name = cases.name(one);
            trace.start = starts[one];
            trace.deadline = deadlines[one];
            trace.end = ends[one];
            trace.group = groups[one];
            for (int i = first[one]; i < first[one + 1]; i++) {
                int event = order[i];
                trace.add(activity[event], at[event], resource[event], unit[event]);
            }
            reading.give(trace, 0);
        }
    }

    /** Cases are short, or already in order: insertion, and merging where that would take long. */
    private void sortByTime(int[] order, int from, int to) {
        if (to - from > 64) {
            var boxed = Arrays.stream(order, from, to)
                    .boxed()
                    .sorted((a, b) -> Long.compare(at[a], at[b]))
                    .toList();
            for (int i = from; i < to; i++) order[i] = boxed.get(i - from);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int event = order[i];
            int place = i;
            while (place > from && at[order[place - 1]] > at[event]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = event;
        }
    }
}
