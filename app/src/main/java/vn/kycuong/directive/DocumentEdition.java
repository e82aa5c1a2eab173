package vn.kycuong.directive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;

/**
 * A document as it was held true for a time.
 *
 * @param knownTo until when; null: it still is
 * @param draftedBy null: it came with the reference files
 */
public record DocumentEdition(
        String documentKey,
        int no,
        DocumentSheet sheet,
        Instant knownFrom,
        @Nullable Instant knownTo,
        @Nullable ActorId draftedBy,
        @Nullable ActorId confirmedBy) {}
