package vn.kycuong.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * A file of tasks that was read, and what became of it.
 *
 * @param unit in whose name they would be assigned
 * @param decidedBy who had them assigned, or put the file away
 */
public record TaskFile(
        UUID id,
        String fileName,
        State state,
        ActorId madeBy,
        UnitId unit,
        Instant madeAt,
        @Nullable ActorId decidedBy) {

    /** Where it is. */
    public enum State {
        READ,
        CONFIRMED,
        WITHDRAWN
    }

    /**
     * One line of it.
     *
     * @param notes what is wrong, column by column; empty when it can be assigned
     */
    public record Line(int no, String title, List<Note> notes) {
        public Line {
            notes = List.copyOf(notes);
        }

        public boolean isFine() {
            return notes.isEmpty();
        }
    }

    /** What is wrong in a column, as a Vietnamese sentence. */
    public record Note(String column, String sentence) {}
}
