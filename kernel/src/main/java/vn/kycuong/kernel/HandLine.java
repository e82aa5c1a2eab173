package vn.kycuong.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;

/**
 * The hands that one obligation of a case passed through, as all entries together tell it: an act that was undone moved nothing, and an
 * entry that came late counts from the moment it tells of. One pass over the entries.
 */
final class HandLine {
    private final int obligation;
    /** The steps on which the work stood when each agency was asked. */
    private final Map<Integer, Set<Integer>> askedOn = new HashMap<>();
    /** The line after each version; they share what they have in common, so that undoing costs nothing. */
    private final List<@Nullable Change> lines = new ArrayList<>();

    /**
     * From a minute on it lies in these hands.
     *
     * @param before the change before this one
     * @param minute local minute, see {@link LegalZone}
     * @param version of the entry that brought it there
     */
    record Change(@Nullable Change before, long minute, Hand hand, int version) {}

    private HandLine(int obligation) {
        this.obligation = obligation;
    }

    /**
     * The changes in order.
     *
     * @param histories the case after each of its versions, from 0
     */
    static List<Change> of(List<Entry> entries, List<CaseState> histories, int obligation) {
        var line = new HandLine(obligation);
        line.lines.add(null);
        for (var entry : entries) line.read(entry, histories.get(entry.version()));
        var changes = new ArrayList<Change>();
        for (var change = line.lines.getLast(); change != null; change = change.before()) changes.add(change);
        return changes.reversed();
    }

    private void read(Entry entry, CaseState state) {
        note(entry, state);
        var line = lines.get(restored(entry));
        lines.add(isOwed(state, line) ? moved(line, entry, hand(state)) : closed(line, entry, state));
    }

    /** The version whose line this entry goes on from. */
    private static int restored(Entry entry) {
        for (var effect : entry.effects()) if (effect instanceof Effect.Restored r) return r.version();
        return entry.version() - 1;
    }

    /** Once it is met nobody holds it, until a decision reopens it. */
    private @Nullable Change closed(@Nullable Change line, Entry entry, CaseState state) {
        return line == null ? null : moved(line, entry, Hand.paused(state.unitNow(), 0, Ground.CLOSED));
    }

    private static @Nullable Change moved(@Nullable Change line, Entry entry, Hand hand) {
        if (line != null && line.hand().equals(hand)) return line;
        long minute = LegalZone.minute(entry.occurredAt());
        while (line != null && line.minute() >= minute) line = line.before();
        return line != null && line.hand().equals(hand) ? line : new Change(line, minute, hand, entry.version());
    }

    private void note(Entry entry, CaseState state) {
        for (var effect : entry.effects()) {
            if (effect instanceof Effect.ObligationOpened o && serves(o.no(), o.parent()))
                askedOn.put(o.no(), work(state).map(WorkItem::step).collect(Collectors.toSet()));
        }
    }

    /** What was met as soon as it was written down lay in some hands too. */
    private boolean isOwed(CaseState state, @Nullable Change line) {
        return state.obligations().stream().anyMatch(o -> o.no() == obligation && (o.isOpen() || line == null));
    }

    private Hand hand(CaseState state) {
        var first = work(state).min(Comparator.comparing(WorkItem::since).thenComparing(WorkItem::no));
        int step = first.map(WorkItem::step).orElse(0);
        if (state.obligation(obligation).clock().phase() instanceof ObligationClock.Phase.Stopped) {
            var ground = state.obligation(obligation).clock().stops().getLast().ground();
            return Hand.paused(state.unitNow(), step, ground);
        }
        return state.obligations().stream()
                .filter(o -> o.isOpen() && serves(o.no(), o.parent()) && isAwaited(o, state))
                .findFirst()
                .map(o -> Hand.asked(o, holder(o, state), step))
                .or(() -> first.map(Hand::at))
                .orElseGet(() -> Hand.untaken(state.unitNow()));
    }

    /** Whether the work still stands where it stood when the agency was asked; who went on without the answer waits no more. */
    private boolean isAwaited(Obligation asked, CaseState state) {
        var steps = askedOn.getOrDefault(asked.no(), Set.of());
        return work(state).findAny().isEmpty() || work(state).anyMatch(w -> steps.contains(w.step()));
    }

    private boolean serves(int no, int parent) {
        return no != obligation && parent == obligation;
    }

    private static @Nullable ActorId holder(Obligation asked, CaseState state) {
        return items(state, w -> w.obligation() == asked.no())
                .findFirst()
                .map(WorkItem::holder)
                .orElse(null);
    }

    private Stream<WorkItem> work(CaseState state) {
        return items(state, w -> w.obligation() == obligation);
    }

    private static Stream<WorkItem> items(CaseState state, Predicate<WorkItem> which) {
        return state.workItems().stream().filter(w -> w.open() && which.test(w));
    }
}
