package vn.kycuong.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code dossier.step_time}. */
@Repository
class StepTimeRows {
    private final JdbcClient jdbc;

    StepTimeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A step that runs. */
    record Row(UUID caseId, int no, int process, int step, Instant dueAt, Instant warnFrom, Instant lateFrom) {
        static Row of(CaseId id, int process, StepClock s) {
            return new Row(id.value(), s.work(), process, s.step().no(), s.dueAt(), s.warnFrom(), s.lateFrom());
        }
    }

    /** What runs of these dossiers, in place of what ran. */
    void keep(List<CaseId> cases, List<Row> running) {
        jdbc.sql("delete from dossier.step_time where case_id = any (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
        if (running.isEmpty()) return;
        jdbc.sql("""
            insert into dossier.step_time (case_id, no, process_id, step, due_at, warn_from, late_from)
            select "caseId", no, process, step, "dueAt", "warnFrom", "lateFrom"
              from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, no smallint, process int, step int, "dueAt" timestamptz,
                   "warnFrom" timestamptz, "lateFrom" timestamptz)
            """).param("rows", JsonRows.of(running)).update();
    }
}
