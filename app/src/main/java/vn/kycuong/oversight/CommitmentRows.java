package vn.kycuong.oversight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Dossiers with a shorter time than the law's, of {@code oversight.dossier_fact}; sums and list read the same of them. */
@Repository
class CommitmentRows {
    private static final String COMMITTED = """
            with committed as (
              select f.*
                from oversight.dossier_fact f
               where f.law_late_from is not null and f.original_late_from is not null
                 and f.known_from <= :now and coalesce(f.known_to, 'infinity') > :now
                 and (:all or f.unit_id = any (:scope) or f.unit_in = any (:scope))
                 and (f.met_at >= :from and f.met_at < :to and f.met_at <= :now
                      or f.met_at is null and f.closed_at is null and f.original_late_from <= :now)
            )
            """;

    private final JdbcClient jdbc;

    CommitmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CommitmentSum> sums(Period period, Instant now, Scope scope) {
        return statement(COMMITTED + """
                select unit_id, procedure_key,
                       count(*) filter (where met_at < original_late_from) as kept,
                       count(*) filter (where met_at >= original_late_from and met_at < law_late_from) as lawful,
                       count(*) filter (where met_at >= law_late_from) as late,
                       count(*) filter (where met_at is null and law_late_from > :now) as open_lawful,
                       count(*) filter (where met_at is null and law_late_from <= :now) as open_late
                  from committed
                 group by unit_id, procedure_key
                 order by count(*) filter (where met_at is null or met_at >= original_late_from) desc, unit_id, procedure_key
                """, period, now, scope)
                .query((row, _) -> new CommitmentSum(
                        new UnitId(row.getInt("unit_id")),
                        row.getString("procedure_key"),
                        row.getLong("kept"),
                        row.getLong("lawful"),
                        row.getLong("late"),
                        row.getLong("open_lawful"),
                        row.getLong("open_late")))
                .list();
    }

    List<CommitmentLine> broken(Period period, Instant now, Scope scope, int most) {
        return statement(COMMITTED + """
                select c.case_id, coalesce(l.code, '') as code, c.unit_id, c.procedure_key, c.original_due_at, c.met_at,
                       coalesce(c.met_at, :now) >= c.law_late_from as beyond_law
                  from committed c
                  left join dossier.listing l on l.case_id = c.case_id
                 where c.met_at is null or c.met_at >= c.original_late_from
                 order by c.original_late_from, c.case_id
                 limit :most
                """, period, now, scope)
                .param("most", most)
                .query((row, _) -> new CommitmentLine(
                        row.getObject("case_id", UUID.class),
                        row.getString("code"),
                        new UnitId(row.getInt("unit_id")),
                        row.getString("procedure_key"),
                        Timestamps.of(row, "original_due_at"),
                        Timestamps.orNull(row, "met_at"),
                        row.getBoolean("beyond_law")))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, Period period, Instant now, Scope scope) {
        return jdbc.sql(sql)
                .param("now", Timestamps.utc(now))
                .param("from", Timestamps.utc(period.from()))
                .param("to", Timestamps.utc(period.to()))
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers());
    }
}
