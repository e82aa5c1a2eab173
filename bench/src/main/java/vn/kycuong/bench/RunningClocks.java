package vn.kycuong.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.ResumePolicy;

/** A province's running clocks, made from a fixed seed: the usual limits, received in the last months, one in six paused once. */
final class RunningClocks {
    static final LocalDate TODAY = LocalDate.of(2026, 8, 20);
    private static final long SEED = 1_404;
    private static final LocalTime CUTOFF = LocalTime.of(15, 0);
    private static final List<Limit> LIMITS =
            List.of("3WD", "5WD", "10WD", "15WD", "20WD", "3WD-EOD", "15D", "30D-X", "0SD", "24H", "16WH", "2M")
                    .stream()
                    .map(Limit::parse)
                    .toList();

    private RunningClocks() {}

    static List<ObligationClock> make(int count) {
        var random = new Random(SEED);
        var clocks = new ArrayList<ObligationClock>(count);
        for (int i = 0; i < count; i++) {
            clocks.add(clock(random));
        }
        return clocks;
    }

    private static ObligationClock clock(Random random) {
        Instant start = LegalZone.instant(
                TODAY.minusDays(random.nextInt(60)).atTime(7 + random.nextInt(10), random.nextInt(60)));
        var limit = LIMITS.get(random.nextInt(LIMITS.size()));
        var clock = ObligationClock.started(start, limit, "bench", CUTOFF);
        if (random.nextInt(6) > 0) {
            return clock;
        }
        Instant stopped = start.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
        return clock.stopped(Ground.SUPPLEMENT, "Phiếu 02", stopped)
                .resumed(stopped.plus(Duration.ofMinutes(random.nextInt(10 * 24 * 60))), ResumePolicy.RESUME);
    }
}
