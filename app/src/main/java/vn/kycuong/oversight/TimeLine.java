package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One part behind a sum of time.
 *
 * @param code of the dossier, or empty
 * @param ownerId the unit that owed the result
 * @param opened entry that began it, and the one that ended it
 * @param minutes office minutes
 * @param contestId the decided contest about it, or null
 */
public record TimeLine(
        UUID caseId,
        String code,
        int ownerId,
        String kind,
        @Nullable Integer unitId,
        @Nullable Integer officerId,
        @Nullable Integer headId,
        Instant from,
        Instant to,
        int opened,
        int ended,
        long minutes,
        @Nullable UUID contestId,
        boolean upheld) {}
