package vn.kycuong.procedure;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.FileType;
import vn.kycuong.kernel.ActorId;

/**
 * An edition of the blank form to fill in (tờ khai mẫu) for a paper of a version of a procedure: a PDF or a Word document.
 *
 * @param paper name of the paper when it was put there: another paper under the same number does not have it
 * @param edition counts from 1
 * @param file empty where from then on there is none
 * @param putBy who proposed it
 * @param publishedBy who put it in use; null in the time when one person did it alone
 */
public record BlankForm(
        String procedureKey,
        String version,
        int paperNo,
        String paper,
        int edition,
        Optional<BlankFile> file,
        ActorId putBy,
        Instant putAt,
        @Nullable ActorId publishedBy,
        Instant publishedAt) {
    /**
     * What is known of its file.
     *
     * @param size in bytes
     */
    public record BlankFile(String name, FileType type, int size) {
        /** "PDF, 120 kB". */
        public String kindAndSize() {
            var bytes =
                    size < 1024 * 1024 ? Math.max(1, size / 1024) + " kB" : "%.1f MB".formatted(size / (1024.0 * 1024));
            return (type == FileType.DOCX ? "Word" : type.name()) + ", " + bytes;
        }
    }

    /** Where everybody takes it. */
    public String path() {
        return "/thu-tuc/" + procedureKey + "/to-khai/" + version + "/" + paperNo;
    }
}
