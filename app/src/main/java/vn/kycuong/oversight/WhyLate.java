package vn.kycuong.oversight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who held a dossier longest while something was held true of it: what the time until then says, and what it will say while the dossier stays where it is.
 *
 * @param cause null where it is in no time late, or nobody's time is known
 * @param next who will have held it longest from {@code turnsAt} on; null where that stays as it is
 */
record WhyLate(
        @Nullable LateCause cause,
        @Nullable LateCause next,
        @Nullable Instant turnsAt) {
    static final WhyLate NONE = new WhyLate(null, null, null);

    /** What it is, of a fact {@code f}, at a moment. */
    static final String CAUSE =
            "case when f.cause_turns_at <= :now then f.cause_next else coalesce(f.cause, 'UNKNOWN') end";
}
