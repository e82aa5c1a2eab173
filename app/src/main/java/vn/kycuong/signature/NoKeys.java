package vn.kycuong.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An installation that was given no key: it signs nothing and believes nobody. */
final class NoKeys implements SigningKeys {
    @Override
    public Optional<HeldKey> of(Signer signer, Instant at) {
        return Optional.empty();
    }

    @Override
    public boolean has(Signer signer) {
        return false;
    }

    @Override
    public List<X509Certificate> trusted(Instant at) {
        return List.of();
    }
}
