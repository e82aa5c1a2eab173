package vn.kycuong;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One real PostgreSQL for the whole test run (fsync off: nothing here must survive a crash), and a fresh migrated database, copied
 * from a template, for whoever asks.
 */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<String, Prepared> TEMPLATES = new HashMap<>();
    private static volatile EmbeddedPostgres server;

    /** Fills a template once. */
    public interface Prepared {
        void fill(DataSource database);
    }

    private TestDatabase() {}

    /** A fresh database with every migration applied and no rows but those of the migrations. */
    public static DataSource migrated() {
        return copyOf("migrated", TestDatabase::migrate);
    }

    /** A fresh database copied from a template of this name, which is filled once a run, after the migrations. */
    public static synchronized DataSource copyOf(String template, Prepared filling) {
        if (!TEMPLATES.containsKey(template)) {
            execute("create database " + template);
            if (!"migrated".equals(template)) migrate(server().getDatabase("postgres", template));
            filling.fill(server().getDatabase("postgres", template));
            TEMPLATES.put(template, filling);
        }
        var name = template + "_" + NUMBER.incrementAndGet();
        execute("create database " + name + " template " + template);
        return pooled(name);
    }

    /** Opening a connection costs the server more than most of what a test asks: what is given back is used again, and let go when it rests. */
    private static DataSource pooled(String name) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(server().getDatabase("postgres", name));
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(64);
        config.setIdleTimeout(10_000);
        return new HikariDataSource(config);
    }

    /** Lets go of the connections to a database made here that rest: the server counts what they did when they end. */
    public static void letGo(DataSource database) {
        if (!(database instanceof HikariDataSource pool)) throw new IllegalArgumentException("Not made here");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    /** The JDBC address of a database made here. */
    public static String url(DataSource database) {
        try (var connection = database.getConnection()) {
            var address = connection.getMetaData().getURL();
            return address + (address.contains("?") ? "&" : "?") + "user=postgres";
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The same database for the application's own roles, which own nothing in it. */
    public record Roles(String url, String actor, String reader, String sealed) {
        /** Connections of one of them. */
        public DataSource as(String role) {
            return new DriverManagerDataSource(url, role, "");
        }
    }

    /** Confines the roles in this database, as a migration told of them does. What a test may do besides: begin anew. */
    public static synchronized Roles confined(DataSource database) {
        var roles = new Roles(
                url(database).replaceAll("[?&]user=[^&]*", ""), "kycuong_app", "kycuong_reader", "kycuong_sealed");
        for (var role : List.of(roles.actor(), roles.reader(), roles.sealed())) execute(database, """
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s login; end if;
                    end $$
                    """.formatted(role));
        execute(database, "select ledger.confine('%s')".formatted(roles.actor()));
        execute(database, "select ledger.confine_reader('%s')".formatted(roles.reader()));
        execute(database, "select ledger.confine_sealed('%s')".formatted(roles.sealed()));
        execute(database, "grant truncate on all tables in schema identity to " + roles.actor());
        return roles;
    }

    private static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    private static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static void execute(String sql) {
        execute(server().getPostgresDatabase(), sql);
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("checkpoint_timeout", "1h")
                        .setServerConfig("jit", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return server;
    }
}
