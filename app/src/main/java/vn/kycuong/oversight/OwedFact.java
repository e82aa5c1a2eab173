package vn.kycuong.oversight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is true of an obligation from one moment to the next.
 *
 * @param no of the obligation within the case
 * @param version of the case after the entry that made it true
 * @param knownTo when the next fact took over, or null while this one stands
 * @param unitId owes it
 * @param unitIn gave it
 * @param document under whose clause, or empty
 * @param receivedAt when its clock began
 */
record OwedFact(
        UUID caseId,
        int no,
        int version,
        Instant knownFrom,
        @Nullable Instant knownTo,
        String kind,
        String tier,
        int unitId,
        int unitIn,
        String document,
        String clause,
        String state,
        Instant openedAt,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant lateFrom,
        @Nullable Instant warnFrom,
        @Nullable Instant pausedSince,
        @Nullable Instant metAt,
        @Nullable Instant closedAt,
        @Nullable Instant originalDueAt,
        @Nullable Instant originalLateFrom,
        boolean extended) {

    OwedFact until(Instant next) {
        return known(version, knownFrom, next);
    }

    /** Whether it says the same of the obligation, whenever it was known. */
    boolean same(OwedFact other) {
        return known(0, Instant.EPOCH, null).equals(other.known(0, Instant.EPOCH, null));
    }

    private OwedFact known(int at, Instant from, @Nullable Instant to) {
        return new OwedFact(
                caseId,
                no,
                at,
                from,
                to,
                kind,
                tier,
                unitId,
                unitIn,
                document,
                clause,
                state,
                openedAt,
                receivedAt,
                dueAt,
                lateFrom,
                warnFrom,
                pausedSince,
                metAt,
                closedAt,
                originalDueAt,
                originalLateFrom,
                extended);
    }
}
