package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.sql.Timestamps;

/** Absences, and the order in which people stand in for a post. */
@Repository
class AbsenceRows {
    private final JdbcClient jdbc;

    AbsenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Placed(PostId post, ActorId person) {}

    /** Those of these people that last to this day or later, the earliest first; what was ended before it began is none. */
    List<Absence> of(Collection<ActorId> people, LocalDate date) {
        return jdbc.sql("""
                select * from identity.absence
                 where person_id = any (:people) and valid_to >= :date and valid_to >= valid_from
                 order by valid_from, id
                """)
                .param("people", numbers(people))
                .param("date", date)
                .query(AbsenceRows::absence)
                .list();
    }

    /** Whoever is, or will be, away anywhere. */
    Set<ActorId> absent(LocalDate date) {
        return jdbc.sql(
                        "select distinct person_id from identity.absence where valid_to >= :date and valid_to >= valid_from")
                .param("date", date)
                .query((row, _) -> new ActorId(row.getInt("person_id")))
                .set();
    }

    Optional<Absence> find(int id) {
        return jdbc.sql("select * from identity.absence where id = :id and valid_to >= valid_from")
                .param("id", id)
                .query(AbsenceRows::absence)
                .optional();
    }

    /** Whoever enters something for a person waits here for others who do, so that two absences never overlap. */
    void lock(ActorId person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.absence'), :person)")
                .param("person", person.value())
                .query((_, _) -> true)
                .list();
    }

    int insert(Absences.Wish wish, ActorId by, Instant at) {
        return jdbc.sql("""
                insert into identity.absence (person_id, kind, valid_from, valid_to, chosen_id, made_by, made_at)
                values (:person, :kind, :from, :to, :chosen, :by, :at)
                returning id
                """)
                .param("person", wish.person().value())
                .param("kind", wish.kind().name())
                .param("from", wish.from())
                .param("to", wish.to())
                .param("chosen", wish.chosen().map(ActorId::value).orElse(null), java.sql.Types.INTEGER)
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .query(Integer.class)
                .single();
    }

    void end(int id, LocalDate lastDay, ActorId by) {
        jdbc.sql("update identity.absence set valid_to = least(valid_to, :last), ended_by = :by where id = :id")
                .param("id", id)
                .param("last", lastDay)
                .param("by", by.value())
                .update();
    }

    Map<PostId, List<ActorId>> order(Collection<PostId> posts) {
        return jdbc
                .sql("""
                select post_id, person_id from identity.substitute_order
                 where post_id = any (:posts)
                 order by post_id, place
                """)
                .param("posts", posts.stream().map(PostId::value).toArray(Integer[]::new))
                .query((row, _) -> new Placed(new PostId(row.getInt("post_id")), new ActorId(row.getInt("person_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Placed::post, Collectors.mapping(Placed::person, Collectors.toList())));
    }

    void order(PostId post, List<ActorId> people) {
        jdbc.sql("delete from identity.substitute_order where post_id = :post")
                .param("post", post.value())
                .update();
        jdbc.sql("""
                insert into identity.substitute_order (post_id, place, person_id)
                select :post, place, person from unnest(cast(:people as int[])) with ordinality as x(person, place)
                """)
                .param("post", post.value())
                .param("people", numbers(people))
                .update();
    }

    Set<ActorId> off(Collection<ActorId> people) {
        return jdbc.sql("select actor_id from identity.account where actor_id = any (:people) and not enabled")
                .param("people", numbers(people))
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .set();
    }

    private static Integer[] numbers(Collection<ActorId> people) {
        return people.stream().map(ActorId::value).toArray(Integer[]::new);
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        var chosen = row.getObject("chosen_id", Integer.class);
        return new Absence(
                row.getInt("id"),
                new ActorId(row.getInt("person_id")),
                Absence.Kind.valueOf(row.getString("kind")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                chosen == null ? Optional.empty() : Optional.of(new ActorId(chosen)));
    }
}
