package vn.kycuong.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * Why a task is late, as the lead said, and what became of it.
 *
 * @param no number of the entry that names it
 * @param obligation what the named supporter owes, 0 where nobody is named
 * @param supporter the named unit, as the entry names it
 * @param work the work on the supporter's desk by which he can object; 0 for none
 */
public record LateCause(
        int no,
        LateCauseClass cause,
        int obligation,
        @Nullable UnitId supporter,
        int work,
        Instant namedAt,
        Stands stands) {

    /** What became of it. */
    public enum Stands {
        /** It stands as it was named. */
        NAMED,
        /** The named supporter said no; whoever assigned the task decides. */
        OBJECTED,
        /** Decided: so it is. */
        UPHELD,
        /** Decided: the lead bears it. */
        DISMISSED
    }

    LateCause with(Stands now) {
        return new LateCause(no, cause, obligation, supporter, work, namedAt, now);
    }

    /** Whether whoever assigned the task has to decide. */
    public boolean isOpen() {
        return stands == Stands.NAMED || stands == Stands.OBJECTED;
    }
}
