package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.identity.Administrators.Proposal;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** Who administers without a post, and what is proposed about it. */
@Repository
class AdministratorRows {
    private final JdbcClient jdbc;

    AdministratorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Decisions about administrators are made one after the other: each counts who is left. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.administrator'))")
                .query((_, _) -> true)
                .list();
    }

    Set<ActorId> standing() {
        return jdbc.sql("select actor_id from identity.account where standing_role = 'ADMIN' and enabled")
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .set();
    }

    Set<ActorId> enabled(Collection<ActorId> people) {
        return jdbc.sql("select actor_id from identity.account where actor_id = any (:people) and enabled")
                .param("people", people.stream().map(ActorId::value).toArray(Integer[]::new))
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .set();
    }

    void stand(ActorId actor, boolean administrator) {
        jdbc.sql("""
                update identity.account set standing_role = case when :administrator then 'ADMIN' end
                 where actor_id = :actor
                """)
                .param("actor", actor.value())
                .param("administrator", administrator)
                .update();
    }

    boolean propose(UUID id, ActorId actor, boolean becomes, String reason, ActorId by, Instant at) {
        return jdbc.sql("""
                insert into identity.administrator_proposal (proposal_id, actor_id, becomes, reason, asked_by, asked_at)
                values (:id, :actor, :becomes, :reason, :by, :at) on conflict do nothing
                """)
                        .param("id", id)
                        .param("actor", actor.value())
                        .param("becomes", becomes)
                        .param("reason", reason)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** True for exactly one of those who decide at once. */
    boolean decide(UUID id, boolean granted, ActorId by, Instant at) {
        return jdbc.sql("""
                update identity.administrator_proposal set granted = :granted, decided_by = :by, decided_at = :at
                 where proposal_id = :id and decided_at is null
                """)
                        .param("id", id)
                        .param("granted", granted)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    List<Proposal> open() {
        return jdbc.sql("select * from identity.administrator_proposal where decided_at is null order by asked_at")
                .query(AdministratorRows::proposal)
                .list();
    }

    Optional<Proposal> open(UUID id) {
        return jdbc.sql("select * from identity.administrator_proposal where decided_at is null and proposal_id = :id")
                .param("id", id)
                .query(AdministratorRows::proposal)
                .optional();
    }

    private static Proposal proposal(ResultSet row, int no) throws SQLException {
        return new Proposal(
                row.getObject("proposal_id", UUID.class),
                new ActorId(row.getInt("actor_id")),
                row.getBoolean("becomes"),
                row.getString("reason"),
                new ActorId(row.getInt("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }
}
