package vn.kycuong.signature;

import eu.europa.esig.dss.model.x509.CertificateToken;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether certificates lead to an authority that is believed here (PKIX, RFC 5280). */
final class TrustChains {
    private final Set<TrustAnchor> anchors;

    TrustChains(List<X509Certificate> trusted) {
        this.anchors = trusted.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toSet());
    }

    /**
     * How certificates lead to one that is believed.
     *
     * @param certificates from the one that was asked about upwards, without the last
     * @param anchor the last
     */
    record Way(List<CertificateToken> certificates, CertificateToken anchor) {
        /** Who issued one of them. */
        CertificateToken issuer(int index) {
            return index + 1 < certificates.size() ? certificates.get(index + 1) : anchor;
        }
    }

    CheckRules.Chain of(CertificateToken certificate, Collection<CertificateToken> beside, Instant at) {
        if (way(certificate, beside, at).isPresent()) return CheckRules.Chain.TRUSTED;
        // out of its time it may still be one of those that are known
        return wayWithin(certificate, beside).isPresent() ? CheckRules.Chain.OUT_OF_TIME : CheckRules.Chain.UNKNOWN;
    }

    /** The way as of the last moment of a certificate. */
    private Optional<Way> wayWithin(CertificateToken certificate, Collection<CertificateToken> beside) {
        return way(certificate, beside, certificate.getNotAfter().toInstant().minusSeconds(1));
    }

    Optional<Way> way(CertificateToken certificate, Collection<CertificateToken> beside, Instant at) {
        if (anchors.isEmpty()) return Optional.empty();
        try {
            var wanted = new X509CertSelector();
            wanted.setCertificate(certificate.getCertificate());
            var how = new PKIXBuilderParameters(anchors, wanted);
            how.addCertStore(CertStore.getInstance(
                    "Collection",
                    new CollectionCertStoreParameters(beside.stream()
                            .map(CertificateToken::getCertificate)
                            .toList())));
            how.setRevocationEnabled(false); // Revocations says what the file itself holds of it
            how.setDate(Date.from(at));
            var found = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(how);
            var certificates = found.getCertPath().getCertificates().stream()
                    .map(one -> new CertificateToken((X509Certificate) one))
                    .toList();
            var anchor = new CertificateToken(found.getTrustAnchor().getTrustedCert());
            return Optional.of(new Way(certificates, anchor));
        } catch (CertPathBuilderException nowhere) {
            return Optional.empty();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
