package vn.kycuong.ledger;

import java.util.List;

/**
 * Work that follows the ledger: projections, print, notices. Called with committed entries in leaf order, at least once, inside a
 * transaction that also moves the reader's stored position; it must be idempotent by (case, version).
 */
public interface Reaction {
    /** Name of the stored position; never changes. */
    String name();

    void react(List<LedgerEntry> entries);
}
