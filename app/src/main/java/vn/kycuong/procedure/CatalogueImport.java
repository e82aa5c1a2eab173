package vn.kycuong.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * A file of procedures that was read (đợt nhập danh mục).
 *
 * @param decision the publication decision for lines that name none, or empty
 * @param inForce first day in force for lines that name none
 * @param opinion of who confirmed or withdrew it
 */
public record CatalogueImport(
        UUID id,
        String fileName,
        String format,
        String decision,
        LocalDate inForce,
        State state,
        ActorId madeBy,
        Instant madeAt,
        @Nullable ActorId decidedBy,
        @Nullable Instant decidedAt,
        String opinion) {
    /** Where it stands. */
    public enum State {
        /** Read and reported; nothing of it holds. */
        READ,
        /** Its accepted lines stand in the catalogue. */
        CONFIRMED,
        WITHDRAWN
    }
}
