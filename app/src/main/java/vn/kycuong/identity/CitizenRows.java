package vn.kycuong.identity;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.sql.Timestamps;

/** Citizens' sessions, and who is awaited back from their provider. */
@Repository
class CitizenRows {
    private final JdbcClient jdbc;

    CitizenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Awaited(byte[] browser, String nonce, String verifier) {}

    void await(byte[] state, Awaited awaited, Instant at, Instant expires) {
        jdbc.sql("""
                with old as (delete from identity.citizen_log_in where expires_at < :at - interval '1 hour')
                insert into identity.citizen_log_in (state_hash, browser_hash, nonce, verifier, expires_at)
                values (:state, :browser, :nonce, :verifier, :expires)
                """)
                .param("state", state)
                .param("browser", awaited.browser())
                .param("nonce", awaited.nonce())
                .param("verifier", awaited.verifier())
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    /** Who came back, once. */
    Optional<Awaited> back(byte[] state, Instant at) {
        return jdbc.sql(
                        "delete from identity.citizen_log_in where state_hash = :state and expires_at > :at returning *")
                .param("state", state)
                .param("at", Timestamps.utc(at))
                .query((row, _) ->
                        new Awaited(row.getBytes("browser_hash"), row.getString("nonce"), row.getString("verifier")))
                .optional();
    }

    /** Sessions that ended are swept on the way, with the numbers in them. */
    void open(byte[] token, byte[] sealed, Instant at, Instant idle, Instant ends) {
        jdbc.sql("""
                with old as (delete from identity.citizen_session where ends_at < :at or idle_until < :at)
                insert into identity.citizen_session (token_hash, sealed, idle_until, ends_at) values (:token, :sealed, :idle, :ends)
                """)
                .param("token", token)
                .param("sealed", sealed)
                .param("at", Timestamps.utc(at))
                .param("idle", Timestamps.utc(idle))
                .param("ends", Timestamps.utc(ends))
                .update();
    }

    Optional<byte[]> seen(byte[] token, Instant at, Instant idle) {
        return jdbc.sql("""
                update identity.citizen_session set idle_until = :idle
                 where token_hash = :token and idle_until > :at and ends_at > :at
                returning sealed
                """)
                .param("token", token)
                .param("at", Timestamps.utc(at))
                .param("idle", Timestamps.utc(idle))
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }

    void end(byte[] token) {
        jdbc.sql("delete from identity.citizen_session where token_hash = :token")
                .param("token", token)
                .update();
    }
}
