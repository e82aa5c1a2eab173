package vn.kycuong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code ./kycuong bench onestop}: the running product on loopback, logged in, behind its wall: every list, board, search and report page with
 * few and with very many dossiers, the counters of a province at work, and what a report of a year takes of the heap.
 */
final class OnestopRun {
    /** A dossier on disk with all indexes, its facts and their sums. Bytes; measured. */
    private static final long DOSSIER_BYTES = 9_000;

    private static final int FEW = 10_000;
    /** So often is a dossier of the many there, each time of other units. */
    private static final int COPIES = 20;

    private static final String RECEIVER = "tiepnhan1.";
    private static final Pattern ASSET =
            Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg|woff2|ico|png)[^\"]*)\"");
    private static final Pattern INNER = Pattern.compile("url\\([\"']?([^)\"']+)[\"']?\\)");

    private static final String COUNTERS = "counters";

    private final int many;
    private final boolean brief;
    /** Only pages whose reader and address hold this, or the counters alone; null: everything. */
    private final @Nullable String only;

    private final Path folder;

    OnestopRun(double scale, boolean brief, @Nullable String only, Path folder) {
        this.many = (int) Math.round(1_000_000 * scale);
        this.brief = brief;
        this.only = only;
        this.folder = folder;
    }

    /**
     * One page.
     *
     * @param who whose page: a receiver of a commune, a head of a district, the head of the province, or everybody
     * @param databaseMs what its statements alone took, median of calls one after the other
     */
    record PageRow(
            String who,
            String page,
            double fewP50Ms,
            double fewP99Ms,
            double manyP50Ms,
            double manyP99Ms,
            double ratioOfP99,
            double databaseMs) {}

    /** What one step of the counters waited; the floor is what its statements alone take when nobody else asks. */
    record StepRow(String step, int asked, double p50Ms, double p99Ms, double floorMs, double statements) {}

    /** Bytes of a page as it is sent, and with everything it loads for the first time. */
    record WeightRow(String page, long html, long sent, long withAssets) {}

    /** Growth of the heap in use after collections while something is made. Bytes. */
    record HeapRow(String made, long fewBytes, long fewHeap, long manyBytes, long manyHeap) {}

    /** How often an index of the facts was read while all of this was asked of the many. */
    record IndexRow(String index, long scans, long bytes) {}

    /** @param longestCollectionMs for how long the collector stopped everything at most while the counters worked */
    record Measured(
            int many,
            List<PageRow> pages,
            List<StepRow> steps,
            long longestCollectionMs,
            List<WeightRow> weights,
            List<HeapRow> heaps,
            List<IndexRow> indexes) {}

    static void main(List<String> options) throws Exception {
        double scale = 0;
        Path folder = null;
        boolean json = false;
        boolean brief = false;
        String only = null;
        for (int i = 0; i < options.size(); i++) {
            switch (options.get(i)) {
                case "--json" -> json = true;
                case "--short" -> brief = true;
                case "--scale" -> scale = scale(options, ++i);
                case "--only" -> only = i + 1 < options.size() ? options.get(++i) : refuse();
                case "--data" -> folder = Path.of(i + 1 < options.size() ? options.get(++i) : refuse());
                default -> refuse();
            }
        }
        if (scale == 0) scale = brief ? 0.02 : 1;
        var place = folder == null ? Path.of(".kycuong", "bench-onestop-" + scale) : folder;
        var measured = new OnestopRun(scale, brief, only, place.toAbsolutePath()).measure();
        System.out.println(
                json
                        ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured)
                        : text(measured));
        System.exit(0); // whole applications ran here
    }

    private static double scale(List<String> options, int i) {
        var text = i < options.size() ? options.get(i) : refuse();
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,4})?") || Double.parseDouble(text) <= 0) refuse();
        return Double.parseDouble(text);
    }

    private static String refuse() {
        System.err.println(
                "✗ ./kycuong bench onestop [--scale 0.1] [--short] [--only TEXT] [--data THƯ-MỤC/DIR] [--json]");
        System.exit(2);
        throw new IllegalStateException();
    }

    // ---- the worlds -------------------------------------------------------------------------------------------------

    private record World(
            ConfigurableApplicationContext context, JdbcMeter meter, Map<String, BenchClient> clients, String searched)
            implements AutoCloseable {
        int port() {
            return Integer.parseInt(
                    Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
        }

        BenchClient client(String login) throws IOException, InterruptedException {
            var known = clients.get(login);
            if (known != null) return known;
            var client = login.isEmpty()
                    ? new BenchClient(port())
                    : BenchClient.loggedIn(port(), login, SampleHouse.PASSWORD);
            clients.put(login, client);
            return client;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private Measured measure() throws Exception {
        try (var server = server()) {
            fill(server);
            for (var world : List.of("few", "many")) SampleHouse.current(server.getDatabase("postgres", world));
            var database = server.getDatabase("postgres", "many");
            try (var world = world(server, "many")) {
                SampleHouse.execute(database, "select pg_stat_reset()");
                var pages = new ArrayList<PageRow>();
                var heaps = new ArrayList<HeapRow>();
                try (var few = world(server, "few")) {
                    pages.addAll(rows(few, world));
                    if (only == null) heaps.addAll(heaps(few, world));
                }
                if (only != null && !only.equals(COUNTERS))
                    return new Measured(many, pages, List.of(), 0, List.of(), heaps, used(database));
                var weights = weights(world);
                try (var stops = new CollectorStops()) {
                    var steps = counters(world).measure();
                    steps.forEach(row -> System.err.println("  " + line(row)));
                    return new Measured(many, pages, steps, stops.longestMs(), weights, heaps, used(database));
                }
            }
        }
    }

    private List<PageRow> rows(World few, World world) throws IOException, InterruptedException {
        var others = pages(few);
        var rows = new ArrayList<PageRow>();
        for (var page : pages(world).entrySet()) {
            if (only != null && !page.getKey().contains(only)) continue;
            var row = row(few, Objects.requireNonNull(others.get(page.getKey())), world, page.getValue());
            System.err.println("  " + line(row));
            rows.add(row);
        }
        return rows;
    }

    private static List<HeapRow> heaps(World few, World world) throws IOException, InterruptedException {
        var heaps = new ArrayList<HeapRow>();
        for (var file : files().entrySet()) {
            var before = heap(few, file.getValue());
            var after = heap(world, file.getValue());
            heaps.add(new HeapRow(file.getKey(), before[0], before[1], after[0], after[1]));
        }
        return heaps;
    }

    /** Asked of the one and of the other, so that what else the machine does meanwhile meets both. */
    private PageRow row(World few, Asked ofFew, World many, Asked ofMany) throws IOException, InterruptedException {
        var before = times(few, ofFew);
        var after = times(many, ofMany);
        return new PageRow(
                ofMany.who(), ofMany.name(), before[0], before[1], after[0], after[1], after[1] / before[1], after[2]);
    }

    private EmbeddedPostgres server() throws IOException {
        boolean filled = Files.exists(folder.resolve("filled"));
        System.err.printf(
                Locale.ROOT,
                "%,d hồ sơ trong %s. %s%n",
                many,
                folder,
                filled
                        ? "Đã có từ lần trước. / Kept from the last run."
                        : String.format(
                                Locale.ROOT,
                                "Cần %.1f GB đĩa. / So much disk is needed.",
                                (many + FEW) * DOSSIER_BYTES / 1e9));
        return SampleHouse.server(folder);
    }

    private void fill(EmbeddedPostgres server) throws Exception {
        if (Files.exists(folder.resolve("filled"))) return;
        SampleHouse.base(server, folder);
        for (var world : List.of("few", "many")) {
            SampleHouse.copyOfBase(server, world);
            boolean few = world.equals("few");
            OnestopData.fill(server.getDatabase("postgres", world), few ? FEW : many, few ? 1 : COPIES);
        }
        Files.writeString(folder.resolve("filled"), "");
    }

    private World world(EmbeddedPostgres server, String name) {
        var meter = new JdbcMeter();
        var context = SampleHouse.start(server, name, meter, folder);
        var code = JdbcClient.create(server.getDatabase("postgres", name))
                .sql("select code from dossier.dossier where code like 'H37%' order by case_id limit 1")
                .query(String.class)
                .single();
        return new World(context, meter, new LinkedHashMap<>(), code);
    }

    // ---- pages ------------------------------------------------------------------------------------------------------

    private record Asked(String who, String login, String name, String path) {}

    private Map<String, Asked> pages(World world) {
        var commune = communes(world.context()).getFirst();
        var receiver = RECEIVER + commune;
        var district = "lanhdao.huyen-huu-lung";
        var chair = "lanhdao.tinh";
        var asked = new ArrayList<Asked>();
        for (var who : List.of(
                new Asked("province", chair, "", ""),
                new Asked("district", district, "", ""),
                new Asked("receiver", receiver, "", ""))) {
            for (var period : List.of(
                    "ky=nam&nam=2019",
                    "ky=nam&nam=2020",
                    "ky=thang&nam=2020&phan=5",
                    "ky=quy&nam=2020&phan=1",
                    "ky=quy&nam=2020&phan=2")) {
                asked.add(of(who, "/bao-cao/can-doi?" + period));
                asked.add(of(who, "/bao-cao/cham-diem?" + period));
            }
            for (var whose : List.of("mine", "unit", "all")) asked.add(of(who, "/viec-cua-toi?cua=" + whose));
            asked.add(of(who, "/viec-cua-toi?cua=all&khi=late"));
            asked.add(of(who, "/viec-cua-toi?cua=all&khi=paused"));
            asked.add(of(who, "/viec-cua-toi?cua=all&q=" + encoded("nguyễn")));
            asked.add(of(who, "/viec-cua-toi?cua=all&q=" + encoded("nguyễn thị ánh")));
            asked.add(new Asked(
                    who.who(),
                    who.login(),
                    "/viec-cua-toi?cua=all&q=<code>",
                    "/viec-cua-toi?cua=all&q=" + world.searched().split("-")[2]));
            asked.add(of(who, "/viec-cua-toi/don-vi"));
            asked.add(of(who, "/bang-don-vi"));
            for (var figure : List.of(
                    "dang-giai-quyet", "trong-han", "sap-den-han", "qua-han", "tam-dung", "da-xong", "xong-qua-han"))
                asked.add(of(who, "/bang-don-vi/danh-sach?so=" + figure));
            asked.add(of(who, "/bang-don-vi/danh-sach?so=da-xong&ky=nam"));
            asked.add(of(who, "/bang-don-vi/thoi-gian"));
            asked.add(of(who, "/bang-don-vi/thoi-gian?ky=nam"));
            for (var figure : List.of(
                    "tiep-nhan",
                    "ky-truoc-chuyen-sang",
                    "moi-truc-tuyen",
                    "da-giai-quyet",
                    "som-han",
                    "ket-qua-qua-han",
                    "dung-rut",
                    "tra-lai-khong-ket-qua",
                    "dang-giai-quyet",
                    "dang-qua-han",
                    "dang-tam-dung"))
                for (var period : List.of("ky=quy&nam=2020&phan=1", "ky=nam&nam=2019", "ky=nam&nam=2020"))
                    asked.add(of(who, "/bao-cao/danh-sach?so=" + figure + "&" + period));
            asked.add(of(who, "/bao-cao/danh-sach?so=ket-qua-qua-han&cach=chinh-thuc&ky=nam&nam=2020"));
            asked.add(of(who, "/bao-cao/danh-sach?so=dang-qua-han&cach=theo-han-dau&ky=nam&nam=2020"));
        }
        for (var who : List.of(new Asked("district", district, "", ""), new Asked("province", chair, "", ""))) {
            asked.add(of(who, "/bang-chi-dao"));
            for (var form : List.of("06", "07"))
                for (var period : List.of("ky=quy&nam=2020&phan=2", "ky=nam&nam=2019", "ky=nam&nam=2020"))
                    asked.add(of(who, "/bao-cao?mau=" + form + "&" + period));
            asked.add(of(who, "/bao-cao.xlsx?mau=06&ky=nam&nam=2019"));
        }
        asked.add(of(new Asked("receiver", receiver, "", ""), "/so-theo-doi"));
        asked.add(of(new Asked("receiver", receiver, "", ""), "/tiep-nhan"));
        asked.add(of(new Asked("receiver", receiver, "", ""), "/tiep-nhan?q=" + encoded("khai sinh")));
        asked.add(of(new Asked("receiver", receiver, "", ""), "/quay"));
        asked.add(of(new Asked("everybody", "", "", ""), "/ho-so-qua-han"));
        asked.add(of(new Asked("everybody", "", "", ""), "/thu-tuc?q=" + encoded("khai sinh")));
        var all = new LinkedHashMap<String, Asked>();
        for (var one : asked) all.put(one.who() + " " + one.name(), one);
        return all;
    }

    private static Asked of(Asked who, String path) {
        return new Asked(who.who(), who.login(), java.net.URLDecoder.decode(path, StandardCharsets.UTF_8), path);
    }

    private static List<String> communes(ConfigurableApplicationContext context) {
        return context
                .getBean(JdbcClient.class)
                .sql(
                        "select login from identity.account where login like :receivers and (login like '%.xa-%') order by login")
                .param("receivers", RECEIVER + "%")
                .query(String.class)
                .list()
                .stream()
                .map(login -> Objects.requireNonNull(login).substring(RECEIVER.length()))
                .toList();
    }

    /** p50, p99 and the median of what the statements took, in milliseconds. */
    private double[] times(World world, Asked asked) throws IOException, InterruptedException {
        var client = world.client(asked.login());
        int warm = brief ? 2 : 5;
        for (int i = 0; i < warm; i++) right(client.get(asked.path()), asked);
        var waited = new Latencies();
        var database = new ArrayList<Long>();
        long began = System.nanoTime();
        int most = brief ? 8 : 40;
        while (waited.count() < most
                && (waited.count() < 5
                        || System.nanoTime() - began < Duration.ofMillis(800).toNanos())) {
            long statements = world.meter().nanos();
            long at = System.nanoTime();
            var answer = client.get(asked.path());
            waited.add(System.nanoTime() - at);
            database.add(world.meter().nanos() - statements);
            right(answer, asked);
        }
        database.sort(null);
        var one = List.of(waited);
        return new double[] {
            Latencies.percentile(one, 50) / 1e6,
            Latencies.percentile(one, 99) / 1e6,
            database.get(database.size() / 2) / 1e6
        };
    }

    private static void right(HttpResponse<byte[]> answer, Asked asked) {
        if (answer.statusCode() != 200) throw new IllegalStateException(asked + ": " + answer.statusCode());
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    private static Map<String, Asked> files() {
        var files = new LinkedHashMap<String, Asked>();
        for (var path : List.of(
                "/bao-cao.xlsx?mau=06&dong=don-vi&ky=nam&nam=2019",
                "/bao-cao.xlsx?mau=07&ky=nam&nam=2019",
                "/bang-don-vi/danh-sach.csv?so=da-xong&ky=nam"))
            files.put(path, new Asked("province", "lanhdao.tinh", path, path));
        return files;
    }

    /** Bytes of the file, and by how much the heap in use after collections was more than before. */
    private static long[] heap(World world, Asked asked) throws IOException, InterruptedException {
        var client = world.client(asked.login());
        read(client, asked.path());
        System.gc();
        long before = afterCollections();
        long most = before;
        var done = new AtomicBoolean();
        var watch = new long[] {before};
        var watching = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                watch[0] = Math.max(watch[0], afterCollections());
                try {
                    Thread.sleep(2);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        });
        long bytes = read(client, asked.path());
        done.set(true);
        watching.join();
        System.gc();
        most = Math.max(watch[0], most);
        return new long[] {bytes, most - before};
    }

    private static long read(BenchClient client, String path) throws IOException, InterruptedException {
        var answer = client.http()
                .send(HttpRequest.newBuilder(client.at(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) throw new IllegalStateException(path + ": " + answer.statusCode());
        try (InputStream in = answer.body()) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static long afterCollections() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    // ---- indexes ----------------------------------------------------------------------------------------------------

    private static List<IndexRow> used(DataSource database) {
        return JdbcClient.create(database)
                .sql("""
                select relname || '.' || indexrelname as index, idx_scan as scans, pg_relation_size(indexrelid) as bytes
                  from pg_stat_user_indexes where schemaname = 'oversight' order by idx_scan, relname, indexrelname
                """)
                .query((row, _) -> new IndexRow(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    // ---- weight -----------------------------------------------------------------------------------------------------

    private static List<WeightRow> weights(World world) throws IOException, InterruptedException {
        var receiver = RECEIVER + communes(world.context()).getFirst();
        var rows = new ArrayList<WeightRow>();
        for (var page : List.of(
                new Asked("", receiver, "", "/tiep-nhan?thu-tuc=BIRTH"),
                new Asked("", receiver, "", "/viec-cua-toi?cua=all"),
                new Asked("", "lanhdao.tinh", "", "/bao-cao/can-doi?ky=nam&nam=2019"),
                new Asked("", "lanhdao.tinh", "", "/bang-don-vi"),
                new Asked("", "", "", "/ho-so-qua-han"))) rows.add(weight(world.client(page.login()), page.path()));
        return rows;
    }

    private static WeightRow weight(BenchClient client, String path) throws IOException, InterruptedException {
        var html = new String(client.get(path).body(), StandardCharsets.UTF_8);
        long sent = client.compressed(path).length;
        long assets = 0;
        var found = new LinkedHashSet<String>();
        var assetsOf = ASSET.matcher(html);
        while (assetsOf.find()) found.add(assetsOf.group(1));
        var seen = new LinkedHashSet<String>();
        var open = new ArrayList<>(found);
        while (!open.isEmpty()) {
            var one = open.removeFirst();
            if (!seen.add(one)) continue;
            assets += client.compressed(one).length;
            if (!one.contains(".css")) continue;
            var inner = INNER.matcher(new String(client.get(one).body(), StandardCharsets.UTF_8));
            while (inner.find()) {
                if (inner.group(1).startsWith("data:")) continue;
                open.add(URI.create(one).resolve(inner.group(1)).toString());
            }
        }
        return new WeightRow(path, html.getBytes(StandardCharsets.UTF_8).length, sent, sent + assets);
    }

    // ---- the counters -----------------------------------------------------------------------------------------------

    private OnestopCounters counters(World world) {
        var logins = communes(world.context()).stream().map(c -> RECEIVER + c).toList();
        return new OnestopCounters(world.port(), logins, world.meter(), brief);
    }

    // ---- said -------------------------------------------------------------------------------------------------------

    private static String text(Measured measured) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-10s %-75s %9s %9s %9s %9s %6s %9s%n",
                "",
                String.format(Locale.ROOT, "10,000 / %,d dossiers, ms", measured.many()),
                "p50 few",
                "p99 few",
                "p50 many",
                "p99 many",
                "ratio",
                "of it SQL"));
        for (var row : measured.pages()) text.append(line(row)).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%n%-20s %8s %9s %9s %10s %11s%n",
                "counters",
                "asked",
                "p50, ms",
                "p99, ms",
                "floor, ms",
                "statements"));
        for (var row : measured.steps()) text.append(line(row)).append('\n');
        if (!measured.steps().isEmpty())
            text.append(String.format(Locale.ROOT, "longest collection %,d ms%n", measured.longestCollectionMs()));
        text.append(String.format(Locale.ROOT, "%n%-50s %10s %10s %12s%n", "bytes", "HTML", "sent", "with assets"));
        for (var row : measured.weights())
            text.append(String.format(
                    Locale.ROOT, "%-50s %,10d %,10d %,12d%n", row.page(), row.html(), row.sent(), row.withAssets()));
        text.append(String.format(
                Locale.ROOT,
                "%n%-60s %12s %12s %12s %12s%n",
                "heap, bytes",
                "few: file",
                "heap",
                "many: file",
                "heap"));
        for (var row : measured.heaps())
            text.append(String.format(
                    Locale.ROOT,
                    "%-60s %,12d %,12d %,12d %,12d%n",
                    row.made(),
                    row.fewBytes(),
                    row.fewHeap(),
                    row.manyBytes(),
                    row.manyHeap()));
        text.append(String.format(Locale.ROOT, "%n%-60s %12s %14s%n", "indexes of the facts", "scans", "bytes"));
        for (var row : measured.indexes())
            text.append(String.format(Locale.ROOT, "%-60s %,12d %,14d%n", row.index(), row.scans(), row.bytes()));
        return text.toString();
    }

    private static String line(PageRow row) {
        return String.format(
                Locale.ROOT,
                "%-10s %-75s %9.1f %9.1f %9.1f %9.1f %6.2f %9.1f%s",
                row.who(),
                row.page(),
                row.fewP50Ms(),
                row.fewP99Ms(),
                row.manyP50Ms(),
                row.manyP99Ms(),
                row.ratioOfP99(),
                row.databaseMs(),
                row.ratioOfP99() > 3 ? "  ✗" : "");
    }

    private static String line(StepRow row) {
        return String.format(
                Locale.ROOT,
                "%-20s %8d %9.1f %9.1f %10.1f %11.1f",
                row.step(),
                row.asked(),
                row.p50Ms(),
                row.p99Ms(),
                row.floorMs(),
                row.statements());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
