package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program and its database in the middle of work, again and again, on one data folder that is started by the launcher's own
 * code with the durability of a server. What a kill cannot show is a power cut: there the disk must keep its word.
 */
@Tag("slow")
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("kycuong.crash.rounds", 20);
    private static final String WORKLOAD = System.getProperty("kycuong.crash.workload", "vn.kycuong.ledger.LedgerActs");
    private static final String PASSWORD = "0f1e2d3c";

    private enum Victim {
        PROGRAM,
        DATABASE,
        DATABASE_AND_ITS_CHILDREN,
        BOTH_AT_ONCE
    }

    @TempDir
    Path place;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everything_that_was_answered_is_there_after_kill_9()
            throws Refusal, IOException, InterruptedException, SQLException, ReflectiveOperationException {
        long seed = Long.getLong("kycuong.crash.seed", System.nanoTime());
        System.out.println("Crash test: " + ROUNDS + " rounds, -Dkycuong.crash.seed=" + seed);
        var random = new Random(seed);
        var workload =
                (Workload) Class.forName(WORKLOAD).getDeclaredConstructor().newInstance();
        var answers = Files.createFile(place.resolve("answers"));
        for (int round = 0; round < ROUNDS; round++) {
            var server = start();
            if (round == 0) workload.prepare(CrashWriter.fresh(database(server)));
            assertNothingIsLost(workload, server, answers, round);
            crash(server, answers, random, round);
        }
        var server = start();
        assertNothingIsLost(workload, server, answers, ROUNDS);
        server.stop();
    }

    private void crash(PostgresServer server, Path answers, Random random, int round)
            throws IOException, InterruptedException {
        var victim = Victim.values()[random.nextInt(Victim.values().length)];
        var before = Files.size(answers);
        var writer = writer(server, answers, random.nextLong());
        while (Files.size(answers) == before && writer.isAlive()) Thread.sleep(5);
        Thread.sleep(random.nextInt(20, 900));
        assertThat(writer.isAlive())
                .as("the writer still works when the kill comes; its output: %s", said())
                .isTrue();
        kill(victim, writer.toHandle(), Postmaster.of(cluster()).orElseThrow().pid());
        writer.waitFor();
        System.out.printf(
                "  round %d: killed %s after %d bytes of answers%n", round + 1, victim, Files.size(answers) - before);
        assertThat(Files.size(answers)).isGreaterThan(before);
        assertThat(server.stopping()).isFalse();
    }

    private static void kill(Victim victim, ProcessHandle writer, long postmaster) {
        var server = ProcessHandle.of(postmaster).orElseThrow();
        var children = server.descendants().toList();
        if (victim != Victim.DATABASE && victim != Victim.DATABASE_AND_ITS_CHILDREN) writer.destroyForcibly();
        if (victim != Victim.PROGRAM) server.destroyForcibly();
        if (victim == Victim.DATABASE_AND_ITS_CHILDREN) children.forEach(ProcessHandle::destroyForcibly);
        // The program's connection is gone with its database; whether it notices soon is not what is tested here.
        if (victim == Victim.DATABASE || victim == Victim.DATABASE_AND_ITS_CHILDREN) {
            writer.onExit().completeOnTimeout(writer, 5, TimeUnit.SECONDS).join();
            writer.destroyForcibly();
        }
    }

    private void assertNothingIsLost(Workload workload, PostgresServer server, Path answers, int round)
            throws IOException, Refusal, SQLException {
        var database = database(server);
        try (var connection = database.connect()) {
            new DatabaseCheck(connection, "crash test").check();
        }
        var answered = wholeLines(answers);
        assertThat(workload.missing(CrashWriter.fresh(database), answered))
                .as("answered before crash %d and lost by it", round)
                .isEmpty();
    }

    private static List<String> wholeLines(Path answers) throws IOException {
        var text = Files.readString(answers);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private PostgresServer start() throws Refusal, IOException, InterruptedException {
        return PostgresServer.start(Programs.unpacked(), place.resolve("postgresql"), PASSWORD);
    }

    private Path cluster() {
        return place.resolve("postgresql/cluster");
    }

    private static Database database(PostgresServer server) {
        return server.database("postgres", "postgres");
    }

    private Process writer(PostgresServer server, Path answers, long seed) throws IOException {
        var database = database(server);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                WORKLOAD,
                Long.toString(seed),
                answers.toString(),
                database.url(),
                String.valueOf(database.user())));
        var writer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("writer.log").toFile());
        writer.environment().put("CRASH_PASSWORD", PASSWORD);
        return writer.start();
    }

    private String said() {
        try {
            return Files.readString(place.resolve("writer.log"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
