package vn.kycuong.bench;

import org.openjdk.jmh.annotations.Benchmark;
import vn.kycuong.bench.Inputs.Distance;
import vn.kycuong.bench.Inputs.Jollyday;
import vn.kycuong.bench.Inputs.Ours;
import vn.kycuong.bench.Inputs.Plain;
import vn.kycuong.bench.Inputs.Strata;

/** How many working days lie between two days that are N working days apart. */
public class CountDays {
    @Benchmark
    public int ours(Ours ours, Distance by) {
        int i = by.next();
        return ours.calendar.workingDaysBetween(by.from[i], by.to[i]);
    }

    @Benchmark
    public int plain(Plain plain, Distance by) {
        int i = by.next();
        return plain.days.countDays(by.from[i], by.to[i]);
    }

    @Benchmark
    public int strata(Strata strata, Distance by) {
        int i = by.next();
        return strata.days.daysBetween(by.from[i], by.to[i]);
    }

    @Benchmark
    public int jollyday(Jollyday jollyday, Distance by) {
        int i = by.next();
        return jollyday.days.countDays(by.from[i], by.to[i]);
    }
}
