package vn.kycuong.bench;

import com.opengamma.strata.basics.date.HolidayCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Date;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;

/** What a measured method is given. Each peer is built only in the process that measures it. */
public final class Inputs {
    private Inputs() {}

    /** Where to start from and how far, one sample after the other. */
    @State(Scope.Benchmark)
    public static class Distance {
        @Param({"1", "2", "5", "10", "30", "1000", "10000"})
        public int n;

        LocalDate[] any = {};
        LocalDate[] from = {};
        LocalDate[] to = {};
        LocalDateTime[] moments = {};
        LocalDateTime[] laterMoments = {};
        long[] epochDays = {};
        long[] localMinutes = {};
        long[] laterMinutes = {};
        Date[] dates = {};
        String duration = "";
        long minutes;
        private int next;

        @Setup
        public void prepare() {
            var calendar = VietnamDays.read().compile();
            any = Samples.dates();
            from = Samples.workingDates(calendar);
            to = Samples.after(from, n, calendar);
            moments = Samples.moments();
            minutes = Samples.minutes(n);
            laterMoments = Arrays.stream(moments)
                    .map(m -> calendar.plusWorkingMinutes(m, minutes))
                    .toArray(LocalDateTime[]::new);
            epochDays = Arrays.stream(any).mapToLong(LocalDate::toEpochDay).toArray();
            localMinutes = Arrays.stream(moments).mapToLong(LegalZone::minute).toArray();
            laterMinutes =
                    Arrays.stream(laterMoments).mapToLong(LegalZone::minute).toArray();
            dates = Arrays.stream(any).map(d -> Date.from(LegalZone.startOf(d))).toArray(Date[]::new);
            duration = "P" + n + "D";
        }

        int next() {
            return next++ & (Samples.COUNT - 1);
        }
    }

    @State(Scope.Benchmark)
    public static class Ours {
        WorkingCalendar calendar = VietnamDays.read().compile();
    }

    @State(Scope.Benchmark)
    public static class Plain {
        PlainDays days = PlainDays.of(VietnamDays.read());
    }

    @State(Scope.Benchmark)
    public static class Jollyday {
        JollydayDays days = JollydayDays.of(VietnamDays.read());
    }

    @State(Scope.Benchmark)
    public static class Strata {
        HolidayCalendar days = StrataDays.of(VietnamDays.read());
    }

    @State(Scope.Benchmark)
    public static class Engines {
        EngineDays days = new EngineDays();
    }
}
