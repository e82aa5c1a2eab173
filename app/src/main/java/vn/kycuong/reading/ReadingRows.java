package vn.kycuong.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.JsonRows;

/** Rows of readings and attempts. What a person reads of his own is asked in his name, in a transaction: it may lie outside his scope. */
@Repository
class ReadingRows {
    private final JdbcClient jdbc;

    ReadingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A reading that begins. */
    record Begun(
            UUID caseId,
            int campaign,
            int actor,
            int stay,
            int unit,
            String groupName,
            String sha256,
            Instant openedAt) {}

    /** What becomes of one. */
    record Turn(UUID caseId, int unit, String groupName, String sha256, String state, Instant stateAt, boolean fits) {}

    /** An attempt as it is kept; without content once it was lawfully erased. */
    record Attempt(
            UUID caseId,
            int no,
            LocalDate day,
            Instant answeredAt,
            boolean passed,
            byte @Nullable [] content,
            byte @Nullable [] salt) {}

    void begin(List<Begun> begun) {
        if (begun.isEmpty()) return;
        jdbc.sql("""
                insert into reading.reading (case_id, campaign_id, actor_id, stay, unit_id, group_name, sha256, opened_at, state, state_at,
                                             fits)
                select "caseId", campaign, actor, stay, unit, "groupName", sha256, "openedAt", 'OPEN', "openedAt", true
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, campaign int, actor int, stay int, unit int,
                       "groupName" text, sha256 text, "openedAt" timestamptz)
                """).param("rows", JsonRows.of(begun)).update();
    }

    void turn(List<Turn> turns) {
        if (turns.isEmpty()) return;
        jdbc.sql("""
                update reading.reading r
                   set unit_id = x.unit, group_name = x."groupName", sha256 = x.sha256, state = x.state,
                       state_at = case when r.state = x.state then r.state_at else x."stateAt" end,
                       fits = x.fits, reached = case when r.sha256 = x.sha256 then r.reached else 0 end
                  from jsonb_to_recordset(cast(:rows as jsonb)) as x("caseId" uuid, unit int, "groupName" text, sha256 text, state text,
                       "stateAt" timestamptz, fits boolean)
                 where r.case_id = x."caseId"
                """).param("rows", JsonRows.of(turns)).update();
    }

    void state(CaseId id, ReadingState state, Instant at) {
        jdbc.sql("update reading.reading set state = :state, state_at = :at where case_id = :id")
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("id", id.value())
                .update();
    }

    /** One part more was opened; parts are opened one after the other. */
    void reached(CaseId id, int part) {
        jdbc.sql("update reading.reading set reached = :part where case_id = :id and reached = :part - 1")
                .param("part", part)
                .param("id", id.value())
                .update();
    }

    void reminded(List<CaseId> ids, LocalDate day) {
        jdbc.sql("update reading.reading set reminded_on = :day where case_id = any (:ids)")
                .param("day", day)
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
    }

    /** All stays of a campaign, for the sweep. */
    List<ReadingRules.Known> known(int campaign) {
        return jdbc.sql("""
                select case_id, actor_id, stay, unit_id, group_name, sha256, state, fits
                  from reading.reading
                 where campaign_id = :campaign
                """)
                .param("campaign", campaign)
                .query((row, _) -> new ReadingRules.Known(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        new ActorId(row.getInt("actor_id")),
                        row.getInt("stay"),
                        new UnitId(row.getInt("unit_id")),
                        ReadingGroup.valueOf(row.getString("group_name")),
                        row.getString("sha256"),
                        ReadingState.valueOf(row.getString("state")),
                        row.getBoolean("fits")))
                .list();
    }

    /** Some readings of a campaign that are still open. */
    List<Reading> open(int campaign, int most) {
        return jdbc.sql("""
                select * from reading.reading
                 where campaign_id = :campaign and state in ('OPEN', 'READ')
                 order by case_id
                 limit :most
                """)
                .param("campaign", campaign)
                .param("most", most)
                .query(ReadingRows::reading)
                .list();
    }

    /** A person's own readings, the newest first. */
    List<Reading> own(ActorId person, int most) {
        return jdbc.sql(
                        "select * from reading.reading where actor_id = :person order by opened_at desc, case_id limit :most")
                .param("person", person.value())
                .param("most", most)
                .query(ReadingRows::reading)
                .list();
    }

    /** What a person still has to read. */
    List<Reading> ownOpen(ActorId person) {
        return jdbc.sql("""
                select * from reading.reading
                 where actor_id = :person and state in ('OPEN', 'READ')
                 order by opened_at, case_id
                """)
                .param("person", person.value())
                .query(ReadingRows::reading)
                .list();
    }

    Optional<Reading> find(CaseId id) {
        return jdbc.sql("select * from reading.reading where case_id = :id")
                .param("id", id.value())
                .query(ReadingRows::reading)
                .optional();
    }

    Optional<Reading> own(CaseId id, ActorId person) {
        return jdbc.sql("select * from reading.reading where case_id = :id and actor_id = :person")
                .param("id", id.value())
                .param("person", person.value())
                .query(ReadingRows::reading)
                .optional();
    }

    /** The campaigns of readings; of a case of another kind there is none. */
    Map<CaseId, Integer> campaignsOf(Collection<CaseId> cases) {
        var found = new HashMap<CaseId, Integer>();
        jdbc.sql("select case_id, campaign_id from reading.reading where case_id = any (:cases)")
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((row, _) ->
                        found.put(new CaseId(row.getObject("case_id", UUID.class)), row.getInt("campaign_id")))
                .list();
        return found;
    }

    /** False when this attempt was kept before. */
    boolean keep(Attempt attempt) {
        return jdbc.sql("""
                insert into reading.attempt (case_id, no, day, answered_at, passed, content, salt)
                values (:id, :no, :day, :at, :passed, :content, :salt)
                on conflict do nothing
                """)
                        .param("id", attempt.caseId())
                        .param("no", attempt.no())
                        .param("day", attempt.day())
                        .param("at", Timestamp.from(attempt.answeredAt()))
                        .param("passed", attempt.passed())
                        .param("content", attempt.content())
                        .param("salt", attempt.salt())
                        .update()
                == 1;
    }

    List<Attempt> attempts(CaseId id) {
        return jdbc.sql("select * from reading.attempt where case_id = :id order by no")
                .param("id", id.value())
                .query(ReadingRows::attempt)
                .list();
    }

    /** What the desk's row repeats of the chain. */
    record Told(UUID caseId, int campaign, int reader, String sha256, String state) {}

    static List<Told> told(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, campaign_id, actor_id, sha256, state
                  from reading.reading
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Told(
                        row.getObject("case_id", UUID.class),
                        row.getInt("campaign_id"),
                        row.getInt("actor_id"),
                        row.getString("sha256"),
                        row.getString("state")))
                .list();
    }

    static List<Attempt> attempts(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("select * from reading.attempt where case_id > :after and case_id <= :upTo")
                .param("after", after)
                .param("upTo", upTo)
                .query(ReadingRows::attempt)
                .list();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getObject("case_id", UUID.class),
                row.getInt("no"),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("answered_at").toInstant(),
                row.getBoolean("passed"),
                row.getBytes("content"),
                row.getBytes("salt"));
    }

    static Reading reading(ResultSet row, int number) throws SQLException {
        return new Reading(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("campaign_id"),
                new ActorId(row.getInt("actor_id")),
                row.getInt("stay"),
                new UnitId(row.getInt("unit_id")),
                ReadingGroup.valueOf(row.getString("group_name")),
                row.getString("sha256"),
                row.getTimestamp("opened_at").toInstant(),
                ReadingState.valueOf(row.getString("state")),
                row.getTimestamp("state_at").toInstant(),
                row.getInt("reached"),
                row.getObject("reminded_on", LocalDate.class));
    }
}
