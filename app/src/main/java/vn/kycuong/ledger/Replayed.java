package vn.kycuong.ledger;

/**
 * What is kept beside the entries and can be proved from them: rows that follow from them, or content they commit to. The command
 * {@code ./kycuong replay --check} finds every class of this type and makes it where no application runs: its constructor may ask
 * for a {@link ClockProjection} and nothing else. One object is asked by several threads at once.
 */
public interface Replayed {
    /** Whether this compares the content that entries of such cases commit to. */
    default boolean provesContentOf(String caseKind) {
        return false;
    }

    /** Compares everything it keeps about the cases of a stretch, also about cases the ledger does not know. */
    void check(Stretch stretch, Findings findings);
}
