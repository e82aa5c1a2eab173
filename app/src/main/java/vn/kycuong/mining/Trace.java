package vn.kycuong.mining;

import java.util.Arrays;

/**
 * One case of a log with its events, as a reader hands it on: the same object for every case, so that a log of any length takes the room of
 * its longest case. Activities, people and groups are numbers of the {@link LogNames} of the reading.
 */
final class Trace {
    /** No moment, or nobody, is said. */
    static final long NEVER = Long.MIN_VALUE;

    static final int NONE = -1;

    String name = "";
    long start = NEVER;
    long deadline = NEVER;
    long end = NEVER;
    int group = NONE;
    int size;
    int[] activity = new int[64];
    int[] resource = new int[64];
    int[] unit = new int[64];
    /** Milliseconds since 1970. */
    long[] at = new long[64];

    void begin() {
        name = "";
        start = NEVER;
        deadline = NEVER;
        end = NEVER;
        group = NONE;
        size = 0;
    }

    void add(int what, long when, int who, int where) {
        if (size == activity.length) grow();
        activity[size] = what;
        at[size] = when;
        resource[size] = who;
        unit[size] = where;
        size++;
    }

    private void grow() {
        int more = size * 2;
        activity = Arrays.copyOf(activity, more);
        resource = Arrays.copyOf(resource, more);
        unit = Arrays.copyOf(unit, more);
        at = Arrays.copyOf(at, more);
    }

    boolean isFinished() {
        return end != NEVER;
    }

    /** Finished after its deadline; who has none is not late. */
    boolean isLate() {
        return end != NEVER && deadline != NEVER && end > deadline;
    }

    /** Who holds the case: the group said of it, else the group of its last event that names one. */
    int holder() {
        if (group != NONE) return group;
        for (int i = size - 1; i >= 0; i--) if (unit[i] != NONE) return unit[i];
        return NONE;
    }

    /** The first event that has a moment, unless the log says the start of the case. */
    long begunAt() {
        if (start != NEVER) return start;
        for (int i = 0; i < size; i++) if (at[i] != NEVER) return at[i];
        return NEVER;
    }

    /** Seconds since the event before; {@link #NONE} for the first, or when either has no moment. A clock that runs back counts as nothing. */
    long since(int event) {
        if (event == 0 || at[event] == NEVER || at[event - 1] == NEVER) return NONE;
        return Math.max(0, (at[event] - at[event - 1]) / 1000);
    }

    /** The steps as one value to look up by: a letter a step. */
    String path() {
        var letters = new char[size];
        for (int i = 0; i < size; i++) letters[i] = (char) activity[i];
        return new String(letters);
    }
}
