package vn.kycuong.notice;

import java.util.Map;
import java.util.Optional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Notice;
import vn.kycuong.reading.ReadingEvent;
import vn.kycuong.reading.ReadingState;

/** What an entry of a reading tells the person who has to read. */
final class ReadingHappenings {
    /** A reading owes one thing. */
    private static final int OWED = 1;

    private static final Map<String, Happening> BY_KIND = Map.of(
            CaseEvent.BECAME_AT_RISK.kind(), Happening.READING_AT_RISK,
            CaseEvent.BECAME_LATE.kind(), Happening.READING_LATE,
            ReadingEvent.REMINDED.kind(), Happening.READING_REMINDED);

    private ReadingHappenings() {}

    static Optional<Happened> told(Entry entry) {
        return what(entry).map(what -> Happened.ofCase(what, OWED));
    }

    private static Optional<Happening> what(Entry entry) {
        if (!ReadingEvent.OPENED.kind().equals(entry.kind())) return Optional.ofNullable(BY_KIND.get(entry.kind()));
        return Optional.of(entry.facts().containsKey("replaces") ? Happening.READING_AGAIN : Happening.READING_OPENED);
    }

    /** Who has to read, as the first entry says. */
    static Optional<ActorId> reader(Entry first) {
        return first.facts().get("reader") instanceof Number actor
                ? Optional.of(new ActorId(actor.intValue()))
                : Optional.empty();
    }

    /** Whether a line still holds. */
    static boolean holds(Happening happening, CaseState now) {
        if (!now.isOpen()) return false;
        return switch (happening) {
            case READING_OPENED, READING_AGAIN -> now.state().equals(ReadingState.OPEN.name());
            case READING_AT_RISK -> now.obligation(OWED).noticed() == Notice.AT_RISK;
            default -> true;
        };
    }
}
