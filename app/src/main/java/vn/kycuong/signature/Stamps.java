package vn.kycuong.signature;

import eu.europa.esig.dss.enumerations.ArchiveTimestampType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.ByteRange;
import eu.europa.esig.dss.pades.validation.PAdESSignature;
import eu.europa.esig.dss.pades.validation.timestamp.PdfTimestampToken;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.security.cert.CertificateParsingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The time-stamps of one file that are believed. They are judged backwards (ETSI EN 319 102-1, past signature validation): the last as of now, each as of the
 * earliest of those behind it that are believed, for these prove that it was there.
 */
final class Stamps {
    private static final String STAMPS_TIME = "1.3.6.1.5.5.7.3.8"; // id-kp-timeStamping

    private final List<Stamp> believed = new ArrayList<>();
    private long lastEnd;

    /**
     * A time-stamp.
     *
     * @param at what it says
     * @param end of the bytes it speaks of, and of itself
     * @param ofFile about all bytes before it, rather than about one signature
     * @param archives whether what proves the signatures is among these
     */
    record Stamp(
            Instant at,
            long end,
            boolean ofFile,
            boolean archives,
            CertificateToken by,
            Collection<CertificateToken> beside,
            List<DigestAlgorithm> digests) {
        boolean covers(long end) {
            return ofFile ? this.end > end : this.end == end;
        }
    }

    /**
     * @param at as of when the last is judged
     * @param believes whether a stamp is believed as of a moment
     */
    Stamps(byte[] pdf, List<PAdESSignature> signatures, Instant at, BiPredicate<Stamp, Instant> believes) {
        var judged = at;
        for (var stamp : found(pdf, signatures)) {
            if (stamp.ofFile()) lastEnd = Math.max(lastEnd, stamp.end());
            if (!believes.test(stamp, judged)) continue;
            believed.add(stamp);
            if (stamp.ofFile() && stamp.at().isBefore(judged)) judged = stamp.at();
        }
    }

    /** When what ends there is first known to have been there. */
    Optional<Instant> firstOver(long end) {
        return believed.stream().filter(s -> s.covers(end)).map(Stamp::at).min(Comparator.naturalOrder());
    }

    boolean isArchived(long end) {
        return believed.stream().anyMatch(s -> s.archives() && s.covers(end));
    }

    /** The one behind all others. */
    Optional<Stamp> last() {
        return believed.stream().filter(Stamp::ofFile).findFirst();
    }

    /** Where the last stamp over the file ends, whoever made it; 0 without one. */
    long lastEnd() {
        return lastEnd;
    }

    /** Those that fit what they speak of, from the end of the file to its beginning. */
    private static List<Stamp> found(byte[] pdf, List<PAdESSignature> signatures) {
        var ofFile = new HashMap<Long, Stamp>();
        var all = new ArrayList<Stamp>();
        for (var signature : signatures) {
            for (var token : signature.getSignatureTimestamps())
                stamp(token, end(signature.getPdfRevision().getByteRange()), false)
                        .ifPresent(all::add);
            for (var token : signature.getDocumentTimestamps()) {
                if (!(token instanceof PdfTimestampToken over)) continue;
                var range = over.getPdfRevision().getByteRange();
                if (!isWhole(pdf, range)) continue;
                stamp(token, end(range), true)
                        .ifPresent(s -> ofFile.merge(s.end(), s, (one, same) -> one.archives() ? one : same));
            }
        }
        all.addAll(ofFile.values());
        all.sort(Comparator.comparingLong(Stamp::end).reversed());
        return all;
    }

    private static Optional<Stamp> stamp(TimestampToken token, long end, boolean ofFile) {
        if (!token.isMessageImprintDataFound() || !token.isMessageImprintDataIntact()) return Optional.empty();
        return token.getCertificates().stream()
                .filter(c -> stampsTime(c) && token.isSignedBy(c))
                .findFirst()
                .map(by -> new Stamp(
                        token.getGenerationTime().toInstant(),
                        end,
                        ofFile,
                        token.getArchiveTimestampType() == ArchiveTimestampType.PAdES,
                        by,
                        token.getCertificates(),
                        List.of(
                                token.getDigestAlgorithm(),
                                token.getMessageImprint().getAlgorithm())));
    }

    /** A certificate for signing papers says nothing of the time, whoever issued it. */
    private static boolean stampsTime(CertificateToken certificate) {
        try {
            var uses = certificate.getCertificate().getExtendedKeyUsage();
            return uses != null && uses.contains(STAMPS_TIME);
        } catch (CertificateParsingException strange) {
            return false;
        }
    }

    static boolean isWhole(byte[] pdf, ByteRange range) {
        return CheckRules.isWhole(
                pdf,
                range.getFirstPartStart(),
                range.getFirstPartEnd(),
                range.getSecondPartStart(),
                range.getSecondPartEnd());
    }

    static long end(ByteRange range) {
        return range.getSecondPartStart() + (long) range.getSecondPartEnd();
    }
}
