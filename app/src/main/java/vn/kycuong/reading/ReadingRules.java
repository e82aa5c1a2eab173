package vn.kycuong.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;

/** Who has to read on a day, and what each entry of a reading changes: facts in, effects out. */
final class ReadingRules {
    static final String DUTY = "reading.understand";
    static final int OWED = 1;

    /** A person's own post before one beside it, that before a secondment; then the older one. */
    private static final Comparator<Holding> FIRST = Comparator.<Holding, Integer>comparing(
                    h -> h.terms().kind().ordinal())
            .thenComparing(h -> h.post().id());

    private ReadingRules() {}

    /** Where a person is to be counted, and which text is his. */
    record Seat(UnitId unit, ReadingGroup group) {}

    /** Who is meant, each once: whoever holds several posts that fit is counted where his first one is. */
    static Map<ActorId, Seat> seats(List<Holding> meant) {
        var first = new HashMap<ActorId, Holding>();
        for (var holding : meant) first.merge(holding.person(), holding, (a, b) -> FIRST.compare(a, b) <= 0 ? a : b);
        var seats = new HashMap<ActorId, Seat>();
        first.forEach((person, h) -> seats.put(person, new Seat(h.post().unit(), ReadingGroup.of(h.post()))));
        return seats;
    }

    /**
     * A reading as the sweep finds it; of several stays of a person the last one.
     *
     * @param fits whether the rule meant the person when it was last asked
     */
    record Known(
            CaseId id,
            ActorId person,
            int stay,
            UnitId unit,
            ReadingGroup group,
            String sha256,
            ReadingState state,
            boolean fits) {}

    /** What the sweep has to do about one person. */
    sealed interface Change {
        /** Begins to read: as a newcomer (stay 1), or come back. */
        record Open(ActorId person, int stay, Seat seat) implements Change {}

        /** Is counted at another unit, or reads another text, from now on. */
        record Move(Known known, Seat to) implements Change {}

        /** Is not meant any more. */
        record Leave(Known known) implements Change {}
    }

    /** What makes the open readings be exactly those of whom the rule means and who has not understood; nothing when they are. */
    static List<Change> changes(Map<ActorId, Seat> seats, List<Known> known) {
        var last = new HashMap<ActorId, Known>();
        for (var k : known) last.merge(k.person(), k, (a, b) -> a.stay() >= b.stay() ? a : b);
        var changes = new ArrayList<Change>();
        seats.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(ActorId::value)))
                .forEach(e -> meant(e.getKey(), e.getValue(), last.get(e.getKey()), changes));
        last.values().stream()
                .filter(k -> k.fits() && !seats.containsKey(k.person()))
                .sorted(Comparator.comparingInt(k -> k.person().value()))
                .forEach(k -> changes.add(new Change.Leave(k)));
        return changes;
    }

    private static void meant(ActorId person, Seat seat, @Nullable Known last, List<Change> changes) {
        if (last == null) {
            changes.add(new Change.Open(person, 1, seat));
        } else if (last.state() == ReadingState.LEFT) {
            changes.add(new Change.Open(person, last.stay() + 1, seat));
        } else if (!last.fits() || !last.unit().equals(seat.unit()) || isOther(last, seat)) {
            changes.add(new Change.Move(last, seat));
        }
    }

    /** Who has confirmed a text keeps it: he is not asked to read another one of the same campaign. */
    private static boolean isOther(Known last, Seat seat) {
        return last.state() == ReadingState.OPEN && last.group() != seat.group();
    }

    static List<Effect> opened(UnitId unit, ObligationClock clock) {
        return List.of(
                new Effect.Opened(unit, unit, 0),
                new Effect.StateChanged(ReadingState.OPEN.name()),
                new Effect.ObligationOpened(OWED, 0, Tier.WHOLE, unit, DUTY, clock, null));
    }

    /** The unit a person came to owes what the one he came from owed. */
    static List<Effect> moved(CaseState c, UnitId to) {
        return c.unitNow().equals(to) ? List.of() : List.of(new Effect.Rehomed(to));
    }

    static List<Effect> read() {
        return List.of(new Effect.StateChanged(ReadingState.READ.name()));
    }

    static List<Effect> understood() {
        return List.of(
                new Effect.StateChanged(ReadingState.UNDERSTOOD.name()),
                new Effect.Discharged(OWED),
                new Effect.Closed());
    }

    /** Closed and never met: it counts nowhere. */
    static List<Effect> ended(ReadingState how) {
        if (how.isOpen() || how == ReadingState.UNDERSTOOD)
            throw new IllegalArgumentException("A reading does not end unmet as " + how);
        return List.of(new Effect.StateChanged(how.name()), new Effect.Closed());
    }

    static ReadingState state(CaseState c) {
        return ReadingState.valueOf(Objects.requireNonNull(c.state()));
    }
}
