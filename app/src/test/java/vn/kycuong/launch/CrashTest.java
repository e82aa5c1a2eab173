package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program and its database in the middle of work, again and again, on one data folder that is started by the launcher's own
 * code with the durability of a server. After each kill everything that was answered is there, once; the ledger and all that stands
 * beside it agree. What a kill cannot show is a power cut: there the disk must keep its word.
 */
@Tag("slow")
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("kycuong.crash.rounds", 12);
    private static final int WHOLE_LOOK_EVERY = 20;
    private static final int SMALL = 60;
    private static final String WORKLOAD =
            System.getProperty("kycuong.crash.workload", "vn.kycuong.dossier.DossierActs");
    private static final String PASSWORD = "0f1e2d3c";

    private enum Victim {
        /** The program; its database is left running without it. */
        PROGRAM,
        DATABASE,
        DATABASE_AND_ITS_CHILDREN,
        /** One process of the database: the database starts itself again, the program lives and goes on. */
        ONE_CHILD,
        BOTH_AT_ONCE
    }

    @TempDir
    Path place;

    private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
    private long looked;
    private int lines;
    private @Nullable PostgresServer server;
    private @Nullable Process writer;

    @Test
    @Timeout(value = 10, unit = TimeUnit.HOURS)
    void everything_that_was_answered_is_there_once_after_kill_9()
            throws Refusal, IOException, InterruptedException, SQLException, ReflectiveOperationException {
        long seed = Long.getLong("kycuong.crash.seed", System.nanoTime());
        System.out.println("Crash test: " + ROUNDS + " rounds, -Dkycuong.crash.seed=" + seed);
        var random = new Random(seed);
        var workload = CrashWriter.workload(WORKLOAD);
        var answers = Files.createFile(place.resolve("answers"));
        server = start();
        workload.prepare(CrashWriter.fresh(database()));
        rehearse(answers);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                var victim = crash(answers, random);
                long began = System.nanoTime();
                if (!server.alive() || victim != Victim.ONE_CHILD) server = start();
                long started = System.nanoTime();
                boolean everything =
                        round % WHOLE_LOOK_EVERY == 0 || round <= SMALL && ROUNDS <= SMALL || round == ROUNDS;
                int more = look(workload, answers, everything, round);
                System.out.printf(
                        "  round %s: killed %s after %d answers; up again in %.1f s, looked at %s in %.1f s%n",
                        "%04d".formatted(round) + (round % 100 == 0 ? " (00:)" : ""),
                        victim,
                        more,
                        (started - began) / 1e9,
                        everything ? "everything" : "these",
                        (System.nanoTime() - started) / 1e9);
            }
            System.out.printf("  in all: %d rounds %s, %d answers, none lost, none twice%n", ROUNDS, killed, lines);
        } finally {
            if (writer != null) writer.destroyForcibly().waitFor();
            server.stop();
        }
    }

    /** The writer does its work and ends by itself when nobody kills it. */
    private void rehearse(Path answers) throws IOException, InterruptedException {
        var first = writer(answers, 1, 5);
        assertThat(first.waitFor(3, TimeUnit.MINUTES)).as(said()).isTrue();
        assertThat(first.exitValue()).as(said()).isZero();
        assertThat(Files.size(answers)).isPositive();
    }

    private Victim crash(Path answers, Random random) throws IOException, InterruptedException {
        var victim = Victim.values()[random.nextInt(Victim.values().length)];
        killed.merge(victim, 1, Integer::sum);
        if (writer == null || !writer.isAlive()) {
            writer = writer(answers, random.nextLong(), 0);
        }
        await(answers, Files.size(answers));
        Thread.sleep(random.nextInt(20, 900));
        assertThat(writer.isAlive())
                .as("the writer still works when the kill comes; its output: %s", said())
                .isTrue();
        kill(victim, writer, Postmaster.of(cluster()).orElseThrow().pid(), random);
        if (victim == Victim.ONE_CHILD) await(answers, Files.size(answers)); // it goes on by itself
        return victim;
    }

    private void await(Path answers, long longerThan) throws IOException, InterruptedException {
        for (int waited = 0; Files.size(answers) <= longerThan; waited++) {
            assertThat(waited)
                    .as("a minute without an answer; the writer's output: %s", said())
                    .isLessThan(6000);
            assertThat(writer.isAlive()).as("the writer's output: %s", said()).isTrue();
            Thread.sleep(10);
        }
    }

    private static void kill(Victim victim, Process writer, long postmaster, Random random)
            throws InterruptedException {
        var main = ProcessHandle.of(postmaster).orElseThrow();
        var children = main.descendants().toList();
        if (victim == Victim.ONE_CHILD) {
            children.get(random.nextInt(children.size())).destroyForcibly();
            return;
        }
        if (victim == Victim.PROGRAM || victim == Victim.BOTH_AT_ONCE) writer.destroyForcibly();
        if (victim != Victim.PROGRAM) main.destroyForcibly();
        if (victim == Victim.DATABASE_AND_ITS_CHILDREN) children.forEach(ProcessHandle::destroyForcibly);
        // Without its database a program has nothing to do: the launcher ends it, here the test does.
        if (victim != Victim.PROGRAM && victim != Victim.BOTH_AT_ONCE) {
            Thread.sleep(Duration.ofMillis(random.nextInt(300)));
            writer.destroyForcibly();
        }
        writer.waitFor();
    }

    /** Answers how many there were since the last look. */
    private int look(Workload workload, Path answers, boolean everything, int round)
            throws IOException, Refusal, SQLException, InterruptedException {
        var database = database();
        signal("-STOP"); // who still works would make the look longer than the work
        var fresh = wholeLines(answers);
        lines += fresh.size();
        try (var connection = connected(database)) {
            new DatabaseCheck(connection, "crash test").check();
        }
        assertThat(workload.wrong(CrashWriter.fresh(database), fresh, everything))
                .as("after crash %d", round)
                .isEmpty();
        signal("-CONT");
        return fresh.size();
    }

    private void signal(String what) throws IOException, InterruptedException {
        if (writer == null || !writer.isAlive()) return;
        new ProcessBuilder("kill", what, Long.toString(writer.pid())).start().waitFor();
    }

    /** A database that starts itself again is away for a moment. */
    private static Connection connected(Database database) throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.connect();
            } catch (SQLException away) {
                if (attempt == 100) throw away;
                Thread.sleep(100);
            }
        }
    }

    private List<String> wholeLines(Path answers) throws IOException {
        try (var file = new RandomAccessFile(answers.toFile(), "r")) {
            var bytes = new byte[(int) (file.length() - looked)];
            file.seek(looked);
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            looked += whole.getBytes(StandardCharsets.UTF_8).length;
            return whole.lines().toList();
        }
    }

    private PostgresServer start() throws Refusal, IOException, InterruptedException {
        return PostgresServer.start(Programs.unpacked(), place.resolve("postgresql"), PASSWORD);
    }

    private Path cluster() {
        return place.resolve("postgresql/cluster");
    }

    private Database database() {
        return server.database("postgres", "postgres");
    }

    private Process writer(Path answers, long seed, int acts) throws IOException {
        var database = database();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dkycuong.ledger.key=" + place.resolve("ledger-key"), // the same after each kill
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                WORKLOAD,
                Long.toString(seed),
                answers.toString(),
                database.url(),
                String.valueOf(database.user()),
                Integer.toString(acts)));
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("writer.log").toFile());
        started.environment().put("CRASH_PASSWORD", PASSWORD);
        return started.start();
    }

    private String said() {
        try {
            var text = Files.readString(place.resolve("writer.log"));
            return text.substring(Math.max(0, text.length() - 4000));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
