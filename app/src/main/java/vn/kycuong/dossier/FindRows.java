package vn.kycuong.dossier;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** What a search reads of a dossier, kept up with the case. */
@Repository
class FindRows {
    private final JdbcClient jdbc;

    FindRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether each of these is done, and which units may see it then; to say it again changes nothing. */
    void follow(List<CaseId> cases) {
        jdbc.sql("""
                update dossier.find f
                   set closed_at = c.closed_at,
                       key = ts_delete(f.key, array(select lexeme from unnest(f.key) where lexeme like 'u:%'))
                             || array_to_tsvector(case when c.closed_at is null then '{}'::text[]
                                                       else array['u:' || c.unit_in, 'u:' || c.unit_now] end)
                  from ledger.case_standing c
                 where c.case_id = f.case_id and f.case_id = any (:cases)
                """)
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
    }
}
