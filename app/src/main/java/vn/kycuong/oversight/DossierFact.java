package vn.kycuong.oversight;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;

/**
 * What is true of a dossier from one moment to the next.
 *
 * @param version of the case after the entry that made it true
 * @param knownTo when the next fact took over, or null while this one stands
 * @param receivedAt legal receipt, or null before acceptance
 * @param metAt when the result lay at the one-stop
 * @param lawLateFrom from when on it is late by the law, where an earlier date was promised
 * @param joinedAt when it was carried over from an old system, null for what we received ourselves
 */
record DossierFact(
        UUID caseId,
        int version,
        Instant knownFrom,
        @Nullable Instant knownTo,
        int unitId,
        int unitIn,
        String procedureKey,
        String channel,
        String state,
        Instant openedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable Instant lateFrom,
        @Nullable Instant warnFrom,
        @Nullable Instant pausedSince,
        @Nullable Instant metAt,
        @Nullable Instant closedAt,
        @Nullable Instant originalDueAt,
        @Nullable Instant originalLateFrom,
        @Nullable Instant lawLateFrom,
        boolean extended,
        @Nullable Instant joinedAt,
        WhyLate whyLate,
        ServiceMark serviceMark) {

    DossierFact until(@Nullable Instant next) {
        return new DossierFact(
                caseId,
                version,
                knownFrom,
                next,
                unitId,
                unitIn,
                procedureKey,
                channel,
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
                lawLateFrom,
                extended,
                joinedAt,
                whyLate,
                serviceMark);
    }

    /** Whether it is late by any date, at some moment while it is held true. */
    boolean isEverLate() {
        if (receivedAt == null || (metAt == null && closedAt != null)) return false;
        return Stream.of(Optional.ofNullable(lateFrom), Optional.ofNullable(originalLateFrom), dayAfter(dueAt))
                .flatMap(Optional::stream)
                .anyMatch(late -> metAt != null ? !metAt.isBefore(late) : knownTo == null || late.isBefore(knownTo));
    }

    private static Optional<Instant> dayAfter(@Nullable Instant due) {
        return Optional.ofNullable(due)
                .map(at -> LegalZone.startOf(LegalZone.local(at).toLocalDate().plusDays(1)));
    }

    DossierFact because(WhyLate why) {
        return new DossierFact(
                caseId,
                version,
                knownFrom,
                knownTo,
                unitId,
                unitIn,
                procedureKey,
                channel,
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
                lawLateFrom,
                extended,
                joinedAt,
                why,
                serviceMark);
    }
}
