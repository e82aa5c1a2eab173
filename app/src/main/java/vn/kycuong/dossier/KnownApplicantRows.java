package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.identity.Officer;

/** Applications of people who applied before. */
@Repository
class KnownApplicantRows {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    KnownApplicantRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An application as it is kept. */
    record Found(UUID id, Instant at, byte[] content) {}

    /** Those of a number, whoever took them in. */
    List<Found> byPrint(byte[] print) {
        return jdbc.sql("select case_id, opened_at, content from dossier.known_by(:print)")
                .param("print", print)
                .query(KnownApplicantRows::found)
                .list();
    }

    /** Those that these words find, as far as the officer sees: of the open ones the first due, of the done ones the latest. */
    List<Found> byWords(String query, Officer officer, int most) {
        var scope = officer.scope();
        var units = scope.unitNumbers();
        return jdbc.sql("""
            with hit as (
              select w.case_id
                from dossier.found_open(cast(:query as tsquery), 'all', :me, '', :whole, :units, :most) w
               union
              select f.case_id
                from dossier.found_closed(cast(:done as tsquery), :whole, :units, 'infinity', :last, :most) f
            )
            select c.case_id, c.opened_at, r.content
              from hit
              join ledger.case_standing c using (case_id)
              join dossier.revision r on r.case_id = c.case_id and r.purpose = 'application' and r.content is not null
             order by c.opened_at desc, c.case_id
            """)
                .param("query", query)
                .param("done", scope.isAll() ? query : FindWords.within(query, units))
                .param("me", officer.actor().value())
                .param("whole", scope.isAll())
                .param("units", units)
                .param("last", LAST)
                .param("most", most)
                .query(KnownApplicantRows::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("case_id", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getBytes("content"));
    }
}
