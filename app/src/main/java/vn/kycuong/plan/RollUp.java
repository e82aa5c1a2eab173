package vn.kycuong.plan;

import java.time.Instant;
import java.util.List;

/**
 * What of a plan is done, by weight. Unit: sums of weights, divided at the edge. Window: from approval to a moment. Căn cứ: GLOSSARY#plan-on-time.
 *
 * @param items all that count
 * @param weight their weights
 * @param done weight of what was done
 * @param due weight of what should have been done by now, or was
 * @param onTime of that, what was done on time
 * @param late items that are late, or were done late
 */
public record RollUp(int items, int weight, int done, int due, int onTime, int late) {
    /** An item as it counts. */
    record Weighed(int weight, Standing standing) {}

    static RollUp of(List<Weighed> items, Instant at) {
        int count = 0;
        int weight = 0;
        int done = 0;
        int due = 0;
        int onTime = 0;
        int late = 0;
        for (var item : items) {
            var s = item.standing();
            if (!s.counts()) continue;
            count++;
            weight += item.weight();
            if (s.metAt() != null) done += item.weight();
            if (s.isDue(at)) due += item.weight();
            if (s.isOnTime()) onTime += item.weight();
            if (s.isLate(at)) late++;
        }
        return new RollUp(count, weight, done, due, onTime, late);
    }

    /** Sums over several plans. */
    public RollUp plus(RollUp other) {
        return new RollUp(
                items + other.items,
                weight + other.weight,
                done + other.done,
                due + other.due,
                onTime + other.onTime,
                late + other.late);
    }

    public static RollUp nothing() {
        return new RollUp(0, 0, 0, 0, 0, 0);
    }

    /** Weighted share done on time of what was due, in whole per cent downwards; -1: nothing was due yet. */
    public int onTimePercent() {
        return due == 0 ? -1 : onTime * 100 / due;
    }

    /** Weighted share done of all, in whole per cent downwards; -1: nothing is planned. */
    public int donePercent() {
        return weight == 0 ? -1 : done * 100 / weight;
    }
}
