package vn.kycuong.counter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/** A tablet at the door that draws numbers and reads nothing. */
public record Kiosk(
        UUID id,
        UnitId unit,
        String name,
        Instant madeAt,
        @Nullable Instant revokedAt) {}
