package vn.kycuong.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;
import vn.kycuong.signature.Checked.Remark;

/** The signatures of one file, measured. What is not a signature is left to the library; what it must cover is counted here, byte by byte. */
final class PdfSignatures {
    private static final Set<DigestAlgorithm> WEAK =
            Set.of(DigestAlgorithm.SHA1, DigestAlgorithm.MD5, DigestAlgorithm.MD2, DigestAlgorithm.RIPEMD160);

    private final byte[] pdf;
    private final TrustChains chains;
    private final Instant at;

    PdfSignatures(byte[] pdf, List<X509Certificate> trusted, Instant at) {
        this.pdf = pdf;
        this.chains = new TrustChains(trusted);
        this.at = at;
    }

    Checked checked() {
        var signatures = analysed();
        endIsSigned = signatures.stream().anyMatch(this::endsFile);
        var remarks = remarks();
        boolean unreadable = signed > signatures.size();
        if (unreadable) remarks.add(Remark.UNREADABLE_SIGNATURE);
        if (signatures.isEmpty() && !unreadable) return new Checked.NotSigned(List.copyOf(remarks));
        remarks.add(Remark.REVOCATION_NOT_ASKED);
        var found = new ArrayList<SignatureFound>();
        for (var one : signatures) found.add(found((PAdESSignature) one));
        var worth = unreadable ? SignatureFound.Worth.CHANGED : CheckRules.worst(found);
        return new Checked.Signed(worth, found, List.copyOf(remarks));
    }

    /** The library's reading of the file; it compares what came after a signature only when told to. */
    private static final class Analyzer extends PDFDocumentAnalyzer {
        Analyzer(byte[] pdf) {
            super(new InMemoryDocument(pdf));
        }

        List<AdvancedSignature> compared() {
            var all = getSignatures();
            postProcessing(all);
            return all;
        }
    }

    private List<AdvancedSignature> analysed() {
        var differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0); // nothing of a stranger's is drawn
        var factory = new PdfBoxDefaultObjectFactory();
        factory.setPdfDifferencesFinder(differences);
        var verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null); // a certificate names addresses; a stranger's are asked for nothing
        var analyzer = new Analyzer(pdf);
        analyzer.setPdfObjFactory(factory);
        analyzer.setCertificateVerifier(verifier);
        return analyzer.compared();
    }

    private SignatureFound found(PAdESSignature signature) {
        var certificate = signature.getSigningCertificateToken();
        var stamped = stampedAt(signature);
        var chain = certificate == null
                ? CheckRules.Chain.UNKNOWN
                : chains.of(certificate, signature.getCertificates(), stamped == null ? at : stamped);
        var claimed = signature.getSigningTime();
        return new SignatureFound(
                certificate == null ? "" : named(certificate, true),
                certificate == null ? "" : part(certificate, true, "O").orElse(""),
                certificate == null ? "" : named(certificate, false),
                claimed == null ? null : claimed.toInstant(),
                stamped,
                certificate == null ? Instant.EPOCH : certificate.getNotAfter().toInstant(),
                CheckRules.worth(measured(signature, chain)));
    }

    private CheckRules.Measured measured(PAdESSignature signature, CheckRules.Chain chain) {
        signature.checkSignatureIntegrity();
        var crypto = signature.getSignatureCryptographicVerification();
        var range = signature.getPdfRevision().getByteRange();
        boolean whole = CheckRules.isWhole(
                pdf,
                range.getFirstPartStart(),
                range.getFirstPartEnd(),
                range.getSecondPartStart(),
                range.getSecondPartEnd());
        boolean last = range.getSecondPartStart() + (long) range.getSecondPartEnd() == pdf.length;
        return new CheckRules.Measured(
                crypto.isSignatureValid(), whole, last, isHarmless(signature), isWeak(signature), chain);
    }

    /** Later signatures and what proves them may follow; anything else that was put in after a signature changes the paper. */
    private boolean isHarmless(PAdESSignature signature) {
        var found = signature.getPdfRevision().getModificationDetection();
        if (found == null || !endIsSigned) return false;
        var objects = found.getObjectModifications();
        return found.getPageDifferences().isEmpty()
                && found.getAnnotationOverlaps().isEmpty()
                && (objects == null
                        || objects.getUndefinedChanges().isEmpty()
                                && objects.getAnnotCreationChanges().isEmpty());
    }

    /** How many places of the file say that a signature stands there, readable or not. */
    private int signed;

    /** Whether the end of the file is covered by some signature: what was added last was signed by somebody. */
    private boolean endIsSigned;

    private boolean endsFile(AdvancedSignature signature) {
        var range = ((PAdESSignature) signature).getPdfRevision().getByteRange();
        return range.getSecondPartStart() + (long) range.getSecondPartEnd() == pdf.length;
    }

    private static boolean isWeak(PAdESSignature signature) {
        var digest = signature.getDigestAlgorithm();
        return digest == null || WEAK.contains(digest);
    }

    /** Only a stamp that fits, of a source that is believed, says anything. */
    private @Nullable Instant stampedAt(PAdESSignature signature) {
        return signature.getSignatureTimestamps().stream()
                .filter(t -> t.isMessageImprintDataFound() && t.isMessageImprintDataIntact())
                .filter(t -> t.getCertificates().stream()
                        .anyMatch(c -> t.isSignedBy(c)
                                && chains.of(
                                                c,
                                                t.getCertificates(),
                                                t.getGenerationTime().toInstant())
                                        == CheckRules.Chain.TRUSTED))
                .map(t -> t.getGenerationTime().toInstant())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static String named(CertificateToken certificate, boolean subject) {
        return part(certificate, subject, "CN")
                .or(() -> part(certificate, subject, "O"))
                .orElse("");
    }

    private static Optional<String> part(CertificateToken certificate, boolean subject, String which) {
        var oid = which.equals("CN") ? BCStyle.CN : BCStyle.O;
        var principal = subject ? certificate.getSubject() : certificate.getIssuer();
        return Optional.ofNullable(DSSASN1Utils.extractAttributeFromX500Principal(oid, principal))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    // ---- what else is in it

    private EnumSet<Remark> remarks() {
        var remarks = EnumSet.noneOf(Remark.class);
        try (var document = Loader.loadPDF(pdf)) {
            signed = (int) document.getSignatureDictionaries().stream()
                    .filter(s -> !"ETSI.RFC3161".equals(s.getSubFilter()))
                    .count();
            var catalog = document.getDocumentCatalog();
            if (isActive(catalog)) remarks.add(Remark.ACTIVE);
            var form = catalog.getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
            if (form != null && form.containsKey(COSName.getPDFName("XFA"))) remarks.add(Remark.XFA);
            var names = catalog.getCOSObject().getCOSDictionary(COSName.NAMES);
            if (names != null && names.containsKey(COSName.EMBEDDED_FILES)) remarks.add(Remark.ATTACHMENTS);
            return remarks;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isActive(PDDocumentCatalog catalog) {
        var root = catalog.getCOSObject();
        var names = root.getCOSDictionary(COSName.NAMES);
        boolean scripts = names != null && names.containsKey(COSName.getPDFName("JavaScript"));
        var opening = root.getCOSDictionary(COSName.OPEN_ACTION);
        boolean acts = opening != null && !Objects.equals(opening.getNameAsString(COSName.S), "GoTo");
        return scripts || acts || root.containsKey(COSName.AA);
    }
}
