package vn.kycuong.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.document.FileType;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code procedure.blank_form} and {@code procedure.blank_draft}. */
@Repository
class BlankFormRows {
    private final JdbcClient jdbc;

    BlankFormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest edition of each paper. */
    List<BlankForm> latest(String procedure, String version) {
        return jdbc.sql("""
            select distinct on (paper_no)
                   procedure_key, version, paper_no, paper, edition, file_name, media_type, octet_length(content) as size,
                   put_by, put_at, published_by, published_at
              from procedure.blank_form where procedure_key = :procedure and version = :version
             order by paper_no, edition desc
            """)
                .param("procedure", procedure)
                .param("version", version)
                .query((row, _) -> form(row))
                .list();
    }

    List<BlankForm> editions(String procedure, String version) {
        return jdbc.sql("""
            select procedure_key, version, paper_no, paper, edition, file_name, media_type, octet_length(content) as size,
                   put_by, put_at, published_by, published_at
              from procedure.blank_form where procedure_key = :procedure and version = :version
             order by paper_no, edition desc
            """)
                .param("procedure", procedure)
                .param("version", version)
                .query((row, _) -> form(row))
                .list();
    }

    private static BlankForm form(ResultSet row) throws SQLException {
        int by = row.getInt("published_by");
        return new BlankForm(
                row.getString("procedure_key"),
                row.getString("version"),
                row.getInt("paper_no"),
                row.getString("paper"),
                row.getInt("edition"),
                file(row),
                new ActorId(row.getInt("put_by")),
                Timestamps.of(row, "put_at"),
                by == 0 ? null : new ActorId(by),
                Timestamps.of(row, "published_at"));
    }

    private static Optional<BlankForm.BlankFile> file(ResultSet row) throws SQLException {
        int size = row.getInt("size");
        return size == 0
                ? Optional.empty()
                : Optional.of(new BlankForm.BlankFile(
                        row.getString("file_name"), FileType.ofMediaType(row.getString("media_type")), size));
    }

    Optional<byte[]> content(BlankForm form) {
        return jdbc.sql("""
            select content from procedure.blank_form
             where procedure_key = :procedure and version = :version and paper_no = :paper and edition = :edition
               and content is not null
            """)
                .param("procedure", form.procedureKey())
                .param("version", form.version())
                .param("paper", form.paperNo())
                .param("edition", form.edition())
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    List<BlankDraft> drafts(String procedure, String version) {
        return jdbc.sql("""
            select paper_no, paper, token, file_name, media_type, octet_length(content) as size, put_by, put_at
              from procedure.blank_draft where procedure_key = :procedure and version = :version
            """)
                .param("procedure", procedure)
                .param("version", version)
                .query((row, _) -> draft(row))
                .list();
    }

    List<String> waiting() {
        return jdbc.sql("select distinct procedure_key from procedure.blank_draft order by procedure_key")
                .query((row, _) -> row.getString("procedure_key"))
                .list();
    }

    /** The proposal, and nobody else changes it meanwhile. */
    Optional<BlankDraft> hold(String procedure, String version, int paper) {
        return jdbc.sql("""
            select paper_no, paper, token, file_name, media_type, octet_length(content) as size, put_by, put_at
              from procedure.blank_draft
             where procedure_key = :procedure and version = :version and paper_no = :paper
               for update
            """)
                .param("procedure", procedure)
                .param("version", version)
                .param("paper", paper)
                .query((row, _) -> draft(row))
                .optional();
    }

    private static BlankDraft draft(ResultSet row) throws SQLException {
        return new BlankDraft(
                row.getInt("paper_no"),
                row.getString("paper"),
                row.getObject("token", UUID.class),
                file(row),
                new ActorId(row.getInt("put_by")),
                Timestamps.of(row, "put_at"));
    }

    Optional<byte[]> proposed(String procedure, String version, int paper) {
        return jdbc.sql("""
            select content from procedure.blank_draft
             where procedure_key = :procedure and version = :version and paper_no = :paper and content is not null
            """)
                .param("procedure", procedure)
                .param("version", version)
                .param("paper", paper)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    /** False when what is proposed is not what was seen. */
    boolean propose(
            ProcedureVersion procedure,
            Paper paper,
            @Nullable UUID seen,
            UploadedFile.@Nullable Accepted file,
            ActorId by,
            Instant at) {
        return jdbc.sql("""
            insert into procedure.blank_draft (procedure_key, version, paper_no, paper, token, file_name, media_type, content, put_by, put_at)
            select :procedure, :version, :no, :paper, :token, :name, :type, :content, :by, :at
             where cast(:seen as uuid) is null
                or exists (select from procedure.blank_draft d
                            where d.procedure_key = :procedure and d.version = :version and d.paper_no = :no and d.token = :seen)
            on conflict (procedure_key, version, paper_no) do update
               set paper = excluded.paper, token = excluded.token, file_name = excluded.file_name, media_type = excluded.media_type,
                   content = excluded.content, put_by = excluded.put_by, put_at = excluded.put_at
             where procedure.blank_draft.token = :seen
            """)
                        .param("procedure", procedure.key())
                        .param("version", procedure.version())
                        .param("no", paper.no())
                        .param("paper", paper.name())
                        .param("token", UUID.randomUUID())
                        .param("name", file == null ? "" : file.name())
                        .param("type", (file == null ? FileType.PDF : file.type()).mediaType())
                        .param("content", file == null ? null : file.content(), Types.BINARY)
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("seen", seen, Types.OTHER)
                        .update()
                == 1;
    }

    boolean withdraw(String procedure, String version, int paper, UUID seen) {
        return jdbc.sql("""
            delete from procedure.blank_draft
             where procedure_key = :procedure and version = :version and paper_no = :paper and token = :seen
            """)
                        .param("procedure", procedure)
                        .param("version", version)
                        .param("paper", paper)
                        .param("seen", seen)
                        .update()
                == 1;
    }

    /** What is proposed becomes the next edition. */
    void publish(String procedure, String version, int paper, ActorId by, Instant at) {
        jdbc.sql("""
            insert into procedure.blank_form (procedure_key, version, paper_no, paper, edition, file_name, media_type, content,
                                              put_by, put_at, published_by, published_at)
            select d.procedure_key, d.version, d.paper_no, d.paper,
                   coalesce((select max(f.edition) from procedure.blank_form f
                              where f.procedure_key = d.procedure_key and f.version = d.version and f.paper_no = d.paper_no), 0) + 1,
                   d.file_name, d.media_type, d.content, d.put_by, d.put_at, :by, :at
              from procedure.blank_draft d
             where d.procedure_key = :procedure and d.version = :version and d.paper_no = :paper
            """)
                .param("procedure", procedure)
                .param("version", version)
                .param("paper", paper)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
