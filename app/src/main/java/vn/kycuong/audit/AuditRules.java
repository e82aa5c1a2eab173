package vn.kycuong.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Commitment;

/** How the chain is made, and when the ledger is told its head. */
final class AuditRules {
    /** Kind of the case that holds the heads of a month. */
    static final String CASE_KIND = "audit";

    private static final Duration BETWEEN_ANCHORS = Duration.ofMinutes(5);

    private AuditRules() {}

    /** As the ledger chains its entries. */
    static byte[] hash(byte[] before, AuditLine line) {
        return Chain.next(before, line.bytes());
    }

    static boolean isAnchorDue(long linked, long anchored, @Nullable Instant last, Instant now) {
        return linked > anchored && (last == null || !now.isBefore(last.plus(BETWEEN_ANCHORS)));
    }

    /** One case a month, so that none grows for ever. */
    static CaseId caseOf(String month) {
        return CaseId.ofForm("audit-of-the-month-" + month);
    }

    /** Whether the text is the one whose trace stands in the line. */
    static boolean isReason(byte @Nullable [] mac, byte @Nullable [] salt, @Nullable String text) {
        if (mac == null || salt == null || text == null) return mac == null && text == null;
        var made = Commitment.of(1, salt, text.getBytes(StandardCharsets.UTF_8)).mac();
        return MessageDigest.isEqual(HexFormat.of().parseHex(made), mac);
    }
}
