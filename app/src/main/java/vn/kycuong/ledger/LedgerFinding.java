package vn.kycuong.ledger;

import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;

/**
 * What a check of the ledger found to be not as it was written.
 *
 * @param caseId null when it cannot be told, or when no single case is meant
 * @param version of the entry in its case; 0 when no single entry is meant
 * @param sentence in Vietnamese, for whoever must look into it
 */
public record LedgerFinding(Kind kind, @Nullable CaseId caseId, int version, String sentence) {
    /** What was done. */
    public enum Kind {
        ALTERED,
        REMOVED,
        REMOVED_AT_TAIL,
        INSERTED,
        REORDERED,
        BACKDATED,
        HEAD,
        TREE,
        CHECKPOINT
    }
}
