package vn.kycuong.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An installation as a command beside the program finds it: its database runs, or is started for as long as the command works. While
 * it was started here nobody else can take the folder.
 */
final class Installation implements AutoCloseable {
    /** By the server, for every statement: left to itself the driver says so for longer transactions only. */
    private static final String READ_ONLY = "readOnlyMode=always";

    /** Also where the database was started to be read only. */
    private static final String READ_WRITE = "options=-c%20default_transaction_read_only=off";

    private final @Nullable Path folder;
    private final @Nullable DataFolder held;
    private final @Nullable PostgresServer server;
    private final Database database;

    private Installation(
            @Nullable Path folder, @Nullable DataFolder held, @Nullable PostgresServer server, Database database) {
        this.folder = folder;
        this.held = held;
        this.server = server;
        this.database = database;
    }

    /** The installation of a data folder, beside the program that runs on it or alone. */
    static Installation in(Path folder) throws Refusal, IOException, InterruptedException {
        var running = running(folder);
        return running != null ? running : started(DataFolder.reopen(folder));
    }

    /** A database that somebody else looks after. */
    static Installation external(Database database) {
        return new Installation(null, null, null, database);
    }

    private static @Nullable Installation running(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return null;
        var real = folder.toRealPath();
        var cluster = DataFolder.databaseFolder(real).resolve("cluster");
        var server = Postmaster.of(cluster).filter(Postmaster::isOurs);
        if (server.isEmpty() || server.get().port().isEmpty()) return null;
        var password = DataFolder.passwordIn(real, DatabaseRole.OWNER);
        int port = server.get().port().getAsInt();
        return new Installation(
                real,
                null,
                null,
                PostgresServer.database(port, DatabaseStart.NAME, DatabaseRole.OWNER.roleName(), password));
    }

    /** Starts the database of a folder that is held; it is stopped when this is closed, or the program ends. */
    static Installation started(DataFolder held) throws Refusal, IOException, InterruptedException {
        var server = PostgresServer.start(
                programs(held.path()), held.databaseFolder(), held.password(), "-c default_transaction_read_only=on");
        var owner = DatabaseRole.OWNER.roleName();
        var database = server.database(DatabaseStart.NAME, owner)
                .as(owner, DataFolder.passwordIn(held.path(), DatabaseRole.OWNER));
        var started = new Installation(held.path(), held, server, database);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::close));
        return started;
    }

    /** The programs of PostgreSQL, unpacked where every start of this program finds them, else in the folder itself. */
    static Path programs(Path folder) throws Refusal {
        var shared = System.getProperty("kycuong.programs");
        return PostgresFiles.unpackedIn(shared == null ? folder : Path.of(shared));
    }

    /** Whether the database runs only for this command. */
    boolean startedHere() {
        return server != null;
    }

    /** Refuses a database whose tables are not those of this program: older, newer, or none. */
    void checkTables() throws Refusal {
        try {
            var made = Flyway.configure()
                    .dataSource(readOnly())
                    .locations("classpath:db/migration")
                    .outOfOrder(true)
                    .load()
                    .info();
            if (made.applied().length == 0) throw tables("chưa được lập", "has not been set up");
            if (made.pending().length > 0) throw tables("là của bản cũ hơn", "are of an older version");
            for (var one : made.applied()) {
                if (one.getState().isResolved()) continue;
                throw tables("là của bản mới hơn", "are of a newer version");
            }
        } catch (FlywayException unreadable) {
            throw new Refusal(
                    "Không đọc được cơ sở dữ liệu %s: %s".formatted(database.shown(), firstLine(unreadable)),
                    "The database %s cannot be read: %s".formatted(database.shown(), firstLine(unreadable)));
        }
    }

    private Refusal tables(String vietnamese, String english) {
        return new Refusal(
                "Bảng của cơ sở dữ liệu %s %s so với chương trình này. Chạy ./kycuong start một lần bằng bản mới nhất rồi thử lại."
                        .formatted(database.shown(), vietnamese),
                "The tables of the database %s %s. Run ./kycuong start once with the newest version, then try again."
                        .formatted(database.shown(), english));
    }

    private static String firstLine(FlywayException failed) {
        var message = failed.getMessage();
        return message == null
                ? ""
                : message.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    }

    /** Connections that can write nothing. */
    DataSource readOnly() {
        var url = database.url();
        var source = new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + READ_ONLY);
        if (database.user() != null) source.setUsername(database.user());
        if (database.password() != null) source.setPassword(database.password());
        return new ReadOnlySource(source);
    }

    /**
     * Connections that write as the program does: with the rights of its actor, who owns nothing. For a command that brings in what a module
     * keeps beside the ledger.
     */
    DataSource writing() throws IOException {
        var actor = folder == null
                ? database
                : database.as(DatabaseRole.ACTOR.roleName(), DataFolder.passwordIn(folder, DatabaseRole.ACTOR));
        var url = actor.url();
        var source = new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + READ_WRITE);
        if (actor.user() != null) source.setUsername(actor.user());
        if (actor.password() != null) source.setPassword(actor.password());
        return source;
    }

    /** The database as its superuser, who alone may copy files; only the embedded one is ours to copy. */
    Database superuser() throws Refusal, IOException {
        if (folder == null) {
            throw new Refusal(
                    "Cơ sở dữ liệu bên ngoài do người quản trị của nó sao lưu (pg_basebackup, pgBackRest). Xem docs/backup.md.",
                    "An external database is backed up by whoever looks after it (pg_basebackup, pgBackRest). See docs/backup.md.");
        }
        return database.as(
                "postgres", Files.readString(DataFolder.passwordFile(folder)).strip());
    }

    Database database() {
        return database;
    }

    /** The data folder; none when the database is somebody else's. */
    Path folder() {
        if (folder == null) throw new IllegalStateException("An external database has no folder");
        return folder;
    }

    @Override
    public void close() {
        try {
            if (server != null) server.stop();
            if (held != null) held.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every connection says of itself that it only reads. */
    private static final class ReadOnlySource extends DelegatingDataSource {
        ReadOnlySource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            connection.setReadOnly(true);
            return connection;
        }
    }
}
