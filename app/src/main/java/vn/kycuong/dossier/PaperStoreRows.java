package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.document.FileId;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/** Papers of the store, and what was used again. */
@Repository
class PaperStoreRows {
    private final JdbcClient jdbc;

    PaperStoreRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> print(CaseId id) {
        return jdbc.sql("select print from dossier.identity_number where case_id = :id")
                .param("id", id.value())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    void keep(KeptPaper paper, byte[] print, String procedure) {
        jdbc.sql("""
                insert into dossier.kept_paper (paper_id, print, kind, procedure, name, words, case_id, file_id, sha256, kept_on, valid_until)
                values (:id, :print, :kind, :procedure, :name, :words, :case, :file, :sha256, :on, :until)
                on conflict (case_id, file_id) do nothing
                """)
                .param("id", paper.id())
                .param("print", print)
                .param("kind", paper.kind().name())
                .param("procedure", procedure)
                .param("name", paper.name())
                .param("words", paper.words())
                .param("case", paper.source().value())
                .param("file", paper.file().value())
                .param("sha256", paper.sha256())
                .param("on", paper.keptOn())
                .param("until", paper.validUntil())
                .update();
    }

    List<KeptPaper> of(byte[] print, LocalDate day) {
        return jdbc.sql("select * from dossier.kept_for(:print, :day)")
                .param("print", print)
                .param("day", day)
                .query(PaperStoreRows::paper)
                .list();
    }

    void reuse(CaseId id, String paper, KeptPaper kept, ActorId by, Instant at) {
        jdbc.sql("""
                insert into dossier.reused_paper (case_id, paper, paper_id, source, file_id, reused_at, reused_by)
                values (:case, :paper, :kept, :source, :file, :at, :by)
                """)
                .param("case", id.value())
                .param("paper", paper)
                .param("kept", kept.id())
                .param("source", kept.source().value())
                .param("file", kept.file().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .update();
    }

    /** Where a paper lies that a dossier used again. */
    record Reused(CaseId source, FileId file) {}

    Optional<Reused> reused(CaseId id, UUID paper) {
        return jdbc.sql(
                        "select source, file_id from dossier.reused_paper where case_id = :case and paper_id = :paper limit 1")
                .param("case", id.value())
                .param("paper", paper)
                .query((row, _) -> new Reused(
                        new CaseId(row.getObject("source", UUID.class)),
                        new FileId(row.getObject("file_id", UUID.class))))
                .optional();
    }

    void digitised(CaseId id, String paper, boolean certified, Instant at) {
        jdbc.sql("""
                insert into dossier.digitised as d (case_id, paper, certified, digitised_at) values (:case, :paper, :certified, :at)
                on conflict (case_id, paper) do update set certified = d.certified or excluded.certified
                """)
                .param("case", id.value())
                .param("paper", paper)
                .param("certified", certified)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static KeptPaper paper(ResultSet row, int number) throws SQLException {
        return new KeptPaper(
                row.getObject("paper_id", UUID.class),
                KeptPaper.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("words"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("code"),
                new FileId(row.getObject("file_id", UUID.class)),
                row.getString("sha256"),
                row.getObject("kept_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
