package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.dossier.CarriedFile.State;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.JsonRows;
import vn.kycuong.sql.Timestamps;

/** Files of running dossiers, their lines, and the dossiers that came of them. */
@Repository
class CarryRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<CarriedLine.Note>> NOTES = new TypeReference<>() {};
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    CarryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line with its cells as they wait; null once they are destroyed. */
    record Line(CarriedLine shown, byte @Nullable [] sealed) {}

    /** A dossier that holds a code. @param print of the line it came of; null when we took it in ourselves */
    record Holder(CaseId caseId, byte @Nullable [] print) {}

    void insert(CarriedFile file, List<Line> lines) {
        jdbc.sql("""
                insert into dossier.carry_file (id, file_name, made_by, made_at) values (:id, :name, :by, :at)
                """)
                .param("id", file.id())
                .param("name", file.fileName())
                .param("by", file.madeBy().value())
                .param("at", Timestamps.utc(file.madeAt()))
                .update();
        record Row(int no, String code, String effect, List<CarriedLine.Note> notes, byte @Nullable [] sealed) {}
        var rows = lines.stream()
                .map(l -> new Row(
                        l.shown().no(),
                        l.shown().code(),
                        l.shown().effect().name(),
                        l.shown().notes(),
                        l.sealed()))
                .toList();
        jdbc.sql("""
                insert into dossier.carry_line (file_id, no, code, effect, notes, sealed)
                select :id, x.no, x.code, x.effect, x.notes, decode(x.sealed, 'base64')
                  from jsonb_to_recordset(cast(:lines as jsonb)) as x(no int, code text, effect text, notes jsonb, sealed text)
                """).param("id", file.id()).param("lines", JsonRows.of(rows)).update();
    }

    Optional<CarriedFile> find(UUID id) {
        return jdbc.sql("select * from dossier.carry_file where id = :id")
                .param("id", id)
                .query(CarryRows::file)
                .optional();
    }

    /** The newest first. */
    List<CarriedFile> latest() {
        return jdbc.sql("select * from dossier.carry_file order by made_at desc, id limit :most")
                .param("most", SHOWN)
                .query(CarryRows::file)
                .list();
    }

    List<Line> lines(UUID id) {
        return jdbc.sql("select * from dossier.carry_line where file_id = :id order by no")
                .param("id", id)
                .query(CarryRows::line)
                .list();
    }

    Optional<Line> line(UUID id, int no) {
        return jdbc.sql("select * from dossier.carry_line where file_id = :id and no = :no")
                .param("id", id)
                .param("no", no)
                .query(CarryRows::line)
                .optional();
    }

    /** A decision on a file that waits for one; false when somebody was faster. */
    boolean decide(UUID id, State state, ActorId by, Instant at, String opinion) {
        return jdbc.sql("""
                update dossier.carry_file set state = :state, decided_by = :by, decided_at = :at, opinion = :opinion
                 where id = :id and state = 'READ'
                """)
                        .param("id", id)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .param("opinion", opinion)
                        .update()
                == 1;
    }

    boolean askUndo(UUID id, String why, ActorId by, Instant at) {
        return jdbc.sql("""
                update dossier.carry_file set state = 'UNDO_ASKED', undo_by = :by, undo_at = :at, undo_why = :why
                 where id = :id and state = 'CONFIRMED'
                """)
                        .param("id", id)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .param("why", why)
                        .update()
                == 1;
    }

    boolean declineUndo(UUID id) {
        return jdbc.sql("""
                update dossier.carry_file set state = 'CONFIRMED', undo_by = null, undo_at = null, undo_why = ''
                 where id = :id and state = 'UNDO_ASKED'
                """).param("id", id).update() == 1;
    }

    boolean undo(UUID id, ActorId by, Instant at) {
        return jdbc.sql("""
                update dossier.carry_file set state = 'UNDONE', undone_by = :by, undone_at = :at
                 where id = :id and state = 'UNDO_ASKED'
                """)
                        .param("id", id)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** Who holds these codes now: what we took in, and what was carried over and not taken back. */
    Map<String, Holder> holders(Collection<String> codes) {
        var holders = new HashMap<String, Holder>();
        jdbc.sql("""
                select d.code, d.case_id, c.print
                  from dossier.dossier d
                  left join dossier.carried c on c.case_id = d.case_id
                 where d.code = any (:codes) and c.undone is distinct from true
                """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, _) -> holders.put(
                        row.getString("code"),
                        new Holder(
                                new CaseId(Objects.requireNonNull(row.getObject("case_id", UUID.class))),
                                row.getBytes("print"))))
                .list();
        return holders;
    }

    /** Takes a code for a dossier that is carried over; false when another was faster. */
    boolean take(String code, CaseId id, UUID file, byte[] print) {
        return jdbc.sql("""
                insert into dossier.carried (case_id, file_id, code, print) values (:case, :file, :code, :print)
                on conflict do nothing
                """)
                        .param("case", id.value())
                        .param("file", file)
                        .param("code", code)
                        .param("print", print)
                        .update()
                == 1;
    }

    /** The dossiers of a file that stand, by code. */
    List<CaseId> standing(UUID file) {
        return jdbc.sql("select case_id from dossier.carried where file_id = :file and not undone order by code")
                .param("file", file)
                .query((row, _) -> new CaseId(Objects.requireNonNull(row.getObject(1, UUID.class))))
                .list();
    }

    List<String> codes(Collection<CaseId> ids) {
        return jdbc.sql("select code from dossier.carried where case_id = any (:ids) order by code")
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, _) -> row.getString("code"))
                .list();
    }

    void free(CaseId id) {
        jdbc.sql("update dossier.carried set undone = true where case_id = :id")
                .param("id", id.value())
                .update();
    }

    /** What a line held of people is in its dossier now. */
    void forget(UUID file, int no) {
        jdbc.sql("update dossier.carry_line set sealed = null where file_id = :file and no = :no")
                .param("file", file)
                .param("no", no)
                .update();
    }

    void forget(UUID file) {
        jdbc.sql("update dossier.carry_line set sealed = null where file_id = :file")
                .param("file", file)
                .update();
    }

    /** The unit's own codes of that day go on behind this number. */
    void goOnBehind(UnitId unit, String period, int number) {
        jdbc.sql("""
                insert into dossier.register as r (unit_id, series, period, last) values (:unit, 'dossier', :period, :last)
                on conflict (unit_id, series, period) do update set last = greatest(r.last, excluded.last)
                """)
                .param("unit", unit.value())
                .param("period", period)
                .param("last", number)
                .update();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                new CarriedLine(
                        row.getInt("no"),
                        row.getString("code"),
                        CarriedLine.Effect.valueOf(row.getString("effect")),
                        JSON.readValue(row.getString("notes"), NOTES)),
                row.getBytes("sealed"));
    }

    private static CarriedFile file(ResultSet row, int n) throws SQLException {
        return new CarriedFile(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("file_name"),
                State.valueOf(row.getString("state")),
                new ActorId(row.getInt("made_by")),
                Objects.requireNonNull(row.getObject("made_at", OffsetDateTime.class))
                        .toInstant(),
                actor(row, "decided_by"),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getString("opinion"),
                actor(row, "undo_by"),
                row.getString("undo_why"),
                actor(row, "undone_by"));
    }

    private static @Nullable ActorId actor(ResultSet row, String column) throws SQLException {
        var number = row.getObject(column, Integer.class);
        return number == null ? null : new ActorId(number);
    }
}
