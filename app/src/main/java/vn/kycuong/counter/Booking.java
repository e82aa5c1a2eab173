package vn.kycuong.counter;

import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * An appointment at a counter, without the person.
 *
 * @param stands whether the office is still open then, as the calendar is known now
 * @param offered what is held instead; null when nothing is
 * @param personal whether name and contact are still kept
 * @param byOfficer whether an officer entered it
 */
public record Booking(
        UUID id,
        UnitId unit,
        LocalDateTime from,
        LocalDateTime to,
        @Nullable String procedure,
        State state,
        int version,
        boolean stands,
        @Nullable Slot offered,
        boolean personal,
        boolean byOfficer) {
    /** What became of it. */
    public enum State {
        BOOKED,
        CANCELLED,
        /** The person drew a number. */
        COME,
        /** The person did not come. */
        MISSED,
        /** The office was closed then, and nobody chose another time. */
        CLOSED;

        public String wordKey() {
            return "counter.booking.state." + name();
        }
    }

    public boolean isOpen() {
        return state == State.BOOKED;
    }
}
