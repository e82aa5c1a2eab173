package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.identity.StaffRules.Known;
import vn.kycuong.identity.StaffSheet.Column;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.sql.Timestamps;

/** Files of the staff office, line by line, and the accounts they name. */
@Repository
class StaffFileRows {
    private static final TypeReference<Map<Column, String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<StaffNote>> NOTES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StaffFileRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record File(UUID id, ActorId madeBy, Instant madeAt, boolean confirmed) {}

    record Line(UUID subject, int no, Map<Column, String> cells, StaffFiles.Effect effect, List<StaffNote> notes) {}

    record Missing(UUID subject, ActorId person, PostId post, LocalDate since) {}

    private record LineRow(UUID subject, int no, Map<Column, String> cells, String effect, List<StaffNote> notes) {}

    private record MissingRow(UUID subject, int person, int post, String since) {}

    // ---- accounts ---------------------------------------------------------------------------------------------------

    /** Accounts with one of these numbers or logins; their posts are not read here. */
    List<Known> known(Collection<String> numbers, Collection<String> logins) {
        return jdbc.sql("""
            select actor_id, login, display_name, staff_no, enabled from identity.account
             where staff_no = any (:numbers) or login = any (:logins)
            """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("logins", logins.toArray(String[]::new))
                .query(StaffFileRows::known)
                .list();
    }

    /** Of these people those whom the staff office knows, by its number. */
    Map<ActorId, String> numbers(Collection<ActorId> people) {
        return jdbc
                .sql("""
                    select actor_id, staff_no from identity.account
                     where actor_id = any (:people) and staff_no is not null and enabled
                    """)
                .param("people", people.stream().map(ActorId::value).toArray(Integer[]::new))
                .query((row, _) -> Map.entry(new ActorId(row.getInt("actor_id")), row.getString("staff_no")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean isEnabled(ActorId actor) {
        return jdbc.sql("select enabled from identity.account where actor_id = :actor")
                .param("actor", actor.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Gives an account its number; false when another account has it. */
    boolean tie(ActorId actor, String staffNo) {
        return jdbc.sql("""
            update identity.account set staff_no = :number
             where actor_id = :actor
               and not exists (select from identity.account o where o.staff_no = :number and o.actor_id <> :actor)
            """)
                        .param("actor", actor.value())
                        .param("number", staffNo)
                        .update()
                == 1;
    }

    private static Known known(ResultSet row, int no) throws SQLException {
        return new Known(
                new ActorId(row.getInt("actor_id")),
                row.getString("login"),
                row.getString("display_name"),
                row.getString("staff_no"),
                row.getBoolean("enabled"),
                List.of(),
                WorkContact.NONE);
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    void insert(UUID id, ActorId by, Instant at) {
        jdbc.sql("insert into identity.staff_file (id, made_by, made_at) values (:id, :by, :at)")
                .param("id", id)
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    void insertLines(UUID file, List<Line> lines) {
        var rows = lines.stream()
                .map(l -> new LineRow(l.subject(), l.no(), l.cells(), l.effect().name(), l.notes()))
                .toList();
        jdbc.sql("""
            insert into identity.staff_line (subject, file_id, no, cells, effect, notes)
            select x.subject, :file, x.no, x.cells, x.effect, x.notes
              from jsonb_to_recordset(:rows::jsonb) as x(subject uuid, no int, cells jsonb, effect text, notes jsonb)
            """)
                .param("file", file)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    void insertMissing(UUID file, List<Missing> missing) {
        var rows = missing.stream()
                .map(m -> new MissingRow(
                        m.subject(),
                        m.person().value(),
                        m.post().value(),
                        m.since().toString()))
                .toList();
        jdbc.sql("""
            insert into identity.staff_missing (subject, file_id, person_id, post_id, held_from)
            select x.subject, :file, x.person, x.post, x.since
              from jsonb_to_recordset(:rows::jsonb) as x(subject uuid, person int, post int, since date)
            """)
                .param("file", file)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    Optional<File> find(UUID id) {
        return jdbc.sql("select id, made_by, made_at, confirmed_at from identity.staff_file where id = :id")
                .param("id", id)
                .query(StaffFileRows::file)
                .optional();
    }

    /** The latest, those of all administrators. */
    List<File> latest(int most) {
        return jdbc.sql("""
            select id, made_by, made_at, confirmed_at from identity.staff_file order by made_at desc, id limit :most
            """).param("most", most).query(StaffFileRows::file).list();
    }

    List<Line> lines(UUID file) {
        return jdbc.sql("select * from identity.staff_line where file_id = :file order by no, subject")
                .param("file", file)
                .query((row, _) -> line(row))
                .list();
    }

    Optional<Line> line(UUID subject) {
        return jdbc.sql("select * from identity.staff_line where subject = :subject")
                .param("subject", subject)
                .query((row, _) -> line(row))
                .optional();
    }

    List<Missing> missing(UUID file) {
        return jdbc.sql("select * from identity.staff_missing where file_id = :file order by person_id, post_id")
                .param("file", file)
                .query(StaffFileRows::missing)
                .list();
    }

    Optional<Missing> missingOne(UUID subject) {
        return jdbc.sql("select * from identity.staff_missing where subject = :subject")
                .param("subject", subject)
                .query(StaffFileRows::missing)
                .optional();
    }

    /** True for exactly one of those who confirm at once. */
    boolean confirm(UUID id, Instant at) {
        return jdbc.sql("update identity.staff_file set confirmed_at = :at where id = :id and confirmed_at is null")
                        .param("id", id)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** Lets go of what was never confirmed, and of what was long ago. */
    void forget(Instant at, Duration unconfirmed, Duration confirmed) {
        jdbc.sql("""
            delete from identity.staff_file
             where (confirmed_at is null and made_at < :unconfirmed) or made_at < :confirmed
            """)
                .param("unconfirmed", Timestamps.utc(at.minus(unconfirmed)))
                .param("confirmed", Timestamps.utc(at.minus(confirmed)))
                .update();
    }

    private Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("subject", UUID.class),
                row.getInt("no"),
                json.readValue(row.getString("cells"), CELLS),
                StaffFiles.Effect.valueOf(row.getString("effect")),
                json.readValue(row.getString("notes"), NOTES));
    }

    private static File file(ResultSet row, int no) throws SQLException {
        return new File(
                row.getObject("id", UUID.class),
                new ActorId(row.getInt("made_by")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("confirmed_at") != null);
    }

    private static Missing missing(ResultSet row, int no) throws SQLException {
        return new Missing(
                row.getObject("subject", UUID.class),
                new ActorId(row.getInt("person_id")),
                new PostId(row.getInt("post_id")),
                row.getObject("held_from", LocalDate.class));
    }
}
