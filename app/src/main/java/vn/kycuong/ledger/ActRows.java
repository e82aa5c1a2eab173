package vn.kycuong.ledger;

import static vn.kycuong.kernel.CanonicalJson.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ClockCodec;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Moments;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.WorkItem;

/** Which rows an act writes. */
@Component
class ActRows {
    private final ClockProjection clocks;
    private final EntryJson json;

    ActRows(ClockProjection clocks, EntryJson json) {
        this.clocks = clocks;
        this.json = json;
    }

    /** An act taken apart into the parameters of the statement. */
    ActColumn.Values of(Act act) {
        var readings = clocks.of(act.after(), act.entry().recordedAt());
        var work = act.after().workItems().stream().filter(w -> changed(act, w)).toList();
        var first = work.isEmpty() ? null : work.getFirst();
        var rest = rest(act, work, readings);
        int parts = parts(act, rest);
        return new ActColumn.Values(
                act,
                first,
                first != null && opens(act, first),
                first == null ? ClockProjection.Row.NONE : reading(first, readings),
                parts,
                parts == 0 ? null : json.write(rest));
    }

    /** What else is written, part by part, in the order of their bits. */
    private static Map<String, List<?>> rest(Act act, List<WorkItem> work, Map<Integer, ClockProjection.Row> readings) {
        var rows = new LinkedHashMap<String, List<?>>();
        rows.put("new_obligations", obligations(act, readings, true));
        rows.put("obligations", obligations(act, readings, false));
        rows.put("new_work_items", others(act, work, readings, true));
        rows.put("work_items", others(act, work, readings, false));
        rows.put(
                "void_obligations", gone(act.before().obligations(), act.after().obligations()));
        rows.put("void_work_items", gone(act.before().workItems(), act.after().workItems()));
        return rows;
    }

    private static int parts(Act act, Map<String, List<?>> rest) {
        int parts = 0;
        int bit = 1;
        for (var some : rest.values()) {
            if (!some.isEmpty()) parts |= bit;
            bit <<= 1;
        }
        return rehomed(act) ? parts | bit : parts;
    }

    private static boolean rehomed(Act act) {
        var before = act.before();
        var after = act.after();
        return before.version() > 0
                && !(before.unitNow().equals(after.unitNow()) && before.unitIn().equals(after.unitIn()));
    }

    /** All but the first. */
    private static List<Map<String, @Nullable Object>> others(
            Act act, List<WorkItem> work, Map<Integer, ClockProjection.Row> readings, boolean opened) {
        return work.stream()
                .skip(1)
                .filter(w -> opens(act, w) == opened)
                .map(w -> work(w, reading(w, readings)))
                .toList();
    }

    private static boolean opens(Act act, WorkItem w) {
        return w.no() > act.before().workItems().size();
    }

    private static ClockProjection.Row reading(WorkItem w, Map<Integer, ClockProjection.Row> readings) {
        return readings.getOrDefault(w.obligation(), ClockProjection.Row.NONE);
    }

    /** Rows are numbered without gaps, so those that a correction undid are the ones past the new end. */
    private static List<Integer> gone(List<?> before, List<?> after) {
        var numbers = new ArrayList<Integer>();
        for (int no = after.size() + 1; no <= before.size(); no++) numbers.add(no);
        return numbers;
    }

    /** The rows that the act opens, or those it changes. */
    private static List<Map<String, @Nullable Object>> obligations(
            Act act, Map<Integer, ClockProjection.Row> readings, boolean opened) {
        var before = act.before().obligations();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var o : act.after().obligations()) {
            if (o.no() > before.size() == opened && (!before.contains(o) || reread(act, o.no())))
                rows.add(obligation(o, Objects.requireNonNull(readings.get(o.no()))));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> obligation(Obligation o, ClockProjection.Row reading) {
        var row = object(
                "no", o.no(),
                "parent", o.parent(),
                "tier", o.tier().name(),
                "unit_id", o.unit().value(),
                "duty", o.duty(),
                "clock", ClockCodec.toMap(o.clock()),
                "noticed", o.noticed().name(),
                "promised_at", Moments.textOrNull(o.promised()),
                "met_at", Moments.textOrNull(o.clock().metAt()),
                "sweep_at", Moments.textOrNull(reading.sweepAt()));
        return dated(row, reading);
    }

    /** A work item is rewritten when it changed itself, or when the clock that orders it did. */
    private static boolean changed(Act act, WorkItem w) {
        if (!act.before().workItems().contains(w)) return true;
        if (!w.open() || w.obligation() == 0) return false;
        return reread(act, w.obligation())
                || !act.before().obligations().contains(act.after().obligation(w.obligation()));
    }

    /** Whether the calendar moved this clock: its facts are as before, its dates are not. */
    private static boolean reread(Act act, int obligation) {
        return act.entry().effects().contains(new Effect.ClockReread(obligation));
    }

    private static Map<String, @Nullable Object> work(WorkItem w, ClockProjection.Row reading) {
        var row = object(
                "no", w.no(),
                "step", w.step(),
                "role", w.role(),
                "unit_id", w.unit().value(),
                "holder_id", w.holder() == null ? null : w.holder().value(),
                "obligation", w.obligation(),
                "since", Moments.text(w.since()),
                "open", w.open());
        return dated(row, reading);
    }

    private static Map<String, @Nullable Object> dated(Map<String, @Nullable Object> row, ClockProjection.Row reading) {
        row.putAll(object(
                "due_at", Moments.textOrNull(reading.dueAt()),
                "late_from", Moments.textOrNull(reading.lateFrom()),
                "warn_from", Moments.textOrNull(reading.warnFrom()),
                "paused_since", Moments.textOrNull(reading.pausedSince())));
        return row;
    }
}
