package vn.kycuong.dossier.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;

/** An open work item with the dossier it belongs to. */
public record WorkLine(
        CaseId caseId,
        int no,
        String code,
        String procedureKey,
        String label,
        String state,
        String role,
        int unit,
        @Nullable Integer holder,
        Instant openedAt,
        Instant since,
        @Nullable Instant dueAt,
        @Nullable Instant lateFrom,
        @Nullable Instant warnFrom,
        @Nullable Instant pausedSince) {}
