package vn.kycuong.signature;

import eu.europa.esig.dss.alert.LogOnStatusAlert;
import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import vn.kycuong.signature.RaisingResult.Failed;
import vn.kycuong.signature.RaisingResult.Raised;
import vn.kycuong.signature.RaisingResult.Reason;

/**
 * Raises the signatures of a paper of ours (nâng mức chữ ký): asks for a time-stamp and for what the authorities say of revocation, and adds it behind the end of
 * the file. The library makes it; whether it holds is measured here as of any stranger's file, by the legal moment. Takes seconds: nobody waits for it.
 */
@Component
public class Raising {
    private static final int ROOM_FOR_STAMP = 16 * 1024;

    private final SigningKeys keys;
    private final TrustServices services;
    private final Algorithms algorithms;

    Raising(SigningKeys keys, TrustServices services, Algorithms algorithms) {
        this.keys = keys;
        this.services = services;
        this.algorithms = algorithms;
    }

    /** Whether somebody is named who stamps the time. */
    public boolean isOffered() {
        return services.isOffered();
    }

    /** Digests that are not believed at a moment: what was stamped by them has to be stamped anew before. */
    public List<String> weak(Instant at) {
        return algorithms.weak(at).stream().map(Enum::name).toList();
    }

    /**
     * One level further, or the last one anew.
     *
     * @param at the legal moment
     * @param until so long the stamp has to be believed
     */
    public RaisingResult raise(byte[] pdf, SignatureLevel level, Instant at, Instant until) {
        var digest = algorithms.strong(until);
        if (digest.isEmpty()) return new Failed(Reason.ALGORITHM, "");
        try {
            return measured(pdf, extended(pdf, level, digest.get(), at), level, at, until);
        } catch (AlertException silent) {
            return new Failed(Reason.NO_REVOCATION, String.valueOf(silent.getMessage()));
        } catch (DSSException silent) {
            return new Failed(Reason.NO_STAMP, String.valueOf(silent.getMessage()));
        }
    }

    private RaisingResult measured(byte[] before, byte[] raised, SignatureLevel level, Instant at, Instant until) {
        if (raised.length <= before.length || !Arrays.equals(before, 0, before.length, raised, 0, before.length))
            return new Failed(Reason.NOT_REACHED, "bytes of the paper were changed");
        var signatures = new PdfSignatures(raised, keys.trusted(at), algorithms, at);
        var last = signatures.lastStamp();
        if (!(signatures.checked() instanceof Checked.Signed checked)
                || checked.worth() == SignatureFound.Worth.CHANGED)
            return new Failed(Reason.NOT_REACHED, "no signature holds");
        var ours = checked.signatures().stream()
                .filter(s -> s.worth() == SignatureFound.Worth.VALID)
                .toList();
        if (ours.isEmpty() || checked.worth() == SignatureFound.Worth.REVOKED)
            return new Failed(Reason.NOT_VALID, checked.worth().name());
        if (last.isEmpty() || !ours.stream().allMatch(s -> s.level().reaches(level)))
            return new Failed(Reason.NOT_REACHED, "level " + checked.level());
        var weaker = last.get().digests().stream()
                .filter(digest -> !algorithms.trusted(digest, until))
                .findFirst();
        if (weaker.isPresent()) return new Failed(Reason.ALGORITHM, weaker.get().name());
        return raised(Arrays.copyOfRange(raised, before.length, raised.length), level, last.get(), checked);
    }

    private static Raised raised(byte[] added, SignatureLevel level, Stamps.Stamp last, Checked.Signed checked) {
        return new Raised(
                added,
                level,
                PdfSignatures.holder(last.by()),
                last.at(),
                last.by().getNotAfter().toInstant(),
                last.digests().getFirst().name(),
                checked);
    }

    private byte[] extended(byte[] pdf, SignatureLevel level, DigestAlgorithm digest, Instant at) {
        var service = new PAdESService(verifier(at));
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        service.setTspSource(services.stamps(at));
        var how = new PAdESSignatureParameters();
        how.setSignatureLevel(named(level));
        how.setSignatureTimestampParameters(stamp(digest));
        how.setArchiveTimestampParameters(stamp(digest));
        var out = new ByteArrayOutputStream(pdf.length + 4 * ROOM_FOR_STAMP);
        try {
            service.extendDocument(new InMemoryDocument(pdf), how).writeTo(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /** Fails where nobody says whether a certificate was revoked; all else the library only notes, for it is judged here, by the legal moment. */
    private CommonCertificateVerifier verifier(Instant at) {
        var trusted = new CommonTrustedCertificateSource();
        keys.trusted(at).forEach(c -> trusted.addCertificate(new CertificateToken(c)));
        var verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null); // the chain comes with the key
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(services.lists(at));
        verifier.setOcspSource(services.answers(at));
        var noted = new LogOnStatusAlert(Level.DEBUG);
        verifier.setAlertOnInvalidSignature(noted);
        verifier.setAlertOnInvalidTimestamp(noted);
        verifier.setAlertOnRevokedCertificate(noted); // after the signing it harms nothing
        verifier.setAlertOnExpiredCertificate(noted);
        verifier.setAlertOnNotYetValidCertificate(noted);
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(noted);
        verifier.setAlertOnUncoveredPOE(noted);
        verifier.setAugmentationAlertOnHigherSignatureLevel(noted); // a paper may hold a stranger's, too
        verifier.setAugmentationAlertOnSelfSignedCertificateChains(noted);
        return verifier;
    }

    private static PAdESTimestampParameters stamp(DigestAlgorithm digest) {
        var stamp = new PAdESTimestampParameters(digest);
        stamp.setContentSize(ROOM_FOR_STAMP);
        return stamp;
    }

    private static eu.europa.esig.dss.enumerations.SignatureLevel named(SignatureLevel level) {
        return switch (level) {
            case B -> throw new IllegalArgumentException("B is how a paper is signed");
            case T -> eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_T;
            case LT -> eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_LT;
            case LTA -> eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_LTA;
        };
    }
}
