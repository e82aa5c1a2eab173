package vn.kycuong.procedure;

/** What became of a proposal of a blank form. */
public enum BlankFormResult {
    /** It waits for a second person. */
    PROPOSED,
    /** In use from now on. */
    PUBLISHED,
    WITHDRAWN,
    /** Somebody else changed, published or withdrew it meanwhile. */
    STALE,
    /** Whoever proposed it does not put it in use. */
    SECOND_PERSON_NEEDED,
    /** There is none to take away. */
    NOTHING_THERE,
    /** The procedure asks for no such paper. */
    NO_SUCH_PAPER
}
