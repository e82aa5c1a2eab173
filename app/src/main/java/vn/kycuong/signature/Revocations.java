package vn.kycuong.signature;

import eu.europa.esig.dss.enumerations.CertificateStatus;
import eu.europa.esig.dss.enumerations.RevocationReason;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.model.x509.revocation.ocsp.OCSP;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.spi.x509.revocation.ListRevocationSource;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import java.security.cert.CertificateParsingException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a file itself holds of revocation: lists and answers of the authorities, put in when it was raised. Nobody is asked. */
final class Revocations {
    private static final String ANSWERS = "1.3.6.1.5.5.7.3.9"; // id-kp-OCSPSigning
    /** What was signed before stands, if the key was given up for one of these (RFC 3161, 4). */
    private static final Set<RevocationReason> HARMLESS = Set.of(
            RevocationReason.UNSPECIFIED,
            RevocationReason.AFFILIATION_CHANGED,
            RevocationReason.SUPERSEDED,
            RevocationReason.CESSATION_OF_OPERATION);

    private final ListRevocationSource<CRL> lists = new ListRevocationSource<>();
    private final ListRevocationSource<OCSP> answers = new ListRevocationSource<>();

    Revocations(List<PAdESSignature> signatures) {
        for (var one : signatures) {
            lists.addAll(one.getCompleteCRLSource());
            answers.addAll(one.getCompleteOCSPSource());
        }
    }

    /** What is said of certificates as of a moment. */
    enum Said {
        GOOD,
        REVOKED,
        NOTHING
    }

    /**
     * Of all certificates on the way to one that is believed.
     *
     * @param made when the key was used
     * @param judged as of when that is judged: the same, or later
     */
    Said of(TrustChains.Way way, Instant made, Instant judged) {
        boolean silent = false;
        for (int i = 0; i < way.certificates().size(); i++) {
            var said = of(way.certificates().get(i), way.issuer(i), made, judged);
            if (said == Said.REVOKED) return said;
            silent |= said == Said.NOTHING;
        }
        return silent ? Said.NOTHING : Said.GOOD;
    }

    private Said of(CertificateToken certificate, CertificateToken issuer, Instant made, Instant judged) {
        var tokens = tokens(certificate, issuer);
        if (tokens.stream().anyMatch(t -> revokes(t, made, judged))) return Said.REVOKED;
        return tokens.stream().anyMatch(t -> speaksFor(t, judged)) ? Said.GOOD : Said.NOTHING;
    }

    private List<RevocationToken<?>> tokens(CertificateToken certificate, CertificateToken issuer) {
        var fromLists = lists.getRevocationTokens(certificate, issuer).stream().filter(RevocationToken::isValid);
        var fromAnswers = answers.getRevocationTokens(certificate, issuer).stream()
                .filter(RevocationToken::isValid)
                .filter(t -> mayAnswer(t.getIssuerCertificateToken(), issuer));
        return Stream.<RevocationToken<?>>concat(fromLists, fromAnswers).toList();
    }

    private static boolean revokes(RevocationToken<?> token, Instant made, Instant judged) {
        if (token.getStatus() != CertificateStatus.REVOKED) return false;
        var at = token.getRevocationDate().toInstant();
        return !at.isAfter(made) || !at.isAfter(judged) && !HARMLESS.contains(token.getReason());
    }

    /** Said of that moment, or of one so near that the authority had nothing newer. */
    private static boolean speaksFor(RevocationToken<?> token, Instant moment) {
        if (token.getStatus() == CertificateStatus.UNKNOWN) return false;
        var next = token.getNextUpdate();
        return !moment.isAfter(next == null ? token.getThisUpdate().toInstant() : next.toInstant());
    }

    /** The authority itself, or whom it gave a certificate for answering. */
    private static boolean mayAnswer(CertificateToken answering, CertificateToken issuer) {
        if (answering == null) return false;
        if (answering.equals(issuer)) return true;
        try {
            var uses = answering.getCertificate().getExtendedKeyUsage();
            return answering.isSignedBy(issuer) && uses != null && uses.contains(ANSWERS);
        } catch (CertificateParsingException strange) {
            return false;
        }
    }
}
