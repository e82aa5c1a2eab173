package vn.kycuong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.kycuong.dossier.web.WorkListProbe;
import vn.kycuong.identity.Officer;

/**
 * {@code ./kycuong bench sight}: what the second wall costs. The product's own work lists are asked in turns by the owner of the tables,
 * whom no wall stops, and by a reader behind row-level security; and one page by each way in which a connection can come to its role. On the
 * databases of {@code bench worklist}.
 */
final class SightRun {
    private static final int MOST_TIMES = 200;
    private static final Duration MOST_TIME = Duration.ofSeconds(3);
    private static final String READER = "bench_reader";

    private final WorklistRun worlds;

    SightRun(WorklistRun worlds) {
        this.worlds = worlds;
    }

    /**
     * One question, asked both ways in turns.
     *
     * <p>In this world people also hold work in units that they do not see; the wall keeps it from their inbox.
     *
     * @param units how many units the person sees, 0 for all
     */
    public record Row(
            String world,
            int units,
            String question,
            int openRows,
            int walledRows,
            double openMs,
            double walledMs,
            double openP99,
            double walledP99) {}

    static void main(List<String> options) throws IOException {
        double scale = 0.01;
        Path folder = null;
        for (int i = 0; i + 1 < options.size(); i += 2) {
            switch (options.get(i)) {
                case "--scale" -> scale = Double.parseDouble(options.get(i + 1));
                case "--data" -> folder = Path.of(options.get(i + 1));
                default -> throw new IllegalArgumentException("--scale N, --data DIR, not " + options.get(i));
            }
        }
        var place = folder == null ? Path.of(".kycuong", "bench-worklist-" + scale) : folder;
        new SightRun(new WorklistRun(scale, place.toAbsolutePath())).measure();
    }

    private void measure() throws IOException {
        try (var server = worlds.server()) {
            System.out.println(
                    "| world | seen | question | rows | open p50 / p99, ms | walled p50 / p99, ms | x |\n|---|---|---|---|---|---|---|");
            for (var world : List.of("few", "whole")) {
                for (var row : ask(server, world)) System.out.println(line(row));
            }
            System.out.println("\n| one page (unit's work, 1 unit, whole) | p50, ms | p99, ms |\n|---|---|---|");
            ways(server.getDatabase("postgres", "whole")).forEach(System.out::println);
        }
    }

    private static List<Row> ask(EmbeddedPostgres server, String world) {
        var database = server.getDatabase("postgres", world);
        var rows = new ArrayList<Row>();
        try (var house = BenchHouse.on(database)) {
            BenchHouse.quiet(house);
            confine(database);
            var units = WorklistRun.units(house);
            try (var open = database.getConnection();
                    var walled = reader(server, world)) {
                execute(open, "set jit = off"); // as the product's own server has it
                execute(walled, "set jit = off");
                for (int seen : List.of(1, 250, 0)) {
                    var officer = WorklistRun.officer(seen, units);
                    tell(walled, officer);
                    var openly = questions(open, officer);
                    var behind = questions(walled, officer);
                    for (int i = 0; i < openly.size(); i++) rows.add(row(world, seen, openly.get(i), behind.get(i)));
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return rows;
    }

    private static List<WorkListProbe.Question> questions(Connection connection, Officer officer) {
        var probe =
                new WorkListProbe(JdbcClient.create(new SingleConnectionDataSource(connection, true)), WorklistRun.NOW);
        return probe.questions(officer, WorklistRun.NOW.plus(Duration.ofDays(8)), "đinh hiếm gặp", "nguyễn văn");
    }

    private static Row row(String world, int seen, WorkListProbe.Question open, WorkListProbe.Question walled) {
        for (int i = 0; i < 12; i++) { // past the plans that are made for each call
            warm(open.rows());
            warm(walled.rows());
        }
        var times = inTurns(List.of(open.rows(), walled.rows()));
        return new Row(
                world,
                seen,
                open.name(),
                open.rows().getAsInt(),
                walled.rows().getAsInt(),
                times.get(0).percentile(50),
                times.get(1).percentile(50),
                times.get(0).percentile(99),
                times.get(1).percentile(99));
    }

    private static String line(Row r) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d / %d | %.2f / %.2f | %.2f / %.2f | %.2f |",
                r.world(),
                r.units() == 0 ? "all" : r.units() + " units",
                r.question(),
                r.openRows(),
                r.walledRows(),
                r.openMs(),
                r.openP99(),
                r.walledMs(),
                r.walledP99(),
                r.walledMs() / r.openMs());
    }

    /** How a page's statement comes to the reader's role. */
    private static List<String> ways(DataSource database) {
        try (var house = BenchHouse.on(database)) {
            BenchHouse.quiet(house);
            var officer = WorklistRun.officer(1, WorklistRun.units(house));
            try (var plain = database.getConnection();
                    var told = database.getConnection();
                    var each = database.getConnection();
                    var local = database.getConnection()) {
                for (var connection : List.of(told, each)) execute(connection, "set session authorization " + READER);
                tell(told, officer);
                local.setAutoCommit(false);
                var names = List.of(
                        "owner, no wall",
                        "a reader's pool, told what it was told before",
                        "a reader's pool, told anew",
                        "one pool, set local role and sight, commit");
                var eachPage = page(each, officer);
                var localPage = page(local, officer);
                var sight = "set local role %s; select set_config('kycuong.units', '%s', true)"
                        .formatted(READER, units(officer));
                var times = inTurns(List.of(
                        page(plain, officer),
                        page(told, officer),
                        () -> {
                            tell(each, officer);
                            return eachPage.getAsInt();
                        },
                        () -> {
                            execute(local, sight);
                            int rows = localPage.getAsInt();
                            commit(local);
                            return rows;
                        }));
                var lines = new ArrayList<String>();
                for (int i = 0; i < names.size(); i++)
                    lines.add(String.format(
                            Locale.ROOT,
                            "| %s | %.2f | %.2f |",
                            names.get(i),
                            times.get(i).percentile(50),
                            times.get(i).percentile(99)));
                return lines;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static IntSupplier page(Connection connection, Officer officer) {
        return questions(connection, officer).stream()
                .filter(q -> q.name().equals("unit's work, first page"))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private record Waited(long[] nanos) {
        double percentile(int percent) {
            return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
        }
    }

    /** One after the other, each round in another order, so that what else the machine does meets all of them. */
    private static void warm(IntSupplier call) {
        if (call.getAsInt() < 0) throw new IllegalStateException("A list has rows, or none");
    }

    private static List<Waited> inTurns(List<IntSupplier> calls) {
        var nanos = new long[calls.size()][MOST_TIMES];
        for (int i = 0; i < 20; i++) calls.forEach(SightRun::warm);
        int count = 0;
        long began = System.nanoTime();
        while (count < MOST_TIMES && (count < 10 || System.nanoTime() - began < MOST_TIME.toNanos())) {
            for (int k = 0; k < calls.size(); k++) {
                int which = (k + count) % calls.size();
                long at = System.nanoTime();
                int rows = calls.get(which).getAsInt();
                nanos[which][count] = System.nanoTime() - at;
                if (rows < 0) throw new IllegalStateException("A list of " + rows + " rows");
            }
            count++;
        }
        var waited = new ArrayList<Waited>();
        for (var one : nanos) {
            var sorted = Arrays.copyOf(one, count);
            Arrays.sort(sorted);
            waited.add(new Waited(sorted));
        }
        return waited;
    }

    private static Connection reader(EmbeddedPostgres server, String world) throws SQLException {
        var connection = server.getDatabase("postgres", world).getConnection();
        execute(connection, "set session authorization " + READER);
        return connection;
    }

    private static void confine(DataSource database) {
        try (var connection = database.getConnection()) {
            execute(connection, """
                    do $$ begin
                      if not exists (select from pg_roles where rolname = 'bench_reader') then create role bench_reader login; end if;
                    end $$
                    """);
            execute(connection, "select ledger.confine_reader('bench_reader')");
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String units(Officer officer) {
        return officer.scope().isAll()
                ? "all"
                : Arrays.stream(officer.scope().unitNumbers())
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static void tell(Connection connection, Officer officer) {
        try (var statement = connection.prepareStatement("select set_config('kycuong.units', ?, false)")) {
            statement.setString(1, units(officer));
            statement.execute();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }
}
