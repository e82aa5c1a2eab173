package vn.kycuong.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.WorkItem;

/**
 * From the entries of one case to its kernel rows: a second computation beside the one that wrote them. Dates were read under the
 * calendar as known when the row was last written, so each row remembers by which entry that was.
 */
final class ReplayRules {
    private ReplayRules() {}

    /** The dates of an obligation under the calendars as known at a moment. */
    interface Dates {
        ClockProjection.Row of(Obligation owed, Instant knownAt);
    }

    /** All rows of one case. */
    record Rows(KernelRow.Head head, Map<Integer, KernelRow.Owed> owed, Map<Integer, KernelRow.Work> work) {}

    static Rows rows(List<Entry> entries, String headHash, Dates dates) {
        var first = entries.getFirst();
        var states = CaseState.histories(first.caseId(), first.caseKind(), entries);
        var owedAt = new HashMap<Integer, Integer>();
        var workAt = new HashMap<Integer, Integer>();
        for (var entry : entries) {
            int version = entry.version();
            var before = states.get(version - 1);
            var after = states.get(version);
            for (var o : after.obligations()) if (isWritten(o, before, entry)) owedAt.put(o.no(), version);
            for (var w : after.workItems()) if (isWritten(w, before, after, entry)) workAt.put(w.no(), version);
        }
        var last = states.getLast();
        var owed = new HashMap<Integer, KernelRow.Owed>();
        for (var o : last.obligations())
            owed.put(o.no(), owed(last, o, dates.of(o, recorded(entries, owedAt, o.no()))));
        var work = new HashMap<Integer, KernelRow.Work>();
        for (var w : last.workItems()) work.put(w.no(), work(last, w, states, entries, workAt, dates));
        return new Rows(head(last, headHash), owed, work);
    }

    private static Instant recorded(List<Entry> entries, Map<Integer, Integer> writtenAt, int no) {
        return entries.get(Objects.requireNonNull(writtenAt.get(no)) - 1).recordedAt();
    }

    private static boolean isWritten(Obligation o, CaseState before, Entry entry) {
        return !before.obligations().contains(o) || entry.effects().contains(new Effect.ClockReread(o.no()));
    }

    /** A work item is rewritten when it changed itself, or when the clock that orders it did. */
    private static boolean isWritten(WorkItem w, CaseState before, CaseState after, Entry entry) {
        if (!before.workItems().contains(w)) return true;
        return w.open() && w.obligation() > 0 && isWritten(after.obligation(w.obligation()), before, entry);
    }

    private static KernelRow.Head head(CaseState c, String headHash) {
        return new KernelRow.Head(
                c.id().value(),
                c.kind(),
                c.unitIn().value(),
                c.unitNow().value(),
                c.process(),
                c.state(),
                c.version(),
                headHash,
                c.lastKind(),
                c.lastAt(),
                c.openedAt(),
                c.closedAt());
    }

    private static KernelRow.Owed owed(CaseState c, Obligation o, ClockProjection.Row dates) {
        return new KernelRow.Owed(
                c.id().value(),
                o.no(),
                o.parent(),
                o.tier().name(),
                o.unit().value(),
                o.duty(),
                o.clock(),
                o.noticed().name(),
                o.promised(),
                dates.dueAt(),
                dates.lateFrom(),
                dates.warnFrom(),
                dates.pausedSince(),
                o.clock().metAt(),
                dates.sweepAt());
    }

    /** The obligation is read as it stood when the work was written: it may have changed since, the work being closed. */
    private static KernelRow.Work work(
            CaseState c,
            WorkItem w,
            List<CaseState> states,
            List<Entry> entries,
            Map<Integer, Integer> workAt,
            Dates dates) {
        int version = Objects.requireNonNull(workAt.get(w.no()));
        var row = states.get(version).obligations().stream()
                .filter(o -> o.no() == w.obligation())
                .findFirst()
                .map(o -> dates.of(o, recorded(entries, workAt, w.no())))
                .orElse(ClockProjection.Row.NONE);
        return new KernelRow.Work(
                c.id().value(),
                w.no(),
                c.kind(),
                c.unitIn().value(),
                c.unitNow().value(),
                w.step(),
                w.role(),
                w.unit().value(),
                w.holder() == null ? null : w.holder().value(),
                w.obligation(),
                w.since(),
                w.open(),
                Objects.requireNonNullElse(row.lateFrom(), KernelRow.NEVER),
                row.lateFrom(),
                row.dueAt(),
                row.warnFrom(),
                row.pausedSince());
    }
}
