package vn.kycuong.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.identity.Onlookers.Onlooker;
import vn.kycuong.sql.Timestamps;

/** Who has what open. */
@Repository
class OnlookerRows {
    private static final int MOST = 10;

    private final JdbcClient jdbc;

    OnlookerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that somebody is here, forgets where he was before, and reads who else is here: one statement. */
    List<Onlooker> here(UUID subject, Officer officer, Instant at, Instant gone) {
        return jdbc.sql("""
            with here as (
              insert into identity.onlooker as o (subject, actor_id, unit_name, since, seen_at)
              values (:subject, :me, :unit, :at, :at)
              on conflict (subject, actor_id) do update
                 set since = case when o.seen_at < :gone then excluded.since else o.since end,
                     unit_name = excluded.unit_name, seen_at = excluded.seen_at
            ), elsewhere as (
              delete from identity.onlooker where actor_id = :me and subject <> :subject and seen_at < :gone
            )
            select a.display_name, o.unit_name, o.since
              from identity.onlooker o
              join identity.account a on a.actor_id = o.actor_id
             where o.subject = :subject and o.actor_id <> :me and o.seen_at >= :gone
             order by o.since, o.actor_id
             limit :most
            """)
                .param("subject", subject)
                .param("me", officer.actor().value())
                .param("unit", officer.unitName())
                .param("at", Timestamps.utc(at))
                .param("gone", Timestamps.utc(gone))
                .param("most", MOST)
                .query((row, _) -> new Onlooker(
                        row.getString("display_name"),
                        row.getString("unit_name"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }
}
