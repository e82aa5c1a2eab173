package vn.kycuong;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
        return server().getDatabase("postgres", name);
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

    private static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static void execute(String sql) {
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return server;
    }
}
