package vn.kycuong.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code directive.draft} and {@code directive.edition}: whole documents, as drafted and as held true for a time. */
@Repository
class DocumentRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    DocumentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The draft of this form: begun now, or by the same form before. */
    int insert(
            @Nullable String key,
            @Nullable Integer basedOn,
            UnitId unit,
            DocumentSheet sheet,
            ActorId by,
            Instant at,
            String formKey) {
        return jdbc.sql("""
                insert into directive.draft (document_key, based_on, unit_id, sheet, state, drafted_by, drafted_at, form_key)
                values (:key, :basedOn, :unit, cast(:sheet as jsonb), 'DRAFT', :by, :at, :form)
                on conflict (form_key) do update set form_key = excluded.form_key
                returning draft_id
                """)
                .param("key", key, Types.VARCHAR)
                .param("basedOn", basedOn, Types.INTEGER)
                .param("unit", unit.value())
                .param("sheet", JSON.writeValueAsString(sheet))
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .param("form", formKey)
                .query(Integer.class)
                .single();
    }

    Optional<DocumentDraft> draft(int id) {
        return jdbc.sql("select * from directive.draft where draft_id = :id")
                .param("id", id)
                .query(DocumentRows::draft)
                .optional();
    }

    /** Those that wait, the newest first. */
    List<DocumentDraft> open() {
        return jdbc.sql("select * from directive.draft where state = 'DRAFT' order by draft_id desc")
                .query(DocumentRows::draft)
                .list();
    }

    boolean write(int id, int version, DocumentSheet sheet, ActorId by) {
        return jdbc.sql("""
                update directive.draft
                   set sheet = cast(:sheet as jsonb), drafted_by = :by, version = version + 1
                 where draft_id = :id and version = :version and state = 'DRAFT'
                """)
                        .param("sheet", JSON.writeValueAsString(sheet))
                        .param("by", by.value())
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean decide(int id, int version, DocumentDraft.State state, @Nullable String key, ActorId by, Instant at) {
        return jdbc.sql("""
                update directive.draft
                   set state = :state, document_key = coalesce(:key, document_key), decided_by = :by, decided_at = :at, version = version + 1
                 where draft_id = :id and version = :version and state = 'DRAFT'
                """)
                        .param("state", state.name())
                        .param("key", key, Types.VARCHAR)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** The earliest first. */
    List<DocumentEdition> editions(String key) {
        return jdbc.sql("select * from directive.edition where document_key = :key order by no")
                .param("key", key)
                .query(DocumentRows::edition)
                .list();
    }

    Optional<DocumentEdition> newest(String key) {
        return jdbc.sql("select * from directive.edition where document_key = :key and known_to is null")
                .param("key", key)
                .query(DocumentRows::edition)
                .optional();
    }

    /** Whoever writes an edition of a document waits here for others who do. */
    void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directive.edition'), hashtext(:key))")
                .param("key", key)
                .query((_, _) -> true)
                .list();
    }

    void append(String key, DocumentSheet sheet, Instant at, @Nullable ActorId drafted, @Nullable ActorId confirmed) {
        jdbc.sql("update directive.edition set known_to = :at where document_key = :key and known_to is null")
                .param("key", key)
                .param("at", Timestamps.utc(at))
                .update();
        jdbc.sql("""
                insert into directive.edition (document_key, no, sheet, known_from, drafted_by, confirmed_by)
                values (:key, (select coalesce(max(no), 0) + 1 from directive.edition where document_key = :key),
                        cast(:sheet as jsonb), :at, :drafted, :confirmed)
                """)
                .param("key", key)
                .param("sheet", JSON.writeValueAsString(sheet))
                .param("at", Timestamps.utc(at))
                .param("drafted", drafted == null ? null : drafted.value(), Types.INTEGER)
                .param("confirmed", confirmed == null ? null : confirmed.value(), Types.INTEGER)
                .update();
    }

    private static DocumentDraft draft(ResultSet row, int number) throws SQLException {
        return new DocumentDraft(
                row.getInt("draft_id"),
                row.getString("document_key"),
                row.getObject("based_on", Integer.class),
                new UnitId(row.getInt("unit_id")),
                JSON.readValue(row.getString("sheet"), DocumentSheet.class),
                DocumentDraft.State.valueOf(row.getString("state")),
                row.getInt("version"),
                new ActorId(row.getInt("drafted_by")),
                Objects.requireNonNull(Timestamps.orNull(row, "drafted_at")),
                actor(row, "decided_by"),
                Timestamps.orNull(row, "decided_at"));
    }

    private static DocumentEdition edition(ResultSet row, int number) throws SQLException {
        return new DocumentEdition(
                row.getString("document_key"),
                row.getInt("no"),
                JSON.readValue(row.getString("sheet"), DocumentSheet.class),
                Objects.requireNonNull(Timestamps.orNull(row, "known_from")),
                Timestamps.orNull(row, "known_to"),
                actor(row, "drafted_by"),
                actor(row, "confirmed_by"));
    }

    private static @Nullable ActorId actor(ResultSet row, String column) throws SQLException {
        var number = row.getObject(column, Integer.class);
        return number == null ? null : new ActorId(number);
    }
}
