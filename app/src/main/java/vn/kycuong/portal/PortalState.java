package vn.kycuong.portal;

/** Where a message to the national portal stands. */
public enum PortalState {
    WAITING,
    /** It is noted that it is about to leave. */
    SENDING,
    /** It has left; no receipt yet. */
    SENT,
    ACCEPTED,
    /** The portal will not take it as it is; a person looks. */
    REFUSED,
    /** Tried as often as there is sense in it; a person looks. */
    GIVEN_UP,
    /** The dossier was taken back before it left. */
    DROPPED;

    /** Whether a person may have it sent again. */
    public boolean isDead() {
        return this == REFUSED || this == GIVEN_UP;
    }
}
