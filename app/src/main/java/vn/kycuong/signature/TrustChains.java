package vn.kycuong.signature;

import eu.europa.esig.dss.model.x509.CertificateToken;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether certificates lead to an authority that is believed here (PKIX, RFC 5280). Revocation is not asked. */
final class TrustChains {
    private final Set<TrustAnchor> anchors;

    TrustChains(List<X509Certificate> trusted) {
        this.anchors = trusted.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toSet());
    }

    CheckRules.Chain of(CertificateToken certificate, List<CertificateToken> beside, Instant at) {
        if (leads(certificate, beside, at)) return CheckRules.Chain.TRUSTED;
        // out of its time it may still be one of those that are known
        var within = certificate.getNotAfter().toInstant().minusSeconds(1);
        return leads(certificate, beside, within) ? CheckRules.Chain.OUT_OF_TIME : CheckRules.Chain.UNKNOWN;
    }

    private boolean leads(CertificateToken certificate, List<CertificateToken> beside, Instant at) {
        if (anchors.isEmpty()) return false;
        try {
            var wanted = new X509CertSelector();
            wanted.setCertificate(certificate.getCertificate());
            var how = new PKIXBuilderParameters(anchors, wanted);
            how.addCertStore(CertStore.getInstance(
                    "Collection",
                    new CollectionCertStoreParameters(beside.stream()
                            .map(CertificateToken::getCertificate)
                            .toList())));
            how.setRevocationEnabled(false);
            how.setDate(Date.from(at));
            CertPathBuilder.getInstance("PKIX").build(how);
            return true;
        } catch (CertPathBuilderException nowhere) {
            return false;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
