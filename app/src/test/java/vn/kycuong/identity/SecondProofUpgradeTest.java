package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.TestDatabase;

/** What an installation from before finds: nobody goes on by a password alone, but in the sample. */
class SecondProofUpgradeTest {
    @Test
    void an_installation_from_before_is_asked_for_second_proofs_and_a_sample_is_not() throws SQLException {
        assertThat(after("real", "hash-one", "hash-two", "!", "!")).isEqualTo(List.of("REQUIRED"));
        assertThat(after("sample", "one-hash", "one-hash")).isEqualTo(List.of("OFFERED"));
    }

    private static List<String> after(String name, String... hashes) throws SQLException {
        var database = fresh("from_before_" + name);
        flyway(database, "164");
        var jdbc = JdbcClient.create(database);
        for (int i = 0; i < hashes.length; i++)
            jdbc.sql("""
                    insert into identity.account (actor_id, login, password_hash, display_name, created_at)
                    values (:i, 'login' || :i, :hash, 'X', timestamptz '2026-01-01')
                    """).param("i", 5000 + i).param("hash", hashes[i]).update();
        jdbc.sql("update identity.role set second_factor = 'OFFERED'").update();
        jdbc.sql("insert into identity.secret (name, value) values ('cookie', '\\x00')")
                .update();
        flyway(database, "latest");
        assertThat(jdbc.sql("select count(*) from identity.secret")
                        .query(Integer.class)
                        .single())
                .as("a key that lay bare signs nothing any more")
                .isZero();
        return jdbc.sql("select distinct second_factor from identity.role")
                .query(String.class)
                .list();
    }

    private static void flyway(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .target(target)
                .skipDefaultCallbacks(!target.equals("latest")) // they call functions of the latest version
                .load()
                .migrate();
    }

    private static DataSource fresh(String name) throws SQLException {
        var any = TestDatabase.migrated();
        try (var connection = any.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        var fresh = new PGSimpleDataSource();
        fresh.setURL(TestDatabase.url(any).replaceFirst("/migrated_\\d+", "/" + name));
        return fresh;
    }
}
