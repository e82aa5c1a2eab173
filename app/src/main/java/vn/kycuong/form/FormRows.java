package vn.kycuong.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** Parts of forms, shipped and written here, and forms as they were when somebody began under them. */
@Repository
class FormRows {
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    FormRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(List<FormPart> parts) {
        jdbc.sql("delete from form.part").update();
        for (int i = 0; i < parts.size(); i++) {
            jdbc.sql("insert into form.part (procedure_key, ord, body) values (:procedure, :ord, :body)")
                    .param("procedure", parts.get(i).procedureKey())
                    .param("ord", i)
                    .param("body", json.writeValueAsString(parts.get(i)))
                    .update();
        }
    }

    List<FormPart> parts() {
        return jdbc.sql("select body from form.part order by ord")
                .query((row, _) -> json.readValue(row.getString("body"), FormPart.class))
                .list();
    }

    String body(FormDefinition form) {
        return json.writeValueAsString(form);
    }

    String body(FormPart part) {
        return json.writeValueAsString(part);
    }

    Optional<FormDraft> draft(FormRef ref) {
        return draft(ref, """
            select * from form.draft where procedure_key = :procedure and procedure_version = :version
            """);
    }

    /** The same, and nobody else writes it meanwhile. */
    Optional<FormDraft> hold(FormRef ref) {
        return draft(ref, """
            select * from form.draft where procedure_key = :procedure and procedure_version = :version for update
            """);
    }

    private Optional<FormDraft> draft(FormRef ref, String sql) {
        return jdbc.sql(sql)
                .param("procedure", ref.procedureKey())
                .param("version", ref.version())
                .query((row, _) -> new FormDraft(
                        ref,
                        json.readValue(row.getString("body"), FormPart.class),
                        row.getBoolean("follows_shipped"),
                        row.getInt("change"),
                        new ActorId(row.getInt("written_by")),
                        Timestamps.of(row, "written_at"),
                        !row.getString("before").equals(row.getString("body"))))
                .optional();
    }

    List<FormRef> drafted() {
        return jdbc.sql("select procedure_key, procedure_version from form.draft order by 1, 2")
                .query((row, _) -> ref(row))
                .list();
    }

    Optional<FormPart> beforeLast(FormRef ref) {
        return jdbc.sql("select before from form.draft where procedure_key = :procedure and procedure_version ="
                        + " :version")
                .param("procedure", ref.procedureKey())
                .param("version", ref.version())
                .query((row, _) -> json.readValue(row.getString("before"), FormPart.class))
                .optional();
    }

    /** False when somebody else wrote it meanwhile. */
    boolean write(FormRef ref, int change, FormPart part, FormPart before, boolean shipped, ActorId by, Instant at) {
        return jdbc.sql("""
            insert into form.draft (procedure_key, procedure_version, body, before, follows_shipped, change, written_by, written_at)
            values (:procedure, :version, :body, :before, :shipped, :change, :by, :at)
            on conflict (procedure_key, procedure_version) do update
               set body = excluded.body, before = excluded.before, follows_shipped = excluded.follows_shipped,
                   change = excluded.change, written_by = excluded.written_by, written_at = excluded.written_at
                 where form.draft.change = excluded.change - 1
            """)
                        .param("procedure", ref.procedureKey())
                        .param("version", ref.version())
                        .param("body", body(part))
                        .param("before", body(before))
                        .param("shipped", shipped)
                        .param("change", change)
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean withdraw(FormRef ref, int change) {
        return jdbc.sql("""
            delete from form.draft
             where procedure_key = :procedure and procedure_version = :version and change = :change
            """)
                        .param("procedure", ref.procedureKey())
                        .param("version", ref.version())
                        .param("change", change)
                        .update()
                == 1;
    }

    /** The next edition of the part that a draft is of. */
    int publish(FormDraft draft, String shipped, ActorId by, Instant at) {
        return jdbc.sql("""
            insert into form.edition (procedure_key, procedure_version, edition, body, follows_shipped, shipped,
                                      written_by, written_at, published_by, published_at)
            select :procedure, :version, coalesce(max(e.edition), 0) + 1, :body, :follows, :shipped, :writer, :written, :by, :at
              from form.edition e where e.procedure_key = :procedure and e.procedure_version = :version
            returning edition
            """)
                .param("procedure", draft.ref().procedureKey())
                .param("version", draft.ref().version())
                .param("body", body(draft.part()))
                .param("follows", draft.followsShipped())
                .param("shipped", shipped)
                .param("writer", draft.writtenBy().value())
                .param("written", draft.writtenAt().atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getInt("edition"))
                .single();
    }

    /** The latest first. */
    List<FormEdition> editions(FormRef ref) {
        return jdbc.sql("""
            select * from form.edition where procedure_key = :procedure and procedure_version = :version
             order by edition desc
            """)
                .param("procedure", ref.procedureKey())
                .param("version", ref.version())
                .query((row, _) -> edition(row))
                .list();
    }

    /** The latest edition of each part. */
    Map<FormRef, FormEdition> latest() {
        return jdbc.sql("""
            select distinct on (procedure_key, procedure_version) * from form.edition
             order by procedure_key, procedure_version, edition desc
            """).query((row, _) -> edition(row)).list().stream()
                .collect(Collectors.toMap(FormEdition::ref, e -> e));
    }

    private FormEdition edition(ResultSet row) throws SQLException {
        return new FormEdition(
                ref(row),
                row.getInt("edition"),
                json.readValue(row.getString("body"), FormPart.class),
                row.getBoolean("follows_shipped"),
                row.getString("shipped"),
                new ActorId(row.getInt("written_by")),
                Timestamps.of(row, "written_at"),
                new ActorId(row.getInt("published_by")),
                Timestamps.of(row, "published_at"));
    }

    private static FormRef ref(ResultSet row) throws SQLException {
        return new FormRef(row.getString("procedure_key"), row.getString("procedure_version"));
    }

    void keep(String digest, String body) {
        jdbc.sql("insert into form.kept (digest, body) values (:digest, :body) on conflict do nothing")
                .param("digest", digest)
                .param("body", body)
                .update();
    }

    Optional<FormDefinition> kept(String digest) {
        return jdbc.sql("select body from form.kept where digest = :digest")
                .param("digest", digest)
                .query((row, _) -> json.readValue(row.getString("body"), FormDefinition.class))
                .optional();
    }
}
