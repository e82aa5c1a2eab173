package vn.kycuong.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.privacy.PersonRequests.Kind;
import vn.kycuong.privacy.PersonRequests.Request;
import vn.kycuong.sql.Timestamps;

/** Requests of persons. */
@Repository
class RequestRows {
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    RequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean ask(Kind kind, CaseId id, String basis, String note, ActorId by, Instant at, Instant answerBy) {
        return jdbc.sql("""
                insert into privacy.request (request_id, kind, case_id, basis, note, asked_by, asked_at, answer_by)
                values (:request, :kind, :id, :basis, nullif(:note, ''), :by, :at, :answerBy)
                on conflict do nothing
                """)
                        .param("request", UUID.randomUUID())
                        .param("kind", kind.name())
                        .param("id", id.value())
                        .param("basis", basis)
                        .param("note", note)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .param("answerBy", Timestamps.utc(answerBy))
                        .update()
                == 1;
    }

    List<Request> waiting(Scope scope) {
        return jdbc.sql("""
                select r.* from privacy.request r join ledger.case_standing c using (case_id)
                 where r.decided_at is null
                   and (:whole or c.unit_now = any (:units) or c.unit_in = any (:units))
                 order by r.answer_by, r.request_id
                 limit :most
                """)
                .param("whole", scope.isAll())
                .param("units", scope.unitNumbers())
                .param("most", MOST)
                .query(RequestRows::request)
                .list();
    }

    List<Request> of(CaseId id) {
        return jdbc.sql("select * from privacy.request where case_id = :id order by asked_at")
                .param("id", id.value())
                .query(RequestRows::request)
                .list();
    }

    /** Held until the transaction ends. */
    Optional<Request> open(UUID request) {
        return jdbc.sql("select * from privacy.request where request_id = :request and decided_at is null for update")
                .param("request", request)
                .query(RequestRows::request)
                .optional();
    }

    boolean decide(UUID request, boolean granted, String outcome, ActorId by, Instant at) {
        return jdbc.sql("""
                update privacy.request set granted = :granted, outcome = :outcome, decided_by = :by, decided_at = :at
                 where request_id = :request and decided_at is null
                """)
                        .param("request", request)
                        .param("granted", granted)
                        .param("outcome", outcome)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** What persons wrote about a dossier goes with its content. */
    void forgetNotes(CaseId id) {
        jdbc.sql("update privacy.request set note = null where case_id = :id")
                .param("id", id.value())
                .update();
    }

    private static Request request(ResultSet row, int no) throws SQLException {
        var by = row.getObject("decided_by", Integer.class);
        return new Request(
                row.getObject("request_id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("basis"),
                row.getString("note"),
                new ActorId(row.getInt("asked_by")),
                Timestamps.of(row, "asked_at"),
                Timestamps.of(row, "answer_by"),
                by == null ? null : new ActorId(by),
                row.getObject("decided_at", OffsetDateTime.class) == null ? null : Timestamps.of(row, "decided_at"),
                row.getString("outcome"));
    }
}
