package vn.kycuong.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** Rows of {@code dossier.supplement_until}. */
@Repository
class SupplementDeadlineRows {
    private final JdbcClient jdbc;

    SupplementDeadlineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(CaseId id, Instant until) {
        jdbc.sql("""
            insert into dossier.supplement_until (case_id, until) values (:case, :until)
            on conflict (case_id) do update set until = excluded.until
            """)
                .param("case", id.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void over(CaseId id) {
        jdbc.sql("delete from dossier.supplement_until where case_id = :case")
                .param("case", id.value())
                .update();
    }
}
