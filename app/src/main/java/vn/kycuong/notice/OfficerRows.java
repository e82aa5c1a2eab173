package vn.kycuong.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;

/** Rows of {@code notice.officer}. */
@Repository
class OfficerRows {
    private final JdbcClient jdbc;

    OfficerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(byte[] sealed, String lang, boolean wanted) {}

    Optional<Row> find(ActorId actor) {
        return jdbc.sql("select sealed, lang, wanted from notice.officer where actor_id = :actor")
                .param("actor", actor.value())
                .query((row, _) -> new Row(row.getBytes("sealed"), row.getString("lang"), row.getBoolean("wanted")))
                .optional();
    }

    /** Whom any line concerns: officers themselves, or units whose heads it is for. */
    Set<Integer> concerned(Addressee addressee) {
        return jdbc.sql("select distinct recipient from notice.line where not over and addressee = :addressee")
                .param("addressee", addressee.name())
                .query((row, _) -> row.getInt("recipient"))
                .set();
    }

    void keep(ActorId actor, byte[] sealed, String lang, boolean wanted, Instant at) {
        jdbc.sql("""
            insert into notice.officer (actor_id, sealed, lang, wanted, changed_at) values (:actor, :sealed, :lang, :wanted, :at)
            on conflict (actor_id) do update
               set sealed = excluded.sealed, lang = excluded.lang, wanted = excluded.wanted, changed_at = excluded.changed_at
            """)
                .param("actor", actor.value())
                .param("sealed", sealed)
                .param("lang", lang)
                .param("wanted", wanted)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Who wants lists and has none of this kind and day yet: whoever chose it, and whoever has mail at work and did not say no. */
    List<ActorId> waiting(LocalDate day, String situation) {
        return jdbc.sql("""
            select o.actor_id
              from (select c.actor_id from notice.officer c where c.wanted
                    union all
                    select r.actor_id from identity.reachable r
                     where not exists (select from notice.officer c where c.actor_id = r.actor_id)) o
             where not exists (select from notice.message m where m.actor_id = o.actor_id and m.day = :day and m.situation = :situation)
             order by o.actor_id
            """)
                .param("day", day)
                .param("situation", situation)
                .query((row, _) -> new ActorId(row.getInt(1)))
                .list();
    }
}
