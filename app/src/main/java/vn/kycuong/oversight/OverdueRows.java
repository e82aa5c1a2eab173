package vn.kycuong.oversight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Overdue dossiers for everybody: nothing that names a person is read. */
@Repository
class OverdueRows {
    private final JdbcClient jdbc;

    OverdueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By office, the most overdue office first; of each so many, the longest late first. A dossier is overdue from its first date on: an apology gives it
     * another, and takes it off no board.
     */
    List<OverdueRules.Late> late(Instant now, String[] leftOut, int most) {
        return jdbc.sql("""
            select r.unit_id, coalesce(l.code, '') as code, r.first_late, r.late_from, r.due_at, r.extended, r.count, r.apologies
              from (select f.unit_id, f.case_id, f.first_late, f.late_from, f.due_at, f.extended,
                           row_number() over (partition by f.unit_id order by f.first_late, f.case_id) as place,
                           count(*) over (partition by f.unit_id) as count,
                           count(*) filter (where f.extended) over (partition by f.unit_id) as apologies
                      from (select o.unit_id, o.case_id, least(o.late_from, o.original_late_from) as first_late, o.late_from, o.due_at,
                                   o.extended, o.procedure_key
                              from oversight.dossier_fact o
                             where o.known_to is null and o.met_at is null and o.closed_at is null
                               and o.received_at is not null and o.late_from <= :now
                            union all
                            select o.unit_id, o.case_id, o.original_late_from, o.late_from, o.due_at, o.extended, o.procedure_key
                              from oversight.dossier_fact o
                             where o.known_to is null and o.met_at is null and o.closed_at is null and o.extended
                               and o.received_at is not null and o.original_late_from <= :now and (o.late_from <= :now) is not true) f
                     where f.procedure_key <> all (:leftOut)) r
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
                        Objects.requireNonNull(Timestamps.orNull(row, "first_late")),
                        row.getBoolean("extended")
                                ? OverdueRules.Apology.until(
                                        Timestamps.orNull(row, "due_at"), Timestamps.orNull(row, "late_from"))
                                : null,
                        row.getLong("count"),
                        row.getLong("apologies")))
                .list();
    }
}
