package vn.kycuong.signature;

import eu.europa.esig.dss.crl.AbstractCRLUtils;
import eu.europa.esig.dss.crl.CRLBinary;
import eu.europa.esig.dss.crl.CRLValidity;
import eu.europa.esig.dss.crl.ICRLUtils;
import eu.europa.esig.dss.enumerations.KeyUsageBit;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.x509.CertificateToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of revoked certificates (danh sách thu hồi) for the library, by the means of the platform: the library asks for whoever does it, and finds this
 * one named in {@code META-INF/services}.
 */
public final class ListReading extends AbstractCRLUtils implements ICRLUtils {
    /** A longer one takes more room than a stranger's file is worth. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    @Override
    public CRLValidity buildCRLValidity(CRLBinary binary, CertificateToken issuer) throws IOException {
        var list = list(binary.getBinaries());
        var read = new CRLValidity(binary);
        read.setSignatureAlgorithm(SignatureAlgorithm.forOidAndParams(list.getSigAlgOID(), list.getSigAlgParams()));
        read.setThisUpdate(list.getThisUpdate());
        read.setNextUpdate(list.getNextUpdate());
        read.setCriticalExtensionsOid(list.getCriticalExtensionOIDs());
        extractIssuingDistributionPointBinary(read, list.getExtensionValue(Extension.issuingDistributionPoint.getId()));
        extractExpiredCertsOnCRL(read, list.getExtensionValue(Extension.expiredCertsOnCRL.getId()));
        extractCrlNumber(read, list.getExtensionValue(Extension.cRLNumber.getId()));
        read.setIssuerX509PrincipalMatches(
                list.getIssuerX500Principal().equals(issuer.getSubject().getPrincipal()));
        verify(list, issuer, read);
        return read;
    }

    private static void verify(X509CRL list, CertificateToken issuer, CRLValidity read) {
        try {
            list.verify(issuer.getPublicKey());
            read.setSignatureIntact(true);
            read.setIssuerToken(issuer);
            read.setCrlSignKeyUsage(issuer.checkKeyUsage(KeyUsageBit.CRL_SIGN));
        } catch (GeneralSecurityException another) {
            read.setSignatureInvalidityReason(String.valueOf(another.getMessage()));
        }
    }

    @Override
    public @Nullable X509CRLEntry getRevocationInfo(CRLValidity read, BigInteger number) {
        try {
            return list(read.getDerEncoded()).getRevokedCertificate(number);
        } catch (IOException impossible) {
            throw new IllegalStateException("A list was read before", impossible);
        }
    }

    private static X509CRL list(byte[] encoded) throws IOException {
        if (encoded.length > MOST_BYTES) throw new IOException("A list of " + encoded.length + " bytes is not read");
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException none) {
            throw new IOException("Not a list of revoked certificates", none);
        }
    }
}
