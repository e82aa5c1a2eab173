package vn.kycuong.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificates of {@link TestKeys}. */
final class Certificates {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 127;

    private Certificates() {}

    static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    static X509Certificate authority(KeyPair pair, String name, Instant from, Instant until) {
        try {
            var self = named(name, name);
            var builder = new JcaX509v3CertificateBuilder(
                    self, serial(), Date.from(from), Date.from(until), self, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return signed(builder, pair.getPrivate());
        } catch (CertIOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static X509Certificate issued(
            PublicKey key,
            String name,
            String organisation,
            Instant from,
            Instant until,
            PrivateKey authorityKey,
            X509Certificate authority) {
        return issued(key, name, organisation, from, until, authorityKey, authority, false);
    }

    /** @param stampsTime for a source of time-stamps rather than for papers */
    static X509Certificate issued(
            PublicKey key,
            String name,
            String organisation,
            Instant from,
            Instant until,
            PrivateKey authorityKey,
            X509Certificate authority,
            boolean stampsTime) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    authority, serial(), Date.from(from), Date.from(until), principal(named(name, organisation)), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            if (stampsTime)
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
            return signed(builder, authorityKey);
        } catch (CertIOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * The list of what an authority revoked.
     *
     * @param revoked when, by the number of the certificate
     */
    static byte[] revocations(
            PrivateKey authorityKey,
            X509Certificate authority,
            Instant from,
            Instant until,
            Map<BigInteger, Instant> revoked) {
        try {
            var builder = new JcaX509v2CRLBuilder(authority, Date.from(from)).setNextUpdate(Date.from(until));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(from.getEpochSecond())));
            revoked.forEach((number, at) -> builder.addCRLEntry(number, Date.from(at), CRLReason.keyCompromise));
            return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authorityKey))
                    .getEncoded();
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws CertificateException {
        try {
            X509CertificateHolder made = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key));
            return new JcaX509CertificateConverter().getCertificate(made);
        } catch (OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static X500Name named(String name, String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "VN")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static javax.security.auth.x500.X500Principal principal(X500Name name) {
        try {
            return new javax.security.auth.x500.X500Principal(name.getEncoded());
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(0);
    }
}
