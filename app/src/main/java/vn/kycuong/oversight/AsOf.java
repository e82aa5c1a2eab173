package vn.kycuong.oversight;

import java.time.Instant;

/**
 * The moment of truth of a figure: the one time argument of every query.
 *
 * @param now what is compared with due and late
 * @param asKnownThen whether to count what was known at that moment, or what is held true now
 */
public record AsOf(Instant now, boolean asKnownThen) {
    /** As everything is known now. */
    public static AsOf now(Instant now) {
        return new AsOf(now, false);
    }

    /** As it was known then: gives the same figure whenever it is asked. */
    public static AsOf then(Instant moment) {
        return new AsOf(moment, true);
    }
}
