package vn.kycuong.portal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to the national portal as its page shows it.
 *
 * @param code of the dossier; empty once it was taken back
 * @param problem a code of the other side or a word of the program, or empty
 */
public record PortalLine(
        UUID id,
        String code,
        int status,
        Instant at,
        PortalState state,
        int tries,
        Instant nextAt,
        @Nullable Instant sentAt,
        @Nullable Instant receiptAt,
        String problem) {}
