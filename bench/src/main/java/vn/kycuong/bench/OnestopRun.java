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
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.oversight.FactProbe;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;

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

    private static final int DAYS = 700;
    private static final String RECEIVER = "tiepnhan1.";
    private static final Pattern PAPER = Pattern.compile("name=\"(paper\\d+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern ASSET =
            Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg|woff2|ico|png)[^\"]*)\"");
    private static final Pattern INNER = Pattern.compile("url\\([\"']?([^)\"']+)[\"']?\\)");

    private final int many;
    private final boolean brief;
    private static final String COUNTERS = "counters";
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
                try (var collections = new Collections()) {
                    var steps = counters(world);
                    steps.forEach(row -> System.err.println("  " + line(row)));
                    return new Measured(many, pages, steps, collections.longestMs(), weights, heaps, used(database));
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
            fill(server, world, world.equals("few") ? FEW : many);
        }
        Files.writeString(folder.resolve("filled"), "");
    }

    private static void fill(EmbeddedPostgres server, String world, int cases) {
        var database = server.getDatabase("postgres", world);
        SampleHouse.said(String.format(Locale.ROOT, "%,d hồ sơ / dossiers", cases), () -> {
            try (var house = BenchHouse.on(database)) {
                BenchHouse.quiet(house);
                var jdbc = JdbcClient.create(database);
                var now = jdbc.sql("select last_tick from sample.clock")
                        .query((row, _) ->
                                row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                        .single();
                var clocks = house.getBean(ClockProjection.class);
                var offered =
                        house
                                .getBean(Procedures.class)
                                .all(vn.kycuong.calendar.LegalZone.local(now).toLocalDate())
                                .stream()
                                .filter(ProcedureVersion::takenInAtOneStop)
                                .map(ProcedureVersion::key)
                                .toList();
                // indexes and sums of everything at once are made faster than kept up batch by batch
                int copies = cases > FEW ? COPIES : 1;
                SampleHouse.execute(database, """
                        alter table oversight.dossier_fact disable trigger user;
                        alter table oversight.time_fact disable trigger user
                        """);
                var indexes = SampleHouse.indexes(jdbc, FILLED);
                indexes.keySet().forEach(index -> SampleHouse.execute(database, "drop index " + index));
                new WorklistData(clocks, WorklistRun.units(house), now, 3)
                        .lived(database, cases / copies, DAYS, offered, new FactProbe(clocks, jdbc));
                SampleHouse.said("chép / copied", () -> copy(database, copies));
                SampleHouse.said("giấy tờ, thanh toán, đánh giá / papers, payments, ratings", () -> serve(database));
                SampleHouse.said(
                        "chỉ mục / indexes",
                        () -> indexes.values()
                                .forEach(index ->
                                        SampleHouse.execute(database, "set maintenance_work_mem = '512MB'; " + index)));
                SampleHouse.said("tổng / sums", () -> {
                    SampleHouse.execute(database, "alter table oversight.dossier_fact enable trigger user");
                    SampleHouse.execute(database, "set work_mem = '256MB'; select oversight.fill_balance()");
                    SampleHouse.execute(database, SERVED_ANEW);
                    SampleHouse.execute(database, TIMES_ANEW);
                });
                SampleHouse.execute(database, "vacuum analyze");
            }
        });
    }

    /** As the upgrade makes them. */
    private static final String SERVED_ANEW = """
            set work_mem = '256MB';
            alter table oversight.served_fact disable trigger user;
            delete from oversight.served_fact;
            delete from oversight.served_sum;
            insert into oversight.served_fact
              select * from oversight.served_anew(
                array(select s.case_id from oversight.service_fact s union select p.case_id from dossier.paper_since p));
            insert into oversight.served_sum select * from oversight.served_sum_anew order by 1, 2, 3, 4, 5, 6;
            alter table oversight.served_fact enable trigger user
            """;

    private static final String TIMES_ANEW = """
            set work_mem = '256MB';
            delete from oversight.time_sum;
            insert into oversight.time_sum select * from oversight.time_sum_anew order by 1, 2, 3, 4, 5, 6, 7;
            alter table oversight.time_fact enable trigger user
            """;

    private static final List<String> FILLED = List.of(
            "ledger.case_head",
            "ledger.obligation",
            "ledger.work_item",
            "dossier.dossier",
            "dossier.find",
            "oversight.dossier_fact",
            "oversight.time_fact",
            "oversight.service_fact",
            "dossier.kept_paper");

    /** Each dossier of the bench again for other units, with the same dates. */
    private static void copy(DataSource database, int copies) {
        SampleHouse.execute(database, """
                create table public.bench_unit as
                  select unit_id, row_number() over (order by md5(unit_id::text)) - 1 as place, count(*) over () as many
                    from (select distinct unit_id from oversight.dossier_fact union select distinct unit_in from oversight.dossier_fact) u;
                create table public.bench_case as select case_id from dossier.dossier where code like 'H37.N____-______-________';
                create function public.bench_other(unit int, k int) returns int language sql stable as
                  'select o.unit_id from public.bench_unit u join public.bench_unit o on o.place = (u.place + 13 * k) %% u.many where u.unit_id = unit';
                create table public.bench_map as
                  select k, unit_id, public.bench_other(unit_id, k) as other from public.bench_unit, generate_series(1, %d) k;
                create unique index on public.bench_map (k, unit_id);
                analyze public.bench_map
                """.formatted(Math.max(1, copies - 1)));
        for (int k = 1; k < copies; k++)
            SampleHouse.execute(database, """
                    insert into ledger.case_head (case_id, kind, unit_in, unit_now, process_id, state, version, head_hash, last_kind, last_at, opened_at, closed_at)
                    select md5(x.case_id::text || %1$d)::uuid, x.kind, i.other, n.other, x.process_id, x.state, x.version, x.head_hash, x.last_kind, x.last_at, x.opened_at, x.closed_at
                      from ledger.case_head x join public.bench_case using (case_id)
                      join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_now;
                    insert into ledger.obligation (case_id, no, parent, tier, unit_id, duty, clock, noticed, due_at, late_from, warn_from, paused_since, met_at, sweep_at)
                    select md5(x.case_id::text || %1$d)::uuid, x.no, x.parent, x.tier, n.other, x.duty, x.clock, x.noticed, x.due_at, x.late_from, x.warn_from, x.paused_since, x.met_at, x.sweep_at
                      from ledger.obligation x join public.bench_case using (case_id) join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_id;
                    insert into ledger.work_item (case_id, no, step, role, unit_id, holder_id, obligation, since, open, late_from, due_at, warn_from, paused_since, kind, unit_in, unit_now, sort_at)
                    select md5(x.case_id::text || %1$d)::uuid, x.no, x.step, x.role, u.other, x.holder_id, x.obligation, x.since, x.open, x.late_from, x.due_at, x.warn_from, x.paused_since, x.kind, i.other, n.other, x.sort_at
                      from ledger.work_item x join public.bench_case using (case_id) join public.bench_map u on u.k = %1$d and u.unit_id = x.unit_id
                      join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_now;
                    insert into dossier.dossier (case_id, code, procedure_key, procedure_case, channel, unit_in, tracking_key, words, label)
                    select md5(x.case_id::text || %1$d)::uuid, 'H37.N' || lpad((i.other %% 10000)::text, 4, '0') || substr(x.code, 10) || '-%1$d', x.procedure_key, x.procedure_case, x.channel, i.other, x.tracking_key || '-%1$d', x.words, x.label
                      from dossier.dossier x join public.bench_case using (case_id) join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in;
                    insert into dossier.find (case_id, key, closed_at)
                    select md5(x.case_id::text || %1$d)::uuid, x.key || case when x.closed_at is null then ''::tsvector else array_to_tsvector(array['u:' || h.unit_in, 'u:' || h.unit_now]) end, x.closed_at
                      from dossier.find x join public.bench_case using (case_id) join ledger.case_head h on h.case_id = md5(x.case_id::text || %1$d)::uuid;
                    insert into oversight.dossier_fact (%2$s)
                    select md5(x.case_id::text || %1$d)::uuid, version, known_from, known_to, n.other, i.other, procedure_key, channel, state, opened_at, received_at, due_at, late_from,
                           warn_from, paused_since, met_at, closed_at, original_due_at, original_late_from, extended, joined_at
                      from oversight.dossier_fact x join public.bench_case using (case_id)
                      join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map n on n.k = %1$d and n.unit_id = x.unit_id;
                    insert into oversight.time_fact (%3$s)
                    select md5(x.case_id::text || %1$d)::uuid, obligation, version, part, known_from, known_to, met_at, o.other, i.other, kind, u.other, officer_id, head_id, step,
                           counting, from_at, to_at, opened, ended, minutes
                      from oversight.time_fact x join public.bench_case using (case_id)
                      join public.bench_map i on i.k = %1$d and i.unit_id = x.unit_in join public.bench_map o on o.k = %1$d and o.unit_id = x.owner_id
                      left join public.bench_map u on u.k = %1$d and u.unit_id = x.unit_id
                    """.formatted(k, FactProbe.FACTS, FactProbe.TIMES));
        SampleHouse.execute(
                database,
                "drop function public.bench_other(int, int); drop table public.bench_unit; drop table public.bench_map; drop table public.bench_case");
    }

    /** Of what is finished eight in ten have a paper as a file, six were paid, three have the result as a file, one is rated. */
    private static void serve(DataSource database) {
        SampleHouse.execute(database, """
                create table public.bench_served as
                  select case_id, version, channel, received_at, met_at, abs(hashtext(case_id::text)) % 10 as drawn
                    from oversight.dossier_fact where known_to is null and met_at is not null;
                insert into oversight.service_fact (case_id, version, paid_at, paid_online_at, rated_at, satisfied, mark2, mark3, mark4, mark7)
                  select case_id, version, case when drawn < 6 then received_at end, case when drawn < 6 and channel = 'ONLINE' then received_at end,
                         case when drawn = 5 then met_at + interval '1 day' end, case when drawn = 5 then true end,
                         case when drawn = 5 then 2 end, case when drawn = 5 then 1 end, case when drawn = 5 then 2 end, case when drawn = 5 then 2 end
                    from public.bench_served where drawn < 6 on conflict do nothing;
                insert into dossier.digitised (case_id, paper, certified, digitised_at)
                  select case_id, 'P1', true, received_at from public.bench_served where drawn < 8 on conflict do nothing;
                insert into dossier.kept_paper (paper_id, print, kind, procedure, name, words, case_id, file_id, sha256, kept_on)
                  select case_id, decode(md5(case_id::text), 'hex'), 'RESULT', 'BIRTH', 'Bản mẫu', 'ban mau', case_id, case_id, '', met_at::date
                    from public.bench_served where drawn < 3 on conflict do nothing;
                drop table public.bench_served
                """);
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

    /** Fifty counters, an act each ten seconds: the form, the take-in, the slip. */
    private List<StepRow> counters(World world) throws Exception {
        int counters = brief ? 10 : 50;
        int acts = brief ? 2 : 12;
        var logins = communes(world.context()).stream()
                .map(c -> RECEIVER + c)
                .limit(counters)
                .toList();
        var clients = new ArrayList<BenchClient>();
        for (int i = 0; i < counters; i++)
            clients.add(BenchClient.loggedIn(world.port(), logins.get(i % logins.size()), SampleHouse.PASSWORD));
        var floor = floor(world, clients);
        var waiting = new ArrayList<Future<Latencies[]>>();
        try (var threads = Executors.newFixedThreadPool(counters)) {
            long start = System.nanoTime();
            for (int i = 0; i < counters; i++) {
                var client = clients.get(i);
                long first = start + Duration.ofSeconds(10).toNanos() * i / counters;
                waiting.add(threads.submit(() -> counter(client, first, acts)));
            }
            var steps = new ArrayList<List<Latencies>>();
            for (int step = 0; step < 3; step++) steps.add(new ArrayList<>());
            for (var one : waiting) {
                var waited = one.get();
                for (int step = 0; step < 3; step++) steps.get(step).add(waited[step]);
            }
            var rows = new ArrayList<StepRow>();
            for (int step = 0; step < 3; step++) {
                var waited = steps.get(step);
                rows.add(new StepRow(
                        STEPS.get(step),
                        waited.stream().mapToInt(Latencies::count).sum(),
                        Latencies.percentile(waited, 50) / 1e6,
                        Latencies.percentile(waited, 99) / 1e6,
                        floor[step][0],
                        floor[step][1]));
            }
            return rows;
        }
    }

    private static final List<String> STEPS = List.of("form", "take-in (POST)", "slip (PDF)");

    private static Latencies[] counter(BenchClient client, long first, int acts)
            throws IOException, InterruptedException {
        var waited = new Latencies[] {new Latencies(), new Latencies(), new Latencies()};
        for (int act = 0; act < acts; act++) {
            long at = first + act * Duration.ofSeconds(10).toNanos();
            long rest = at - System.nanoTime();
            if (rest > 0) Thread.sleep(Duration.ofNanos(rest));
            act(client, waited, null, null);
        }
        return waited;
    }

    /** Milliseconds and number of the statements of each step, one counter after the other. */
    private static double[][] floor(World world, List<BenchClient> clients) throws IOException, InterruptedException {
        var nanos = new ArrayList<List<Long>>();
        var statements = new long[3];
        for (int step = 0; step < 3; step++) nanos.add(new ArrayList<>());
        int acts = Math.min(40, 4 * clients.size());
        for (int i = 0; i < acts; i++)
            act(
                    clients.get(i % clients.size()),
                    new Latencies[] {new Latencies(), new Latencies(), new Latencies()},
                    world.meter(),
                    (step, waited) -> {
                        nanos.get(step).add(waited[0]);
                        statements[step] += waited[1];
                    });
        var floor = new double[3][2];
        for (int step = 0; step < 3; step++) {
            nanos.get(step).sort(null);
            floor[step][0] = nanos.get(step).get(acts / 2) / 1e6;
            floor[step][1] = (double) statements[step] / acts;
        }
        return floor;
    }

    private interface Told {
        void of(int step, long[] waited);
    }

    private interface Step {
        void make() throws IOException, InterruptedException;
    }

    private static void act(BenchClient client, Latencies[] waited, @Nullable JdbcMeter meter, @Nullable Told told)
            throws IOException, InterruptedException {
        var form = new String[1];
        var place = new String[1];
        Step[] steps = {
            () -> form[0] = new String(client.get("/tiep-nhan?thu-tuc=BIRTH").body(), StandardCharsets.UTF_8),
            () -> {
                var answer = client.post("/tiep-nhan", fields(form[0]));
                place[0] = answer.headers().firstValue("Location").orElse("");
                if (answer.statusCode() / 100 != 3 || !place[0].contains("/ho-so/"))
                    throw new IllegalStateException("Not taken in: " + answer.statusCode() + " " + text(answer.body()));
            },
            () -> {
                var slip = client.get(URI.create(place[0]).getPath() + "/giay/1.pdf");
                if (slip.statusCode() != 200 || slip.body()[0] != '%')
                    throw new IllegalStateException("No slip: " + slip.statusCode());
            }
        };
        for (int step = 0; step < steps.length; step++) {
            long nanos = meter == null ? 0 : meter.nanos();
            long statements = meter == null ? 0 : meter.statements();
            long began = System.nanoTime();
            steps[step].make();
            waited[step].add(System.nanoTime() - began);
            if (meter != null && told != null)
                told.of(step, new long[] {meter.nanos() - nanos, meter.statements() - statements});
        }
    }

    private static String text(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        int at = text.indexOf("govuk-error");
        return at < 0
                ? text.substring(0, Math.min(300, text.length()))
                : text.substring(at, Math.min(text.length(), at + 600));
    }

    private static Map<String, String> fields(String form) {
        var key = KEY.matcher(form);
        if (!key.find()) throw new IllegalStateException("No form to take in by");
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", key.group(1));
        fields.put("thu-tuc", "BIRTH");
        fields.put("truong-hop", "normal");
        fields.put("kenh", "COUNTER");
        fields.put("applicant", "Nguyễn Thị Mẫu");
        fields.put("address", "Thôn Mẫu, xã Mẫu");
        fields.put("phone", "0900000000");
        fields.put("request", "Bản mẫu để đo");
        fields.put("delivery", "COUNTER");
        var papers = PAPER.matcher(form);
        Set<String> ticked = new LinkedHashSet<>();
        while (papers.find()) ticked.add(papers.group(1));
        for (var paper : ticked) fields.put(paper, "1");
        fields.put("viec", "tiep-nhan");
        return fields;
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
