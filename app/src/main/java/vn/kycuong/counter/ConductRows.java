package vn.kycuong.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code counter.conduct} and {@code counter.field_years}. */
@Repository
class ConductRows {
    private final JdbcClient jdbc;

    ConductRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A note as its row has it; its words are sealed. */
    record Row(
            UUID id,
            UnitId unit,
            ActorId about,
            ConductNote.Kind kind,
            LocalDate day,
            @Nullable String grade,
            @Nullable String flag,
            byte[] sealed,
            ConductNote.State state,
            ActorId enteredBy,
            Instant enteredAt,
            byte @Nullable [] answer,
            @Nullable ActorId judgedBy,
            @Nullable Instant judgedAt,
            int version) {}

    /** The same form twice is one note. */
    void insert(Row row, String formKey) {
        jdbc.sql("""
            insert into counter.conduct (note_id, unit_id, actor_id, kind, day, grade, flag, sealed, state, entered_by, entered_at, form_key,
                                         version)
            values (:id, :unit, :about, :kind, :day, :grade, :flag, :sealed, 'OPEN', :by, :at, :form, 1)
            on conflict (form_key) do nothing
            """)
                .param("id", row.id())
                .param("unit", row.unit().value())
                .param("about", row.about().value())
                .param("kind", row.kind().name())
                .param("day", row.day())
                .param("grade", row.grade())
                .param("flag", row.flag())
                .param("sealed", row.sealed())
                .param("by", row.enteredBy().value())
                .param("at", Timestamps.utc(row.enteredAt()))
                .param("form", formKey)
                .update();
    }

    boolean answer(UUID id, int version, byte[] sealed, Instant at) {
        return jdbc.sql("""
            update counter.conduct set answer = :sealed, answered_at = :at, version = version + 1
             where note_id = :id and version = :version and state = 'OPEN'
            """)
                        .param("id", id)
                        .param("version", version)
                        .param("sealed", sealed)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    boolean judge(UUID id, int version, ConductNote.State state, ActorId by, Instant at) {
        return jdbc.sql("""
            update counter.conduct set state = :state, judged_by = :by, judged_at = :at, version = version + 1
             where note_id = :id and version = :version and state = 'OPEN'
            """)
                        .param("id", id)
                        .param("version", version)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from counter.conduct where note_id = :id")
                .param("id", id)
                .query(ConductRows::row)
                .optional();
    }

    List<Row> about(UnitId unit, ActorId actor) {
        return jdbc.sql("""
            select * from counter.conduct where unit_id = :unit and actor_id = :actor order by day desc, entered_at desc, note_id
            """)
                .param("unit", unit.value())
                .param("actor", actor.value())
                .query(ConductRows::row)
                .list();
    }

    Optional<Integer> years(UnitId unit, ActorId actor, LocalDate from) {
        return jdbc.sql("""
            select years from counter.field_years
             where unit_id = :unit and actor_id = :actor and valid_from = :from
             order by edition desc
             limit 1
            """)
                .param("unit", unit.value())
                .param("actor", actor.value())
                .param("from", from)
                .query(Integer.class)
                .optional();
    }

    void years(UnitId unit, ActorId actor, LocalDate from, int years, ActorId by, Instant at) {
        jdbc.sql("""
            insert into counter.field_years (unit_id, actor_id, valid_from, edition, years, set_by, set_at)
            select :unit, :actor, :from, 1 + coalesce(max(y.edition), 0), :years, :by, :at
              from counter.field_years y
             where y.unit_id = :unit and y.actor_id = :actor and y.valid_from = :from
            """)
                .param("unit", unit.value())
                .param("actor", actor.value())
                .param("from", from)
                .param("years", years)
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** Whoever writes of somebody waits here for others who do. */
    void lock(ActorId actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('counter.conduct'), :actor)")
                .param("actor", actor.value())
                .query((_, _) -> true)
                .list();
    }

    private static Row row(ResultSet row, int no) throws SQLException {
        var judgedBy = row.getObject("judged_by", Integer.class);
        var judgedAt = row.getObject("judged_at", OffsetDateTime.class);
        return new Row(
                row.getObject("note_id", UUID.class),
                new UnitId(row.getInt("unit_id")),
                new ActorId(row.getInt("actor_id")),
                ConductNote.Kind.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                row.getString("grade"),
                row.getString("flag"),
                row.getBytes("sealed"),
                ConductNote.State.valueOf(row.getString("state")),
                new ActorId(row.getInt("entered_by")),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getBytes("answer"),
                judgedBy == null ? null : new ActorId(judgedBy),
                judgedAt == null ? null : judgedAt.toInstant(),
                row.getInt("version"));
    }
}
