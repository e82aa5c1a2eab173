package vn.kycuong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Scope;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.oversight.IndicatorProbe;
import vn.kycuong.oversight.IndicatorQuestion;
import vn.kycuong.oversight.web.ScoreboardProbe;

/**
 * {@code ./kycuong bench scoreboard}: the scoreboard of one directive over ten million finished and a million open cases of 250 units: its page on loopback,
 * a cell opened, a unit looked at closely; each statement from sums beside the same counted from facts, with its plan; and what a fact costs to write.
 */
final class ScoreboardRun {
    private static final int UNITS = 250;
    private static final long OPEN = 1_000_000;
    private static final long FINISHED = 10_000_000;
    /** A case on disk, facts with all indexes and sums. Bytes; measured. */
    private static final long CASE_BYTES = 3_000;

    private static final int MOST_TIMES = 40;
    private static final Duration MOST_TIME = Duration.ofSeconds(20);
    private static final int WRITTEN = 100;
    private static final String DIRECTIVE = "1404-UBND-NC";
    private static final String CHAIR = "lanhdao.tinh";
    private static final String DISTRICT = "lanhdao.huyen-huu-lung";
    private static final Pattern CELL = Pattern.compile("href=\"(/chi-so/danh-sach\\?[^\"]+)\"");
    private static final List<String> FILLED = List.of("oversight.dossier_fact", "oversight.owed_fact");

    private final double scale;
    private final Path folder;

    ScoreboardRun(double scale, Path folder) {
        this.scale = scale;
        this.folder = folder;
    }

    /** One page as one person asks it; the first time the program has just been started. */
    record PageRow(String who, String page, double firstMs, double p50Ms, double p99Ms, double databaseMs, int bytes) {}

    /** One statement of the board. */
    record StatementRow(
            String grain, int lines, double sumsP50Ms, double sumsP99Ms, double factsMs, List<String> plan) {}

    /** Two facts of a task and the end of the first, as the reader writes them. */
    record WrittenRow(String how, double p50Ms, double p99Ms) {}

    record Measured(
            long open,
            long finished,
            int units,
            long facts,
            long sums,
            List<PageRow> pages,
            List<StatementRow> statements,
            List<WrittenRow> written) {}

    static void main(List<String> options) throws Exception {
        double scale = 1;
        Path folder = null;
        boolean json = false;
        for (int i = 0; i < options.size(); i++) {
            switch (options.get(i)) {
                case "--json" -> json = true;
                case "--quick", "--short" -> scale = 0.01;
                case "--scale" -> scale = scale(i + 1 < options.size() ? options.get(++i) : refuse());
                case "--data" -> folder = Path.of(i + 1 < options.size() ? options.get(++i) : refuse());
                default -> refuse();
            }
        }
        var place = folder == null ? Path.of(".kycuong", "bench-scoreboard-" + scale) : folder;
        var measured = new ScoreboardRun(scale, place.toAbsolutePath()).measure();
        System.out.println(
                json
                        ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured)
                        : text(measured));
        System.exit(0); // a whole application ran here
    }

    private static double scale(String text) {
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,4})?") || Double.parseDouble(text) <= 0) refuse();
        return Double.parseDouble(text);
    }

    private static String refuse() {
        System.err.println("✗ ./kycuong bench scoreboard [--scale 0.01|0.1|1] [--data THƯ-MỤC/DIR] [--json]");
        System.exit(2);
        throw new IllegalStateException();
    }

    private Measured measure() throws Exception {
        try (var server = server()) {
            fill(server);
            var database = server.getDatabase("postgres", "board");
            SampleHouse.current(database);
            var meter = new JdbcMeter();
            try (var product = SampleHouse.start(server, "board", meter, folder)) {
                var pages = pages(product, meter);
                var now = now(database);
                var written = written(database, product, now);
                var statements = statements(server, product, now);
                var jdbc = JdbcClient.create(database);
                return new Measured(
                        Math.round(OPEN * scale),
                        Math.round(FINISHED * scale),
                        UNITS,
                        count(jdbc, "oversight.dossier_fact") + count(jdbc, "oversight.owed_fact"),
                        count(jdbc, "oversight.indicator_stock") + count(jdbc, "oversight.indicator_flow"),
                        pages,
                        statements,
                        written);
            }
        }
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Instant now(DataSource database) {
        return JdbcClient.create(database)
                .sql("select last_tick from sample.clock")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    // ---- the world --------------------------------------------------------------------------------------------------

    private EmbeddedPostgres server() throws IOException {
        long cases = Math.round((OPEN + FINISHED) * scale);
        boolean filled = Files.exists(folder.resolve("filled"));
        System.err.printf(
                Locale.ROOT,
                "%,d vụ việc trong %s. %s%n",
                cases,
                folder,
                filled
                        ? "Đã có từ lần trước. / Kept from the last run."
                        : String.format(
                                Locale.ROOT, "Cần %.1f GB đĩa. / So much disk is needed.", cases * CASE_BYTES / 1e9));
        return SampleHouse.server(folder);
    }

    private void fill(EmbeddedPostgres server) throws Exception {
        if (Files.exists(folder.resolve("filled"))) return;
        SampleHouse.base(server, folder);
        SampleHouse.copyOfBase(server, "board");
        fill(server.getDatabase("postgres", "board"));
        Files.writeString(folder.resolve("filled"), "");
    }

    private void fill(DataSource database) {
        SampleHouse.migrate(database);
        var now = now(database);
        // indexes and sums of everything at once are made faster than kept up batch by batch; sums of balances are not
        // asked here
        for (var table : FILLED) SampleHouse.execute(database, "alter table " + table + " disable trigger user");
        var indexes = SampleHouse.indexes(JdbcClient.create(database), FILLED);
        indexes.keySet().forEach(index -> SampleHouse.execute(database, "drop index " + index));
        new ScoreboardData(units(database, LegalZone.local(now).toLocalDate()), now)
                .fill(database, Math.round(OPEN * scale), Math.round(FINISHED * scale));
        SampleHouse.said(
                "chỉ mục / indexes",
                () -> indexes.values()
                        .forEach(index ->
                                SampleHouse.execute(database, "set maintenance_work_mem = '512MB'; " + index)));
        SampleHouse.said("tổng / sums", () -> {
            for (var table : FILLED) SampleHouse.execute(database, "alter table " + table + " enable trigger user");
            SampleHouse.execute(database, "set work_mem = '512MB'; select oversight.fill_indicators()");
        });
        SampleHouse.said("thống kê / statistics", () -> SampleHouse.execute(database, "vacuum analyze"));
    }

    /** Every agency, district and commune of the day, and of those before them as many as make it so many. */
    private static List<Integer> units(DataSource database, LocalDate day) {
        try (var house = BenchHouse.on(database)) {
            BenchHouse.quiet(house);
            var organisation = house.getBean(Organisation.class);
            var units = new ArrayList<Unit>();
            for (var kind : List.of(UnitKind.AGENCY, UnitKind.DISTRICT, UnitKind.COMMUNE))
                units.addAll(organisation.unitsAt(day, kind));
            organisation.units().stream()
                    .filter(u -> u.kind() == UnitKind.COMMUNE && !units.contains(u))
                    .limit(Math.max(0, UNITS - units.size()))
                    .toList()
                    .forEach(units::add);
            var chosen = new ArrayList<>(
                    units.stream().limit(UNITS).map(u -> u.id().value()).toList());
            if (chosen.size() < UNITS) throw new IllegalStateException("Only " + chosen.size() + " units");
            java.util.Collections.shuffle(chosen, new java.util.Random(7));
            return chosen;
        }
    }

    // ---- pages ------------------------------------------------------------------------------------------------------

    private static List<PageRow> pages(ConfigurableApplicationContext product, JdbcMeter meter)
            throws IOException, InterruptedException {
        int port =
                Integer.parseInt(Objects.requireNonNull(product.getEnvironment().getProperty("local.server.port")));
        var rows = new ArrayList<PageRow>();
        for (var who : List.of(CHAIR, DISTRICT)) {
            var client = BenchClient.loggedIn(port, who, SampleHouse.PASSWORD);
            rows.add(page(client, who, "/bang-chi-dao", meter));
            var html = new String(client.get("/bang-chi-dao").body(), StandardCharsets.UTF_8);
            var unit = Pattern.compile("[?&](?:amp;)?don-vi=(\\d+)").matcher(html);
            if (unit.find()) rows.add(page(client, who, "/bang-chi-dao?don-vi=" + unit.group(1), meter));
            rows.add(page(client, who, "/bang-chi-dao?ky=thang", meter));
            rows.add(page(client, who, "/bang-chi-dao?tat-ca=1", meter));
            rows.add(page(client, who, "/bang-chi-dao/man-hinh", meter));
            var cells = cells(html);
            for (var kind : cells) rows.add(page(client, who, kind, meter));
        }
        return rows;
    }

    /** A cell of each measure. */
    private static List<String> cells(String html) {
        var found = new java.util.LinkedHashMap<String, String>();
        var cell = CELL.matcher(html);
        while (cell.find()) {
            var path = cell.group(1).replace("&amp;", "&");
            found.putIfAbsent(path.replaceAll("(pham-vi|don-vi|luc)=[^&]*", ""), path);
        }
        return List.copyOf(found.values());
    }

    private static PageRow page(BenchClient client, String who, String path, JdbcMeter meter)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        int bytes = right(client, path);
        double first = (System.nanoTime() - began) / 1e6;
        var waited = new Latencies();
        var database = new ArrayList<Long>();
        long start = System.nanoTime();
        while (waited.count() < MOST_TIMES && (waited.count() < 5 || System.nanoTime() - start < MOST_TIME.toNanos())) {
            long before = meter.nanos();
            long at = System.nanoTime();
            right(client, path);
            waited.add(System.nanoTime() - at);
            database.add(meter.nanos() - before);
        }
        database.sort(null);
        var one = List.of(waited);
        var row = new PageRow(
                who,
                path,
                first,
                Latencies.percentile(one, 50) / 1e6,
                Latencies.percentile(one, 99) / 1e6,
                database.get(database.size() / 2) / 1e6,
                bytes);
        System.err.println("  " + line(row));
        return row;
    }

    private static int right(BenchClient client, String path) throws IOException, InterruptedException {
        var answer = client.get(path);
        if (answer.statusCode() != 200) throw new IllegalStateException(path + ": " + answer.statusCode());
        return answer.body().length;
    }

    // ---- statements -------------------------------------------------------------------------------------------------

    /** As the reader's role, behind the wall; from sums and from facts they must be the same. */
    private static List<StatementRow> statements(
            EmbeddedPostgres server, ConfigurableApplicationContext product, Instant now) throws SQLException {
        var rows = new ArrayList<StatementRow>();
        try (var connection = server.getDatabase("postgres", "board").getConnection()) {
            try (var told = connection.createStatement()) {
                told.execute("set session authorization bench_reader");
                told.execute("select set_config('kycuong.units', 'all', false)");
            }
            var probe = new IndicatorProbe(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            new ScoreboardProbe(product).questions(DIRECTIVE, now, Scope.all(1)).forEach((grain, question) -> {
                if (!IndicatorProbe.hasSums(question)) return;
                var row = statement(probe, grain, question);
                System.err.println("  " + line(row));
                rows.add(row);
            });
        }
        return rows;
    }

    private static StatementRow statement(IndicatorProbe probe, String grain, IndicatorQuestion question) {
        for (int i = 0; i < 12; i++) probe.fromSums(question); // past the plans that are made for each call
        var waited = timed(() -> probe.fromSums(question), MOST_TIMES);
        var sums = probe.fromSums(question);
        long began = System.nanoTime();
        var facts = probe.fromFacts(question);
        double factsMs = (System.nanoTime() - began) / 1e6;
        if (!sums.equals(facts)) throw new IllegalStateException("Sums differ from facts: " + grain);
        return new StatementRow(
                grain,
                sums.size(),
                Latencies.percentile(waited, 50) / 1e6,
                Latencies.percentile(waited, 99) / 1e6,
                factsMs,
                probe.plan(question));
    }

    private static List<Latencies> timed(Supplier<?> call, int times) {
        var waited = new Latencies();
        for (int i = 0; i < times; i++) {
            long at = System.nanoTime();
            Objects.requireNonNull(call.get());
            waited.add(System.nanoTime() - at);
        }
        return List.of(waited);
    }

    // ---- refresh ----------------------------------------------------------------------------------------------------

    /** Tasks as the reader writes them, with sums kept and without; the page counts each at once. */
    private static List<WrittenRow> written(DataSource database, ConfigurableApplicationContext product, Instant now)
            throws SQLException {
        var question = Objects.requireNonNull(new ScoreboardProbe(product)
                        .questions(DIRECTIVE, now.plus(Duration.ofHours(1)), Scope.all(1))
                        .get("TASK"))
                .by(List.of());
        try (var connection = database.getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var probe = new IndicatorProbe(jdbc);
            int unit = jdbc.sql("select unit_id from oversight.owed_fact limit 1")
                    .query(Integer.class)
                    .single();
            var met = vn.kycuong.oversight.Measure.MET;
            long before = probe.fromSums(question).getFirst().count(met);
            var kept = write(probe, unit, now);
            long after = probe.fromSums(question).getFirst().count(met);
            if (after - before != WRITTEN)
                throw new IllegalStateException("Written " + WRITTEN + ", counted " + (after - before));
            jdbc.sql("delete from oversight.owed_fact where case_id = any (:ids)")
                    .param("ids", ids())
                    .update();
            SampleHouse.execute(database, "alter table oversight.owed_fact disable trigger user");
            var bare = write(probe, unit, now);
            jdbc.sql("delete from oversight.owed_fact where case_id = any (:ids)")
                    .param("ids", ids())
                    .update();
            SampleHouse.execute(database, "alter table oversight.owed_fact enable trigger user");
            var rows = List.of(row("sums kept", kept), row("facts alone", bare));
            rows.forEach(row -> System.err.println("  " + line(row)));
            return rows;
        }
    }

    private static WrittenRow row(String how, Latencies waited) {
        var one = List.of(waited);
        return new WrittenRow(how, Latencies.percentile(one, 50) / 1e6, Latencies.percentile(one, 99) / 1e6);
    }

    private static UUID[] ids() {
        var ids = new UUID[WRITTEN];
        for (int i = 0; i < WRITTEN; i++) ids[i] = new UUID(0x6b796b63L, i);
        return ids;
    }

    private static Latencies write(IndicatorProbe probe, int unit, Instant now) {
        var waited = new Latencies();
        for (var id : ids()) {
            long at = System.nanoTime();
            probe.task(id, unit, now.minus(Duration.ofDays(5)), now.minusSeconds(60));
            waited.add(System.nanoTime() - at);
        }
        return waited;
    }

    // ---- said -------------------------------------------------------------------------------------------------------

    private static String text(Measured measured) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d open, %,d finished cases of %d units: %,d facts, %,d sums%n%n",
                measured.open(),
                measured.finished(),
                measured.units(),
                measured.facts(),
                measured.sums()));
        text.append(String.format(
                Locale.ROOT, "%-90s %9s %9s %9s %9s %9s%n", "page, ms", "first", "p50", "p99", "of it SQL", "bytes"));
        for (var row : measured.pages()) text.append(line(row)).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%n%-20s %6s %10s %10s %14s%n",
                "statement, ms",
                "lines",
                "sums p50",
                "sums p99",
                "from facts"));
        for (var row : measured.statements()) text.append(line(row)).append('\n');
        text.append(String.format(Locale.ROOT, "%n%-20s %10s %10s%n", "a task written, ms", "p50", "p99"));
        for (var row : measured.written()) text.append(line(row)).append('\n');
        for (var row : measured.statements()) {
            text.append('\n').append(row.grain()).append('\n');
            row.plan().forEach(step -> text.append("  ").append(step).append('\n'));
        }
        return text.toString();
    }

    private static String line(PageRow row) {
        return String.format(
                Locale.ROOT,
                "%-90s %9.1f %9.1f %9.1f %9.1f %,9d%s",
                row.who() + " " + row.page(),
                row.firstMs(),
                row.p50Ms(),
                row.p99Ms(),
                row.databaseMs(),
                row.bytes(),
                row.p99Ms() > 1000 || row.firstMs() > 1000 ? "  ✗" : "");
    }

    private static String line(StatementRow row) {
        return String.format(
                Locale.ROOT,
                "%-20s %6d %10.2f %10.2f %14.1f",
                row.grain(),
                row.lines(),
                row.sumsP50Ms(),
                row.sumsP99Ms(),
                row.factsMs());
    }

    private static String line(WrittenRow row) {
        return String.format(Locale.ROOT, "%-20s %10.2f %10.2f", row.how(), row.p50Ms(), row.p99Ms());
    }
}
