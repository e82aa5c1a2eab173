package vn.kycuong.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a paper, and what it is worth.
 *
 * @param signer name in the certificate
 * @param organisation in the certificate; empty when it names none
 * @param issuer who vouches for the certificate
 * @param claimedAt when the signer says it was signed; null when he does not say
 * @param stampedAt when a trusted source of time-stamps says it was there already; null without one
 * @param until the last moment of the certificate
 * @param level what it carries to prove itself later
 */
public record SignatureFound(
        String signer,
        String organisation,
        String issuer,
        @Nullable Instant claimedAt,
        @Nullable Instant stampedAt,
        Instant until,
        SignatureLevel level,
        Worth worth) {
    /** What a signature proves. */
    public enum Worth {
        /** Content, signer and time fit. */
        VALID,
        /** The bytes it was made over are not those of this file, or it was made over a part of it. */
        CHANGED,
        /** It fits, but who vouches for the signer is not known here. */
        UNKNOWN,
        /** It fits, but the certificate is not in force any more, or not yet, and no time-stamp proves that it was. */
        EXPIRED,
        /** It fits, but the certificate had been revoked when it was first known to be there. */
        REVOKED,
        /** Made in a way that can be forged today. */
        WEAK
    }
}
