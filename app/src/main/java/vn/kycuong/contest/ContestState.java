package vn.kycuong.contest;

/** Where a contest stands. */
public enum ContestState {
    /** Somebody has to decide. */
    RAISED,
    /** The one who contested was right. */
    UPHELD,
    /** The time stays where the ledger has it. */
    DISMISSED;

    /** Key of its word in the bundles. */
    public String wordKey() {
        return "contest.state." + name();
    }
}
