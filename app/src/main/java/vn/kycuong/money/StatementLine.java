package vn.kycuong.money;

import java.time.Instant;
import java.util.UUID;

/**
 * A movement as a gateway's statement has it (dòng sao kê của cổng).
 *
 * @param reference the gateway's own name for it
 * @param id what we called it: the order, or the wish
 */
public record StatementLine(Way way, String reference, UUID id, long amount, Instant at) {
    /** Which way the money went. */
    public enum Way {
        TAKEN,
        RETURNED
    }
}
