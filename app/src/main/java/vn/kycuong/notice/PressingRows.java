package vn.kycuong.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;

/** How much of what lies in units is overdue, or will be soon: what their work lists show. */
@Repository
class PressingRows {
    private final JdbcClient jdbc;

    PressingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param soon warned of and not late */
    record Pressing(UnitId unit, int late, int soon) {}

    /** Of these units those in which something presses, the most overdue first. */
    List<Pressing> of(List<UnitId> units, Instant now) {
        return jdbc.sql("""
                select w.unit_id, count(*) filter (where w.sort_at <= :now) as late, count(*) filter (where w.sort_at > :now) as soon
                  from ledger.work_list w
                 where w.kind = 'dossier' and w.warn_from <= :now and w.sort_at < 'infinity' and w.unit_id = any (:units)
                 group by w.unit_id
                 order by late desc, soon desc, w.unit_id
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("units", units.stream().map(UnitId::value).toArray(Integer[]::new))
                .query((row, _) ->
                        new Pressing(new UnitId(row.getInt("unit_id")), row.getInt("late"), row.getInt("soon")))
                .list();
    }
}
