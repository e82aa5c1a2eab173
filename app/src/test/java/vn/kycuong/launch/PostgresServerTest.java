package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final String PASSWORD = "9a8b7c6d";

    @TempDir
    Path place;

    private PostgresServer server;

    @BeforeEach
    void start() throws Refusal, IOException, InterruptedException {
        server = PostgresServer.start(Programs.unpacked(), place.resolve("postgresql"), PASSWORD);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.stop();
    }

    @Test
    void it_is_durable_whatever_its_files_say() throws Refusal, IOException, InterruptedException, SQLException {
        execute("alter system set fsync = off");
        execute("alter system set full_page_writes = off");
        server.stop();
        Files.writeString(place.resolve("postgresql/cluster/kycuong.conf"), "synchronous_commit = off\n");
        start();
        assertThat(one("show fsync")).isEqualTo("on");
        assertThat(one("show synchronous_commit")).isEqualTo("on");
        assertThat(one("show full_page_writes")).isEqualTo("on");
        assertThat(one("show data_checksums")).isEqualTo("on");
        check();
    }

    @Test
    void who_asks_from_beside_it_finds_it_while_it_runs_and_may_only_read()
            throws IOException, InterruptedException, SQLException {
        execute("create role kycuong login password '" + PASSWORD + "'");
        execute("create database kycuong owner kycuong");
        assertThat(RunningDatabase.connect(place)).as("without the password").isEmpty();
        Files.writeString(place.resolve("password"), PASSWORD + "\n");
        try (var connection = RunningDatabase.connect(place).orElseThrow();
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("select 1").next()).isTrue();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("create table x ()"));
        }
        server.stop();
        assertThat(RunningDatabase.connect(place)).isEmpty();
        assertThat(RunningDatabase.connect(place.resolve("nowhere"))).isEmpty();
    }

    @Test
    void a_database_told_to_forget_is_refused() throws SQLException {
        execute("alter role postgres set synchronous_commit = off");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(this::check)
                .satisfies(no -> assertThat(no.vietnamese()).contains("synchronous_commit = off"));
    }

    @Test
    void an_extension_that_cannot_be_had_is_named_with_the_statement_for_it() throws SQLException {
        execute("create role outsider login password '" + PASSWORD + "'");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> {
                    try (var connection =
                            server.database("postgres", "outsider").connect()) {
                        new DatabaseCheck(connection, "here").check();
                    }
                })
                .satisfies(no -> assertThat(no.vietnamese()).contains("create extension pg_trgm;"));
    }

    @Test
    void a_database_that_held_a_sample_is_never_taken_for_an_external_one() throws SQLException, Refusal {
        var database = server.database("postgres", "postgres");
        DatabaseStart.checkExternal(database);
        execute("create schema launch");
        execute("create table launch.installation (mode text)");
        execute("insert into launch.installation values ('empty')");
        DatabaseStart.checkExternal(database);
        execute("update launch.installation set mode = 'sample'");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DatabaseStart.checkExternal(database))
                .satisfies(no -> assertThat(no.vietnamese()).contains("tỉnh mẫu"));
    }

    @Test
    void the_own_database_of_a_running_program_is_not_external_to_anybody() throws SQLException, Refusal {
        var database = server.database("postgres", "postgres");
        try (var held = database.connect()) {
            new DatabaseCheck(held, "here").hold();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> DatabaseStart.checkExternal(database))
                    .satisfies(no -> assertThat(no.vietnamese()).contains("đang chạy"));
        }
        DatabaseStart.checkExternal(database);
    }

    @Test
    void vietnamese_letters_stand_in_their_order() throws SQLException {
        assertThat(one("""
                select string_agg(word, ' ' order by word collate "vi-x-icu")
                  from (values ('đá'), ('dá'), ('ân'), ('an'), ('ăn')) as w (word)
                """)).isEqualTo("an ăn ân dá đá");
    }

    @Test
    void a_wrong_password_is_refused_and_so_is_none() {
        var right = server.database("postgres", "postgres");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> new Database(right.url(), "postgres", "guess").connect());
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> new Database(right.url(), "postgres", null).connect());
    }

    @Test
    void a_server_that_a_killed_run_left_behind_is_stopped_and_its_rows_are_kept()
            throws Refusal, IOException, InterruptedException, SQLException {
        execute("create table kept as select 1 as n");
        var left = Postmaster.of(place.resolve("postgresql/cluster")).orElseThrow();
        assertThat(left.isOurs()).isTrue();
        start();
        assertThat(left.isOurs()).isFalse();
        assertThat(one("select count(*) from kept")).isEqualTo("1");
    }

    @Test
    void a_stranger_that_was_given_the_old_number_is_left_alone()
            throws Refusal, IOException, InterruptedException, SQLException {
        execute("create table kept as select 1 as n");
        server.stop();
        var stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(place.resolve("postgresql/cluster/postmaster.pid"), stranger.pid() + "\n/elsewhere\n");
        start();
        assertThat(one("select count(*) from kept")).isEqualTo("1");
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    @Test
    void a_first_start_killed_half_way_leaves_nothing_that_hinders()
            throws Refusal, IOException, InterruptedException, SQLException {
        var other = place.resolve("other");
        Files.createDirectories(other.resolve("cluster.new/base"));
        Files.writeString(other.resolve("cluster.new/PG_VERSION"), "15\n");
        Files.writeString(other.resolve("secret.new"), "old\n");
        var second = PostgresServer.start(Programs.unpacked(), other, PASSWORD);
        try (var connection = second.database("postgres", "postgres").connect()) {
            assertThat(connection.isValid(5)).isTrue();
        } finally {
            second.stop();
        }
        assertThat(other.resolve("secret.new")).doesNotExist();
    }

    private void check() throws Refusal, SQLException {
        try (var connection = server.database("postgres", "postgres").connect()) {
            new DatabaseCheck(connection, "here").check();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = server.database("postgres", "postgres").connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (var connection = server.database("postgres", "postgres").connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
