package vn.kycuong.ledger;

import vn.kycuong.kernel.Entry;

/**
 * A committed entry with its place in the whole ledger.
 *
 * @param leaf number without gaps, in the order in which readers see entries
 */
public record LedgerEntry(long leaf, Entry entry) {}
