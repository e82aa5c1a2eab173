package vn.kycuong.dossier;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * A file of running dossiers of an old system (đợt nhập hồ sơ đang chạy).
 *
 * @param decidedBy who had it carried over, or withdrew it
 * @param undoBy who asks to take it back
 */
public record CarriedFile(
        UUID id,
        String fileName,
        State state,
        ActorId madeBy,
        Instant madeAt,
        @Nullable ActorId decidedBy,
        @Nullable Instant decidedAt,
        String opinion,
        @Nullable ActorId undoBy,
        String undoWhy,
        @Nullable ActorId undoneBy) {
    /** Where it stands. */
    public enum State {
        /** Read and reported; nothing of it holds. */
        READ,
        /** Its accepted lines are carried over, or on their way. */
        CONFIRMED,
        WITHDRAWN,
        /** Somebody asks to take it back; another decides. */
        UNDO_ASKED,
        /** Its dossiers are taken back, or on their way. */
        UNDONE
    }
}
