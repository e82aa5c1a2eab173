package vn.kycuong.ledger;

import java.util.UUID;

/**
 * One place where what is kept is not what the ledger says.
 *
 * @param row the row, by table and key within its case
 * @param what in Vietnamese: which field, what the ledger says and what was found
 */
public record Difference(UUID caseId, String row, String what) {
    /** For the person at the console. */
    public String sentence() {
        return "Vụ việc %s, %s: %s".formatted(caseId, row, what);
    }
}
