package vn.kycuong.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;

/**
 * Signs papers (ký số) as PAdES baseline B, with nothing asked of anybody: somebody waits. The moment is the caller's, by the legal clock. What a paper needs to
 * outlive its certificate is added later ({@link Raising}).
 */
@Component
public class Signing {
    private static final int ROOM_FOR_SIGNATURE = 16 * 1024;

    private final SigningKeys keys;

    Signing(SigningKeys keys) {
        this.keys = keys;
    }

    /** Where on the first page the signature is shown. */
    public enum Place {
        /** The person's: left of the head. */
        PERSON,
        /** The organisation's: right of the head, where a copy also says that it is one (NĐ 30/2020, Phụ lục I). */
        ORGANISATION
    }

    /** What is written above the signer's name, e.g. {@code SAO Y BẢN CHÍNH}; empty for a plain signature. */
    public record Shown(Place place, String heading) {}

    /** Whether a key of this signer is at hand; it is not opened for that. */
    public boolean hasKey(Signer signer) {
        return keys.has(signer);
    }

    /** Signs a paper as it is; a paper that is signed already keeps what it has, and gets one signature more. */
    public SigningResult sign(byte[] pdf, Signer signer, Shown shown, Instant at) {
        var refusal = PdfGate.refusal(pdf);
        if (refusal.isPresent()) return new SigningResult.NotSignable(refusal.get());
        var found = keys.of(signer, at);
        if (found.isEmpty()) return new SigningResult.NoKey(signer);
        try (var key = found.get()) {
            return signed(pdf, parameters(pdf, signer, shown, at, key), key);
        }
    }

    /** Signs by a key made for it, and throws both away: the first signature of a program takes seconds, and somebody stands at the counter. */
    public void rehearse(byte[] pdf, Instant at) {
        var signer = new Signer.Organisation("0", "Thử");
        new Signing(new TestKeys(null)).sign(pdf, signer, new Shown(Place.ORGANISATION, ""), at);
    }

    private static SigningResult signed(byte[] pdf, PAdESSignatureParameters how, HeldKey key) {
        var verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null); // the chain comes with the key
        var service = new PAdESService(verifier);
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        var paper = new InMemoryDocument(pdf);
        var value = key.sign(service.getDataToSign(paper, how), how.getDigestAlgorithm());
        var signed = service.signDocument(paper, how, value);
        var out = new ByteArrayOutputStream(pdf.length + 2 * ROOM_FOR_SIGNATURE);
        try {
            signed.writeTo(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new SigningResult.Signed(
                out.toByteArray(), !how.getImageParameters().isEmpty());
    }

    private static PAdESSignatureParameters parameters(
            byte[] pdf, Signer signer, Shown shown, Instant at, HeldKey key) {
        var how = new PAdESSignatureParameters();
        how.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_B);
        how.setDigestAlgorithm(DigestAlgorithm.SHA256);
        how.setSigningCertificate(key.certificate());
        how.setCertificateChain(key.chain());
        how.bLevel().setSigningDate(Date.from(at));
        how.setSigningTimeZone(TimeZone.getTimeZone(LegalZone.VIETNAM));
        how.setSignerName(signer.name());
        how.setAppName("Kỷ Cương");
        how.setContentSize(ROOM_FOR_SIGNATURE);
        if (!shown.heading().isEmpty()) how.setReason(shown.heading());
        SignatureLook.of(pdf, signer, shown, at).ifPresent(how::setImageParameters);
        return how;
    }
}
