package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To whom a part of time belongs by a decision on a contest.
 *
 * @param fromAt where the part begins
 * @param upheld whether the one who contested was right; a dismissed contest changes nothing
 * @param kind UNIT, CITIZEN or NOBODY; empty when dismissed
 */
record TimeDecision(
        UUID contestId,
        UUID caseId,
        int obligation,
        Instant fromAt,
        Instant knownFrom,
        boolean upheld,
        String kind,
        @Nullable Integer unitId,
        @Nullable Integer headId) {}
