package vn.kycuong.publicapi;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Scope;

/** How dossiers stand, by what lower floors publish. */
@Repository
class StandingRows {
    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DossiersApi.StandingJson> find(String code, Scope scope) {
        return jdbc.sql("""
                select l.code, l.procedure_key, s.state, s.unit_now, s.opened_at, s.closed_at
                  from dossier.listing l
                  join ledger.case_standing s on s.case_id = l.case_id
                 where l.code = :code
                   and (:all or s.unit_now = any (:units) or s.unit_in = any (:units))
                 order by s.opened_at
                 limit 1
                """)
                .param("code", code)
                .param("all", scope.isAll())
                .param("units", scope.unitNumbers())
                .query((row, _) -> {
                    var closed = row.getObject("closed_at", OffsetDateTime.class);
                    return new DossiersApi.StandingJson(
                            row.getString("code"),
                            row.getString("procedure_key"),
                            row.getString("state"),
                            row.getInt("unit_now"),
                            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                            closed == null ? null : closed.toInstant());
                })
                .optional();
    }
}
