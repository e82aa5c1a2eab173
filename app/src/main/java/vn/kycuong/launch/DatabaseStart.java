package vn.kycuong.launch;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the database up on a thread of its own, checks that it can carry a ledger, and takes it down at the end. */
final class DatabaseStart {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);
    private static final int DIED = 3;
    /** The database. */
    static final String NAME = "kycuong";

    private final DataFolder folder;
    private final Console console;
    private final Clock system;
    private final CompletableFuture<Database> ready = new CompletableFuture<>();
    private final AtomicReference<@Nullable Database> owner = new AtomicReference<>();
    private final AtomicReference<@Nullable Database> reader = new AtomicReference<>();
    private final AtomicReference<@Nullable PostgresServer> server = new AtomicReference<>();
    private final AtomicReference<@Nullable Connection> held = new AtomicReference<>();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();

    DatabaseStart(DataFolder folder, Console console, Clock system) {
        this.folder = folder;
        this.console = console;
        this.system = system;
    }

    /** Begins to bring up the folder's own database. */
    void begin() {
        Thread.ofPlatform().name("database-start").daemon(true).start(this::bringUp);
    }

    /** A database that somebody else looks after is there already. */
    void begin(ExternalRoles external) throws Refusal {
        owner.set(external.migrator());
        reader.set(external.reader().orElse(null));
        ready.complete(external.actor());
    }

    /** The database, when it is there; Spring's first connection waits here. */
    Database await() {
        return ready.join();
    }

    /** The same database for its owner, who migrates it. */
    Database awaitOwner() {
        var application = ready.join();
        return Objects.requireNonNullElse(owner.get(), application);
    }

    /** The same database for pages that read; empty where one role does everything. */
    Optional<Database> awaitReader() {
        ready.join();
        return Optional.ofNullable(reader.get());
    }

    /** Why there is no database, if that is so. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal.get());
    }

    void stop() {
        try {
            // A start that is under way must not leave a server behind.
            ready.handle((_, _) -> true).get(60, TimeUnit.SECONDS);
            var running = server.get();
            if (running != null) running.stop();
        } catch (IOException | ExecutionException | TimeoutException failed) {
            LOG.error("The database did not stop as it should", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without its database the application can do nothing: when the server dies, it says so and ends. */
    void watch() {
        var running = server.get();
        if (running == null) return;
        Thread.ofVirtual().name("database-watch").start(() -> {
            try {
                while (running.alive()) Thread.sleep(Duration.ofSeconds(2));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (running.stopping()) return;
            console.refuse(new Refusal(
                    "PostgreSQL đã dừng ngoài ý muốn. Chạy lại ./kycuong start; mọi việc đã được trả lời vẫn còn.",
                    "PostgreSQL ended unexpectedly. Run ./kycuong start again; everything that was answered is kept."));
            System.exit(DIED);
        });
    }

    private void bringUp() {
        var began = system.instant();
        try {
            var database = embedded();
            check(awaitedOwner());
            hold(database);
            console.done("PostgreSQL", Duration.between(began, system.instant()));
            ready.complete(database);
        } catch (Refusal no) {
            refuse(no);
        } catch (IOException | SQLException failed) {
            LOG.error("The database did not start", failed);
            refuse(new Refusal(
                    "Cơ sở dữ liệu không dùng được: %s".formatted(failed.getMessage()),
                    "The database cannot be used: %s".formatted(failed.getMessage())));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ready.completeExceptionally(interrupted);
        } finally {
            // An error nobody foresaw must not leave the start waiting for ever.
            ready.completeExceptionally(new IllegalStateException("The database start ended early; see the log"));
        }
    }

    /** Until this program ends nobody else may take its own database for an external one. */
    private void hold(Database database) throws SQLException {
        var connection = database.connect();
        held.set(connection);
        new DatabaseCheck(connection, database.shown()).hold();
    }

    private void refuse(Refusal no) {
        refusal.set(no);
        ready.completeExceptionally(no);
    }

    private Database embedded() throws Refusal, IOException, SQLException, InterruptedException {
        var programs = Installation.programs(folder.path());
        var started = PostgresServer.start(programs, folder.databaseFolder(), folder.password());
        server.set(started);
        makeDatabase(started.database("postgres", "postgres"));
        owner.set(in(started, DatabaseRole.OWNER)
                .confining(
                        DatabaseRole.ACTOR.roleName(),
                        Optional.of(DatabaseRole.READER.roleName()),
                        Optional.of(DatabaseRole.SEALED.roleName())));
        reader.set(in(started, DatabaseRole.READER));
        var actor = in(started, DatabaseRole.ACTOR);
        RoleCheck.check(
                actor, Optional.of(in(started, DatabaseRole.OWNER)), Optional.of(in(started, DatabaseRole.READER)));
        return actor;
    }

    private Database in(PostgresServer started, DatabaseRole role) {
        return started.database(NAME, role.roleName()).as(role.roleName(), folder.password(role));
    }

    private Database awaitedOwner() {
        return Objects.requireNonNull(owner.get());
    }

    /** The roles, each with its own password, and the database. Until somebody was let in, what a killed first start left is thrown away. */
    private void makeDatabase(Database postgres) throws SQLException {
        if (!folder.opened()) dropHalfMade(postgres);
        var passwords = new EnumMap<DatabaseRole, String>(DatabaseRole.class);
        for (var role : DatabaseRole.values()) passwords.put(role, folder.password(role));
        RolesTool.make(postgres, passwords);
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select 1 from pg_database where datname = 'kycuong'")) {
            if (row.next()) return;
            statement.execute("create database kycuong owner kycuong");
        }
    }

    private void dropHalfMade(Database postgres) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists kycuong with (force)");
            folder.forgetCheckpoints();
        }
    }

    /** A database that somebody else looks after: fit to carry a ledger, and nobody's sample. */
    static void checkExternal(Database database) throws Refusal {
        check(database);
        try (var connection = database.connect()) {
            new DatabaseCheck(connection, database.shown()).checkForeign();
        } catch (SQLException failed) {
            throw unusable(database, failed);
        }
    }

    static void check(Database database) throws Refusal {
        try (var connection = database.connect()) {
            new DatabaseCheck(connection, database.shown()).check();
        } catch (SQLException failed) {
            throw unusable(database, failed);
        }
    }

    static Refusal unusable(Database database, SQLException failed) {
        return new Refusal(
                "Không dùng được cơ sở dữ liệu %s: %s".formatted(database.shown(), DatabaseCheck.firstLine(failed)),
                "The database %s cannot be used: %s".formatted(database.shown(), DatabaseCheck.firstLine(failed)));
    }
}
