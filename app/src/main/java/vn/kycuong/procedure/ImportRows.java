package vn.kycuong.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.procedure.CatalogueImport.State;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Files of procedures and their lines. */
@Repository
class ImportRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<ImportNote>> NOTES = new TypeReference<>() {};
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    ImportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line with what would be stored. @param basis sha-256 of what the catalogue said of the procedure, or empty */
    record Line(
            int no,
            String label,
            String name,
            ImportLine.Effect effect,
            List<ImportNote> notes,
            @Nullable String entry,
            String basis) {
        ImportLine shown() {
            return new ImportLine(no, label, name, effect, notes);
        }
    }

    void insert(CatalogueImport file, List<Line> lines) {
        jdbc.sql("""
                insert into procedure.import (id, file_name, format, decision, in_force, made_by, made_at)
                values (:id, :name, :format, :decision, :inForce, :by, :at)
                """)
                .param("id", file.id())
                .param("name", file.fileName())
                .param("format", file.format())
                .param("decision", file.decision())
                .param("inForce", file.inForce())
                .param("by", file.madeBy().value())
                .param("at", file.madeAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into procedure.import_line (import_id, pos, no, label, name, effect, notes, entry, basis)
                select :id, x.pos, (x.one ->> 'no')::int, x.one ->> 'label', x.one ->> 'name', x.one ->> 'effect',
                       x.one -> 'notes', x.one ->> 'entry', x.one ->> 'basis'
                  from jsonb_array_elements(cast(:lines as jsonb)) with ordinality as x(one, pos)
                """).param("id", file.id()).param("lines", JsonRows.of(lines)).update();
    }

    Optional<CatalogueImport> find(UUID id) {
        return jdbc.sql("select * from procedure.import where id = :id")
                .param("id", id)
                .query(ImportRows::file)
                .optional();
    }

    /** The newest first. */
    List<CatalogueImport> latest() {
        return jdbc.sql("select * from procedure.import order by made_at desc limit :most")
                .param("most", SHOWN)
                .query(ImportRows::file)
                .list();
    }

    List<Line> lines(UUID id) {
        return jdbc.sql("select * from procedure.import_line where import_id = :id order by pos")
                .param("id", id)
                .query((row, _) -> new Line(
                        row.getInt("no"),
                        row.getString("label"),
                        row.getString("name"),
                        ImportLine.Effect.valueOf(row.getString("effect")),
                        JSON.readValue(row.getString("notes"), NOTES),
                        row.getString("entry"),
                        row.getString("basis")))
                .list();
    }

    /** Decides a file that nobody has decided; false when somebody was faster. */
    boolean decide(UUID id, State state, ActorId by, Instant at, String opinion) {
        return jdbc.sql("""
                update procedure.import
                   set state = :state, decided_by = :by, decided_at = :at, opinion = :opinion
                 where id = :id and state = 'READ'
                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("opinion", opinion)
                        .update()
                == 1;
    }

    /** One file at a time is put in the catalogue. */
    void waitForOthers() {
        jdbc.sql("lock table procedure.import in share row exclusive mode").update();
    }

    private static CatalogueImport file(ResultSet row, int n) throws SQLException {
        var decidedBy = row.getObject("decided_by", Integer.class);
        return new CatalogueImport(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("file_name"),
                row.getString("format"),
                row.getString("decision"),
                Objects.requireNonNull(row.getObject("in_force", LocalDate.class)),
                State.valueOf(row.getString("state")),
                new ActorId(row.getInt("made_by")),
                Objects.requireNonNull(Timestamps.orNull(row, "made_at")),
                decidedBy == null ? null : new ActorId(decidedBy),
                Timestamps.orNull(row, "decided_at"),
                row.getString("opinion"));
    }
}
