package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a dossier was served, as far as its entries say: what was paid and how, what its holder said of it. Each with the moment since when it is known.
 *
 * @param version of the case after the last entry that said something of it
 * @param stampedAt when it was entered from a receipt stamped on paper; null for what was received at once
 * @param satisfied with the whole; null while nobody said so
 */
record ServiceFact(
        UUID caseId,
        int version,
        @Nullable Instant stampedAt,
        @Nullable Instant paidAt,
        @Nullable Instant paidOnlineAt,
        @Nullable Instant ratedAt,
        @Nullable Boolean satisfied) {}
