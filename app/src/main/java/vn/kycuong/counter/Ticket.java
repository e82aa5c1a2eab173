package vn.kycuong.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * A number in the queue of a day.
 *
 * @param letter the group it was drawn for; the label begins with it and stays
 * @param queue the group in whose queue it stands now
 * @param bookedFor when the person had booked for; null without a booking
 * @param issuedAt when it was drawn
 * @param calledAt when it was first called
 * @param desk the counter it was called to last
 */
public record Ticket(
        UUID id,
        UnitId unit,
        LocalDate day,
        String letter,
        int number,
        String queue,
        @Nullable UUID booking,
        @Nullable Instant bookedFor,
        Instant issuedAt,
        State state,
        @Nullable Integer desk,
        @Nullable ActorId officer,
        int calls,
        @Nullable Instant calledAt,
        @Nullable Instant lastCallAt,
        @Nullable Instant servingAt,
        @Nullable Instant endedAt,
        int version) {
    /** Where it stands. */
    public enum State {
        WAITING,
        CALLED,
        SERVING,
        DONE,
        /** Called, and nobody came. */
        NO_SHOW,
        /** The day ended before it was called to the end. */
        NOT_SERVED,
        /** The day ended while it was served and nobody said so: when it ended is not known. */
        LEFT_OPEN;

        public String wordKey() {
            return "counter.ticket.state." + name();
        }
    }

    /** As it is called and printed: A 012. */
    public String label() {
        return "%s %03d".formatted(letter, number);
    }

    /** From when the person can be said to wait: not before the time he booked, if he came early. */
    public Instant waitsFrom() {
        return bookedFor != null && bookedFor.isAfter(issuedAt) ? bookedFor : issuedAt;
    }
}
