package vn.kycuong.notice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;

/** What is to be told of several cases, before it is stored. */
final class Tellings {
    /** One message to an applicant. */
    record MessageDraft(
            UUID id,
            String situation,
            UUID caseId,
            int version,
            int unitIn,
            int unitId,
            @Nullable Instant dueAt,
            Instant createdAt) {}

    /** One message to who booked. */
    record BookingDraft(UUID id, String situation, UUID bookingId, int version, int unitId, Instant createdAt) {
        static BookingDraft of(String situation, UUID booking, int version, int unit, Instant at) {
            return new BookingDraft(Tellings.id(booking, version, situation), situation, booking, version, unit, at);
        }
    }

    /** One line of somebody's list. */
    record LineDraft(
            UUID caseId,
            int version,
            String situation,
            String happening,
            String addressee,
            int recipient,
            int work,
            int obligation,
            int unitId,
            @Nullable Instant dueAt,
            Instant createdAt) {
        LineRules.OpenLine open() {
            return new LineRules.OpenLine(
                    Happening.valueOf(happening), Addressee.valueOf(addressee), recipient, work, obligation, createdAt);
        }
    }

    /**
     * What will be told at a moment if nothing changes.
     *
     * @param work whose step it speaks of, 0 for none
     */
    record WatchDraft(UUID caseId, String situation, int version, int work, int obligation, Instant at) {
        WatchDraft at(Instant later) {
            return new WatchDraft(caseId, situation, version, work, obligation, later);
        }
    }

    final List<MessageDraft> messages = new ArrayList<>();
    final List<MessageDraft> corrections = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();
    final List<WatchDraft> watches = new ArrayList<>();

    /** Where a telling stands in the ledger, and when it was learned. */
    record Place(CaseState state, int version, Instant at) {}

    void tell(Situation situation, Happened told, Place place, @Nullable Instant due, List<Integer> recipients) {
        var c = place.state();
        if (situation.addressee() == Addressee.APPLICANT) {
            (told.what() == Happening.CORRECTED ? corrections : messages)
                    .add(new MessageDraft(
                            id(c.id().value(), place.version(), situation.key()),
                            situation.key(),
                            c.id().value(),
                            place.version(),
                            c.unitIn().value(),
                            c.unitNow().value(),
                            due,
                            place.at()));
            return;
        }
        UnitId unit = LineRules.unit(told, c);
        for (int recipient : recipients)
            lines.add(new LineDraft(
                    c.id().value(),
                    place.version(),
                    situation.key(),
                    told.what().name(),
                    situation.addressee().line().name(),
                    recipient,
                    told.work(),
                    told.obligation(),
                    unit.value(),
                    due,
                    place.at()));
    }

    /** The same for the same entry and situation, so that a message sent twice is known to be one. */
    static UUID id(UUID subject, int version, String situation) {
        return named(subject + "/" + version + "/" + situation);
    }

    static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
