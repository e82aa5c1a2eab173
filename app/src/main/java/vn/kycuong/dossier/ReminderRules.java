package vn.kycuong.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;

/** What an entry tells whom, when, and what it makes needless to tell. */
final class ReminderRules {
    private ReminderRules() {}

    /** What is told. */
    enum Kind {
        AT_RISK,
        LATE,
        CONSULTED,
        REMINDED
    }

    /**
     * What an entry tells about an obligation.
     *
     * @param no the obligation
     */
    record Told(Kind kind, int no) {}

    static Optional<Told> told(Entry entry) {
        return CaseEvent.of(entry.kind()).flatMap(event -> switch (event) {
            case BECAME_AT_RISK -> about(Kind.AT_RISK, entry);
            case BECAME_LATE -> about(Kind.LATE, entry);
            case REMINDED -> about(Kind.REMINDED, entry);
            case CONSULTED -> asked(entry);
            default -> Optional.empty();
        });
    }

    private static Optional<Told> about(Kind kind, Entry entry) {
        return entry.facts().get("obligation") instanceof Number no
                ? Optional.of(new Told(kind, no.intValue()))
                : Optional.empty();
    }

    private static Optional<Told> asked(Entry entry) {
        for (var effect : entry.effects())
            if (effect instanceof Effect.ObligationOpened opened)
                return Optional.of(new Told(Kind.CONSULTED, opened.no()));
        return Optional.empty();
    }

    /** The obligations of which nobody needs to be told any more: met, or with another date. */
    static List<Integer> over(Entry entry) {
        var over = new ArrayList<Integer>();
        for (var effect : entry.effects()) {
            switch (effect) {
                case Effect.Discharged e -> over.add(e.no());
                case Effect.ClockStopped e -> over.add(e.no());
                case Effect.ClockExtended e -> over.add(e.no());
                default -> {}
            }
        }
        return over;
    }

    /** At once within office hours, else when the office opens next. */
    static Instant tellAt(WorkingCalendar calendar, Instant recordedAt) {
        return LegalZone.instant(calendar.nextOpening(LegalZone.local(recordedAt)));
    }
}
