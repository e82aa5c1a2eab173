package vn.kycuong.dossier;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.document.FileType;

/**
 * A file on its way to a paper of a draft, or arrived.
 *
 * @param received bytes that lie here
 * @param type by content, once it is whole and checked; null before
 */
public record DraftFile(
        UUID id,
        String question,
        String name,
        int size,
        int received,
        @Nullable FileType type) {
    public boolean isWhole() {
        return type != null;
    }

    public boolean isPicture() {
        return type == FileType.JPEG || type == FileType.PNG;
    }

    public int percent() {
        return (int) (received * 100L / size);
    }
}
