package vn.kycuong.sample;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.job.Recurrence;
import vn.kycuong.job.Recurring;
import vn.kycuong.worktime.LegalOffset;

/**
 * The sample's legal time: begins at the sample moment, ticks like real time while the program runs, stands while it is off, and
 * never goes back.
 */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleClock implements LegalOffset, Recurring {
    private static final Duration TICK = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock system;
    private final Instant begin;
    private final AtomicReference<@Nullable Duration> offset = new AtomicReference<>();
    private final Recurrence recurrence = new Recurrence("sample-clock", TICK, this::tick);

    SampleClock(JdbcClient jdbc, Clock system, @Value("${kycuong.sample-at}") String sampleAt) {
        this.jdbc = jdbc;
        this.system = system;
        this.begin = LegalZone.instant(LocalDateTime.parse(sampleAt));
    }

    Instant begin() {
        return begin;
    }

    @Override
    public Duration fromRealTime() {
        var known = offset.get();
        if (known != null) return known;
        offset.compareAndSet(null, Duration.between(system.instant(), resume()));
        return java.util.Objects.requireNonNull(offset.get());
    }

    /** A crash loses at most one tick that was not written: going on two ticks later is never earlier than anything shown. */
    private Instant resume() {
        return jdbc.sql("select last_tick from sample.clock")
                .query((row, _) -> row.getTimestamp("last_tick").toInstant().plus(TICK.multipliedBy(2)))
                .optional()
                .filter(last -> last.isAfter(begin))
                .orElse(begin);
    }

    /** Legal time starts now at the sample moment, however long the sample took to play. */
    void restart() {
        offset.set(Duration.between(system.instant(), begin));
        tick();
    }

    private boolean tick() {
        jdbc.sql("""
                insert into sample.clock (last_tick) values (:tick)
                on conflict (one) do update set last_tick = greatest(sample.clock.last_tick, excluded.last_tick)
                """)
                .param("tick", Timestamp.from(system.instant().plus(fromRealTime())))
                .update();
        return false;
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    public void stop() {
        if (!isRunning()) return;
        Recurring.super.stop();
        tick();
    }
}
