package vn.kycuong.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.SignatureTokenConnection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key in a file or a device: one in a device is open while one paper is signed, one in a file as long as the program runs. */
final class HeldKey implements AutoCloseable {
    private final SignatureTokenConnection token;
    private final DSSPrivateKeyEntry entry;
    private final boolean kept;

    private HeldKey(SignatureTokenConnection token, DSSPrivateKeyEntry entry, boolean kept) {
        this.token = token;
        this.entry = entry;
        this.kept = kept;
    }

    /** @param label the certificate among several, by a part of its subject; null for the only one */
    static Optional<HeldKey> in(SignatureTokenConnection token, @Nullable String label) {
        var found = token.getKeys().stream()
                .filter(k -> label == null
                        || k.getCertificate().getSubject().getRFC2253().contains(label))
                .toList();
        if (found.size() == 1) return Optional.of(new HeldKey(token, found.getFirst(), false));
        token.close();
        return Optional.empty();
    }

    /** The same, open for who signs next: to open a file takes as long as to sign, as it should for whoever guesses its password. */
    HeldKey kept() {
        return new HeldKey(token, entry, true);
    }

    CertificateToken certificate() {
        return entry.getCertificate();
    }

    List<CertificateToken> chain() {
        return List.of(entry.getCertificateChain());
    }

    SignatureValue sign(ToBeSigned what, DigestAlgorithm digest) {
        return token.sign(what, digest, entry);
    }

    @Override
    public void close() {
        if (!kept) token.close();
    }
}
