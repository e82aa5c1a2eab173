package vn.kycuong.signature;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.PDFDocumentAnalyzer;
import eu.europa.esig.dss.pades.validation.timestamp.PdfTimestampToken;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.modifications.PdfModificationDetection;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
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
import vn.kycuong.signature.Revocations.Said;

/** The signatures of one file, measured. What is not a signature is left to the library; what it must cover is counted here, byte by byte. */
final class PdfSignatures {
    private final byte[] pdf;
    private final TrustChains chains;
    private final Algorithms algorithms;
    private final Instant at;
    private final List<PAdESSignature> signatures;
    private final Set<CertificateToken> beside = new HashSet<>();
    private final Revocations revocations;
    private final Stamps stamps;
    /** Whether all of the file was signed or stamped by somebody, but for what proves that. */
    private final boolean endIsSigned;

    PdfSignatures(byte[] pdf, List<X509Certificate> trusted, Algorithms algorithms, Instant at) {
        this.pdf = pdf;
        this.chains = new TrustChains(trusted);
        this.algorithms = algorithms;
        this.at = at;
        var analyzer = analyzer(pdf);
        this.signatures = analyzer.compared();
        for (var one : signatures)
            beside.addAll(one.getCompleteCertificateSource().getCertificates());
        this.revocations = new Revocations(signatures);
        this.stamps = new Stamps(pdf, signatures, at, this::believes);
        this.endIsSigned = !signatures.isEmpty() && endsSigned(analyzer);
    }

    Checked checked() {
        var remarks = remarks();
        boolean unreadable = signed > signatures.size();
        if (unreadable) remarks.add(Remark.UNREADABLE_SIGNATURE);
        if (signatures.isEmpty() && !unreadable) return new Checked.NotSigned(List.copyOf(remarks));
        var found = new ArrayList<SignatureFound>();
        for (var one : signatures) found.add(found(one));
        if (found.stream().anyMatch(f -> !f.level().reaches(SignatureLevel.LT)))
            remarks.add(Remark.REVOCATION_NOT_ASKED);
        var worth = unreadable ? SignatureFound.Worth.CHANGED : CheckRules.worst(found);
        return new Checked.Signed(worth, found, List.copyOf(remarks));
    }

    /** The believed stamp behind all others. */
    Optional<Stamps.Stamp> lastStamp() {
        return stamps.last();
    }

    /** The library's reading of the file; it compares what came after a signature only when told to. */
    private static final class Analyzer extends PDFDocumentAnalyzer {
        Analyzer(byte[] pdf) {
            super(new InMemoryDocument(pdf));
        }

        List<PAdESSignature> compared() {
            var all = getSignatures();
            postProcessing(all);
            return all.stream().map(PAdESSignature.class::cast).toList();
        }

        /** What came after a stamp over the file. */
        @Nullable
        PdfModificationDetection changesSince(TimestampToken stamp) {
            timestampPostProcessing(List.of(stamp));
            return ((PdfTimestampToken) stamp).getPdfRevision().getModificationDetection();
        }
    }

    private static Analyzer analyzer(byte[] pdf) {
        var differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0); // nothing of a stranger's is drawn
        var factory = new PdfBoxDefaultObjectFactory();
        factory.setPdfDifferencesFinder(differences);
        var verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null); // a certificate names addresses; a stranger's are asked for nothing
        var analyzer = new Analyzer(pdf);
        analyzer.setPdfObjFactory(factory);
        analyzer.setCertificateVerifier(verifier);
        return analyzer;
    }

    private SignatureFound found(PAdESSignature signature) {
        var certificate = signature.getSigningCertificateToken();
        var end = Stamps.end(signature.getPdfRevision().getByteRange());
        var stamped = stamps.firstOver(end).orElse(null);
        var proven = stamped == null ? at : stamped;
        var chain = certificate == null ? CheckRules.Chain.UNKNOWN : chains.of(certificate, beside, proven);
        var said = certificate == null ? Said.NOTHING : said(certificate, proven);
        var claimed = signature.getSigningTime();
        return new SignatureFound(
                certificate == null ? "" : named(certificate, true),
                certificate == null ? "" : part(certificate, true, "O").orElse(""),
                certificate == null ? "" : named(certificate, false),
                claimed == null ? null : claimed.toInstant(),
                stamped,
                certificate == null ? Instant.EPOCH : certificate.getNotAfter().toInstant(),
                CheckRules.level(stamped != null, said != Said.NOTHING, stamps.isArchived(end)),
                CheckRules.worth(measured(signature, chain, proven, said == Said.REVOKED)));
    }

    private Said said(CertificateToken certificate, Instant proven) {
        return chains.way(certificate, beside, proven)
                .map(way -> revocations.of(way, proven, proven))
                .orElse(Said.NOTHING);
    }

    private CheckRules.Measured measured(
            PAdESSignature signature, CheckRules.Chain chain, Instant proven, boolean revoked) {
        signature.checkSignatureIntegrity();
        var crypto = signature.getSignatureCryptographicVerification();
        var range = signature.getPdfRevision().getByteRange();
        return new CheckRules.Measured(
                crypto.isSignatureValid(),
                Stamps.isWhole(pdf, range),
                Stamps.end(range) == pdf.length,
                isHarmless(signature),
                isWeak(signature, proven),
                chain,
                revoked);
    }

    /** Later signatures and what proves them may follow; anything else that was put in after a signature changes the paper. */
    private boolean isHarmless(PAdESSignature signature) {
        var found = signature.getPdfRevision().getModificationDetection();
        if (found == null || !endIsSigned || isSeenElsewhere(found)) return false;
        var objects = found.getObjectModifications();
        return objects == null
                || objects.getUndefinedChanges().isEmpty()
                        && objects.getAnnotCreationChanges().isEmpty();
    }

    /** How many places of the file say that a signature stands there, readable or not. */
    private int signed;

    /** Nothing is behind the last signature or stamp, or whole updates of the file that add what proves them and nothing else. */
    private boolean endsSigned(Analyzer analyzer) {
        var last = signatures.stream()
                .max(Comparator.comparingLong(s -> Stamps.end(s.getPdfRevision().getByteRange())))
                .orElseThrow();
        long end = Stamps.end(last.getPdfRevision().getByteRange());
        long stamped = stamps.lastEnd();
        if (Math.max(end, stamped) == pdf.length) return true;
        if (Math.max(end, stamped) > pdf.length || !CheckRules.isUpdates(pdf, Math.max(end, stamped))) return false;
        return addsProofAlone(
                end > stamped ? last.getPdfRevision().getModificationDetection() : sinceStamp(analyzer, stamped));
    }

    private @Nullable PdfModificationDetection sinceStamp(Analyzer analyzer, long end) {
        return signatures.stream()
                .flatMap(s -> s.getDocumentTimestamps().stream())
                .filter(t -> t instanceof PdfTimestampToken over
                        && Stamps.end(over.getPdfRevision().getByteRange()) == end)
                .findFirst()
                .map(analyzer::changesSince)
                .orElse(null);
    }

    private static boolean addsProofAlone(@Nullable PdfModificationDetection found) {
        if (found == null || isSeenElsewhere(found)) return false;
        var objects = found.getObjectModifications();
        return objects == null
                || objects.getUndefinedChanges().isEmpty()
                        && objects.getAnnotCreationChanges().isEmpty()
                        && objects.getFormFillInAndSignatureCreationChanges().isEmpty();
    }

    private static boolean isSeenElsewhere(PdfModificationDetection found) {
        return !found.getPageDifferences().isEmpty()
                || !found.getAnnotationOverlaps().isEmpty();
    }

    private boolean isWeak(PAdESSignature signature, Instant proven) {
        var digest = signature.getDigestAlgorithm();
        return digest == null || !algorithms.trusted(digest, proven);
    }

    /** Only a stamp of a source that is believed says anything, made in a way that could not be forged, by a key that was not known to be lost. */
    private boolean believes(Stamps.Stamp stamp, Instant judged) {
        if (!stamp.digests().stream().allMatch(digest -> algorithms.trusted(digest, judged))) return false;
        var all = new HashSet<>(beside);
        all.addAll(stamp.beside());
        return chains.way(stamp.by(), all, judged)
                .filter(way -> revocations.of(way, stamp.at(), judged) != Said.REVOKED)
                .isPresent();
    }

    /** What a certificate calls its holder. */
    static String holder(CertificateToken certificate) {
        return named(certificate, true);
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
