package vn.kycuong.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a clock says under one calendar: a projection, recomputed whenever a fact or the calendar changes.
 *
 * @param dueAt the due moment; null while the clock stands
 * @param lateFrom first moment at which it is late: the end of the due day, or the due instant for limits in hours
 * @param warnFrom from when it is at risk
 * @param pausedSince when it stopped; null while it runs
 */
public record ClockReading(
        @Nullable Instant dueAt,
        @Nullable Instant lateFrom,
        @Nullable Instant warnFrom,
        @Nullable Instant pausedSince) {}
