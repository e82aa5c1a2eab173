package vn.kycuong.bench;

import java.time.LocalDate;
import java.util.Date;
import org.openjdk.jmh.annotations.Benchmark;
import vn.kycuong.bench.Inputs.Distance;
import vn.kycuong.bench.Inputs.Engines;
import vn.kycuong.bench.Inputs.Jollyday;
import vn.kycuong.bench.Inputs.Ours;
import vn.kycuong.bench.Inputs.Plain;
import vn.kycuong.bench.Inputs.Strata;

/** The N-th working day after a day. */
public class AddDays {
    @Benchmark
    public LocalDate ours(Ours ours, Distance by) {
        return ours.calendar.plusWorkingDays(by.any[by.next()], by.n);
    }

    @Benchmark
    public long oursPrimitive(Ours ours, Distance by) {
        return ours.calendar.plusWorkingDays(by.epochDays[by.next()], by.n);
    }

    @Benchmark
    public LocalDate plain(Plain plain, Distance by) {
        return plain.days.plusDays(by.any[by.next()], by.n);
    }

    @Benchmark
    public LocalDate strata(Strata strata, Distance by) {
        return strata.days.shift(by.any[by.next()], by.n);
    }

    @Benchmark
    public LocalDate jollyday(Jollyday jollyday, Distance by) {
        return jollyday.days.plusDays(by.any[by.next()], by.n);
    }

    @Benchmark
    public Date flowable(Engines engines, Distance by) {
        return engines.days.flowable(by.duration, by.dates[by.next()]);
    }

    @Benchmark
    public Date operaton(Engines engines, Distance by) {
        return engines.days.operaton(by.duration, by.dates[by.next()]);
    }
}
