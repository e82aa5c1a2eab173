package vn.kycuong.bench;

import java.time.LocalDateTime;
import org.openjdk.jmh.annotations.Benchmark;
import vn.kycuong.bench.Inputs.Distance;
import vn.kycuong.bench.Inputs.Ours;
import vn.kycuong.bench.Inputs.Plain;

/** The moment after N days' worth of working minutes. The peers know no office hours; only the plain loop can follow. */
public class AddMinutes {
    @Benchmark
    public LocalDateTime ours(Ours ours, Distance by) {
        return ours.calendar.plusWorkingMinutes(by.moments[by.next()], by.minutes);
    }

    @Benchmark
    public long oursPrimitive(Ours ours, Distance by) {
        return ours.calendar.plusWorkingMinutes(by.localMinutes[by.next()], by.minutes);
    }

    @Benchmark
    public LocalDateTime plain(Plain plain, Distance by) {
        return plain.days.plusMinutes(by.moments[by.next()], by.minutes);
    }
}
