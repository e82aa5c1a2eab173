package vn.kycuong.mining;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of our dossiers as it leaves in a log: no citizen in it, and nobody by name.
 *
 * @param id a pseudonym; the same in one file, another in the next
 * @param deadline the last moment that is not late; null when there is no limit
 * @param end when its result was there, or it ended without one; null while it is open
 */
record OwnCase(
        String id,
        Instant start,
        @Nullable Instant deadline,
        @Nullable Instant end,
        String procedure,
        String unit,
        List<Event> events) {
    OwnCase {
        events = List.copyOf(events);
    }

    /** @param person a pseudonym of who did it */
    record Event(String step, Instant at, String person, String unit) {}
}
