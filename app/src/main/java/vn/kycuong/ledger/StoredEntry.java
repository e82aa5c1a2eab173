package vn.kycuong.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its row stands, to be checked.
 *
 * @param tree in which tree it is numbered, or null
 * @param leaf its number there
 * @param due whether the numbering has gone past it: without a number it was then put in behind
 */
record StoredEntry(
        UUID caseId,
        int version,
        String kind,
        Instant occurredAt,
        Instant recordedAt,
        int actor,
        int post,
        int unit,
        @Nullable String previousKind,
        @Nullable Instant previousAt,
        @Nullable String key,
        byte[] body,
        byte[] hash,
        @Nullable String tree,
        long leaf,
        boolean due) {}
