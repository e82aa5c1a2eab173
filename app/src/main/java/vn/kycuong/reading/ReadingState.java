package vn.kycuong.reading;

/** Where a reading stands. The names stand in the ledger and never change. */
public enum ReadingState {
    /** To be read. */
    OPEN,
    /** Confirmed as read; questions wait. */
    READ,
    /** Read and understood: the obligation is met. */
    UNDERSTOOD,
    /** The rule does not mean the person any more: closed, never met. */
    LEFT,
    /** A new version is to be read instead: closed, never met. */
    SUPERSEDED,
    /** The campaign was ended before its time: closed, never met. */
    WITHDRAWN;

    /** Whether something is still to be done. */
    public boolean isOpen() {
        return this == OPEN || this == READ;
    }

    /** Key of its word in the bundles. */
    public String wordKey() {
        return "reading.state." + name();
    }
}
