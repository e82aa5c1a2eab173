package vn.kycuong.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.CaseId;

/**
 * One line: who did what, when, to which case.
 *
 * @param what a word of the program: what was opened, or the route
 * @param subject numbers of what was acted on, or the choices of a list; nothing typed
 * @param reasonMac what the typed reason was, without telling it; null without a reason
 */
record AuditLine(
        UUID id,
        Instant at,
        Doer doer,
        AuditKind kind,
        String what,
        @Nullable CaseId caseId,
        String subject,
        String outcome,
        byte @Nullable [] reasonMac) {
    static final String DONE = "DONE";
    private static final SecureRandom RANDOM = new SecureRandom();

    AuditLine {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    static AuditLine of(
            Instant at,
            Doer doer,
            AuditKind kind,
            String what,
            @Nullable CaseId caseId,
            String subject,
            String outcome) {
        return new AuditLine(random(), at, doer, kind, what, caseId, subject, outcome, null);
    }

    AuditLine because(byte[] mac) {
        return new AuditLine(id, at, doer, kind, what, caseId, subject, outcome, mac);
    }

    /** What is chained. */
    byte[] bytes() {
        var map = new HashMap<String, Object>(Map.of(
                "id", id.toString(),
                "at", at.toEpochMilli(),
                "actor", doer.actor().value(),
                "post", doer.post().value(),
                "unit", doer.unit().value(),
                "kind", kind.name(),
                "what", what,
                "subject", subject,
                "outcome", outcome));
        if (doer.inPlaceOf() != null) map.put("inPlaceOf", doer.inPlaceOf().value());
        if (caseId != null) map.put("case", caseId.toString());
        if (reasonMac != null) map.put("reason", HexFormat.of().formatHex(reasonMac));
        return CanonicalJson.bytes(map);
    }

    private static UUID random() {
        return new UUID(RANDOM.nextLong(), RANDOM.nextLong());
    }
}
