package vn.kycuong.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * What is known of a file without opening it.
 *
 * @param sha256 of the content, in hexadecimal digits; null once it was erased
 */
public record StoredFile(
        FileId id,
        ActorId owner,
        String name,
        FileType type,
        int size,
        Instant storedAt,
        @Nullable String sha256) {
    public boolean erased() {
        return sha256 == null;
    }
}
