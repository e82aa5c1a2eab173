package vn.kycuong.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code identity.work_contact}. */
@Repository
class WorkContactRows {
    private final JdbcClient jdbc;

    WorkContactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sealed the mail address, or null for none */
    record Row(String phone, byte @Nullable [] sealed) {}

    Optional<Row> at(ActorId actor, Instant moment) {
        return jdbc.sql("""
            select phone, sealed from identity.work_contact
             where actor_id = :actor and known_from <= :moment
             order by known_from desc
             limit 1
            """)
                .param("actor", actor.value())
                .param("moment", Timestamps.utc(moment))
                .query((row, _) -> new Row(row.getString("phone"), row.getBytes("sealed")))
                .optional();
    }

    Map<ActorId, Row> at(Collection<ActorId> actors, Instant moment) {
        var found = new HashMap<ActorId, Row>();
        jdbc.sql("""
            select distinct on (actor_id) actor_id, phone, sealed from identity.work_contact
             where actor_id = any (:actors) and known_from <= :moment
             order by actor_id, known_from desc
            """)
                .param("actors", actors.stream().map(ActorId::value).toArray(Integer[]::new))
                .param("moment", Timestamps.utc(moment))
                .query((row, _) -> found.put(
                        new ActorId(row.getInt("actor_id")), new Row(row.getString("phone"), row.getBytes("sealed"))))
                .list();
        return found;
    }

    boolean isKnown(ActorId actor) {
        return jdbc.sql("select exists (select from identity.account where actor_id = :actor)")
                .param("actor", actor.value())
                .query(Boolean.class)
                .single();
    }

    void keep(ActorId actor, String phone, byte @Nullable [] sealed, ActorId by, Instant from) {
        jdbc.sql("""
            insert into identity.work_contact (actor_id, known_from, phone, sealed, entered_by)
            values (:actor, :from, :phone, :sealed, :by)
            on conflict (actor_id, known_from) do update
               set phone = excluded.phone, sealed = excluded.sealed, entered_by = excluded.entered_by
            """)
                .param("actor", actor.value())
                .param("from", Timestamps.utc(from))
                .param("phone", phone)
                .param("sealed", sealed, java.sql.Types.BINARY)
                .param("by", by.value())
                .update();
    }
}
