package vn.kycuong.mining;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event of an observed case (sự kiện quan sát), with the time since the one before by the clock and in working time. */
public record SeenEvent(
        String step,
        @Nullable Instant at,
        @Nullable String group,
        Optional<Duration> clock,
        Optional<Duration> working) {}
