package vn.kycuong.signature;

/** What became of a paper that was to be signed. */
public sealed interface SigningResult {
    /**
     * Signed, at level B; these bytes are the paper from now on. What raises it comes later ({@link Raising}).
     *
     * @param visible whether the page shows the signature; not where its size or its turn leaves no room
     */
    record Signed(byte[] pdf, boolean visible) implements SigningResult {}

    /** Nobody has given this installation a key for the signer. */
    record NoKey(Signer signer) implements SigningResult {}

    /**
     * The file cannot be signed as it is.
     *
     * @param reason for the person who wants it signed, in Vietnamese
     */
    record NotSignable(String reason) implements SigningResult {}
}
