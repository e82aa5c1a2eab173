package vn.kycuong.launch;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
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
    /** The database, and the role that owns what is in it. */
    static final String NAME = "kycuong";
    /** The role under which the application works: it owns nothing. */
    static final String APPLICATION = "kycuong_app";

    private final DataFolder folder;
    private final Console console;
    private final Clock system;
    private final CompletableFuture<Database> ready = new CompletableFuture<>();
    private final AtomicReference<@Nullable Database> owner = new AtomicReference<>();
    private final AtomicReference<@Nullable PostgresServer> server = new AtomicReference<>();
    private final AtomicReference<@Nullable Connection> held = new AtomicReference<>();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();

    DatabaseStart(DataFolder folder, Console console, Clock system) {
        this.folder = folder;
        this.console = console;
        this.system = system;
    }

    void begin(Optional<Database> external, Optional<Database> externalOwner) {
        if (external.isPresent()) {
            owner.set(externalOwner.orElse(external.get()));
            ready.complete(external.get());
            return;
        }
        Thread.ofPlatform().name("database-start").daemon(true).start(this::bringUp);
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
        var password = folder.password();
        var started = PostgresServer.start(programs, folder.databaseFolder(), password);
        server.set(started);
        makeDatabase(started.database("postgres", "postgres"), password);
        owner.set(started.database(NAME, NAME).confining(APPLICATION));
        return started.database(NAME, APPLICATION);
    }

    private Database awaitedOwner() {
        return Objects.requireNonNull(owner.get());
    }

    /** The owner's role, the application's, and the database. Until somebody was let in, what a killed first start left is thrown away. */
    private void makeDatabase(Database postgres, String password) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            if (!folder.opened()) {
                statement.execute("drop database if exists kycuong with (force)");
                folder.forgetCheckpoints();
            }
            makeRole(statement, NAME, password);
            makeRole(statement, APPLICATION, password);
            try (var row = statement.executeQuery("select 1 from pg_database where datname = 'kycuong'")) {
                if (!row.next()) statement.execute("create database kycuong owner kycuong");
            }
        }
    }

    private static void makeRole(Statement statement, String role, String password) throws SQLException {
        try (var row = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
            if (row.next()) return;
        }
        statement.execute("create role " + role + " login password '" + password + "'");
    }

    /** The owner of an external database, told under which role the application connects to it. */
    static Database confining(Database owner, Database application) throws Refusal {
        try (var connection = application.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select current_user")) {
            row.next();
            return owner.confining(row.getString(1));
        } catch (SQLException failed) {
            throw unusable(application, failed);
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

    private static Refusal unusable(Database database, SQLException failed) {
        return new Refusal(
                "Không dùng được cơ sở dữ liệu %s: %s".formatted(database.shown(), DatabaseCheck.firstLine(failed)),
                "The database %s cannot be used: %s".formatted(database.shown(), DatabaseCheck.firstLine(failed)));
    }
}
