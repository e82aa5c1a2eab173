package vn.kycuong.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.WarningLead;

/**
 * What a calendar edit costs in arithmetic: every running clock is read again under the calendar with one more day off. The
 * writing of what moved is the database's part and not in here.
 */
final class ClockRun {
    private static final int CLOCKS = 1_000_000;
    private static final WarningLead LEAD = new WarningLead(20, 240, 50);

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<ObligationClock> clocks = RunningClocks.make(CLOCKS);
    private final WorkingCalendar before;
    private final WorkingCalendar after;

    ClockRun() {
        var days = VietnamDays.read();
        before = days.compile();
        var edited = new ArrayList<>(days.facts());
        edited.add(new DayFact(RunningClocks.TODAY.plusDays(1), DayKind.CLOSED, "Bão", "Công điện"));
        after = new VietnamDays(edited).compile();
    }

    /**
     * What one run says, in the form of the calendar's rows and more.
     *
     * @param n clocks
     * @param nsPerOp processor time a clock, in the fastest pass
     * @param medianNsPerOp of all passes
     * @param clocksPerSecond on one core
     * @param moved clocks whose due moment the edit moves
     */
    record Row(
            String name,
            int n,
            String operation,
            double nsPerOp,
            double medianNsPerOp,
            double ratioToOurs,
            double bytesPerOp,
            long clocksPerSecond,
            int moved) {}

    Row measure(boolean quick) {
        pass(before);
        pass(after);
        var nanoseconds = new ArrayList<Double>();
        long bytes = 0;
        for (int i = 0; i < (quick ? 3 : 10); i++) {
            long allocated = thread.getCurrentThreadAllocatedBytes();
            long began = thread.getCurrentThreadCpuTime();
            pass(after);
            nanoseconds.add((double) (thread.getCurrentThreadCpuTime() - began) / CLOCKS);
            bytes = (thread.getCurrentThreadAllocatedBytes() - allocated) / CLOCKS;
        }
        nanoseconds.sort(null);
        double best = nanoseconds.getFirst();
        return new Row(
                "Kỷ Cương",
                CLOCKS,
                "re-project-running-clocks",
                best,
                nanoseconds.get(nanoseconds.size() / 2),
                1,
                bytes,
                Math.round(1e9 / best),
                moved());
    }

    /** Reads all clocks; returns something that depends on each, so that none is left out. */
    private long pass(WorkingCalendar calendar) {
        long sum = 0;
        for (var clock : clocks) {
            var reading = clock.read(calendar, LEAD);
            sum += seconds(reading.dueAt()) ^ seconds(reading.lateFrom()) ^ seconds(reading.warnFrom());
        }
        if (sum == 0) {
            throw new IllegalStateException("A million clocks that say nothing");
        }
        return sum;
    }

    private static long seconds(@Nullable Instant instant) {
        return Objects.requireNonNull(instant, "a running clock has its dates").getEpochSecond();
    }

    private int moved() {
        int moved = 0;
        for (var clock : clocks) {
            if (!Objects.equals(
                    clock.read(before, LEAD).dueAt(), clock.read(after, LEAD).dueAt())) {
                moved++;
            }
        }
        return moved;
    }

    static String text(Row row) {
        return String.format(
                Locale.ROOT,
                """
                Tính lại hạn của %,d đồng hồ đang chạy sau khi thêm một ngày nghỉ / running clocks read again after one more day off
                %,.0f ns CPU (trung vị / median %,.0f), %,.0f B một đồng hồ / a clock; %,d đồng hồ mỗi giây mỗi nhân / clocks a second a core
                %,d đồng hồ đổi hạn / clocks whose due moment moves
                """,
                row.n(),
                row.nsPerOp(),
                row.medianNsPerOp(),
                row.bytesPerOp(),
                row.clocksPerSecond(),
                row.moved());
    }

    static String json(Row row) {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(List.of(row));
    }
}
