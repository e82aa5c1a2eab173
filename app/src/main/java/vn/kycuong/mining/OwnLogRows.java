package vn.kycuong.mining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Scope;

/** Our dossiers of a period. */
@Repository
class OwnLogRows {
    private final JdbcClient jdbc;

    OwnLogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Dossier(UUID id, Instant openedAt, @Nullable Instant closedAt, int unit) {}

    /** Those received in the period, in the order of their ids. */
    List<Dossier> received(Scope scope, Instant from, Instant until, UUID after, int most) {
        return jdbc.sql("""
                select c.case_id, c.opened_at, c.closed_at, c.unit_now
                  from ledger.case_standing c
                 where c.kind = 'dossier' and c.opened_at >= :from and c.opened_at < :until and c.case_id > :after
                   and (:whole or c.unit_now = any (:units) or c.unit_in = any (:units))
                 order by c.case_id
                 limit :most
                """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("whole", scope.isAll())
                .param("units", scope.unitNumbers())
                .param("most", most)
                .query((row, _) -> new Dossier(
                        row.getObject("case_id", UUID.class),
                        row.getTimestamp("opened_at").toInstant(),
                        instant(row, "closed_at"),
                        row.getInt("unit_now")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
