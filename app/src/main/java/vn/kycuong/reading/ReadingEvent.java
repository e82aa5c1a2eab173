package vn.kycuong.reading;

/** The entries of this desk; readers of the ledger know them by these names. */
public enum ReadingEvent {
    /** A person has to read from now on. */
    OPENED("reading.Opened"),
    /** The person holds a post of another unit now, and the rule still means him. */
    MOVED("reading.Moved"),
    /** The person confirmed that he has read exactly these bytes. */
    READ("reading.Read"),
    /** Questions were answered, not well enough. */
    ATTEMPTED("reading.Attempted"),
    /** Questions were answered well enough, or none were asked. */
    UNDERSTOOD("reading.Understood"),
    /** The head reminded the person. */
    REMINDED("reading.Reminded"),
    /** The rule does not mean the person any more. */
    LEFT("reading.Left"),
    /** A new version is to be read instead. */
    SUPERSEDED("reading.Superseded"),
    /** The campaign was ended. */
    WITHDRAWN("reading.Withdrawn");

    private final String kind;

    ReadingEvent(String kind) {
        this.kind = kind;
    }

    /** As it stands in the ledger. */
    public String kind() {
        return kind;
    }
}
