package vn.kycuong.signature;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file says of its signatures. */
public sealed interface Checked {
    /** No signature in it. */
    record NotSigned(List<Remark> remarks) implements Checked {
        public NotSigned {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Signed, with what each signature is worth.
     *
     * @param worth of the whole: valid when every signature is, else the worst of them
     */
    record Signed(SignatureFound.Worth worth, List<SignatureFound> signatures, List<Remark> remarks)
            implements Checked {
        public Signed {
            signatures = List.copyOf(signatures);
            remarks = List.copyOf(remarks);
        }

        /** What the signature that carries least carries; null when none could be read. */
        public @Nullable SignatureLevel level() {
            return signatures.stream()
                    .map(SignatureFound::level)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /**
     * Not opened.
     *
     * @param reason for the person who sent it, in Vietnamese
     */
    record Refused(String reason) implements Checked {}

    /** Too many are being checked, or this one takes too long. */
    record Busy() implements Checked {}

    /** What a reader should know beside the signature. */
    enum Remark {
        /** Runs a script or opens something when it is opened: what is seen may differ from what was signed. */
        ACTIVE,
        /** A form of the XFA kind, which changes what is shown. */
        XFA,
        /** Other files lie in it. */
        ATTACHMENTS,
        /** A place of a signature holds something that is none: what was signed there is broken or was replaced. */
        UNREADABLE_SIGNATURE,
        /** Whether a certificate was revoked was not asked, and the file does not say it. */
        REVOCATION_NOT_ASKED
    }
}
