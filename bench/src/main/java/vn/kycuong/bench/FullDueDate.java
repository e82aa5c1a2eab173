package vn.kycuong.bench;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.kycuong.bench.Inputs.Ours;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.DueDate;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;

/** A due date as the law wants it, from the instant of receipt: opening, limit, roll, late-from, provisional or not. */
public class FullDueDate {
    private static final LocalTime CUTOFF = LocalTime.of(15, 0);

    /** Instants of receipt and a limit. */
    @State(Scope.Benchmark)
    public static class Receipts {
        @Param({"3WD", "15D"})
        public String limit = "";

        Limit parsed = new Limit.SameDay();
        Instant[] received = {};
        private int next;

        @Setup
        public void prepare() {
            parsed = Limit.parse(limit);
            received = Arrays.stream(Samples.moments()).map(LegalZone::instant).toArray(Instant[]::new);
        }
    }

    @Benchmark
    public DueDate ours(Ours ours, Receipts receipts) {
        Instant received = receipts.received[receipts.next++ & (Samples.COUNT - 1)];
        return Deadlines.due(ours.calendar, received, receipts.parsed, CUTOFF, List.of());
    }
}
