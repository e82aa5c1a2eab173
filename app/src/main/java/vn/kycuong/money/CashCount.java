package vn.kycuong.money;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * A drawer counted at the end of a day (kiểm đếm quỹ), and what somebody else said of it.
 *
 * @param edition which count of that day it is; another one follows only when the last was given back
 * @param opening what lay in it at first
 * @param expected that, and what the papers said at the moment of counting
 * @param reason why it differs; empty when it does not
 */
public record CashCount(
        UnitId unit,
        ActorId cashier,
        LocalDate day,
        int edition,
        long opening,
        long expected,
        long counted,
        String reason,
        Instant countedAt,
        State state,
        @Nullable ActorId decidedBy,
        @Nullable String opinion) {
    /** How far it is. */
    public enum State {
        COUNTED,
        CONFIRMED,
        RETURNED
    }

    public long difference() {
        return counted - expected;
    }

    /** What is handed in once what lay in it at first is left for the next day. */
    public long toHandIn() {
        return counted - opening;
    }
}
