package vn.kycuong.oversight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;

/** Overdue dossiers for everybody: nothing that names a person is read. */
@Repository
class OverdueRows {
    private final JdbcClient jdbc;

    OverdueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By office, the most overdue office first; of each so many, the longest late first. */
    List<OverdueRules.Late> late(Instant now, String[] leftOut, int most) {
        return jdbc.sql("""
                select r.unit_id, coalesce(l.code, '') as code, r.late_from, r.extended, r.count, r.apologies
                  from (select f.unit_id, f.case_id, f.late_from, f.extended,
                               row_number() over (partition by f.unit_id order by f.late_from, f.case_id) as place,
                               count(*) over (partition by f.unit_id) as count,
                               count(*) filter (where f.extended) over (partition by f.unit_id) as apologies
                          from oversight.dossier_fact f
                         where f.known_to is null and f.met_at is null and f.closed_at is null
                           and f.received_at is not null and f.late_from <= :now
                           and f.procedure_key <> all (:leftOut)) r
                  left join dossier.listing l on l.case_id = r.case_id
                 where r.place <= :most
                 order by r.count desc, r.unit_id, r.place
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("leftOut", leftOut)
                .param("most", most)
                .query((row, _) -> new OverdueRules.Late(
                        new UnitId(row.getInt("unit_id")),
                        row.getString("code"),
                        row.getObject("late_from", OffsetDateTime.class).toInstant(),
                        row.getBoolean("extended"),
                        row.getLong("count"),
                        row.getLong("apologies")))
                .list();
    }
}
