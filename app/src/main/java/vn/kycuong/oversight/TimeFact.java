package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the time of a dossier whose result is there.
 *
 * @param version of the case after the entry that met the obligation
 * @param knownTo when this stopped being held true, or null while it is
 * @param ownerId the unit that owes it
 * @param unitId the unit that answers for the part, or null
 * @param minutes office minutes
 */
record TimeFact(
        UUID caseId,
        int obligation,
        int version,
        int part,
        Instant knownFrom,
        @Nullable Instant knownTo,
        Instant metAt,
        int ownerId,
        int unitIn,
        String kind,
        @Nullable Integer unitId,
        @Nullable Integer officerId,
        @Nullable Integer headId,
        int step,
        String counting,
        Instant fromAt,
        Instant toAt,
        int opened,
        int ended,
        long minutes) {}
