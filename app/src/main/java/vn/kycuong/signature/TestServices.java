package vn.kycuong.signature;

import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.spi.x509.revocation.RevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for those who vouch, in a sample or a test: stamps by a key of its own at the legal moment; its authority has revoked nobody. */
final class TestServices implements TrustServices {
    /** Under the arc for examples (ISO/IEC 9834): nobody's policy. */
    private static final String POLICY = "2.999.1";

    private static final Duration OF_LIST = Duration.ofDays(7);

    private final TestKeys keys;

    TestServices(TestKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public TSPSource stamps(Instant at) {
        var stamper = keys.stamper(at);
        var source = new KeyEntityTSPSource(stamper.key(), stamper.chain().getFirst(), stamper.chain());
        source.setTsaPolicy(POLICY);
        source.setProductionTime(Date.from(at));
        return (digest, value) -> {
            source.setDigestAlgorithm(digest);
            return source.getTimeStampResponse(digest, value);
        };
    }

    @Override
    public RevocationSource<CRL> lists(Instant at) {
        var authority = keys.authorityOf(at);
        var list =
                Certificates.revocations(authority.key(), authority.chain().getFirst(), at, at.plus(OF_LIST), Map.of());
        return (certificate, issuer) -> token(list, certificate, issuer);
    }

    /** Of a certificate that another authority issued this list says nothing. */
    static @Nullable CRLToken token(byte[] list, CertificateToken certificate, CertificateToken issuer) {
        try {
            var validity = CRLUtils.buildCRLValidity(CRLUtils.buildCRLBinary(list), issuer);
            if (!validity.isValid()) return null;
            var token = new CRLToken(certificate, validity);
            token.setExternalOrigin(RevocationOrigin.EXTERNAL);
            return token;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public RevocationSource<OCSP> answers(Instant at) {
        return (_, _) -> null;
    }
}
