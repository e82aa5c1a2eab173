package vn.kycuong.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Accounts, the rights of roles, set-up links. */
@Repository
class AccountRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AccountRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a role may do and how far it sees. */
    record RoleRight(String role, String right, boolean everywhere) {}

    record Role(String name, Reach reach, int rank) {}

    enum Reach {
        NONE,
        UNIT,
        SUBTREE,
        ALL
    }

    record Granted(ActorId actor, String fingerprint) {}

    record Regranted(ActorId actor, int version, boolean enabled) {}

    private record NewRow(int no, String login, String name) {}

    private record GrantedRow(int actor, String fingerprint) {}

    List<Role> roles() {
        return jdbc.sql("select role, reach, rank from identity.role")
                .query((row, _) ->
                        new Role(row.getString("role"), Reach.valueOf(row.getString("reach")), row.getInt("rank")))
                .list();
    }

    List<RoleRight> roleRights() {
        return jdbc.sql("select role, right_name, everywhere from identity.role_right")
                .query((row, _) ->
                        new RoleRight(row.getString("role"), row.getString("right_name"), row.getBoolean("everywhere")))
                .list();
    }

    List<String> taken(Collection<String> logins) {
        return jdbc.sql("select login from identity.account where login = any (:logins) order by login")
                .param("logins", logins.toArray(String[]::new))
                .query((row, _) -> row.getString("login"))
                .list();
    }

    Map<ActorId, String> names(Collection<ActorId> actors) {
        return jdbc
                .sql("select actor_id, display_name from identity.account where actor_id = any (:actors)")
                .param("actors", numbers(actors))
                .query((row, _) -> Map.entry(new ActorId(row.getInt("actor_id")), row.getString("display_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Set<ActorId> everybody() {
        return jdbc.sql("select actor_id from identity.account")
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .set();
    }

    List<ActorId> create(List<NewAccount> accounts, PasswordHash hash, Instant at) {
        var rows = IntStream.range(0, accounts.size())
                .mapToObj(i -> new NewRow(
                        i,
                        PasswordRules.login(accounts.get(i).login()),
                        accounts.get(i).name()))
                .toList();
        return jdbc.sql("""
                with x as (
                  select x.no, x.login, x.name, nextval('identity.actor_no') as actor
                    from (select * from jsonb_to_recordset(:rows::jsonb) as r(no int, login text, name text) order by no) x
                ), made as (
                  insert into identity.account (actor_id, login, password_hash, display_name, created_at)
                  select actor, login, :hash, name, :at from x
                  returning actor_id
                )
                select x.actor from x join made on made.actor_id = x.actor order by x.no
                """)
                .param("hash", hash.value())
                .param("at", Timestamps.utc(at))
                .param("rows", json.writeValueAsString(rows))
                .query((row, _) -> new ActorId(row.getInt("actor")))
                .list();
    }

    ActorId createAdministrator(String login, String displayName, String passwordHash, Instant at) {
        return jdbc.sql("""
                insert into identity.account (actor_id, login, password_hash, display_name, standing_role, created_at)
                values (nextval('identity.actor_no'), :login, :hash, :name, 'ADMIN', :at)
                returning actor_id
                """)
                .param("login", login)
                .param("hash", passwordHash)
                .param("name", displayName)
                .param("at", Timestamps.utc(at))
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .single();
    }

    /** The roles that accounts hold without a post: as if they held a post of no unit. */
    List<HeldPost> standing(Collection<ActorId> actors) {
        return jdbc.sql("""
                select actor_id, standing_role
                  from identity.account
                 where standing_role is not null and actor_id = any (:actors)
                """)
                .param("actors", numbers(actors))
                .query((row, _) -> new HeldPost(
                        new ActorId(row.getInt("actor_id")),
                        PostId.NONE,
                        "Quản trị hệ thống",
                        row.getString("standing_role"),
                        UnitId.ALL,
                        "Toàn hệ thống",
                        List.of(),
                        List.of()))
                .list();
    }

    /** Stores what each actor is granted now; answers those for whom it differs from before, with their next version. */
    List<Regranted> regrant(List<Granted> granted) {
        var rows = granted.stream()
                .map(g -> new GrantedRow(g.actor().value(), HexFormat.of().formatHex(Secrets.sha256(g.fingerprint()))))
                .toList();
        return jdbc.sql("""
                update identity.account a
                   set granted = decode(x.fingerprint, 'hex'), grant_version = a.grant_version + 1
                  from jsonb_to_recordset(:rows::jsonb) as x(actor int, fingerprint text)
                 where a.actor_id = x.actor and a.granted <> decode(x.fingerprint, 'hex')
                returning a.actor_id, a.grant_version, a.enabled
                """)
                .param("rows", json.writeValueAsString(rows))
                .query((row, _) -> new Regranted(
                        new ActorId(row.getInt("actor_id")), row.getInt("grant_version"), row.getBoolean("enabled")))
                .list();
    }

    /** Whoever is switched off is granted nothing new when switched on again: the fingerprint starts anew. */
    void enable(ActorId actor, boolean enabled) {
        jdbc.sql(
                        "update identity.account set enabled = :enabled, granted = '' where actor_id = :actor and enabled <> :enabled")
                .param("actor", actor.value())
                .param("enabled", enabled)
                .update();
    }

    void addSetUpLink(byte[] hash, Instant at, Instant expires) {
        jdbc.sql("insert into identity.setup_link (token_hash, created_at, expires_at) values (:hash, :at, :expires)")
                .param("hash", hash)
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    boolean setUpLinkIsOpen(byte[] hash, Instant at) {
        return jdbc.sql("""
                select exists (select from identity.setup_link
                                where token_hash = :hash and used_at is null and expires_at > :at)
                """)
                .param("hash", hash)
                .param("at", Timestamps.utc(at))
                .query(Boolean.class)
                .single();
    }

    /** True for exactly one of those who use the link at once; every other open link closes with it. */
    boolean useSetUpLink(byte[] hash, Instant at) {
        return jdbc.sql("""
                with mine as (
                  select token_hash from identity.setup_link
                   where token_hash = :hash and used_at is null and expires_at > :at for update
                ), others as (
                  update identity.setup_link o set used_at = :at
                   where o.used_at is null and exists (select from mine) and o.token_hash <> :hash
                )
                update identity.setup_link l set used_at = :at from mine where l.token_hash = mine.token_hash
                """).param("hash", hash).param("at", Timestamps.utc(at)).update() == 1;
    }

    Optional<ActorId> anyAdministrator() {
        return jdbc.sql("select actor_id from identity.account where standing_role = 'ADMIN' and enabled limit 1")
                .query((row, _) -> new ActorId(row.getInt("actor_id")))
                .optional();
    }

    private static Integer[] numbers(Collection<ActorId> actors) {
        return actors.stream().map(ActorId::value).toArray(Integer[]::new);
    }
}
