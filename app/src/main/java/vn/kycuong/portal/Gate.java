package vn.kycuong.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The way to the national portal and back. Sending the same message again is safe: it bears the same id. */
interface Gate {
    /** Whether this installation has it. */
    boolean isOffered();

    Answer send(StatusMessage message);

    /** What came and was not put away, in the order in which it came. */
    List<Batch> received();

    /** What a batch said is kept: it does not come again. */
    void putAway(Batch batch);

    /** What the other side said at once. */
    sealed interface Answer {
        /** It has the message, now or since an earlier time. */
        record Taken() implements Answer {}

        /** It will never take it. */
        record Refused(String problem) implements Answer {}

        /** Not so much at once: nothing more goes this way for a while. */
        record Busy(String problem, Duration rest) implements Answer {}

        /** Not now. */
        record Later(String problem) implements Answer {}
    }

    /** What came together. @param name the same whenever it is read */
    record Batch(String name, List<Line> lines) {
        public Batch {
            lines = List.copyOf(lines);
        }
    }

    /** One thing that came. */
    sealed interface Line {
        int no();

        /** An answer to a message. */
        record Receipt(int no, UUID message, Outcome outcome, String problem, Instant at) implements Line {}

        /** Nobody understands it. @param why a word of the program */
        record Poison(int no, String why) implements Line {}
    }

    /** What the portal says of a message later. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** It could not take it now: it is sent again. */
        BUSY
    }
}
