package vn.kycuong.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * What was said of somebody at the counter, or how he was rated.
 *
 * @param grade of a rating: EXCELLENT, GOOD, DONE, NOT_DONE; null for anything else
 * @param flag which of {@link PersonFacts.Kind} stands out; null for anything else
 * @param answer what the person said to it; empty while there is nothing
 * @param judgeFrom the first day on which it may be judged without an answer
 */
public record ConductNote(
        UUID id,
        ActorId about,
        Kind kind,
        LocalDate day,
        @Nullable String grade,
        @Nullable String flag,
        String text,
        State state,
        ActorId enteredBy,
        Instant enteredAt,
        String answer,
        @Nullable ActorId judgedBy,
        @Nullable Instant judgedAt,
        LocalDate judgeFrom,
        int version) {
    /** What it is. */
    public enum Kind {
        FEEDBACK,
        RATING,
        /** What stands out of the facts, brought up by the head. */
        FLAG
    }

    /** Whether it was found true. */
    public enum State {
        OPEN,
        TRUE,
        FALSE
    }
}
