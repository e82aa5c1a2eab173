package vn.kycuong.notice;

/** What became of a message (trạng thái thông báo). */
public enum MessageState {
    /** Its time has come, or comes after a wait. */
    WAITING,
    /** Handed to the other side, whose answer is not noted yet. */
    SENDING,
    /** This installation has no such way: it waits until it has. */
    UNCONFIGURED,
    SENT,
    /** The other side will never take it. */
    REFUSED,
    /** Tried as often as is reasonable. */
    GIVEN_UP,
    /** The applicant gave no address. */
    NO_ADDRESS,
    /** Too old to tell anybody anything. */
    EXPIRED,
    /** No longer to be told: mended before it was sent, or the content was erased. */
    DROPPED;

    /** Whether a person should look at it. */
    public boolean isFailed() {
        return this == REFUSED || this == GIVEN_UP;
    }

    /** Whether a person may have it tried again. */
    public boolean isRetriable() {
        return isFailed() || this == NO_ADDRESS || this == EXPIRED;
    }
}
