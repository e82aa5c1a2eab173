package vn.kycuong.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.audit.AuditKind;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/**
 * A line of the audit as its reader may see it.
 *
 * @param ofCase whether it is about a case
 * @param caseId the case, when the reader's scope holds it
 * @param code of that case
 * @param reason what was typed; null when none was asked, or it was erased
 */
public record OpeningLine(
        UUID id,
        Instant at,
        ActorId actor,
        UnitId unit,
        @Nullable ActorId inPlaceOf,
        AuditKind kind,
        String what,
        boolean ofCase,
        @Nullable UUID caseId,
        @Nullable String code,
        String subject,
        String outcome,
        @Nullable String reason) {}
