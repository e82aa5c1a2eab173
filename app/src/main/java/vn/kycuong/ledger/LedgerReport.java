package vn.kycuong.ledger;

import java.util.List;

/**
 * What a check of the whole ledger saw.
 *
 * @param cases whose chains were walked
 * @param entries that were hashed
 * @param unnumbered entries so new that they have no leaf yet
 * @param trees the open tree and that of the sealed cases
 * @param findings empty when the ledger is intact
 * @param unnamed further cases that do not fit, beyond those that were looked into one by one
 */
public record LedgerReport(
        long cases, long entries, long unnumbered, List<Tree> trees, List<LedgerFinding> findings, long unnamed) {
    /**
     * One tree.
     *
     * @param origin name in its checkpoints; empty when none was signed
     * @param size leaves
     * @param root over them, 64 hexadecimal digits
     * @param checkpoints that were checked against it
     */
    public record Tree(String name, String origin, long size, String root, long checkpoints) {}

    public boolean intact() {
        return findings.isEmpty() && unnamed == 0;
    }
}
