package vn.kycuong.bench;

import java.util.Arrays;
import java.util.List;

/** What one client waited for each of its calls, in nanoseconds. */
final class Latencies {
    private long[] nanos = new long[4_096];
    private int count;

    void add(long waited) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = waited;
    }

    int count() {
        return count;
    }

    /** Nanoseconds within which so many of a hundred calls of all clients were answered. */
    static double percentile(List<Latencies> clients, double percent) {
        var all = clients.stream()
                .flatMapToLong(c -> Arrays.stream(c.nanos, 0, c.count))
                .sorted()
                .toArray();
        return all.length == 0 ? 0 : all[(int) Math.min(all.length - 1, Math.floor(all.length * percent / 100))];
    }
}
