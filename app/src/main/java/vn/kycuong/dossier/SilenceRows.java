package vn.kycuong.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** Which consulted units kept silent beyond their date, where silence is consent. */
@Repository
class SilenceRows {
    private final JdbcClient jdbc;

    SilenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A question that is answered by silence. */
    record Silent(CaseId id, int consultation) {}

    List<Silent> silent(Instant now, int most) {
        return jdbc.sql("""
            select d.case_id, d.no
              from ledger.open_duty d
              join ledger.case_standing c on c.case_id = d.case_id
             where d.duty = 'dossier.opinion-tacit' and d.late_from <= :now and c.closed_at is null
             order by d.late_from, d.case_id
             limit :most
            """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> new Silent(new CaseId(row.getObject("case_id", UUID.class)), row.getInt("no")))
                .list();
    }
}
