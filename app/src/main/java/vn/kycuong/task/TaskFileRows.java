package vn.kycuong.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.JsonRows;

/** Files of tasks and their lines. */
@Repository
class TaskFileRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    TaskFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line with its cells as written. */
    record Kept(TaskFile.Line shown, TaskSheet.Line line) {}

    void insert(TaskFile file, List<Kept> lines) {
        jdbc.sql("""
                insert into task.import_file (id, file_name, made_by, unit_id, made_at) values (:id, :name, :by, :unit, :at)
                """)
                .param("id", file.id())
                .param("name", file.fileName())
                .param("by", file.madeBy().value())
                .param("unit", file.unit().value())
                .param("at", file.madeAt().atOffset(ZoneOffset.UTC))
                .update();
        record Row(int no, String title, List<TaskFile.Note> notes, Map<TaskColumn, String> cells) {}
        var rows = lines.stream()
                .map(l -> new Row(
                        l.shown().no(),
                        l.shown().title(),
                        l.shown().notes(),
                        l.line().cells()))
                .toList();
        jdbc.sql("""
                insert into task.import_line (file_id, no, title, notes, cells)
                select :id, no, title, notes, cells
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x(no int, title text, notes jsonb, cells jsonb)
                """).param("id", file.id()).param("rows", JsonRows.of(rows)).update();
    }

    /** The newest of a unit. */
    List<TaskFile> latest(UnitId unit) {
        return jdbc.sql("""
                select id, file_name, state, made_by, unit_id, made_at, decided_by
                  from task.import_file
                 where unit_id = :unit
                 order by made_at desc
                 limit :most
                """)
                .param("unit", unit.value())
                .param("most", SHOWN)
                .query((row, _) -> file(row))
                .list();
    }

    Optional<TaskFile> find(UUID id) {
        return jdbc.sql("""
                select id, file_name, state, made_by, unit_id, made_at, decided_by from task.import_file where id = :id
                """).param("id", id).query((row, _) -> file(row)).optional();
    }

    List<Kept> lines(UUID id) {
        return jdbc.sql("select no, title, notes, cells from task.import_line where file_id = :id order by no")
                .param("id", id)
                .query((row, _) -> kept(row))
                .list();
    }

    Optional<Kept> line(UUID id, int no) {
        return jdbc.sql("select no, title, notes, cells from task.import_line where file_id = :id and no = :no")
                .param("id", id)
                .param("no", no)
                .query((row, _) -> kept(row))
                .optional();
    }

    /** False when somebody decided before. */
    boolean decide(UUID id, TaskFile.State state, ActorId by, Instant at) {
        return jdbc.sql("""
                update task.import_file set state = :state, decided_by = :by, decided_at = :at where id = :id and state = 'READ'
                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        List<TaskFile.Note> notes = JSON.readValue(row.getString("notes"), new TypeReference<>() {});
        Map<TaskColumn, String> cells = new EnumMap<>(TaskColumn.class);
        cells.putAll(JSON.readValue(row.getString("cells"), new TypeReference<Map<TaskColumn, String>>() {}));
        int no = row.getInt("no");
        return new Kept(new TaskFile.Line(no, row.getString("title"), notes), new TaskSheet.Line(no, cells, List.of()));
    }

    private static TaskFile file(ResultSet row) throws SQLException {
        var by = row.getObject("decided_by", Integer.class);
        return new TaskFile(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                TaskFile.State.valueOf(row.getString("state")),
                new ActorId(row.getInt("made_by")),
                new UnitId(row.getInt("unit_id")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                by == null ? null : new ActorId(by));
    }
}
