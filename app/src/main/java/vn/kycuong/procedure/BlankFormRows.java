package vn.kycuong.procedure;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;

/** Rows of {@code procedure.blank_form}. */
@Repository
class BlankFormRows {
    private final JdbcClient jdbc;

    BlankFormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BlankForm> of(String procedure, String version) {
        return jdbc.sql("""
            select procedure_key, version, paper_no, paper, file_name, octet_length(content) as size, put_by, put_at
              from procedure.blank_form where procedure_key = :procedure and version = :version
            """)
                .param("procedure", procedure)
                .param("version", version)
                .query((row, _) -> new BlankForm(
                        row.getString("procedure_key"),
                        row.getString("version"),
                        row.getInt("paper_no"),
                        row.getString("paper"),
                        row.getString("file_name"),
                        row.getInt("size"),
                        new ActorId(row.getInt("put_by")),
                        row.getObject("put_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    Optional<byte[]> content(String procedure, String version, int paper) {
        return jdbc.sql("""
            select content from procedure.blank_form
             where procedure_key = :procedure and version = :version and paper_no = :paper
            """)
                .param("procedure", procedure)
                .param("version", version)
                .param("paper", paper)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    void put(BlankForm form, byte[] content) {
        jdbc.sql("""
            insert into procedure.blank_form (procedure_key, version, paper_no, paper, file_name, content, put_by, put_at)
            values (:procedure, :version, :no, :paper, :name, :content, :by, :at)
            on conflict (procedure_key, version, paper_no) do update
               set paper = excluded.paper, file_name = excluded.file_name, content = excluded.content,
                   put_by = excluded.put_by, put_at = excluded.put_at
            """)
                .param("procedure", form.procedureKey())
                .param("version", form.version())
                .param("no", form.paperNo())
                .param("paper", form.paper())
                .param("name", form.fileName())
                .param("content", content)
                .param("by", form.putBy().value())
                .param("at", form.putAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(String procedure, String version, int paper) {
        jdbc.sql("""
            delete from procedure.blank_form
             where procedure_key = :procedure and version = :version and paper_no = :paper
            """)
                .param("procedure", procedure)
                .param("version", version)
                .param("paper", paper)
                .update();
    }
}
