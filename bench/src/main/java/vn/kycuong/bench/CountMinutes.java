package vn.kycuong.bench;

import org.openjdk.jmh.annotations.Benchmark;
import vn.kycuong.bench.Inputs.Distance;
import vn.kycuong.bench.Inputs.Ours;
import vn.kycuong.bench.Inputs.Plain;

/** How many working minutes lie between two moments that are N days' worth of them apart. */
public class CountMinutes {
    @Benchmark
    public long ours(Ours ours, Distance by) {
        int i = by.next();
        return ours.calendar.workingMinutesBetween(by.moments[i], by.laterMoments[i]);
    }

    @Benchmark
    public long oursPrimitive(Ours ours, Distance by) {
        int i = by.next();
        return ours.calendar.workingMinutesBetween(by.localMinutes[i], by.laterMinutes[i]);
    }

    @Benchmark
    public long plain(Plain plain, Distance by) {
        int i = by.next();
        return plain.days.countMinutes(by.moments[i], by.laterMoments[i]);
    }
}
