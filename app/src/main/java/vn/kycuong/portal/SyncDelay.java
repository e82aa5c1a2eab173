package vn.kycuong.portal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Done here in time, known to the national portal late or not yet (trễ ảo do đồng bộ, nguyên nhân SYNC), with its evidence.
 *
 * @param lateFrom from when on it counts as late there
 * @param metAt when it was done here
 * @param sentAt when that left the house; null while it has not
 * @param thereAt when the portal accepted it; null while it has not
 */
public record SyncDelay(
        String code,
        int unitId,
        Stage stage,
        Instant lateFrom,
        Instant metAt,
        @Nullable Instant sentAt,
        @Nullable Instant thereAt) {
    /** Which promise. */
    public enum Stage {
        /** The answer whether it is accepted. */
        RECEPTION,
        /** The result. */
        RESULT
    }
}
