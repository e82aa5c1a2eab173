package vn.kycuong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.Application;
import vn.kycuong.launch.FirstRun;
import vn.kycuong.launch.Mode;
import vn.kycuong.ledger.LedgerFeed;

/** The whole product with its pages on a sample province of its own, for runs that ask it over HTTP. */
final class SampleHouse {
    static final String PASSWORD = "kycuong-mau";
    private static final String AT = "2020-06-15T08:00";

    private SampleHouse() {}

    /** PostgreSQL that keeps what it has in the folder for the next run. */
    static EmbeddedPostgres server(Path folder) throws IOException {
        Files.createDirectories(folder);
        return BenchHouse.server(b -> b.setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("jit", "off")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("maintenance_work_mem", "512MB"));
    }

    /** The sample province in the database {@code base}, played once for each folder. */
    static void base(EmbeddedPostgres server, Path folder) throws IOException {
        if (Files.exists(folder.resolve("played"))) return;
        execute(server.getPostgresDatabase(), "drop database if exists base");
        execute(server.getPostgresDatabase(), "create database base");
        var base = server.getDatabase("postgres", "base");
        migrate(base);
        for (var role : List.of("bench_app", "bench_reader", "bench_sealed"))
            execute(base, "drop role if exists " + role + "; create role " + role + " login");
        current(base);
        said("tỉnh mẫu / the sample province", () -> {
            try (var context = start(server, "base", new JdbcMeter(), folder)) {
                play(context);
            }
        });
        Files.writeString(folder.resolve("played"), "");
    }

    /** Another database with the same province. */
    static void copyOfBase(EmbeddedPostgres server, String name) {
        execute(server.getPostgresDatabase(), "drop database if exists " + name);
        execute(server.getPostgresDatabase(), "create database " + name + " template base");
    }

    private static void play(ConfigurableApplicationContext context) throws SQLException, IOException {
        for (var run : context.getBeanProvider(FirstRun.class).orderedStream().toList())
            run.run(new Mode(Mode.Kind.SAMPLE, LocalDateTime.parse(AT)), (_, _) -> {});
        context.getBean(LedgerFeed.class).catchUp();
    }

    /** What was filled by an earlier version is brought up to this one. */
    static void current(DataSource database) {
        migrate(database);
        execute(
                database,
                "select ledger.confine('bench_app'); select ledger.confine_reader('bench_reader'); select ledger.confine_sealed('bench_sealed')");
    }

    static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** What is no key, by its name. */
    static Map<String, String> indexes(JdbcClient jdbc, List<String> tables) {
        var indexes = new LinkedHashMap<String, String>();
        jdbc.sql("""
                select i.schemaname || '.' || i.indexname as name, i.indexdef
                  from pg_indexes i
                 where i.schemaname || '.' || i.tablename = any (:tables)
                   and not exists (select from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                                    where c.conname = i.indexname and n.nspname = i.schemaname)
                """)
                .param("tables", tables.toArray(String[]::new))
                .query((row, _) -> indexes.put(row.getString("name"), row.getString("indexdef")))
                .list();
        return indexes;
    }

    /** Something that takes a while. */
    interface Work {
        void run() throws SQLException, IOException;
    }

    static void said(String what, Work work) {
        long began = System.nanoTime();
        try {
            work.run();
        } catch (SQLException | IOException broken) {
            throw new IllegalStateException(what, broken);
        }
        System.err.printf(Locale.ROOT, "  ✓ %s: %.0f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    /** The whole application on a database of the sample province, under its confined roles. */
    static ConfigurableApplicationContext start(
            EmbeddedPostgres server, String database, JdbcMeter meter, Path folder) {
        var address = server.getJdbcUrl("bench_app", database);
        return new SpringApplicationBuilder(Application.class)
                .initializers(
                        context -> ((GenericApplicationContext) context).registerBean(JdbcMeter.class, () -> meter))
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.flyway.enabled=false",
                        "--spring.datasource.url=" + address.replaceAll("[?&]user=[^&]*", ""),
                        "--spring.datasource.username=bench_app",
                        "--kycuong.reader.user=bench_reader",
                        "--kycuong.vault.key=" + folder.resolve("bench-vault-key"),
                        "--kycuong.ledger.key=" + folder.resolve("bench-ledger-key"),
                        "--kycuong.mode=sample",
                        "--kycuong.sample-at=" + AT,
                        "--kycuong.sample-share=5",
                        "--logging.level.root=warn");
    }

    static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var one : sql.split(";")) if (!one.isBlank()) statement.execute(one);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }
}
