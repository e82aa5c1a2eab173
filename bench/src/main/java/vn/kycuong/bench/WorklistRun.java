package vn.kycuong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.dossier.web.WorkListProbe;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.reference.ReferenceImport;

/**
 * {@code ./kycuong bench worklist}: the product's own work lists, counts, board and search over databases of a few and of very many
 * dossiers, as a person with one unit, with 250 and with all.
 */
final class WorklistRun {
    /** What a dossier takes on disk: open, done with rows only, done with its entries. Bytes, indexes included; measured. */
    private static final long OPEN_BYTES = 3_300;

    private static final long ROWS_BYTES = 2_300;
    private static final long LEDGER_BYTES = 8_200;

    /** Dossiers written a second on a machine of two processors; measured. */
    private static final long WRITTEN_A_SECOND = 6_000;

    private static final int FEW = 10_000;
    private static final int TASKS = 100_000;
    private static final int CHECKED = 10_000;
    private static final int MOST_TIMES = 300;
    private static final Duration MOST_TIME = Duration.ofSeconds(3);
    static final Instant NOW = Instant.parse("2026-08-20T02:00:00Z");

    private final int open;
    private final int done;
    private final int withLedger;
    private final Path folder;

    WorklistRun(double scale, Path folder) {
        this.open = (int) Math.round(1_000_000 * scale);
        this.done = (int) Math.round(10_000_000 * scale);
        this.withLedger = (int) Math.round(1_000_000 * scale);
        this.folder = folder;
    }

    /**
     * What one question took.
     *
     * @param world which database: {@code few}, {@code open} (no finished dossiers) or {@code whole}
     * @param units how many units the person sees, 0 for all
     * @param rows how many rows came
     */
    public record Row(
            String world, int units, String question, int rows, double p50Ms, double p99Ms, List<String> plan) {}

    static void main(List<String> options) throws IOException {
        double scale = 1;
        Path folder = null;
        boolean json = false;
        for (int i = 0; i < options.size(); i++) {
            switch (options.get(i)) {
                case "--json" -> json = true;
                case "--scale" -> scale = scale(options, ++i);
                case "--data" -> folder = Path.of(i + 1 < options.size() ? options.get(++i) : refuse());
                default -> refuse();
            }
        }
        var place = folder == null ? Path.of(".kycuong", "bench-worklist-" + scale) : folder;
        var rows = new WorklistRun(scale, place.toAbsolutePath()).measure();
        System.out.println(
                json ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows) : text(rows));
    }

    private static double scale(List<String> options, int i) {
        var text = i < options.size() ? options.get(i) : refuse();
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,4})?") || Double.parseDouble(text) <= 0) refuse();
        return Double.parseDouble(text);
    }

    private static String refuse() {
        System.err.println("✗ ./kycuong bench worklist [--scale 0.01|0.1|1] [--data THƯ-MỤC/DIR] [--json]");
        System.exit(2);
        throw new IllegalStateException();
    }

    private List<Row> measure() throws IOException {
        try (var server = server()) {
            check(server.getDatabase("postgres", "whole"));
            var rows = new ArrayList<Row>();
            for (var world : List.of("few", "tasks", "open", "whole")) rows.addAll(ask(server, world));
            rows.add(flowable(server));
            return rows;
        }
    }

    /** PostgreSQL with the worlds in it, filled if they are not there yet. */
    EmbeddedPostgres server() throws IOException {
        sayWhatIsNeeded();
        Files.createDirectories(folder);
        var server = BenchHouse.server(b -> b.setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_wal_size", "2GB"));
        fill(server);
        return server;
    }

    private void sayWhatIsNeeded() throws IOException {
        long rowsOnly = done - withLedger;
        long bytes =
                2L * open * OPEN_BYTES + (TASKS + FEW) * OPEN_BYTES + rowsOnly * ROWS_BYTES + withLedger * LEDGER_BYTES;
        boolean filled = Files.exists(folder.resolve("filled"));
        System.err.printf(
                Locale.ROOT,
                "%,d hồ sơ mở, %,d đã xong (%,d đủ sổ) trong %s. %s / open, done, of which with entries. %s%n",
                open,
                done,
                withLedger,
                folder,
                filled
                        ? "Đã có từ lần trước."
                        : String.format(
                                Locale.ROOT,
                                "Cần %.1f GB đĩa và khoảng %d phút để dựng.",
                                bytes / 1e9,
                                1 + (open + done) / WRITTEN_A_SECOND / 60),
                filled ? "Kept from the last run." : "So much disk and time are needed to make them.");
        long room = Files.getFileStore(existing(folder)).getUsableSpace();
        if (!filled && room < bytes * 5 / 4) {
            System.err.printf(
                    Locale.ROOT,
                    "✗ Đĩa chỉ còn %.1f GB. Chọn thư mục khác bằng --data hoặc --scale nhỏ hơn. / Only so much disk is left: choose another --data or a smaller --scale.%n",
                    room / 1e9);
            System.exit(2);
        }
    }

    private static Path existing(Path path) {
        return Files.exists(path) ? path : existing(java.util.Objects.requireNonNull(path.getParent()));
    }

    // ---- the worlds -------------------------------------------------------------------------------------------------

    private void fill(EmbeddedPostgres server) throws IOException {
        if (Files.exists(folder.resolve("filled"))) return;
        for (var world : List.of("whole", "open", "tasks", "few", "flowable"))
            execute(server.getPostgresDatabase(), "drop database if exists " + world);
        execute(server.getPostgresDatabase(), "create database few");
        var first = server.getDatabase("postgres", "few");
        try (var house = BenchHouse.on(first)) {
            BenchHouse.quiet(house);
            house.getBean(ReferenceImport.class).run((_, _, _) -> {});
        }
        execute(server.getPostgresDatabase(), "create database tasks template few");
        execute(server.getPostgresDatabase(), "create database open template few");
        fill(first, FEW);
        fill(server.getDatabase("postgres", "tasks"), TASKS);
        var many = server.getDatabase("postgres", "open");
        fill(many, open);
        execute(server.getPostgresDatabase(), "create database whole template open");
        var whole = server.getDatabase("postgres", "whole");
        try (var house = BenchHouse.on(whole)) {
            BenchHouse.quiet(house);
            var data = new WorklistData(house.getBean(ClockProjection.class), units(house), NOW, 2);
            said("đã xong, đủ sổ / done, with entries", () -> data.finished(whole, withLedger, true));
            said("đã xong / done", () -> data.finished(whole, done - withLedger, false));
        }
        said("thống kê / statistics", () -> execute(whole, "vacuum analyze"));
        fillFlowable(server);
        Files.writeString(folder.resolve("filled"), NOW.toString());
    }

    private void fill(DataSource database, int cases) {
        try (var house = BenchHouse.on(database)) {
            BenchHouse.quiet(house);
            var data = new WorklistData(house.getBean(ClockProjection.class), units(house), NOW, 1);
            said(cases + " mở / open", () -> data.open(database, cases));
            execute(database, "vacuum analyze");
        }
    }

    static List<Integer> units(AnnotationConfigApplicationContext house) {
        var all = new ArrayList<>(house.getBean(Organisation.class).units().stream()
                .map(u -> u.id().value())
                .toList());
        java.util.Collections.shuffle(all, new Random(7));
        return all;
    }

    private static void said(String what, Runnable work) {
        long began = System.nanoTime();
        work.run();
        System.err.printf(Locale.ROOT, "  ✓ %s: %.0f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    /** A random ten thousand of those with entries: each body hashed anew, each link and the head compared. */
    private static void check(DataSource database) {
        var jdbc = JdbcClient.create(database);
        var random = new Random();
        var cases = new ArrayList<UUID>();
        while (cases.size() < CHECKED) { // neighbours in the order of their random keys are a random sample
            var found = jdbc.sql(
                            "select case_id from ledger.entry where version = 1 and case_id >= :from order by case_id limit 100")
                    .param("from", new UUID(random.nextLong(), random.nextLong()))
                    .query(UUID.class)
                    .list();
            cases.addAll(found);
        }
        int entries = 0;
        for (int from = 0; from < CHECKED; from += 500) {
            var hash = new byte[0];
            UUID last = null;
            for (var link : jdbc.sql("""
                            select e.case_id, e.body, e.hash, h.head_hash, h.version = e.version as is_last
                              from ledger.entry e join ledger.case_head h using (case_id)
                             where e.case_id = any (:cases) order by e.case_id, e.version
                            """)
                    .param("cases", cases.subList(from, from + 500).toArray(UUID[]::new))
                    .query((row, _) -> new Link(
                            row.getObject("case_id", UUID.class),
                            row.getBytes("body"),
                            row.getBytes("hash"),
                            row.getBytes("head_hash"),
                            row.getBoolean("is_last")))
                    .list()) {
                hash = Chain.next(link.caseId().equals(last) ? hash : Chain.start(), link.body());
                last = link.caseId();
                boolean holds =
                        Arrays.equals(hash, link.hash()) && (!link.isLast() || Arrays.equals(hash, link.head()));
                if (!holds) throw new IllegalStateException("Chain of " + link.caseId() + " does not hold");
                entries++;
            }
        }
        System.err.printf(Locale.ROOT, "  ✓ chuỗi băm đúng / chains hold: %,d hồ sơ, %,d bút toán%n", CHECKED, entries);
    }

    private record Link(UUID caseId, byte[] body, byte[] hash, byte[] head, boolean isLast) {}

    // ---- the questions ----------------------------------------------------------------------------------------------

    private static List<Row> ask(EmbeddedPostgres server, String world) {
        var rows = new ArrayList<Row>();
        try (var house = BenchHouse.on(server.getDatabase("postgres", world))) {
            BenchHouse.quiet(house);
            var units = units(house);
            try (var connection = server.getDatabase("postgres", world).getConnection()) {
                var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                var probe = new WorkListProbe(jdbc, NOW);
                for (int seen : List.of(1, 250, 0)) {
                    var officer = officer(seen, units);
                    for (var question :
                            probe.questions(officer, NOW.plus(Duration.ofDays(8)), "đinh hiếm gặp", "nguyễn văn"))
                        rows.add(row(world, seen, question));
                }
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return rows;
    }

    static Officer officer(int seen, List<Integer> units) {
        var scope = seen == 0
                ? Scope.all(1)
                : Scope.of(
                        units.subList(0, Math.min(seen, units.size())).stream()
                                .map(UnitId::new)
                                .toList(),
                        1);
        return new Officer(
                new ActorId(1_500), new PostId(7), new UnitId(units.getFirst()), "", "", "OFFICER", Set.of(), scope);
    }

    private static Row row(String world, int seen, WorkListProbe.Question question) {
        int rows = 0;
        for (int i = 0; i < 12; i++) rows = question.rows().getAsInt(); // past the plans that are made for each call
        var waited = timed(question.rows());
        return new Row(
                world,
                seen,
                question.name(),
                rows,
                waited.percentile(50),
                waited.percentile(99),
                world.equals("whole") ? question.plan().get() : List.of());
    }

    private record Waited(long[] nanos) {
        double percentile(int percent) {
            return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
        }
    }

    private static Waited timed(IntSupplier call) {
        var nanos = new long[MOST_TIMES];
        int count = 0;
        long began = System.nanoTime();
        while (count < MOST_TIMES && (count < 5 || System.nanoTime() - began < MOST_TIME.toNanos())) {
            long at = System.nanoTime();
            int rows = call.getAsInt();
            nanos[count++] = System.nanoTime() - at;
            if (rows < 0) throw new IllegalStateException("A list of " + rows + " rows");
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Waited(sorted);
    }

    // ---- the peer ---------------------------------------------------------------------------------------------------

    /** Flowable's own tables, made by Flowable, with as many tasks of 250 candidate groups. */
    private static void fillFlowable(EmbeddedPostgres server) {
        execute(server.getPostgresDatabase(), "create database flowable");
        var database = server.getDatabase("postgres", "flowable");
        flowableEngine(database).close();
        execute(database, """
                insert into act_ru_task (id_, rev_, name_, priority_, create_time_, due_date_, suspension_state_, is_count_enabled_,
                                         var_count_, id_link_count_, sub_task_count_)
                select 't' || i, 1, 'Việc', 50, now(), timestamp '2026-08-20' + random() * interval '30 days', 1, true, 0, 1, 0
                  from generate_series(1, %1$d) i;
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select 'l' || i, 1, 'unit-' || 1 + i %% 250, 'candidate', 't' || i from generate_series(1, %1$d) i;
                vacuum analyze act_ru_task;
                vacuum analyze act_ru_identitylink;
                """.formatted(TASKS));
    }

    private static org.flowable.engine.ProcessEngine flowableEngine(DataSource database) {
        return new org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration()
                .setDataSource(database)
                .setDatabaseSchemaUpdate("true")
                .setAsyncExecutorActivate(false)
                .buildProcessEngine();
    }

    private static Row flowable(EmbeddedPostgres server) {
        try (var connection = server.getDatabase("postgres", "flowable").getConnection()) {
            var engine = flowableEngine(new SingleConnectionDataSource(connection, true));
            var tasks = engine.getTaskService();
            java.util.function.IntSupplier inbox = () -> tasks.createTaskQuery()
                    .taskCandidateGroup("unit-7")
                    .orderByTaskDueDate()
                    .asc()
                    .listPage(0, 50)
                    .size();
            return row("flowable", 1, new WorkListProbe.Question("inbox, first page", inbox, List::of));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    // ---- said -------------------------------------------------------------------------------------------------------

    private static String text(List<Row> rows) {
        var text = new StringBuilder(String.format(
                Locale.ROOT, "%-9s %6s  %-28s %7s %10s %10s%n", "", "units", "", "rows", "p50 ms", "p99 ms"));
        for (var row : rows)
            text.append(String.format(
                    Locale.ROOT,
                    "%-9s %6s  %-28s %,7d %10.2f %10.2f%n",
                    row.world(),
                    row.units() == 0 ? "all" : row.units(),
                    row.question(),
                    row.rows(),
                    row.p50Ms(),
                    row.p99Ms()));
        for (var row : rows) {
            if (row.plan().isEmpty()) continue;
            text.append("\n")
                    .append(row.question())
                    .append(", ")
                    .append(row.units() == 0 ? "all" : row.units())
                    .append(" units\n");
            row.plan().forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var one : sql.split(";")) if (!one.isBlank()) statement.execute(one);
        } catch (SQLException broken) {
            throw new IllegalStateException(sql, broken);
        }
    }
}
