package vn.kycuong.mining;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A process of another system as its log shows it (quy trình quan sát). It came in whole and does not change.
 *
 * @param keys which attributes of the log were taken for what, as JSON
 * @param finished empty when the log does not say when cases end
 * @param late finished after the deadline; empty when the log says no deadlines
 * @param notes what was read in good faith, as JSON
 */
public record ObservedProcess(
        int id,
        String name,
        String file,
        String format,
        String keys,
        Instant importedAt,
        long cases,
        long events,
        long activities,
        long variants,
        long resources,
        long groups,
        OptionalLong finished,
        OptionalLong late,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        String notes) {}
