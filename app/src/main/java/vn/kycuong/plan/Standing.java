package vn.kycuong.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands at a moment.
 *
 * @param metAt when its product was reported; null: not yet, or it was sent back
 * @param lateFrom from when it is late
 */
public record Standing(ItemState state, @Nullable Instant metAt, Instant lateFrom, int version) {
    public boolean counts() {
        return state != ItemState.DROPPED;
    }

    public boolean isOnTime() {
        return metAt != null && metAt.isBefore(lateFrom);
    }

    public boolean isLate(Instant at) {
        return metAt == null ? !at.isBefore(lateFrom) : !isOnTime();
    }

    /** Whether by this moment it should have been done, or was. */
    public boolean isDue(Instant at) {
        return metAt != null || !at.isBefore(lateFrom);
    }
}
