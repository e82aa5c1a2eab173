package vn.kycuong.signature;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import vn.kycuong.signature.SignatureFound.Worth;

/** What a signature is worth, from what was measured of it. */
final class CheckRules {
    private CheckRules() {}

    /**
     * Measured of one signature.
     *
     * @param intact the signature fits the bytes it names
     * @param whole it names all bytes of the file as it was then, but for itself
     * @param last whether nothing was written after it
     * @param harmless whether what was written after it adds signatures and nothing else
     * @param weak made by a digest that could be forged when it is first known to have been there
     * @param chain how its certificate leads to an authority that is believed here
     * @param revoked the file itself says that its certificate was revoked by then
     */
    record Measured(
            boolean intact,
            boolean whole,
            boolean last,
            boolean harmless,
            boolean weak,
            Chain chain,
            boolean revoked) {}

    /** Where the certificates lead. */
    enum Chain {
        TRUSTED,
        OUT_OF_TIME,
        UNKNOWN
    }

    static Worth worth(Measured m) {
        if (!m.intact() || !m.whole()) return Worth.CHANGED;
        if (!m.last() && !m.harmless()) return Worth.CHANGED;
        if (m.weak()) return Worth.WEAK;
        if (m.revoked() && m.chain() != Chain.UNKNOWN) return Worth.REVOKED;
        return switch (m.chain()) {
            case TRUSTED -> Worth.VALID;
            case OUT_OF_TIME -> Worth.EXPIRED;
            case UNKNOWN -> Worth.UNKNOWN;
        };
    }

    /** The whole paper is worth what its worst signature is; what was changed is said before all else. */
    static Worth worst(List<SignatureFound> signatures) {
        var order = List.of(Worth.CHANGED, Worth.WEAK, Worth.UNKNOWN, Worth.REVOKED, Worth.EXPIRED, Worth.VALID);
        return signatures.stream()
                .map(SignatureFound::worth)
                .min(Comparator.comparing(order::indexOf))
                .orElseThrow();
    }

    /** What a signature carries, from what of it holds. */
    static SignatureLevel level(boolean stamped, boolean revocationSaid, boolean archived) {
        if (!stamped) return SignatureLevel.B;
        if (!revocationSaid) return SignatureLevel.T;
        return archived ? SignatureLevel.LTA : SignatureLevel.LT;
    }

    /** What is behind the last signature or stamp must be whole updates of the file, each with its end, and nothing after the last. */
    static boolean isUpdates(byte[] pdf, long from) {
        var tail = new String(pdf, (int) from, pdf.length - (int) from, StandardCharsets.ISO_8859_1);
        int ends = count(tail, "%%EOF");
        return ends > 0
                && ends == count(tail, "startxref")
                && tail.stripTrailing().endsWith("%%EOF");
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) count++;
        return count;
    }

    /** The bytes left out must be the signature itself: one string of hexadecimal digits between brackets, and nothing beside it. */
    static boolean isWhole(byte[] pdf, int start, int firstEnd, int secondStart, int secondLength) {
        long end = (long) secondStart + secondLength;
        if (start != 0 || firstEnd <= 0 || secondStart <= firstEnd || secondLength <= 0 || end > pdf.length)
            return false;
        if (pdf[firstEnd] != '<' || pdf[secondStart - 1] != '>') return false;
        for (int at = firstEnd + 1; at < secondStart - 1; at++) {
            if (Character.digit(pdf[at], 16) < 0) return false;
        }
        return isFilledWithZeros(pdf, firstEnd + 1, secondStart - 1);
    }

    /** After the signature's own structure (DER: a sequence of a known length) its place holds zeros: nothing can be hidden there, nor altered. */
    private static boolean isFilledWithZeros(byte[] pdf, int from, int to) {
        if (to - from < 6 || octet(pdf, from) != 0x30) return false;
        int first = octet(pdf, from + 2);
        if (first == 0x80) return true; // of unknown length: it ends by its own mark
        int more = first < 0x80 ? 0 : first - 0x80;
        if (more > 4 || from + 4 + 2 * more > to) return false;
        long length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) length = length << 8 | octet(pdf, from + 4 + 2 * i);
        long end = from + 2L * (2 + more + length);
        if (end > to) return false;
        for (int at = (int) end; at < to; at++) if (pdf[at] != '0') return false;
        return true;
    }

    private static int octet(byte[] pdf, int at) {
        return Character.digit(pdf[at], 16) << 4 | Character.digit(pdf[at + 1], 16);
    }
}
