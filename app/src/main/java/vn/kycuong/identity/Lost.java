package vn.kycuong.identity;

/** What somebody lost who cannot log in any more (điều đã mất). */
public enum Lost {
    /** The password alone: what proves him besides stays, and is asked for at the next log-in. */
    PASSWORD,
    /** All that proved him. */
    EVERYTHING;

    /** As typed; whatever is unclear takes away less. */
    public static Lost of(String typed) {
        return typed.equals(EVERYTHING.name()) ? EVERYTHING : PASSWORD;
    }
}
