package vn.kycuong.dossier;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code dossier.complaint}: the list that entries do not give. */
@Repository
class ComplaintRows {
    private final JdbcClient jdbc;

    ComplaintRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(KeptComplaint row) {
        jdbc.sql("""
            insert into dossier.complaint (case_id, revision, unit_in, about, made_at, late_from, referred_at, answered_at, outcome)
            values (:case, :revision, :unit, :about, :made, :late, :referred, :answered, :outcome)
                on conflict (case_id, revision) do update
               set referred_at = excluded.referred_at, answered_at = excluded.answered_at, outcome = excluded.outcome
            """)
                .param("case", row.caseId())
                .param("revision", row.revision())
                .param("unit", row.unitIn())
                .param("about", row.about())
                .param("made", Timestamps.utc(row.madeAt()))
                .param("late", Timestamps.utcOrNull(row.lateFrom()))
                .param("referred", Timestamps.utcOrNull(row.referredAt()))
                .param("answered", Timestamps.utcOrNull(row.answeredAt()))
                .param("outcome", row.outcome())
                .update();
    }

    /** Those of every case of a stretch of ids. */
    static List<KeptComplaint> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("select * from dossier.complaint where case_id > :after and case_id <= :upTo")
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> KeptComplaint.read(row))
                .list();
    }
}
