package vn.kycuong.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.ClockCodec;
import vn.kycuong.kernel.Notice;
import vn.kycuong.kernel.Obligation;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Open clocks, in the order of their cases, and how far a change of the calendar has come through them. */
@Repository
class CalendarRows {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final EntryJson json;

    CalendarRows(JdbcClient jdbc, EntryJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** An open clock and the dates its row carries. */
    record OpenClock(
            CaseId caseId,
            Obligation owed,
            @Nullable Instant dueAt,
            @Nullable Instant lateFrom,
            @Nullable Instant warnFrom) {}

    /** An applied change whose clocks are not all read yet. */
    record Run(int change, String title, String source, Instant knownFrom, UnitId unit, UUID afterCase) {}

    static UUID beforeAll() {
        return BEFORE_ALL;
    }

    /** The next cases after one that have an open clock, of a unit or of all, in order. */
    List<CaseId> nextCases(UUID after, UnitId unit, int most) {
        return jdbc.sql("""
                select distinct o.case_id
                  from ledger.obligation o
                 where o.case_id > :after and o.met_at is null and (o.unit_id = :unit or :unit = 0)
                   and exists (select from ledger.case_head h where h.case_id = o.case_id and h.closed_at is null)
                 order by case_id
                 limit :most
                """)
                .param("after", after)
                .param("unit", unit.value())
                .param("most", most)
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }

    /** The open clocks of these cases, of a unit or of all. */
    List<OpenClock> openClocks(List<CaseId> cases, UnitId unit) {
        return jdbc.sql("""
                select *
                  from ledger.obligation
                 where case_id = any (:cases) and met_at is null and (unit_id = :unit or :unit = 0)
                 order by case_id, no
                """)
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .param("unit", unit.value())
                .query(this::openClock)
                .list();
    }

    /** Begins a run for each applied change that has none. */
    void beginRuns() {
        jdbc.sql("""
                insert into ledger.calendar_run (change_id, total)
                select c.id, (select count(distinct o.case_id) from ledger.obligation o
                               where o.met_at is null and (c.unit_id is null or o.unit_id = c.unit_id))
                  from worktime.applied_change c
                 where not exists (select from ledger.calendar_run r where r.change_id = c.id)
                on conflict do nothing
                """).update();
    }

    /** The oldest run that is not through; locked, so that two instances do not do the same. */
    Optional<Run> next() {
        return jdbc.sql("""
                select r.change_id, r.after_case, c.title, c.source, c.known_from, coalesce(c.unit_id, 0) as unit_id
                  from ledger.calendar_run r
                  join worktime.applied_change c on c.id = r.change_id
                 where not r.finished
                 order by r.change_id
                 limit 1
                   for update of r skip locked
                """)
                .query((row, _) -> new Run(
                        row.getInt("change_id"),
                        row.getString("title"),
                        row.getString("source"),
                        Objects.requireNonNull(Timestamps.orNull(row, "known_from")),
                        new UnitId(row.getInt("unit_id")),
                        row.getObject("after_case", UUID.class)))
                .optional();
    }

    /** Locks the heads of these cases in order, so that nobody acts on them until the dates are written. */
    void lock(List<CaseId> cases) {
        jdbc.sql("select 1 from ledger.case_head where case_id = any (:ids) order by case_id for update")
                .param("ids", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query()
                .listOfRows();
    }

    void advance(int change, UUID afterCase, int seen, int moved) {
        jdbc.sql("""
                update ledger.calendar_run
                   set after_case = :after, seen = seen + :seen, moved = moved + :moved
                 where change_id = :change
                """)
                .param("after", afterCase)
                .param("seen", seen)
                .param("moved", moved)
                .param("change", change)
                .update();
    }

    void finish(int change) {
        jdbc.sql("update ledger.calendar_run set finished = true where change_id = :change")
                .param("change", change)
                .update();
    }

    Optional<CalendarEffects.Progress> progress(int change) {
        return jdbc.sql("select total, seen, moved, finished from ledger.calendar_run where change_id = :change")
                .param("change", change)
                .query(CalendarEffects.Progress.class)
                .optional();
    }

    private OpenClock openClock(ResultSet row, int number) throws SQLException {
        var owed = new Obligation(
                row.getInt("no"),
                row.getInt("parent"),
                Tier.valueOf(row.getString("tier")),
                new UnitId(row.getInt("unit_id")),
                row.getString("duty"),
                ClockCodec.fromMap(json.object(row.getString("clock"))),
                Timestamps.orNull(row, "promised_at"),
                Notice.valueOf(row.getString("noticed")));
        return new OpenClock(
                new CaseId(row.getObject("case_id", UUID.class)),
                owed,
                Timestamps.orNull(row, "due_at"),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "warn_from"));
    }
}
