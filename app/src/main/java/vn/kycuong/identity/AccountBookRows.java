package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.sql.Timestamps;

/** Accounts as the one who looks after them sees them; links and recoveries. */
@Repository
class AccountBookRows {
    private static final String LINES = """
            select a.actor_id, a.login, a.display_name, a.staff_no, a.enabled, a.password_hash <> '!' as activated,
                   exists (select from identity.one_time_code c where c.actor_id = a.actor_id and c.confirmed_at is not null) as codes,
                   (select count(*) from identity.passkey k where k.actor_id = a.actor_id) as passkeys,
                   (select max(seen_at) from identity.session s where s.actor_id = a.actor_id) as seen_at
              from identity.account a
            """;

    private final JdbcClient jdbc;

    AccountBookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int count(String asked) {
        return jdbc.sql("""
                select count(*) from identity.account a
                 where strpos(lower(a.display_name), lower(:asked)) > 0 or strpos(a.login, lower(:asked)) > 0
                    or a.staff_no = upper(:asked)
                """).param("asked", asked).query(Integer.class).single();
    }

    List<AccountBook.Line> list(String asked, int most, int from) {
        return jdbc.sql(LINES + """
                 where strpos(lower(a.display_name), lower(:asked)) > 0 or strpos(a.login, lower(:asked)) > 0
                    or a.staff_no = upper(:asked)
                 order by a.display_name, a.actor_id limit :most offset :from
                """)
                .param("asked", asked)
                .param("most", most)
                .param("from", from)
                .query(AccountBookRows::line)
                .list();
    }

    Optional<AccountBook.Line> find(ActorId actor) {
        return jdbc.sql(LINES + " where a.actor_id = :actor")
                .param("actor", actor.value())
                .query(AccountBookRows::line)
                .optional();
    }

    /** Whether a role is held without a post. */
    boolean stands(ActorId actor) {
        return jdbc.sql("select standing_role is not null from identity.account where actor_id = :actor")
                .param("actor", actor.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** False when another account has this number. */
    boolean number(ActorId actor, String staffNo) {
        return jdbc.sql("""
                update identity.account set staff_no = nullif(:number, '')
                 where actor_id = :actor
                   and not exists (select from identity.account o where o.staff_no = :number and o.actor_id <> :actor)
                """)
                        .param("actor", actor.value())
                        .param("number", staffNo)
                        .update()
                == 1;
    }

    void password(ActorId actor, String hash) {
        jdbc.sql("update identity.account set password_hash = :hash where actor_id = :actor")
                .param("actor", actor.value())
                .param("hash", hash)
                .update();
    }

    /** Keys, and the account that is tied elsewhere, are gone. */
    void forgetProofs(ActorId actor) {
        jdbc.sql("delete from identity.passkey where actor_id = :actor")
                .param("actor", actor.value())
                .update();
        jdbc.sql("delete from identity.outside_account where actor_id = :actor")
                .param("actor", actor.value())
                .update();
    }

    /** Sessions, links and the password are gone. */
    void forget(ActorId actor, String noPassword, Instant at) {
        password(actor, noPassword);
        jdbc.sql("update identity.password_link set used_at = :at where actor_id = :actor and used_at is null")
                .param("actor", actor.value())
                .param("at", Timestamps.utc(at))
                .update();
        jdbc.sql("update identity.half_log_in set used_at = :at where actor_id = :actor and used_at is null")
                .param("actor", actor.value())
                .param("at", Timestamps.utc(at))
                .update();
        jdbc.sql("update identity.session set revoked_at = :at where actor_id = :actor and revoked_at is null")
                .param("actor", actor.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    // ---- links ------------------------------------------------------------------------------------------------------

    /** A new link; those before it close. */
    void addLink(byte[] hash, ActorId actor, ActorId by, Instant at, Instant expires) {
        jdbc.sql("update identity.password_link set used_at = :at where actor_id = :actor and used_at is null")
                .param("actor", actor.value())
                .param("at", Timestamps.utc(at))
                .update();
        jdbc.sql("""
                insert into identity.password_link (token_hash, actor_id, made_by, made_at, expires_at)
                values (:hash, :actor, :by, :at, :expires)
                """)
                .param("hash", hash)
                .param("actor", actor.value())
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    boolean linkIsOpen(byte[] hash, Instant at) {
        return linked(hash, at).isPresent();
    }

    Optional<ActorId> linked(byte[] hash, Instant at) {
        return jdbc.sql("""
                select actor_id from identity.password_link where token_hash = :hash and used_at is null and expires_at > :at
                """)
                .param("hash", hash)
                .param("at", Timestamps.utc(at))
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .optional();
    }

    boolean useLink(byte[] hash, Instant at) {
        return jdbc.sql("update identity.password_link set used_at = :at where token_hash = :hash and used_at is null")
                        .param("hash", hash)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    // ---- recoveries -------------------------------------------------------------------------------------------------

    boolean ask(UUID id, ActorId actor, Lost lost, String reason, ActorId by, Recoveries.Asker as, Instant at) {
        return jdbc.sql("""
                insert into identity.recovery (recovery_id, actor_id, lost, reason, asked_by, asked_as, asked_at)
                values (:id, :actor, :lost, :reason, :by, :as, :at) on conflict do nothing
                """)
                        .param("as", as.name())
                        .param("id", id)
                        .param("actor", actor.value())
                        .param("lost", lost.name())
                        .param("reason", reason)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    boolean decide(UUID id, boolean granted, ActorId by, Instant at) {
        return jdbc.sql("""
                update identity.recovery set granted = :granted, decided_by = :by, decided_at = :at
                 where recovery_id = :id and decided_at is null
                """)
                        .param("id", id)
                        .param("granted", granted)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    List<Recoveries.Recovery> recoveries() {
        return jdbc.sql("""
                select r.*, a.display_name from identity.recovery r join identity.account a using (actor_id)
                 where r.decided_at is null order by r.asked_at
                """).query(AccountBookRows::recovery).list();
    }

    Optional<Recoveries.Recovery> recovery(UUID id) {
        return jdbc.sql("""
                select r.*, a.display_name from identity.recovery r join identity.account a using (actor_id)
                 where r.decided_at is null and r.recovery_id = :id
                """).param("id", id).query(AccountBookRows::recovery).optional();
    }

    private static Recoveries.Recovery recovery(ResultSet row, int no) throws SQLException {
        return new Recoveries.Recovery(
                row.getObject("recovery_id", UUID.class),
                new ActorId(row.getInt("actor_id")),
                row.getString("display_name"),
                Lost.valueOf(row.getString("lost")),
                row.getString("reason"),
                new ActorId(row.getInt("asked_by")),
                Recoveries.Asker.valueOf(row.getString("asked_as")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    private static AccountBook.Line line(ResultSet row, int no) throws SQLException {
        @Nullable OffsetDateTime seen = row.getObject("seen_at", OffsetDateTime.class);
        return new AccountBook.Line(
                new ActorId(row.getInt("actor_id")),
                row.getString("login"),
                row.getString("display_name"),
                row.getString("staff_no"),
                row.getBoolean("enabled"),
                row.getBoolean("activated"),
                row.getBoolean("codes"),
                row.getInt("passkeys"),
                seen == null ? null : seen.toInstant(),
                List.of());
    }
}
