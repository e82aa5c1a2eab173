package vn.kycuong.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/**
 * One stay of a dossier on one desk (một lượt giao nhận): from the entry that brought it there to the one that took it on.
 *
 * @param work which of the works that run side by side
 * @param step the step of the process it stood on
 * @param role who may hold it there
 * @param unit at which unit
 * @param given the entry that brought it there
 * @param giver who wrote that entry; the system where nobody did
 * @param giverUnit at which unit he wrote it
 * @param taker who took it up there last, null while nobody did
 * @param takenAt when it was first taken up
 * @param ended when it went on, null while it lies there
 */
public record ControlLeg(
        int work,
        int step,
        String role,
        UnitId unit,
        Entry given,
        ActorId giver,
        UnitId giverUnit,
        @Nullable ActorId taker,
        @Nullable Instant takenAt,
        @Nullable Instant ended) {

    /** The whole way of a dossier from desk to desk, in the order in which it was given. */
    public static List<ControlLeg> of(List<CaseState> histories, List<Entry> entries) {
        var all = new ArrayList<ControlLeg>();
        Map<Integer, Integer> running = new HashMap<>(); // work number to place in the list
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            for (var work : works(histories.get(i), histories.get(i + 1))) {
                var before = histories.get(i).work(work).filter(WorkItem::open);
                var after = histories.get(i + 1).work(work).filter(WorkItem::open);
                var at = running.get(work);
                if (at != null && before.isPresent() && !staysOn(before.get(), after)) {
                    all.set(at, all.get(at).end(entry.occurredAt()));
                    running.remove(work);
                }
                if (after.isPresent() && !running.containsKey(work)) {
                    running.put(work, all.size());
                    all.add(begun(after.get(), entry));
                }
                var now = running.get(work);
                if (now != null && after.isPresent()) all.set(now, all.get(now).heldBy(after.get(), entry));
            }
        }
        return List.copyOf(all);
    }

    private static List<Integer> works(CaseState before, CaseState after) {
        return java.util.stream.Stream.concat(before.workItems().stream(), after.workItems().stream())
                .map(WorkItem::no)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean staysOn(WorkItem before, Optional<WorkItem> after) {
        return after.filter(w -> w.step() == before.step()
                        && w.role().equals(before.role())
                        && w.unit().equals(before.unit()))
                .isPresent();
    }

    private static ControlLeg begun(WorkItem work, Entry by) {
        return new ControlLeg(
                work.no(), work.step(), work.role(), work.unit(), by, by.actor(), by.unit(), null, null, null);
    }

    private ControlLeg heldBy(WorkItem work, Entry entry) {
        if (work.holder() == null || Objects.equals(work.holder(), taker)) return this;
        return new ControlLeg(
                this.work,
                step,
                role,
                unit,
                given,
                giver,
                giverUnit,
                work.holder(),
                takenAt == null ? entry.occurredAt() : takenAt,
                ended);
    }

    private ControlLeg end(Instant at) {
        return new ControlLeg(work, step, role, unit, given, giver, giverUnit, taker, takenAt, at);
    }
}
