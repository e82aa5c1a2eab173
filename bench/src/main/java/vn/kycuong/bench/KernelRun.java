package vn.kycuong.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The same five-step process moved by ours, two engines and two hand-written ceilings, in one run on one PostgreSQL that keeps what it
 * acknowledges. Tables are filled and analysed first; cells of different systems take turns, so that a slow minute of the machine
 * slows all alike.
 */
final class KernelRun {
    private static final List<Integer> CLIENTS = List.of(1, 4, 16, 64);
    private static final int MOST_CLIENTS_OF_ENGINES = 16;
    private static final int WEIGHED_CASES = 100;

    private final int rounds;
    private final Duration warmUp;
    private final Duration cell;
    private final int preloaded;

    private KernelRun(int rounds, Duration warmUp, Duration cell, int preloaded) {
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.cell = cell;
        this.preloaded = preloaded;
    }

    static KernelRun complete() {
        return new KernelRun(4, Duration.ofSeconds(20), Duration.ofSeconds(10), 5_000);
    }

    /** Within five minutes. */
    static KernelRun brief() {
        return new KernelRun(2, Duration.ofSeconds(6), Duration.ofSeconds(4), 1_000);
    }

    /** One system at one number of clients in one round. */
    record Cell(String system, int clients, double seconds, double cpuSeconds, List<Latencies> waited) {
        long transitions() {
            return waited.stream().mapToLong(Latencies::count).sum();
        }

        /** Nanoseconds within which so many of a hundred completing calls were answered. */
        double percentile(double percent) {
            return Latencies.percentile(waited, percent);
        }
    }

    /** What one case takes, apart from time. */
    record Weight(String system, double rows, double wal, double disk) {}

    /** All that a run saw. */
    record Seen(List<Cell> cells, List<Weight> weights, String versions) {}

    Seen measure() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (var server = BenchHouse.server()) {
            return measure(server);
        }
    }

    private Seen measure(EmbeddedPostgres server) throws SQLException, InterruptedException, ExecutionException {
        var administrator = server.getPostgresDatabase();
        var meter = new PostgresMeter(administrator);
        var contenders = new ArrayList<Contender>();
        contenders.addAll(OurCases.both(pool(server, "ours", 16)));
        contenders.add(Engines.flowable(pool(server, "flowable", 32)));
        contenders.add(Engines.operaton(pool(server, "operaton", 32)));
        contenders.add(new Ceiling(pool(server, "ceiling-call", 64), false));
        contenders.add(new Ceiling(pool(server, "ceiling-commit", 64), true));
        say("Làm đầy bảng / filling tables");
        for (var contender : contenders) fill(contender);
        JdbcClient.create(administrator).sql("vacuum analyze").update();
        say("Chạy nóng / warming up");
        for (var contender : contenders) run(contender, 4, warmUp, meter);
        meter.wholePages(false);
        var weights = weigh(contenders, meter);
        meter.wholePages(true);
        var cells = new ArrayList<Cell>();
        for (int round = 1; round <= rounds; round++) {
            for (int clients : CLIENTS) {
                for (var contender : contenders) {
                    if (clients > MOST_CLIENTS_OF_ENGINES && contender.system().matches("flowable|operaton")) continue;
                    var seen = run(contender, clients, cell, meter);
                    cells.add(seen);
                    say("%d/%d  %-15s %2d  %,8.0f /s"
                            .formatted(round, rounds, seen.system(), clients, seen.transitions() / seen.seconds()));
                }
            }
        }
        var version = JdbcClient.create(administrator)
                .sql("show server_version")
                .query(String.class)
                .single();
        contenders.forEach(Contender::close);
        return new Seen(cells, weights, "PostgreSQL " + version);
    }

    /** A database of its own on the one server: the engines look for their tables by name in all schemas. */
    private static HikariDataSource pool(EmbeddedPostgres server, String database, int connections) {
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database \"" + database + "\"")
                .update();
        var config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", database));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /** Open cases, each a step on, so that no index is empty and no plan is made on nothing. */
    private void fill(Contender contender) throws InterruptedException, ExecutionException {
        int clients = 8;
        together(clients, client -> {
            for (int i = client; i < preloaded; i += clients) contender.begin().step();
            return true;
        });
    }

    /** Systems of different databases are weighed in one go, so that the waiting for row counts is done thrice and not twelve times. */
    private static List<Weight> weigh(List<Contender> contenders, PostgresMeter meter) throws InterruptedException {
        flushed();
        var weights = weighTogether(contenders.subList(0, 1), meter); // ours twice, in one database
        weights.addAll(weighTogether(contenders.subList(1, contenders.size()), meter));
        return weights;
    }

    private static List<Weight> weighTogether(List<Contender> contenders, PostgresMeter meter)
            throws InterruptedException {
        var rows = contenders.stream()
                .mapToLong(c -> meter.rowsWritten(database(c)))
                .toArray();
        var disk =
                contenders.stream().mapToLong(c -> meter.diskBytes(database(c))).toArray();
        var wal = contenders.stream().mapToLong(c -> writeCases(c, meter)).toArray();
        flushed();
        var weights = new ArrayList<Weight>();
        for (int i = 0; i < rows.length; i++) {
            var name = database(contenders.get(i));
            weights.add(new Weight(
                    contenders.get(i).system(),
                    (double) (meter.rowsWritten(name) - rows[i]) / WEIGHED_CASES,
                    (double) wal[i] / WEIGHED_CASES,
                    (double) (meter.diskBytes(name) - disk[i]) / WEIGHED_CASES));
        }
        return weights;
    }

    /** Bytes of write-ahead log that the cases took. */
    private static long writeCases(Contender contender, PostgresMeter meter) {
        long before = meter.walBytes();
        for (int i = 0; i < WEIGHED_CASES; i++) {
            var run = contender.begin();
            for (int step = 0; step < Contender.STEPS; step++) run.step();
        }
        return meter.walBytes() - before;
    }

    private static String database(Contender contender) {
        return contender.system().startsWith("ours") ? "ours" : contender.system();
    }

    /** A backend that has nothing more to do reports its row counts after ten seconds. */
    private static void flushed() throws InterruptedException {
        Thread.sleep(11_000);
    }

    private Cell run(Contender contender, int clients, Duration length, PostgresMeter meter)
            throws InterruptedException, ExecutionException {
        double program = meter.programSeconds();
        double database = meter.databaseSeconds();
        long began = System.nanoTime();
        long end = began + length.toNanos();
        var waited = together(clients, _ -> client(contender, end));
        double seconds = (System.nanoTime() - began) / 1e9;
        double used = meter.programSeconds() - program + meter.databaseSeconds() - database;
        return new Cell(contender.system(), clients, seconds, used, waited);
    }

    private static Latencies client(Contender contender, long end) {
        var nanos = new Latencies();
        while (System.nanoTime() < end) {
            var run = contender.begin();
            for (int step = 0; step < Contender.STEPS && System.nanoTime() < end; step++) nanos.add(run.step());
        }
        return nanos;
    }

    private interface Client<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> together(int clients, Client<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var tasks = new ArrayList<Callable<T>>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                tasks.add(() -> work.run(number));
            }
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) results.add(future.get());
            return results;
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
