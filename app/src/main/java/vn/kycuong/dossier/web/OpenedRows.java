package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** What the audit noted of one dossier. */
@Repository
class OpenedRows {
    private final JdbcClient jdbc;

    OpenedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody opened it, or saw what is masked. */
    record Opened(
            Instant at,
            int actor,
            int unit,
            String kind,
            String what,
            @Nullable String reason) {}

    List<Opened> of(CaseId id, int most) {
        return jdbc.sql("""
                select at, actor_id, unit_id, kind, what, reason
                  from audit.note
                 where case_id = :id and kind in ('OPENED', 'UNMASKED', 'EXPORTED')
                 order by at desc, line_id desc
                 limit :most
                """)
                .param("id", id.value())
                .param("most", most)
                .query((row, _) -> new Opened(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getInt("actor_id"),
                        row.getInt("unit_id"),
                        row.getString("kind"),
                        row.getString("what"),
                        row.getString("reason")))
                .list();
    }
}
