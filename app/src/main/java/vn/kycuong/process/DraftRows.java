package vn.kycuong.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.ProcessCodec;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code process.draft}. */
@Repository
class DraftRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DraftId insert(
            String code,
            @Nullable Integer basedOn,
            String source,
            LocalDate from,
            boolean illustrative,
            ProcessPlan plan,
            ActorId by,
            Instant at) {
        return new DraftId(jdbc.sql("""
            insert into process.draft (code, based_on, source, effective_from, illustrative, plan, state, drafted_by, drafted_at)
            values (:code, :basedOn, :source, :from, :illustrative, cast(:plan as jsonb), 'DRAFT', :by, :at)
            returning id
            """)
                .param("code", code)
                .param("basedOn", basedOn)
                .param("source", source)
                .param("from", from)
                .param("illustrative", illustrative)
                .param("plan", CanonicalJson.text(ProcessCodec.toMap(plan)))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single());
    }

    Optional<ProcessDraft> find(DraftId id) {
        return jdbc.sql("select * from process.draft where id = :id")
                .param("id", id.value())
                .query(DraftRows::draft)
                .optional();
    }

    /** The newest first. */
    List<ProcessDraft> all() {
        return jdbc.sql("select * from process.draft order by id desc")
                .query(DraftRows::draft)
                .list();
    }

    /** Writes a draft if it is still at this version; false when somebody was faster or it is decided. */
    boolean write(
            DraftId id,
            int version,
            String source,
            LocalDate from,
            boolean illustrative,
            ProcessPlan plan,
            ActorId by) {
        return jdbc.sql("""
            update process.draft
               set source = :source, effective_from = :from, illustrative = :illustrative, plan = cast(:plan as jsonb),
                   drafted_by = :by, version = version + 1
             where id = :id and version = :version and state = 'DRAFT'
            """)
                        .param("source", source)
                        .param("from", from)
                        .param("illustrative", illustrative)
                        .param("plan", CanonicalJson.text(ProcessCodec.toMap(plan)))
                        .param("by", by.value())
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean decide(
            DraftId id, int version, ProcessDraft.State state, ActorId by, Instant at, @Nullable Integer appliedAs) {
        return jdbc.sql("""
            update process.draft
               set state = :state, decided_by = :by, decided_at = :at, applied_as = :appliedAs, version = version + 1
             where id = :id and version = :version and state = 'DRAFT'
            """)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("appliedAs", appliedAs)
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    private static ProcessDraft draft(ResultSet row, int number) throws SQLException {
        return new ProcessDraft(
                new DraftId(row.getInt("id")),
                row.getString("code"),
                row.getObject("based_on", Integer.class),
                row.getString("source"),
                row.getObject("effective_from", LocalDate.class),
                row.getBoolean("illustrative"),
                ProcessCodec.fromMap(JSON.readValue(row.getString("plan"), OBJECT)),
                ProcessDraft.State.valueOf(row.getString("state")),
                row.getInt("version"),
                new ActorId(row.getInt("drafted_by")),
                Objects.requireNonNull(Timestamps.orNull(row, "drafted_at")),
                actor(row.getObject("decided_by", Integer.class)),
                Timestamps.orNull(row, "decided_at"),
                row.getObject("applied_as", Integer.class));
    }

    private static @Nullable ActorId actor(@Nullable Integer number) {
        return number == null ? null : new ActorId(number);
    }
}
