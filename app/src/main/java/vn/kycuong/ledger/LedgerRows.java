package vn.kycuong.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.ClockCodec;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Moments;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.kernel.WorkItem;
import vn.kycuong.sql.Timestamps;

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

    LedgerRows(JdbcClient jdbc, EntryJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<CaseState> state(CaseId id) {
        return jdbc.sql(STATE + " where h.case_id = :id")
                .param("id", id.value())
                .query(this::caseState)
                .optional();
    }

    /** The last version of a case; empty when there is none, or none in sight. */
    Optional<Integer> version(CaseId id) {
        return jdbc.sql("select version from ledger.case_head where case_id = :id")
                .param("id", id.value())
                .query(Integer.class)
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

    CaseState caseState(ResultSet row, int number) throws SQLException {
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
                Timestamps.orNull(row, "last_at"),
                Timestamps.orNull(row, "opened_at"),
                Timestamps.orNull(row, "closed_at"));
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
}
