package vn.kycuong.signature;

import java.time.Instant;

/** What became of a paper whose signatures were to be raised. */
public sealed interface RaisingResult {
    /**
     * Raised. The paper from now on is what it was, and these bytes behind it.
     *
     * @param authority who made the last stamp over it
     * @param stampedAt what that says
     * @param until the last moment of that stamp's certificate
     * @param digest by which that stamp was made, the weaker if it was made by two
     * @param checked what the whole says now
     */
    record Raised(
            byte[] added,
            SignatureLevel level,
            String authority,
            Instant stampedAt,
            Instant until,
            String digest,
            Checked.Signed checked)
            implements RaisingResult {}

    /**
     * Not now.
     *
     * @param detail for the log and whoever looks after it; names nobody
     */
    record Failed(Reason reason, String detail) implements RaisingResult {}

    /** Why a paper was not raised. */
    enum Reason {
        /** Who stamps the time is silent, refuses, or answers what nobody understands. */
        NO_STAMP,
        /** Nobody who may be asked says whether a certificate was revoked. */
        NO_REVOCATION,
        /** No signature of the paper is valid, so there is nothing to be proved. */
        NOT_VALID,
        /** What came back is not the level that was asked for, or does not leave the paper as it was. */
        NOT_REACHED,
        /** Stamped by a digest that will not be believed long enough. */
        ALGORITHM
    }
}
