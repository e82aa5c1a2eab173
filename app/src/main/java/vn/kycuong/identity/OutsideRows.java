package vn.kycuong.identity;

import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** Who is known to the identity provider as whom, and who is awaited back from it. */
@Repository
class OutsideRows {
    private final JdbcClient jdbc;

    OutsideRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param actor to whose account it is to be tied, or null */
    record Awaited(
            byte[] browser,
            String nonce,
            String verifier,
            @Nullable ActorId actor,
            String next) {}

    void await(byte[] state, Awaited awaited, Instant at, Instant expires) {
        jdbc.sql("""
                with old as (delete from identity.outside_log_in where expires_at < :at - interval '1 hour')
                insert into identity.outside_log_in (state_hash, browser_hash, nonce, verifier, actor_id, next, expires_at)
                values (:state, :browser, :nonce, :verifier, :actor, :next, :expires)
                """)
                .param("state", state)
                .param("browser", awaited.browser())
                .param("nonce", awaited.nonce())
                .param("verifier", awaited.verifier())
                .param("actor", awaited.actor() == null ? null : awaited.actor().value(), Types.INTEGER)
                .param("next", awaited.next())
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    /** Who came back, once. */
    Optional<Awaited> back(byte[] state, Instant at) {
        return jdbc.sql(
                        "delete from identity.outside_log_in where state_hash = :state and expires_at > :at returning *")
                .param("state", state)
                .param("at", Timestamps.utc(at))
                .query((row, _) -> {
                    @Nullable Integer actor = row.getObject("actor_id", Integer.class);
                    return new Awaited(
                            row.getBytes("browser_hash"),
                            row.getString("nonce"),
                            row.getString("verifier"),
                            actor == null ? null : new ActorId(actor),
                            row.getString("next"));
                })
                .optional();
    }

    Optional<ActorId> known(String issuer, String subject, Instant at) {
        return jdbc.sql("""
                update identity.outside_account set used_at = :at where issuer = :issuer and subject = :subject returning actor_id
                """)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("at", Timestamps.utc(at))
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .optional();
    }

    /** False when the provider's account, or ours, is tied already. */
    boolean tie(String issuer, String subject, ActorId actor, Instant at) {
        return jdbc.sql("""
                insert into identity.outside_account (issuer, subject, actor_id, linked_at) values (:issuer, :subject, :actor, :at)
                on conflict do nothing
                """)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("actor", actor.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    boolean isTied(ActorId actor) {
        return jdbc.sql("select exists (select from identity.outside_account where actor_id = :actor)")
                .param("actor", actor.value())
                .query(Boolean.class)
                .single();
    }

    void untie(ActorId actor) {
        jdbc.sql("delete from identity.outside_account where actor_id = :actor")
                .param("actor", actor.value())
                .update();
    }
}
