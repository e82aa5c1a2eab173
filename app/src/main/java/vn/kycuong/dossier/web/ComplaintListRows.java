package vn.kycuong.dossier.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.Scope;
import vn.kycuong.sql.Timestamps;

/** Complaints of the units of a scope: what waits for an answer, the oldest first, and what was answered last. */
@Repository
class ComplaintListRows {
    private static final String LIST = """
        select c.*, d.code, d.procedure_key
          from dossier.complaint c
          join dossier.dossier d on d.case_id = c.case_id
         where (:all or c.unit_in = any (:scope)) and %s
         limit :most
        """;

    private static final String WAITING =
            LIST.formatted("c.answered_at is null order by c.made_at, c.case_id, c.revision");
    private static final String ANSWERED =
            LIST.formatted("c.answered_at is not null order by c.answered_at desc, c.case_id, c.revision");

    private final JdbcClient jdbc;

    ComplaintListRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them, without anything that was written. */
    record Line(
            UUID caseId,
            String code,
            String procedureKey,
            int unitIn,
            @Nullable String about,
            Instant madeAt,
            @Nullable Instant lateFrom,
            @Nullable Instant referredAt,
            @Nullable Instant answeredAt,
            @Nullable String outcome) {}

    List<Line> waiting(Scope scope, int most) {
        return list(WAITING, scope, most);
    }

    List<Line> answered(Scope scope, int most) {
        return list(ANSWERED, scope, most);
    }

    private List<Line> list(String sql, Scope scope, int most) {
        return jdbc.sql(sql)
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .param("most", most)
                .query(ComplaintListRows::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getObject("case_id", UUID.class),
                row.getString("code"),
                row.getString("procedure_key"),
                row.getInt("unit_in"),
                row.getString("about"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Timestamps.orNull(row, "late_from"),
                Timestamps.orNull(row, "referred_at"),
                Timestamps.orNull(row, "answered_at"),
                row.getString("outcome"));
    }
}
