package vn.kycuong.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** One-time codes, recovery codes, passkeys, and what is awaited of them. */
@Repository
class FactorRows {
    private final JdbcClient jdbc;

    FactorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The secret that a person's device shares with us.
     *
     * @param lastStep of the last code that opened
     * @param restsUntil codes are not looked at before; null when they are
     */
    record Secret(
            byte[] sealed,
            boolean confirmed,
            long lastStep,
            @Nullable Instant restsUntil) {}

    record Key(byte[] credentialId, UUID id, ActorId actor, String label, byte[] credential, long counter) {}

    // ---- one-time codes ---------------------------------------------------------------------------------------------

    Optional<Secret> secret(ActorId actor, int most, Instant at) {
        return jdbc.sql("""
                select sealed, confirmed_at is not null as confirmed, last_step,
                       case when failures >= :most and failed_at > :at - interval '15 minutes'
                            then failed_at + interval '15 minutes' end as rests_until
                  from identity.one_time_code where actor_id = :actor
                """)
                .param("actor", actor.value())
                .param("most", most)
                .param("at", Timestamps.utc(at))
                .query((row, _) -> {
                    @Nullable OffsetDateTime rests = row.getObject("rests_until", OffsetDateTime.class);
                    return new Secret(
                            row.getBytes("sealed"),
                            row.getBoolean("confirmed"),
                            row.getLong("last_step"),
                            rests == null ? null : rests.toInstant());
                })
                .optional();
    }

    Map<ActorId, byte[]> sealedSecrets() {
        return jdbc
                .sql("select actor_id, sealed from identity.one_time_code for update")
                .query((row, _) -> Map.entry(new ActorId(row.getInt("actor_id")), row.getBytes("sealed")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void sealAnew(ActorId actor, byte[] sealed) {
        jdbc.sql("update identity.one_time_code set sealed = :sealed where actor_id = :actor")
                .param("actor", actor.value())
                .param("sealed", sealed)
                .update();
    }

    /** A new secret takes the place of one that was never confirmed; false when a confirmed one is there. */
    boolean offer(ActorId actor, byte[] sealed, Instant at) {
        return jdbc.sql("""
                insert into identity.one_time_code as c (actor_id, sealed, made_at) values (:actor, :sealed, :at)
                on conflict (actor_id) do update set sealed = excluded.sealed, made_at = excluded.made_at, last_step = 0
                 where c.confirmed_at is null
                """)
                        .param("actor", actor.value())
                        .param("sealed", sealed)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** True for exactly one of those who bring the same code. */
    boolean use(ActorId actor, long step, Instant at) {
        return jdbc.sql("""
                update identity.one_time_code
                   set last_step = :step, failures = 0, failed_at = null, confirmed_at = coalesce(confirmed_at, :at)
                 where actor_id = :actor and last_step < :step
                """)
                        .param("actor", actor.value())
                        .param("step", step)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    /** Counts a wrong code; an hour of quiet forgets those before. */
    void failed(ActorId actor, Instant at) {
        jdbc.sql("""
                update identity.one_time_code
                   set failures = case when failed_at > :at - interval '1 hour' then failures + 1 else 1 end, failed_at = :at
                 where actor_id = :actor
                """)
                .param("actor", actor.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    void forget(ActorId actor) {
        jdbc.sql("delete from identity.one_time_code where actor_id = :actor")
                .param("actor", actor.value())
                .update();
        jdbc.sql("delete from identity.recovery_code where actor_id = :actor")
                .param("actor", actor.value())
                .update();
    }

    // ---- recovery codes ---------------------------------------------------------------------------------------------

    /** These, and none of those before. */
    void recoveryCodes(ActorId actor, List<byte[]> hashes, Instant at) {
        jdbc.sql("delete from identity.recovery_code where actor_id = :actor")
                .param("actor", actor.value())
                .update();
        jdbc.sql("""
                insert into identity.recovery_code (code_hash, actor_id, made_at) select h, :actor, :at from unnest(:hashes) as h
                """)
                .param("actor", actor.value())
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("at", Timestamps.utc(at))
                .update();
    }

    boolean useRecoveryCode(ActorId actor, byte[] hash, Instant at) {
        return jdbc.sql("""
                update identity.recovery_code set used_at = :at where code_hash = :hash and actor_id = :actor and used_at is null
                """)
                        .param("actor", actor.value())
                        .param("hash", hash)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    int recoveryCodesLeft(ActorId actor) {
        return jdbc.sql("select count(*) from identity.recovery_code where actor_id = :actor and used_at is null")
                .param("actor", actor.value())
                .query(Integer.class)
                .single();
    }

    // ---- half a log-in ----------------------------------------------------------------------------------------------

    /** Keeps that the password was right, and lets go of those that ended long ago. */
    void begin(HalfLogIn half, ActorId actor, Instant at, Instant expires) {
        jdbc.sql("""
                with old as (delete from identity.half_log_in where expires_at < :at - interval '1 day')
                insert into identity.half_log_in (token_hash, actor_id, expires_at) values (:hash, :actor, :expires)
                """)
                .param("hash", half.hash())
                .param("actor", actor.value())
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    /** Counts a try before the code is looked at; empty when it is used, over, or was tried too often. */
    Optional<ActorId> countTry(HalfLogIn half, int most, Instant at) {
        return jdbc.sql("""
                update identity.half_log_in set tries = tries + 1
                 where token_hash = :hash and used_at is null and expires_at > :at and tries < :most
                returning actor_id
                """)
                .param("hash", half.hash())
                .param("at", Timestamps.utc(at))
                .param("most", most)
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .optional();
    }

    boolean use(HalfLogIn half, Instant at) {
        return jdbc.sql("update identity.half_log_in set used_at = :at where token_hash = :hash and used_at is null")
                        .param("hash", half.hash())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    // ---- passkeys ---------------------------------------------------------------------------------------------------

    UUID handle(ActorId actor) {
        return jdbc.sql("select handle from identity.account where actor_id = :actor")
                .param("actor", actor.value())
                .query(UUID.class)
                .single();
    }

    void ask(byte[] tokenHash, byte[] challenge, @Nullable ActorId actor, Instant at, Instant expires) {
        jdbc.sql("""
                with old as (delete from identity.challenge where expires_at < :at - interval '1 hour')
                insert into identity.challenge (token_hash, challenge, actor_id, expires_at) values (:hash, :challenge, :actor, :expires)
                """)
                .param("hash", tokenHash)
                .param("challenge", challenge)
                .param("actor", actor == null ? null : actor.value())
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    /** What was asked, once. */
    Optional<byte[]> answered(byte[] tokenHash, @Nullable ActorId actor, Instant at) {
        return jdbc.sql("""
                delete from identity.challenge
                 where token_hash = :hash and actor_id is not distinct from :actor
                returning case when expires_at > :at then challenge end as challenge
                """)
                .param("hash", tokenHash)
                .param("actor", actor == null ? null : actor.value(), java.sql.Types.INTEGER)
                .param("at", Timestamps.utc(at))
                .query((row, _) -> Optional.ofNullable(row.getBytes("challenge")))
                .optional()
                .flatMap(c -> c);
    }

    boolean add(Key key, Instant at) {
        return jdbc.sql("""
                insert into identity.passkey (credential_id, passkey_id, actor_id, label, credential, counter, made_at)
                values (:credential_id, :id, :actor, :label, :credential, :counter, :at)
                on conflict do nothing
                """)
                        .param("credential_id", key.credentialId())
                        .param("id", key.id())
                        .param("actor", key.actor().value())
                        .param("label", key.label())
                        .param("credential", key.credential())
                        .param("counter", key.counter())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    Optional<Key> key(byte[] credentialId) {
        return jdbc.sql("select * from identity.passkey where credential_id = :id")
                .param("id", credentialId)
                .query((row, _) -> new Key(
                        row.getBytes("credential_id"),
                        row.getObject("passkey_id", UUID.class),
                        new ActorId(row.getInt("actor_id")),
                        row.getString("label"),
                        row.getBytes("credential"),
                        row.getLong("counter")))
                .optional();
    }

    List<byte[]> keys(ActorId actor) {
        return jdbc.sql("select credential_id from identity.passkey where actor_id = :actor")
                .param("actor", actor.value())
                .query((row, _) -> row.getBytes("credential_id"))
                .list();
    }

    /** Used, with the counter the device told. */
    void used(byte[] credentialId, long counter, Instant at) {
        jdbc.sql("update identity.passkey set counter = :counter, used_at = :at where credential_id = :id")
                .param("id", credentialId)
                .param("counter", counter)
                .param("at", Timestamps.utc(at))
                .update();
    }

    boolean remove(ActorId actor, UUID key) {
        return jdbc.sql("delete from identity.passkey where actor_id = :actor and passkey_id = :key")
                        .param("actor", actor.value())
                        .param("key", key)
                        .update()
                == 1;
    }

    List<Passkeys.Line> lines(ActorId actor) {
        return jdbc.sql("select * from identity.passkey where actor_id = :actor order by made_at")
                .param("actor", actor.value())
                .query((row, _) -> {
                    @Nullable OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
                    return new Passkeys.Line(
                            row.getObject("passkey_id", UUID.class),
                            row.getString("label"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }
}
