package vn.kycuong.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The port to whoever holds keys: this installation asks for a signature and does not see the key. */
interface SigningKeys {
    /** The key of a signer, opened for one paper; empty when there is none. @param at when it will sign */
    Optional<HeldKey> of(Signer signer, Instant at);

    /** Whether there is one, without opening it. */
    boolean has(Signer signer);

    /** The authorities whose certificates are believed. */
    List<X509Certificate> trusted(Instant at);
}
