package vn.kycuong.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/** Rows of {@code organisation.post} and {@code organisation.holding}. */
@Repository
class PostRows {
    private static final String HOLDING = """
        select p.*, h.person_id, h.valid_from as held_from, h.valid_to as held_to, h.acting, h.basis,
               h.ended_at, h.kind, h.home_unit_id
          from organisation.holding h
          join organisation.post p on p.id = h.post_id
        """;

    private final JdbcClient jdbc;

    PostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PostId create(UnitId unit, PostRole role, String title, boolean head, LocalDate from) {
        return new PostId(jdbc.sql("""
            insert into organisation.post (unit_id, role, title, head, valid_from)
            values (:unit, :role, :title, :head, :from)
            returning id
            """)
                .param("unit", unit.value())
                .param("role", role.name())
                .param("title", title)
                .param("head", head)
                .param("from", from)
                .query(Integer.class)
                .single());
    }

    boolean isHead(PostId post) {
        return jdbc.sql("select head from organisation.post where id = :post")
                .param("post", post.value())
                .query(Boolean.class)
                .single();
    }

    void endAll(PostId post, LocalDate lastDay) {
        jdbc.sql("""
            update organisation.holding
               set valid_to = greatest(:lastDay, valid_from)
             where post_id = :post and valid_from <= :lastDay and (valid_to is null or valid_to > :lastDay)
            """).param("post", post.value()).param("lastDay", lastDay).update();
    }

    void appoint(PostId post, ActorId person, LocalDate from, Holding.Terms terms) {
        var home = terms.home();
        jdbc.sql("""
            insert into organisation.holding (post_id, person_id, valid_from, acting, basis, kind, home_unit_id)
            values (:post, :person, :from, :acting, :basis, :kind, :home)
            on conflict (post_id, person_id, valid_from) do update
               set valid_to = null, ended_at = null, acting = excluded.acting, basis = excluded.basis, kind = excluded.kind,
                   home_unit_id = excluded.home_unit_id
            """)
                .param("post", post.value())
                .param("person", person.value())
                .param("from", from)
                .param("acting", terms.acting())
                .param("basis", terms.basis())
                .param("kind", terms.kind().name())
                .param("home", home == null ? null : home.value(), Types.INTEGER)
                .update();
    }

    /** Ends a holding so that its last day is the one before; one that would not have begun holds on no day at all. */
    void endBefore(PostId post, ActorId person, LocalDate from, LocalDate day) {
        jdbc.sql("""
            update organisation.holding
               set valid_to = cast(:day as date) - 1
             where post_id = :post and person_id = :person and valid_from = :from
               and (valid_to is null or valid_to >= :day)
            """)
                .param("post", post.value())
                .param("person", person.value())
                .param("from", from)
                .param("day", day)
                .update();
    }

    /** Ends a holding at a moment of its last day. */
    void endAt(PostId post, ActorId person, LocalDate from, LocalDate day, Instant at) {
        jdbc.sql("""
            update organisation.holding
               set valid_to = :day, ended_at = :at
             where post_id = :post and person_id = :person and valid_from = :from
               and (valid_to is null or valid_to >= :day)
            """)
                .param("post", post.value())
                .param("person", person.value())
                .param("from", from)
                .param("day", day)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The post of this name; one that is older than was known begins earlier. */
    Optional<PostId> named(UnitId unit, PostRole role, String title, boolean head, LocalDate from) {
        return jdbc.sql("""
            update organisation.post
               set valid_from = least(valid_from, :from)
             where id = (select id from organisation.post
                          where unit_id = :unit and role = :role and title = :title and head = :head
                            and (valid_to is null or valid_to >= :from)
                          order by valid_from, id
                          limit 1)
            returning id
            """)
                .param("unit", unit.value())
                .param("role", role.name())
                .param("title", title)
                .param("head", head)
                .param("from", from)
                .query((row, _) -> new PostId(row.getInt("id")))
                .optional();
    }

    void leave(PostId post, ActorId person, LocalDate lastDay) {
        jdbc.sql("""
            update organisation.holding
               set valid_to = :lastDay
             where post_id = :post and person_id = :person and valid_from <= :lastDay
               and (valid_to is null or valid_to > :lastDay)
            """)
                .param("post", post.value())
                .param("person", person.value())
                .param("lastDay", lastDay)
                .update();
    }

    Optional<Holding> headAt(UnitId unit, LocalDate date) {
        return jdbc.sql(HOLDING + """
             where p.unit_id = :unit and p.head
               and h.valid_from <= :date and (h.valid_to is null or h.valid_to >= :date)
             order by h.valid_from desc, h.person_id
             limit 1
            """)
                .param("unit", unit.value())
                .param("date", date)
                .query(PostRows::holding)
                .optional();
    }

    /** Who ever headed a unit, the earliest first; where two overlap, the later one has taken over. */
    List<Headship> headships(UnitId unit) {
        return jdbc.sql("""
            select h.person_id, h.valid_from, h.valid_to
              from organisation.post p
              join organisation.holding h on h.post_id = p.id
             where p.unit_id = :unit and p.head
             order by h.valid_from, h.person_id desc
            """)
                .param("unit", unit.value())
                .query((row, _) -> new Headship(
                        new ActorId(row.getInt("person_id")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    List<Holding> holdingsOf(Collection<ActorId> people, LocalDate date) {
        return jdbc.sql(HOLDING + """
             where h.person_id = any (:people)
               and h.valid_from <= :date and (h.valid_to is null or h.valid_to >= :date)
             order by p.id
            """)
                .param("people", people.stream().map(ActorId::value).toArray(Integer[]::new))
                .param("date", date)
                .query(PostRows::holding)
                .list();
    }

    List<Holding> holdersAt(UnitId unit, LocalDate date) {
        return jdbc.sql(HOLDING + """
             where p.unit_id = :unit
               and h.valid_from <= :date and (h.valid_to is null or h.valid_to >= :date)
             order by p.id, h.person_id
            """)
                .param("unit", unit.value())
                .param("date", date)
                .query(PostRows::holding)
                .list();
    }

    /** All that was, is and will be, the earliest first; what holds on no day is left out. */
    List<Holding> history(Collection<ActorId> people) {
        return jdbc.sql(HOLDING + """
             where h.person_id = any (:people) and (h.valid_to is null or h.valid_to >= h.valid_from)
             order by h.valid_from, p.id
            """)
                .param("people", people.stream().map(ActorId::value).toArray(Integer[]::new))
                .query(PostRows::holding)
                .list();
    }

    /** Holdings at a unit on a day or later. */
    List<Holding> from(UnitId unit, LocalDate date) {
        return jdbc.sql(HOLDING + """
             where p.unit_id = :unit and h.ended_at is null
               and (h.valid_to is null or (h.valid_to >= :date and h.valid_to >= h.valid_from))
             order by p.id, h.person_id, h.valid_from
            """)
                .param("unit", unit.value())
                .param("date", date)
                .query(PostRows::holding)
                .list();
    }

    List<Holding> holdersOf(PostRole role, LocalDate date) {
        return jdbc.sql(HOLDING + """
             where p.role = :role
               and h.valid_from <= :date and (h.valid_to is null or h.valid_to >= :date)
             order by p.id, h.person_id
            """)
                .param("role", role.name())
                .param("date", date)
                .query(PostRows::holding)
                .list();
    }

    Optional<Post> find(PostId post) {
        return jdbc.sql("select * from organisation.post where id = :post")
                .param("post", post.value())
                .query(PostRows::post)
                .optional();
    }

    List<Holding> holders(LocalDate date) {
        return jdbc.sql(HOLDING + """
             where h.valid_from <= :date and (h.valid_to is null or h.valid_to >= :date)
             order by p.id, h.person_id
            """)
                .param("date", date)
                .query(PostRows::holding)
                .list();
    }

    List<Post> of(UnitId unit, LocalDate date) {
        return jdbc.sql("""
            select *
              from organisation.post
             where unit_id = :unit and valid_from <= :date and (valid_to is null or valid_to >= :date)
             order by id
            """)
                .param("unit", unit.value())
                .param("date", date)
                .query(PostRows::post)
                .list();
    }

    private static Post post(ResultSet row, int number) throws SQLException {
        return new Post(
                new PostId(row.getInt("id")),
                new UnitId(row.getInt("unit_id")),
                PostRole.valueOf(row.getString("role")),
                row.getString("title"),
                row.getBoolean("head"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        var home = row.getObject("home_unit_id", Integer.class);
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Holding(
                post(row, number),
                new ActorId(row.getInt("person_id")),
                row.getObject("held_from", LocalDate.class),
                row.getObject("held_to", LocalDate.class),
                endedAt == null ? null : endedAt.toInstant(),
                new Holding.Terms(
                        row.getBoolean("acting"),
                        Holding.Kind.valueOf(row.getString("kind")),
                        home == null ? null : new UnitId(home),
                        row.getString("basis")));
    }
}
