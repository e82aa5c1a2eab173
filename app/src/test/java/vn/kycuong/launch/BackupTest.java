package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup taken in the middle of work, what is restored from it, and what is refused. */
@Tag("slow")
class BackupTest {
    private static final String WORKLOAD = "vn.kycuong.dossier.DossierActs";

    @TempDir
    static Path place;

    private static Workload workload;
    private static Path data;
    private static Path backup;
    private static DataFolder folder;
    private static DatabaseStart start;
    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
    private static final Queue<String> ANSWERED = new ConcurrentLinkedQueue<>();
    private static List<String> answeredBefore;
    private static Manifest manifest;

    @BeforeAll
    static void workAndBackUpMeanwhile() throws Exception {
        System.setProperty(
                "kycuong.programs", Path.of("target/programs").toAbsolutePath().toString());
        Programs.unpacked();
        data = place.resolve("data");
        backup = place.resolve("backup");
        folder = DataFolder.open(data, Mode.of(Mode.Kind.EMPTY));
        start = new DatabaseStart(folder, console(), Clock.systemUTC());
        start.begin();
        var database = start.await();
        workload = CrashWriter.workload(WORKLOAD);
        workload.prepare(CrashWriter.fresh(start.awaitOwner()));
        folder.markOpened();
        Files.createDirectories(data.resolve("ledger"));
        Files.writeString(data.resolve("ledger/key"), "secret\n");
        Files.createDirectories(data.resolve("vault"));
        Files.writeString(data.resolve("vault/master"), "secret\n");
        Files.writeString(data.resolve("ledger/vkey"), "public\n");
        var ended = new AtomicBoolean();
        try (var desk = workload.open(CrashWriter.pool(database));
                var people = Executors.newFixedThreadPool(3)) {
            var working = new ArrayList<Future<Boolean>>();
            for (int person = 0; person < 3; person++) {
                int number = person;
                working.add(people.submit(() -> {
                    var random = new Random(number);
                    while (!ended.get()) ANSWERED.add(desk.act(number, random));
                    return true;
                }));
            }
            try {
                while (ANSWERED.size() < 60) Thread.sleep(20);
                answeredBefore = List.copyOf(ANSWERED);
                try (var installation = Installation.in(data)) {
                    assertThat(installation.startedHere()).isFalse();
                    manifest = Backup.take(installation, backup, false, Clock.systemUTC());
                }
            } finally {
                ended.set(true);
            }
            for (var one : working) one.get();
        }
        assertThat(ANSWERED.size()).as("work went on during the backup").isGreaterThan(answeredBefore.size());
    }

    @AfterAll
    static void stop() {
        start.stop();
        folder.close();
        System.clearProperty("kycuong.programs");
    }

    static Console console() {
        return new Console(new PrintStream(SAID, true, StandardCharsets.UTF_8), false);
    }

    @Test
    void what_was_answered_before_is_restored_whole_and_everything_in_it_follows_from_its_ledger()
            throws Refusal, IOException, InterruptedException, SQLException {
        var target = place.resolve("restored");
        var restored = Restore.into(target, backup, console());
        assertThat(restored.seal().entries()).isGreaterThanOrEqualTo(answeredBefore.size());
        assertThat(said()).contains("✓ Sổ cái có đủ").contains("✓ Gốc cây").contains("✓ Khớp");
        assertThat(place.resolve("restored.restoring")).doesNotExist();
        try (var installation = Installation.in(target)) {
            assertThat(installation.startedHere()).isTrue();
            assertThat(workload.wrong(installation.readOnly(), answeredBefore, true))
                    .isEmpty();
        }
        assertThat(workload.wrong(CrashWriter.fresh(start.await()), List.copyOf(ANSWERED), true))
                .as("the original, which went on")
                .isEmpty();
    }

    @Test
    void the_key_that_signs_stays_at_home_unless_asked_for() {
        assertThat(backup.resolve("folder/ledger/vkey")).exists();
        assertThat(backup.resolve("folder/ledger/key")).doesNotExist();
        assertThat(backup.resolve("folder/vault/master")).doesNotExist();
        assertThat(manifest.keys()).isFalse();
        assertThat(String.join(" ", manifest.leftOut())).contains("khóa ký");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"base", "pg_wal", "global/pg_control", "folder/mode.properties", "backup_label", "manifest.json"
            })
    void one_flipped_bit_is_refused_and_its_file_named(String where) throws Exception {
        var file = largest(where);
        var bytes = Files.readAllBytes(file);
        int at = new Random(where.hashCode()).nextInt(bytes.length);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        try {
            assertRefused(backup.relativize(file).toString());
        } finally {
            bytes[at] ^= 1;
            Files.write(file, bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "pg_wal", "folder/password", "manifest.json"})
    void a_missing_file_is_refused_and_named(String where) throws Exception {
        var file = largest(where);
        var away = place.resolve("away");
        Files.move(file, away);
        try {
            assertRefused(file.getFileName().toString());
        } finally {
            Files.move(away, file);
        }
    }

    @Test
    void a_file_that_was_not_there_is_refused_and_named() throws Exception {
        var strange = backup.resolve("cluster/postgresql.auto.conf.extra");
        Files.writeString(strange, "fsync = off\n");
        try {
            assertRefused("postgresql.auto.conf.extra");
        } finally {
            Files.delete(strange);
        }
    }

    @Test
    void a_folder_that_holds_something_is_never_written_to() throws Exception {
        var taken = Files.createDirectories(place.resolve("taken"));
        Files.writeString(taken.resolve("letter"), "x");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Restore.into(taken, backup, console()));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> {
            try (var installation = Installation.in(data)) {
                Backup.take(installation, taken, false, Clock.systemUTC());
            }
        });
        assertThat(taken.resolve("letter")).hasContent("x");
    }

    /** The copy is faithful, yet what it copied had been tampered with: whole files, right sums, and still no door is opened. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rows  | update ledger.obligation set due_at = due_at + interval '1 day' where no = 1 | không khớp với sổ cái | trường due_at
            chain | update ledger.entry set hash = sha256(hash) where version = 2                 | đã bị sửa             | bút toán
            tree  | update ledger.tile set hashes = overlay(hashes placing '\\x00' from 1)       | đã bị sửa             | cây
            """)
    void a_backup_whose_rows_do_not_follow_from_its_ledger_is_refused(
            String what, String tampering, String refusal, String sentence) throws Exception {
        var tampered = place.resolve("tampered-" + what);
        Restore.into(tampered, backup, console());
        var database = Programs.unpacked();
        try (var held = DataFolder.reopen(tampered)) {
            var server = PostgresServer.start(database, held.databaseFolder(), held.password());
            try (var connection = server.database("kycuong", "postgres").connect();
                    var statement = connection.createStatement()) {
                statement.execute(tampering);
            } finally {
                server.stop();
            }
        }
        var second = place.resolve("second-" + what);
        try (var installation = Installation.in(tampered)) {
            assertThat(installation.startedHere())
                    .as("backed up while it is off")
                    .isTrue();
            Backup.take(installation, second, true, Clock.systemUTC());
        }
        var target = place.resolve("never");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Restore.into(target, second, console()))
                .satisfies(no -> assertThat(no.vietnamese()).contains(refusal));
        assertThat(said()).contains(sentence);
        assertThat(target).doesNotExist();
        assertThat(place.resolve("never.restoring")).doesNotExist();
    }

    @Test
    void a_restore_that_was_killed_is_begun_anew() throws Exception {
        var target = place.resolve("again");
        var left = Files.createDirectories(place.resolve("again.restoring"));
        Files.createDirectories(left.resolve("postgresql"));
        Files.writeString(left.resolve("postgresql/half"), "x");
        Restore.into(target, backup, console());
        assertThat(target.resolve("mode.properties")).exists();
        assertThat(target.resolve("postgresql/half")).doesNotExist();
        assertThat(left).doesNotExist();
    }

    private void assertRefused(String named) {
        var target = place.resolve("refused");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Restore.into(target, backup, console()))
                .satisfies(no -> assertThat(no.vietnamese()).contains(named));
        assertThat(target).doesNotExist();
        assertThat(place.resolve("refused.restoring")).doesNotExist();
    }

    private static Path largest(String where) throws IOException {
        var named = List.of(backup.resolve(where), backup.resolve("cluster").resolve(where));
        var root = named.stream().filter(Files::exists).findFirst().orElseThrow();
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(f -> f.toFile().length()))
                    .orElseThrow();
        }
    }

    private static String said() {
        return SAID.toString(StandardCharsets.UTF_8);
    }
}
