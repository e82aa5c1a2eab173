package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Sessions, log-in attempts and secrets. */
@Repository
class IdentityRows {
    private final JdbcClient jdbc;

    IdentityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a log-in needs to know of an account. */
    record Credentials(
            ActorId actor, String login, String name, String passwordHash, boolean enabled, int grantVersion) {}

    /** A session about to begin. */
    record Opening(
            HeldPost post, String name, Scope scope, Standing standing, String address, Instant at, Instant expires) {}

    Optional<Credentials> credentials(String login) {
        return jdbc.sql("""
            select actor_id, login, display_name, password_hash, enabled, grant_version from identity.account where login = :login
            """)
                .param("login", login)
                .query(IdentityRows::credentials)
                .optional();
    }

    Optional<Credentials> credentials(ActorId actor) {
        return jdbc.sql("""
            select actor_id, login, display_name, password_hash, enabled, grant_version from identity.account where actor_id = :actor
            """)
                .param("actor", actor.value())
                .query(IdentityRows::credentials)
                .optional();
    }

    private static Credentials credentials(ResultSet row, int no) throws SQLException {
        return new Credentials(
                new ActorId(row.getInt("actor_id")),
                row.getString("login"),
                row.getString("display_name"),
                row.getString("password_hash"),
                row.getBoolean("enabled"),
                row.getInt("grant_version"));
    }

    /** How a session was proved and when, and when it ends however busy. */
    record Standing(Proof proof, Instant provedAt, Instant ends) {}

    /** Of a session that is open. */
    Optional<Standing> standing(SessionToken token) {
        return jdbc.sql(
                        "select proof, proved_at, ends_at from identity.session where token_hash = :token and revoked_at is null")
                .param("token", token.hash())
                .query((row, _) -> new Standing(
                        Proof.valueOf(row.getString("proof")), instant(row, "proved_at"), instant(row, "ends_at")))
                .optional();
    }

    /**
     * Counts one more try against this login from this address before the password is looked at, so that tries made at once count
     * too. Empty when the try may go on, otherwise the moment from which one may try again. After five failures the wait doubles
     * from two seconds to a quarter of an hour; half a day of quiet forgets them.
     */
    Optional<Instant> countTry(byte[] loginHash, String address, Instant at) {
        var counted = jdbc.sql("""
            insert into identity.attempt as t (login_hash, address, failures, not_before, last_at)
            values (:login, :address, 1, :at, :at)
            on conflict (login_hash, address) do update
               set failures = case when t.last_at < :at - interval '12 hours' then 1 else t.failures + 1 end,
                   not_before = case when t.failures < 4 or t.last_at < :at - interval '12 hours' then :at
                                     else :at + least(900, power(2, least(t.failures, 20) - 3)) * interval '1 second' end,
                   last_at = :at
             where t.not_before <= :at
            """)
                .param("login", loginHash)
                .param("address", address)
                .param("at", Timestamps.utc(at))
                .update();
        if (counted == 1) return Optional.empty();
        return jdbc.sql("select not_before from identity.attempt where login_hash = :login and address = :address")
                .param("login", loginHash)
                .param("address", address)
                .query((row, _) -> instant(row, "not_before"))
                .optional();
    }

    void forgetTries(byte[] loginHash, String address, Instant at) {
        jdbc.sql("""
            delete from identity.attempt
             where (login_hash = :login and address = :address) or last_at < :at - interval '1 day'
            """)
                .param("login", loginHash)
                .param("address", address)
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** Opens a session, and lets go of those that ended a season ago. */
    void open(SessionToken token, UUID id, int grantVersion, Opening opening) {
        var post = opening.post();
        jdbc.sql("""
            with old as (
              delete from identity.session where ends_at < :at - interval '90 days'
            )
            insert into identity.session (token_hash, session_id, actor_id, post_id, post_title, unit_id, unit_name,
                   display_name, role, scope_all, scope_units, grant_version, address, created_at, seen_at, expires_at, ends_at,
                   in_place_of, only_rights, proof, proved_at)
            values (:token, :id, :actor, :post, :title, :unit, :unit_name,
                   :name, :role, :all, :units, :version, :address, :at, :at, :expires, :ends, :in_place_of, :only, :proof, :proved)
            """)
                .param("token", token.hash())
                .param("id", id)
                .param("actor", post.actor().value())
                .param("post", post.post().value())
                .param("title", post.title())
                .param("unit", post.unit().value())
                .param("unit_name", post.unitName())
                .param("name", opening.name())
                .param("role", post.role())
                .param("all", opening.scope().isAll())
                .param("units", opening.scope().unitNumbers())
                .param("version", grantVersion)
                .param("address", opening.address())
                .param("at", Timestamps.utc(opening.at()))
                .param("expires", Timestamps.utc(opening.expires()))
                .param("ends", Timestamps.utc(opening.standing().ends()))
                .param("proof", opening.standing().proof().name())
                .param("proved", Timestamps.utc(opening.standing().provedAt()))
                .param(
                        "in_place_of",
                        post.inPlaceOf() == null ? null : post.inPlaceOf().value())
                .param(
                        "only",
                        post.only().map(only -> only.toArray(String[]::new)).orElse(null),
                        Types.ARRAY)
                .update();
    }

    /**
     * The officer behind a token, in one statement: who, in which post, with what rights over which units. Nothing once the session
     * has expired or was revoked, the account is disabled, or its grants are no longer those the session was opened with. Its life
     * slides forward at most once a minute, so that most clicks write nothing.
     */
    Optional<Officer> officer(SessionToken token, Instant at, Instant slidesTo) {
        return jdbc.sql("""
            with found as (
              select s.*, s.proof in ('PASSWORD', 'OUTSIDE_PASSWORD') and r.second_factor = 'REQUIRED' as owes_proof
                from identity.session s
                join identity.account a on a.actor_id = s.actor_id
                join identity.role r on r.role = s.role
               where s.token_hash = :token and s.revoked_at is null and s.expires_at > :at
                 and a.enabled and a.grant_version = s.grant_version
            ), slid as (
              update identity.session s
                 set seen_at = :at, expires_at = least(:slides_to, s.ends_at)
                from found f
               where s.token_hash = f.token_hash and f.seen_at < :at - interval '1 minute'
            )
            select f.*, array(select r.right_name from identity.role_right r where r.role = f.role
                              and (f.only_rights is null or r.right_name = any (f.only_rights))) as rights
              from found f
            """)
                .param("token", token.hash())
                .param("at", Timestamps.utc(at))
                .param("slides_to", Timestamps.utc(slidesTo))
                .query((row, _) -> officer(row))
                .optional();
    }

    List<SessionLine> sessions(ActorId actor, SessionToken current, Instant at) {
        return jdbc.sql("""
            select s.session_id, s.address, s.post_title, s.unit_name, s.created_at, s.seen_at, s.expires_at,
                   s.token_hash = :current as current
              from identity.session s
              join identity.account a on a.actor_id = s.actor_id and a.grant_version = s.grant_version
             where s.actor_id = :actor and s.revoked_at is null and s.expires_at > :at
             order by s.seen_at desc
            """)
                .param("actor", actor.value())
                .param("current", current.hash())
                .param("at", Timestamps.utc(at))
                .query((row, _) -> new SessionLine(
                        row.getObject("session_id", UUID.class),
                        row.getString("address"),
                        row.getString("post_title"),
                        row.getString("unit_name"),
                        instant(row, "created_at"),
                        instant(row, "seen_at"),
                        instant(row, "expires_at"),
                        row.getBoolean("current")))
                .list();
    }

    boolean revoke(ActorId actor, UUID session, Instant at) {
        return jdbc.sql("""
            update identity.session set revoked_at = :at
             where actor_id = :actor and session_id = :session and revoked_at is null
            """)
                        .param("actor", actor.value())
                        .param("session", session)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    void revoke(SessionToken token, Instant at) {
        jdbc.sql("update identity.session set revoked_at = :at where token_hash = :token and revoked_at is null")
                .param("token", token.hash())
                .param("at", Timestamps.utc(at))
                .update();
    }

    void revokeOthers(ActorId actor, SessionToken current, Instant at) {
        jdbc.sql("""
            update identity.session set revoked_at = :at
             where actor_id = :actor and revoked_at is null and token_hash <> :current
            """)
                .param("actor", actor.value())
                .param("current", current.hash())
                .param("at", Timestamps.utc(at))
                .update();
    }

    /** The sealed secret of this name. */
    Optional<byte[]> secret(String name) {
        return jdbc.sql("select sealed from identity.secret where name = :name")
                .param("name", name)
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }

    /** Keeps a secret under this name, unless there is one; two instances that start at once agree on that of the first. */
    byte[] secret(String name, byte[] sealed) {
        jdbc.sql("insert into identity.secret (name, sealed) values (:name, :sealed) on conflict do nothing")
                .param("name", name)
                .param("sealed", sealed)
                .update();
        return secret(name).orElseThrow();
    }

    void forgetSecret(String name) {
        jdbc.sql("delete from identity.secret where name = :name")
                .param("name", name)
                .update();
    }

    /** The same password under other parameters of the hash. */
    void rehash(ActorId actor, String before, String hash) {
        jdbc.sql(
                        "update identity.account set password_hash = :hash where actor_id = :actor and password_hash = :before")
                .param("actor", actor.value())
                .param("before", before)
                .param("hash", hash)
                .update();
    }

    private static Officer officer(ResultSet row) throws SQLException {
        int version = row.getInt("grant_version");
        boolean owesProof = row.getBoolean("owes_proof");
        return new Officer(
                new ActorId(row.getInt("actor_id")),
                new PostId(row.getInt("post_id")),
                new UnitId(row.getInt("unit_id")),
                row.getString("unit_name"),
                row.getString("display_name"),
                row.getString("role"),
                owesProof ? Set.of() : Set.of((String[]) row.getArray("rights").getArray()),
                owesProof ? Scope.of(List.of(), version) : scope(row, version),
                inPlaceOf(row),
                owesProof);
    }

    private static Scope scope(ResultSet row, int version) throws SQLException {
        if (row.getBoolean("scope_all")) return Scope.all(version);
        var units = (Integer[]) row.getArray("scope_units").getArray();
        return Scope.of(Arrays.stream(units).map(UnitId::new).toList(), version);
    }

    private static @Nullable ActorId inPlaceOf(ResultSet row) throws SQLException {
        int holder = row.getInt("in_place_of");
        return row.wasNull() ? null : new ActorId(holder);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return Objects.requireNonNull(moment, column).toInstant();
    }
}
