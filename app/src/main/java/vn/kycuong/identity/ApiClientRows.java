package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Programs of other systems, and their tokens. */
@Repository
class ApiClientRows {
    private final JdbcClient jdbc;

    ApiClientRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a program that was not revoked. */
    record Secret(byte[] hash, Set<ApiScope> scopes) {}

    List<ApiClients.Line> list() {
        return jdbc.sql("""
                select client_id, name, purpose, scopes, unit_id, made_by, made_at, secret_at, revoked_at, used_at
                  from identity.api_client
                 order by revoked_at is not null, made_at desc, client_id
                """).query(ApiClientRows::line).list();
    }

    void insert(String id, byte[] secret, ApiClients.Wish wish, ActorId by, Instant at) {
        jdbc.sql("""
                insert into identity.api_client (client_id, name, purpose, secret_hash, scopes, unit_id, made_by, made_at, secret_at)
                values (:id, :name, :purpose, :secret, :scopes, :unit, :by, :at, :at)
                """)
                .param("id", id)
                .param("name", wish.name())
                .param("purpose", wish.purpose())
                .param("secret", secret)
                .param("scopes", texts(wish.scopes()))
                .param("unit", wish.unit().value())
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .update();
    }

    boolean turn(String id, byte[] secret, Instant at) {
        return jdbc.sql("""
                update identity.api_client set secret_hash = :secret, secret_at = :at where client_id = :id and revoked_at is null
                """)
                        .param("id", id)
                        .param("secret", secret)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    boolean revoke(String id, Instant at) {
        return jdbc.sql("update identity.api_client set revoked_at = :at where client_id = :id and revoked_at is null")
                        .param("id", id)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    void endTokens(String id) {
        jdbc.sql("delete from identity.api_token where client_id = :id")
                .param("id", id)
                .update();
    }

    Optional<Secret> secret(String id) {
        return jdbc.sql(
                        "select secret_hash, scopes from identity.api_client where client_id = :id and revoked_at is null")
                .param("id", id)
                .query((row, _) -> new Secret(row.getBytes("secret_hash"), scopes(row)))
                .optional();
    }

    /** Those that ended are swept on the way. */
    void open(byte[] token, String id, Set<ApiScope> scopes, Instant at, Instant expires) {
        jdbc.sql("""
                with old as (
                  delete from identity.api_token where expires_at < :at
                ), used as (
                  update identity.api_client set used_at = :at where client_id = :id
                )
                insert into identity.api_token (token_hash, client_id, scopes, expires_at) values (:token, :id, :scopes, :expires)
                """)
                .param("token", token)
                .param("id", id)
                .param("scopes", texts(scopes))
                .param("at", Timestamps.utc(at))
                .param("expires", Timestamps.utc(expires))
                .update();
    }

    Optional<ApiClient> client(byte[] token, Instant at) {
        return jdbc.sql("""
                select t.client_id, t.scopes, c.unit_id
                  from identity.api_token t
                  join identity.api_client c on c.client_id = t.client_id and c.revoked_at is null
                 where t.token_hash = :token and t.expires_at > :at
                """)
                .param("token", token)
                .param("at", Timestamps.utc(at))
                .query((row, _) ->
                        new ApiClient(row.getString("client_id"), scopes(row), new UnitId(row.getInt("unit_id"))))
                .optional();
    }

    private static ApiClients.Line line(ResultSet row, int number) throws SQLException {
        return new ApiClients.Line(
                row.getString("client_id"),
                row.getString("name"),
                row.getString("purpose"),
                scopes(row),
                new UnitId(row.getInt("unit_id")),
                new ActorId(row.getInt("made_by")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("secret_at", OffsetDateTime.class).toInstant(),
                Timestamps.orNull(row, "revoked_at"),
                Timestamps.orNull(row, "used_at"));
    }

    /** One that a newer version knew is none here. */
    private static Set<ApiScope> scopes(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("scopes").getArray())
                .flatMap(text -> ApiScope.of(text).stream())
                .collect(Collectors.toSet());
    }

    private static String[] texts(Set<ApiScope> scopes) {
        return scopes.stream().map(ApiScope::text).sorted().toArray(String[]::new);
    }
}
