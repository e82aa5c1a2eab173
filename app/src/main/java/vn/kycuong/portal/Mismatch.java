package vn.kycuong.portal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dossier that stands otherwise at the national portal than here (lệch trạng thái).
 *
 * @param status ours
 * @param since when we wrote it down
 * @param there the last one the portal accepted; null for none
 * @param state where the message about ours stands
 */
public record Mismatch(
        String code,
        int unitId,
        int status,
        Instant since,
        @Nullable Integer there,
        @Nullable Instant thereAt,
        PortalState state,
        @Nullable Instant sentAt,
        String problem) {}
