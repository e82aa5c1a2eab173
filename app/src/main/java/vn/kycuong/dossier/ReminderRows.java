package vn.kycuong.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.UnitId;

/** Rows of {@code dossier.reminder}. */
@Repository
class ReminderRows {
    private final JdbcClient jdbc;

    ReminderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Entry entry, ReminderRules.Told told, UnitId unit, Instant tellAt) {
        jdbc.sql("""
            insert into dossier.reminder (case_id, version, kind, obligation, unit_id, tell_at)
            values (:case, :version, :kind, :obligation, :unit, :tellAt)
            on conflict do nothing
            """)
                .param("case", entry.caseId().value())
                .param("version", entry.version())
                .param("kind", told.kind().name())
                .param("obligation", told.no())
                .param("unit", unit.value())
                .param("tellAt", tellAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void over(CaseId id, int obligation, int version) {
        jdbc.sql("""
            update dossier.reminder set over_by = :version
             where case_id = :case and obligation = :obligation and over_by is null and version < :version
            """)
                .param("case", id.value())
                .param("obligation", obligation)
                .param("version", version)
                .update();
    }
}
