package vn.kycuong.contest;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Hand;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code contest}. */
@Repository
class ContestRows {
    private static final String ALL = """
            select c.*, r1.content as reason, r2.content as answer
              from contest.contest c
              left join contest.revision r1 on r1.case_id = c.case_id and r1.revision = 1
              left join contest.revision r2 on r2.case_id = c.case_id and r2.revision = 2
            """;

    /** What the desk's row repeats of the first entry. */
    record Told(
            UUID caseId,
            String aboutCase,
            @Nullable Integer obligation,
            @Nullable Integer opened,
            @Nullable Integer ended,
            String kind,
            @Nullable Integer unitId,
            int raisedBy,
            int raisedFor) {}

    private final JdbcClient jdbc;

    ContestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a contest; false when the part was contested before. */
    boolean insert(Contest contest) {
        var part = contest.part();
        return jdbc.sql("""
                insert into contest.contest (case_id, about_case, obligation, from_at, to_at, opened, ended, minutes, kind, unit_id,
                                             officer_id, head_id, raised_by, raised_for, raised_at)
                values (:id, :about, :obligation, :from, :to, :opened, :ended, :minutes, :kind, :unit, :officer, :head, :by, :for,
                        :at)
                on conflict do nothing
                """)
                        .param("id", contest.id().value())
                        .param("about", part.caseId().value())
                        .param("obligation", part.obligation())
                        .param("from", Timestamps.utc(part.from()))
                        .param("to", Timestamps.utc(part.to()))
                        .param("opened", part.opened())
                        .param("ended", part.ended())
                        .param("minutes", part.minutes())
                        .param("kind", part.kind().name())
                        .param("unit", part.unit().value())
                        .param(
                                "officer",
                                part.officer() == null ? null : part.officer().value())
                        .param("head", part.head() == null ? null : part.head().value())
                        .param("by", contest.raisedBy().value())
                        .param("for", contest.raisedFor().value())
                        .param("at", Timestamps.utc(contest.raisedAt()))
                        .update()
                == 1;
    }

    /** False when somebody else has just written that revision. */
    boolean append(CaseId id, int revision, byte[] content, byte[] salt) {
        return jdbc.sql("""
                insert into contest.revision (case_id, revision, content, salt) values (:id, :revision, :content, :salt)
                on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("revision", revision)
                        .param("content", content)
                        .param("salt", salt)
                        .update()
                == 1;
    }

    Optional<Contest> find(CaseId id) {
        return jdbc.sql(ALL + " where c.case_id = :id")
                .param("id", id.value())
                .query(ContestRows::contest)
                .optional();
    }

    List<Contest> about(CaseId about) {
        return jdbc.sql(ALL + " where c.about_case = :about order by c.raised_at")
                .param("about", about.value())
                .query(ContestRows::contest)
                .list();
    }

    /** The newest that a scope may see, whichever side it is on. */
    List<Contest> newest(Scope scope, ActorId actor, int most) {
        return jdbc.sql(ALL + """
                 where :all or c.unit_id = any (:scope) or c.raised_for = any (:scope) or c.raised_by = :actor
                 order by c.raised_at desc
                 limit :most
                """)
                .param("all", scope.isAll())
                .param("scope", scope.unitNumbers())
                .param("actor", actor.value())
                .param("most", most)
                .query(ContestRows::contest)
                .list();
    }

    static List<CommittedContent.Kept> revisions(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, revision, content, salt
                  from contest.revision
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new CommittedContent.Kept(
                        row.getObject("case_id", UUID.class),
                        row.getInt("revision"),
                        row.getBytes("content"),
                        row.getBytes("salt")))
                .list();
    }

    static List<Told> told(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, about_case, obligation, opened, ended, kind, unit_id, raised_by, raised_for
                  from contest.contest
                 where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> new Told(
                        row.getObject("case_id", UUID.class),
                        row.getString("about_case"),
                        row.getInt("obligation"),
                        row.getInt("opened"),
                        row.getInt("ended"),
                        row.getString("kind"),
                        row.getInt("unit_id"),
                        row.getInt("raised_by"),
                        row.getInt("raised_for")))
                .list();
    }

    private static Contest contest(ResultSet row, int number) throws SQLException {
        return new Contest(
                new CaseId(row.getObject("case_id", UUID.class)),
                new ContestedPart(
                        new CaseId(row.getObject("about_case", UUID.class)),
                        row.getInt("obligation"),
                        Timestamps.of(row, "from_at"),
                        Timestamps.of(row, "to_at"),
                        row.getInt("opened"),
                        row.getInt("ended"),
                        row.getLong("minutes"),
                        Hand.Kind.valueOf(row.getString("kind")),
                        new UnitId(row.getInt("unit_id")),
                        actor(row, "officer_id"),
                        actor(row, "head_id")),
                new ActorId(row.getInt("raised_by")),
                new UnitId(row.getInt("raised_for")),
                Timestamps.of(row, "raised_at"),
                text(row, "reason"),
                text(row, "answer"));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable ActorId actor(ResultSet row, String column) throws SQLException {
        var number = row.getObject(column, Integer.class);
        return number == null ? null : new ActorId(number);
    }
}
