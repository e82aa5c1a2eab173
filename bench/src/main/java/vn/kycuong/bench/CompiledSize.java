package vn.kycuong.bench;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import vn.kycuong.calendar.WorkingCalendar;

/** How much heap a compiled calendar keeps, with the names and sources of its days off, seen as a difference after collection. */
final class CompiledSize {
    private static final int CALENDARS = 40;

    private CompiledSize() {}

    /** Bytes a calendar. */
    static long measure() {
        VietnamDays.read().compile(); // whatever is loaded once is not counted
        List<WorkingCalendar> kept = new ArrayList<>(CALENDARS);
        long before = used();
        try {
            for (int i = 0; i < CALENDARS; i++) {
                kept.add(VietnamDays.read().compile());
            }
            return (used() - before) / CALENDARS;
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
