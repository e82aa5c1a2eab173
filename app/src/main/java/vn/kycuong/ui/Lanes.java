package vn.kycuong.ui;

import java.util.ArrayList;
import java.util.List;

/** Puts labels into as few rows as they need without one covering another. */
final class Lanes {
    private record Taken(int lane, double from, double to) {}

    private final List<Taken> taken = new ArrayList<>();
    private int count;

    /** The first lane where this stretch is free. */
    int put(double from, double to) {
        int lane = 0;
        while (!isFree(lane, from, to)) {
            lane++;
        }
        block(lane, from, to);
        return lane;
    }

    boolean isFree(int lane, double from, double to) {
        return taken.stream().noneMatch(t -> t.lane == lane && from < t.to + 6 && t.from < to + 6);
    }

    void block(int lane, double from, double to) {
        taken.add(new Taken(lane, from, to));
        count = Math.max(count, lane + 1);
    }

    int count() {
        return count;
    }
}
