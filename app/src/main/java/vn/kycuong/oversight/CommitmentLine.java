package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;

/**
 * A dossier for which the shorter time was not kept.
 *
 * @param promisedAt the date promised first
 * @param metAt when its result came; null while it runs
 * @param beyondLaw whether it is late by the law, too
 */
public record CommitmentLine(
        UUID caseId,
        String code,
        UnitId unit,
        String procedureKey,
        Instant promisedAt,
        @Nullable Instant metAt,
        boolean beyondLaw) {}
