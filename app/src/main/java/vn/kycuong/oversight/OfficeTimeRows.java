package vn.kycuong.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.procedure.TimesTaken;

/** The time of resolved dossiers, spread over offices. */
@Repository
class OfficeTimeRows {
    private static final String DOSSIERS = """
        with dossier as (
          select f.unit_id, f.procedure_key,
                 coalesce(sum(t.minutes), 0) as minutes,
                 coalesce(sum(t.minutes) filter (where coalesce(d.kind, t.kind) not in ('CITIZEN', 'PAUSE', 'NOBODY')), 0) as own
            from oversight.dossier_fact f
            join oversight.time_fact t on t.case_id = f.case_id and t.known_to is null
            left join oversight.time_decision d
                   on d.case_id = t.case_id and d.obligation = t.obligation and d.from_at = t.from_at
                  and d.upheld and d.known_from <= :until
           where f.known_to is null and f.met_at is not null and f.met_at >= :since and f.met_at <= :until and %s
           group by f.case_id, f.unit_id, f.procedure_key)
        """;

    private static final String SPREAD = """
        count(*) as dossiers,
               percentile_disc(0.5) within group (order by minutes) as median,
               percentile_disc(0.9) within group (order by minutes) as ninety,
               percentile_disc(0.5) within group (order by own) as own_median
          from dossier
        """;

    /** Along the index of what an office ended. */
    private static final String OF_OFFICE = DOSSIERS.formatted(
            "f.unit_id = :unit and f.procedure_key <> all (:leftOut) and " + BalanceFigure.ENDED + " >= :since");

    private static final String OF_PROCEDURE = DOSSIERS.formatted("f.procedure_key = :procedure");

    private final JdbcClient jdbc;

    OfficeTimeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By office, and one line without an office for all of them; percentiles are times that a dossier really took. Of its own share is what the ledger
     * charges to the office, unless somebody decided since that it was the applicant's, or nobody's.
     */
    List<OfficeTimes.Line> taken(String procedure, Instant since, Instant until) {
        return jdbc.sql(OF_PROCEDURE + "select unit_id, " + SPREAD + " group by grouping sets ((unit_id), ())")
                .param("procedure", procedure)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new OfficeTimes.Line(row.getObject("unit_id", Integer.class), spread(row)))
                .list();
    }

    /** By procedure of one office, but for those left out; the most dossiers first. */
    List<TimesTaken.OfProcedure> takenAt(UnitId unit, String[] leftOut, Instant since, Instant until) {
        return jdbc.sql(OF_OFFICE + "select procedure_key, " + SPREAD + " group by procedure_key order by 2 desc, 1")
                .param("unit", unit.value())
                .param("leftOut", leftOut)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new TimesTaken.OfProcedure(row.getString("procedure_key"), spread(row)))
                .list();
    }

    private static TimesTaken.Spread spread(ResultSet row) throws SQLException {
        return new TimesTaken.Spread(
                row.getLong("dossiers"), row.getLong("median"), row.getLong("ninety"), row.getLong("own_median"));
    }
}
