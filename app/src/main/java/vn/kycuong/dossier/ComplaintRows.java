package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code dossier.complaint}: the list that entries do not give. */
@Repository
class ComplaintRows {
    private final JdbcClient jdbc;

    ComplaintRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A complaint as it is kept, of the unit that took the dossier in. */
    record Row(
            UUID caseId,
            int revision,
            int unitIn,
            @Nullable String about,
            Instant madeAt,
            @Nullable Instant lateFrom,
            @Nullable Instant referredAt,
            @Nullable Instant answeredAt,
            @Nullable String outcome) {
        static Row of(CaseId id, UnitId unitIn, Complaint c) {
            var answer = c.answer();
            return new Row(
                    id.value(),
                    c.revision(),
                    unitIn.value(),
                    c.about() == null ? null : c.about().name(),
                    c.at(),
                    c.lateFrom(),
                    c.referred(),
                    answer == null ? null : answer.at(),
                    answer == null ? null : answer.outcome().name());
        }
    }

    void write(Row row) {
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
                .param("made", Timestamps.utcOrNull(row.madeAt()))
                .param("late", Timestamps.utcOrNull(row.lateFrom()))
                .param("referred", Timestamps.utcOrNull(row.referredAt()))
                .param("answered", Timestamps.utcOrNull(row.answeredAt()))
                .param("outcome", row.outcome())
                .update();
    }

    /** Those of every case of a stretch of ids. */
    static List<Row> between(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("select * from dossier.complaint where case_id > :after and case_id <= :upTo")
                .param("after", after)
                .param("upTo", upTo)
                .query(ComplaintRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("case_id", UUID.class),
                row.getInt("revision"),
                row.getInt("unit_in"),
                row.getString("about"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "referred_at"),
                Timestamps.orNull(row, "answered_at"),
                row.getString("outcome"));
    }
}
