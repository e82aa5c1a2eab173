package vn.kycuong.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live token of a process (việc đang ở tay ai): one row, updated in place; its history is the ledger.
 *
 * @param no number within the case, from 1
 * @param step the step of the process it stands on
 * @param role who may hold it
 * @param unit where it lies
 * @param holder who holds it, or null while nobody took it
 * @param obligation the obligation whose due time orders it
 * @param since when it came to this step
 */
public record WorkItem(
        int no,
        int step,
        String role,
        UnitId unit,
        @Nullable ActorId holder,
        int obligation,
        Instant since,
        boolean open) {

    /** The same work on another unit's desk, where nobody took it yet. */
    WorkItem at(UnitId other, Instant moment) {
        return new WorkItem(no, step, role, other, null, obligation, moment, open);
    }
}
