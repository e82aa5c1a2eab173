package vn.kycuong.identity;

import java.time.Instant;
import java.util.UUID;
import vn.kycuong.calendar.LegalZone;

/** One open session in the list its owner sees. */
public record SessionLine(
        UUID id,
        String address,
        String postTitle,
        String unitName,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt,
        boolean current) {
    private static final java.time.format.DateTimeFormatter MINUTE =
            java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    public String since() {
        return LegalZone.local(createdAt).format(MINUTE);
    }

    public String seen() {
        return LegalZone.local(seenAt).format(MINUTE);
    }
}
