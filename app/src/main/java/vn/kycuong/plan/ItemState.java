package vn.kycuong.plan;

/** Where an item of an approved plan stands. */
public enum ItemState {
    /** To be done. */
    OPEN,
    /** Its product was reported, and waits to be accepted. */
    HANDED_IN,
    ACCEPTED,
    /** Not to be done any more: it counts nowhere. */
    DROPPED;

    /** Key of its word in the bundles. */
    public String wordKey() {
        return "plan.item." + name();
    }
}
