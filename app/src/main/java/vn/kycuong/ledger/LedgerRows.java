package vn.kycuong.ledger;

import static vn.kycuong.kernel.CanonicalJson.object;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ClockCodec;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Moments;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;

/** Kernel rows and entries. */
@Repository
class LedgerRows {
    private static final String STATE = """
            select h.*,
                   (select jsonb_agg(jsonb_build_object('no', o.no, 'parent', o.parent, 'tier', o.tier, 'unit', o.unit_id,
                             'duty', o.duty, 'clock', o.clock, 'noticed', o.noticed,
                             'promised', to_char(o.promised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                           order by o.no)
                      from ledger.obligation o where o.case_id = h.case_id) as obligations,
                   (select jsonb_agg(jsonb_build_object('no', w.no, 'step', w.step, 'role', w.role, 'unit', w.unit_id,
                             'holder', w.holder_id, 'obligation', w.obligation, 'open', w.open,
                             'since', to_char(w.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                           order by w.no)
                      from ledger.work_item w where w.case_id = h.case_id) as work_items
              from ledger.case_head h
            """;

    private final JdbcClient jdbc;
    private final EntryJson json;
    private final ClockProjection clocks;

    LedgerRows(JdbcClient jdbc, EntryJson json, ClockProjection clocks) {
        this.jdbc = jdbc;
        this.json = json;
        this.clocks = clocks;
    }

    Optional<CaseState> state(CaseId id) {
        return jdbc.sql(STATE + " where h.case_id = :id")
                .param("id", id.value())
                .query(this::caseState)
                .optional();
    }

    List<CaseState> states(List<CaseId> ids) {
        return jdbc.sql(STATE + " where h.case_id = any (:ids)")
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(this::caseState)
                .list();
    }

    List<Entry> entries(CaseId id) {
        return jdbc.sql("select body from ledger.entry where case_id = :id order by version")
                .param("id", id.value())
                .query((row, _) -> json.read(row.getBytes("body")))
                .list();
    }

    List<ActOutcome> act(List<Act> acts) {
        var items = new ArrayList<Map<String, @Nullable Object>>(acts.size());
        for (int i = 0; i < acts.size(); i++) items.add(item(i, acts.get(i)));
        return jdbc.sql(
                        "select outcome, version, last_kind, last_at, last_actor from ledger.act(:acts::jsonb) order by ord")
                .param("acts", json.write(items))
                .query(LedgerRows::outcome)
                .list();
    }

    private static ActOutcome outcome(ResultSet row, int number) throws SQLException {
        int version = row.getInt("version");
        return switch (row.getString("outcome")) {
            case "DONE" -> new ActOutcome.Recorded(version);
            case "REPLAYED" -> new ActOutcome.Replayed(version);
            case "FORBIDDEN" -> new ActOutcome.Forbidden();
            case "STALE" ->
                new ActOutcome.Stale(
                        version,
                        Objects.requireNonNullElse(row.getString("last_kind"), ""),
                        Objects.requireNonNullElse(instant(row, "last_at"), Instant.EPOCH),
                        new ActorId(row.getInt("last_actor")));
            default -> throw new IllegalStateException("Unknown outcome " + row.getString("outcome"));
        };
    }

    private Map<String, @Nullable Object> item(int ord, Act act) {
        var e = act.entry();
        var after = act.after();
        var readings = clocks.of(after, e.recordedAt());
        return object(
                "ord", ord,
                "case_id", e.caseId().toString(),
                "base", act.before().version(),
                "kind", e.kind(),
                "desk", e.caseKind(),
                "right_name", act.right(),
                "at_unit", act.at().value(),
                "actor", e.actor().value(),
                "post", e.post().value(),
                "unit", e.unit().value(),
                "occurred_at", Moments.text(e.occurredAt()),
                "recorded_at", Moments.text(e.recordedAt()),
                "previous_kind", e.previousKind(),
                "previous_at", Moments.textOrNull(e.previousAt()),
                "key", e.key(),
                "body", Base64.getEncoder().encodeToString(e.canonical()),
                "state", after.state(),
                "unit_in", after.unitIn().value(),
                "unit_now", after.unitNow().value(),
                "process_id", after.process(),
                "closed_at", Moments.textOrNull(after.closedAt()),
                "new_obligations", obligations(act, readings, true),
                "obligations", obligations(act, readings, false),
                "new_work_items", work(act, readings, true),
                "work_items", work(act, readings, false),
                "void_obligations", gone(act.before().obligations(), after.obligations()),
                "void_work_items", gone(act.before().workItems(), after.workItems()));
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

    private static List<Map<String, @Nullable Object>> work(
            Act act, Map<Integer, ClockProjection.Row> readings, boolean opened) {
        int before = act.before().workItems().size();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var w : act.after().workItems()) {
            if (w.no() > before == opened && changed(act, w))
                rows.add(work(w, readings.getOrDefault(w.obligation(), ClockProjection.Row.NONE)));
        }
        return rows;
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

    private CaseState caseState(ResultSet row, int number) throws SQLException {
        return new CaseState(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("kind"),
                row.getInt("version"),
                row.getString("state"),
                new UnitId(row.getInt("unit_in")),
                new UnitId(row.getInt("unit_now")),
                row.getInt("process_id"),
                list(row.getString("obligations")).stream()
                        .map(LedgerRows::obligation)
                        .toList(),
                list(row.getString("work_items")).stream().map(LedgerRows::work).toList(),
                row.getString("last_kind"),
                instant(row, "last_at"),
                instant(row, "opened_at"),
                instant(row, "closed_at"));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(@Nullable String array) {
        return array == null
                ? List.of()
                : (List<Map<String, Object>>) field(json.object("{\"rows\":" + array + "}"), "rows");
    }

    @SuppressWarnings("unchecked")
    private static Obligation obligation(Map<String, Object> map) {
        return new Obligation(
                number(map, "no"),
                number(map, "parent"),
                Tier.valueOf(text(map, "tier")),
                new UnitId(number(map, "unit")),
                text(map, "duty"),
                ClockCodec.fromMap((Map<String, Object>) field(map, "clock")),
                moment(map.get("promised")),
                Notice.valueOf(text(map, "noticed")));
    }

    private static WorkItem work(Map<String, Object> map) {
        var holder = (Number) map.get("holder");
        return new WorkItem(
                number(map, "no"),
                number(map, "step"),
                text(map, "role"),
                new UnitId(number(map, "unit")),
                holder == null ? null : new ActorId(holder.intValue()),
                number(map, "obligation"),
                Moments.parse(text(map, "since")),
                Boolean.TRUE.equals(map.get("open")));
    }

    private static Object field(Map<String, Object> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private static String text(Map<String, Object> map, String name) {
        return (String) field(map, name);
    }

    private static int number(Map<String, Object> map, String name) {
        return ((Number) field(map, name)).intValue();
    }

    private static @Nullable Instant moment(@Nullable Object text) {
        return text == null ? null : Moments.parse((String) text);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
