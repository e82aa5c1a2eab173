package vn.kycuong.procedure;

import java.time.Instant;
import vn.kycuong.kernel.ActorId;

/**
 * A blank form to fill in (tờ khai mẫu) for a paper of a version of a procedure; a PDF.
 *
 * @param paper name of the paper when it was put there: another paper under the same number does not have it
 * @param size in bytes
 */
public record BlankForm(
        String procedureKey,
        String version,
        int paperNo,
        String paper,
        String fileName,
        int size,
        ActorId putBy,
        Instant putAt) {
    /** Where everybody takes it. */
    public String path() {
        return "/thu-tuc/" + procedureKey + "/to-khai/" + version + "/" + paperNo;
    }

    /** "120 kB". */
    public String sizeText() {
        return size < 1024 * 1024 ? Math.max(1, size / 1024) + " kB" : "%.1f MB".formatted(size / (1024.0 * 1024));
    }
}
