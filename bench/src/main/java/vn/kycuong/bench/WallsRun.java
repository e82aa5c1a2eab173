package vn.kycuong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.Application;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.launch.FirstRun;
import vn.kycuong.launch.Mode;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Classification;
import vn.kycuong.ledger.SealedLedger;

/**
 * Whether the time of an answer tells somebody of a sealed case from which he is excluded: two worlds of the same sample, asked in turns; first
 * while neither has the case, then while one has. What the second measurement shows more than the first is what the wall lets through.
 */
final class WallsRun {
    private static final String EXCLUDED = "lanhdao.huyen-huu-lung";
    private static final String PASSWORD = "kycuong-mau";
    private static final String RIGHT = "bench.sealed";
    private static final String KIND = "bench-sealed";
    private static final CaseId SEALED = new CaseId(UUID.fromString("5ea1ed00-0000-4000-8000-000000000001"));
    private static final int CASES = 50;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int pairs;

    WallsRun(int pairs) {
        this.pairs = pairs;
    }

    /**
     * One question asked in both worlds in turns.
     *
     * @param medianWithout microseconds in the world without the case
     * @param deltaBefore Cliff's delta between the worlds while neither has the case: what chance and the two processes do
     * @param deltaAfter the same while one has it; 0: no difference, 1: every answer of one is slower than every one of the other
     */
    record Line(String question, double medianWithout, double medianWith, double deltaBefore, double deltaAfter) {}

    /** A world, and somebody logged in who is excluded from the case. */
    private record World(ConfigurableApplicationContext context, HttpClient http, Officer officer)
            implements AutoCloseable {
        String at(String path) {
            return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
        }

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** Asks once; what is answered is the same in both worlds (ExclusionTest), only the time is of interest. */
    private interface Question {
        void ask(World world) throws IOException, InterruptedException;
    }

    List<Line> measure() throws Exception {
        try (var server = BenchHouse.server()) {
            create(server);
            try (var one = world(server, "one");
                    var other = world(server, "other")) {
                var questions = questions(one);
                warm(questions, one, other);
                var before = round(questions, one, other);
                open(other);
                warm(questions, one, other);
                return lines(before, round(questions, one, other));
            }
        }
    }

    private static void create(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database one");
            migrate(server, "one");
            try (var context = start(server, "one")) {
                for (var run :
                        context.getBeanProvider(FirstRun.class).orderedStream().toList())
                    run.run(new Mode(Mode.Kind.SAMPLE, LocalDateTime.of(2020, 6, 15, 8, 0)), (_, _) -> {});
                var jdbc = context.getBean(JdbcClient.class);
                for (var right : List.of(RIGHT, SealedLedger.ADMIT))
                    for (var role : List.of("CHAIR", "LEADER"))
                        jdbc.sql("insert into identity.role_right values (:role, :right, true)")
                                .param("role", role)
                                .param("right", right)
                                .update();
                context.getBean(Accounts.class).regrantAll();
            }
            statement.execute("create database other template one");
        }
    }

    private static void migrate(EmbeddedPostgres server, String database) {
        Flyway.configure()
                .dataSource(server.getDatabase("postgres", database))
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres server, String database) {
        return new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--spring.flyway.enabled=false",
                        "--spring.datasource.url=" + server.getJdbcUrl("postgres", database),
                        "--kycuong.mode=sample",
                        "--kycuong.sample-at=2020-06-15T08:00",
                        "--kycuong.sample-share=20",
                        "--logging.level.root=warn");
    }

    private static World world(EmbeddedPostgres server, String database) throws IOException, InterruptedException {
        var context = start(server, database);
        var http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        var world = new World(context, http, officer(context, EXCLUDED));
        var page = text(world, "/dang-nhap");
        var token = CSRF.matcher(page);
        if (!token.find()) throw new IllegalStateException("No form to log in by");
        var body = "login=" + encoded(EXCLUDED) + "&password=" + encoded(PASSWORD) + "&_csrf="
                + encoded(token.group(1).replace("&#43;", "+").replace("&#61;", "="));
        http.send(
                HttpRequest.newBuilder(URI.create(world.at("/dang-nhap")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (!text(world, "/tai-khoan").contains("/dang-xuat")) throw new IllegalStateException("Not logged in");
        return world;
    }

    private static Officer officer(ConfigurableApplicationContext context, String login) {
        return ((LogInResult.LoggedIn) context.getBean(Identity.class).logIn(login, PASSWORD, "127.0.0.1")).officer();
    }

    private static String text(World world, String path) throws IOException, InterruptedException {
        return world.http()
                .send(HttpRequest.newBuilder(URI.create(world.at(path))).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Cases of which the head of the district must not learn, in one world. */
    private static void open(World world) {
        var chair = officer(world.context(), "lanhdao.tinh");
        var transaction =
                new TransactionTemplate(world.bean(org.springframework.transaction.PlatformTransactionManager.class));
        for (int i = 0; i < CASES; i++) {
            var id = i == 0 ? SEALED : new CaseId(UUID.randomUUID());
            var now = java.time.Instant.parse("2020-06-15T01:00:00Z");
            var act = Act.of(
                    CaseState.unopened(id, KIND),
                    new Act.By(chair.actor(), chair.post(), chair.unit(), now, now, null),
                    "bench.Opened",
                    RIGHT,
                    chair.unit(),
                    List.of(
                            new Effect.Opened(chair.unit(), world.officer().unit(), 0),
                            new Effect.StateChanged("OPEN"),
                            new Effect.WorkOpened(
                                    1, 1, "LEADER", world.officer().unit(), null, 0)),
                    Map.of(),
                    null);
            var outcome = transaction.execute(_ -> world.bean(SealedLedger.class)
                    .open(
                            act,
                            Classification.PROTECTED,
                            Set.of(chair.actor()),
                            Set.of(world.officer().actor())));
            if (!(outcome instanceof ActOutcome.Recorded)) throw new IllegalStateException(String.valueOf(outcome));
        }
    }

    private static Map<String, Question> questions(World one) {
        var questions = new LinkedHashMap<String, Question>();
        for (var path : List.of(
                "/viec-cua-toi",
                "/viec-cua-toi?tim=" + encoded("Hữu Lũng"),
                "/bang-don-vi",
                "/bang-don-vi/danh-sach.csv?so=dang-giai-quyet",
                "/ho-so/" + SEALED,
                "/tai-khoan")) questions.put("GET " + path, world -> text(world, path));
        questions.put("SealedLedger.find", w -> w.bean(SealedLedger.class).find(SEALED, me(w)));
        questions.put("SealedLedger.entries", w -> w.bean(SealedLedger.class).entries(SEALED, me(w)));
        questions.put("SealedLedger.count", w -> w.bean(SealedLedger.class).count(KIND, me(w)));
        questions.put("SealedLedger.cases", w -> w.bean(SealedLedger.class).cases(KIND, me(w), null, 50));
        questions.put("SealedLedger.record", w -> w.bean(SealedLedger.class).record(guessed(w)));
        return questions;
    }

    private static ActorId me(World world) {
        return world.officer().actor();
    }

    /** An act on the case by somebody who guessed its number and its version. */
    private static Act guessed(World world) {
        var me = world.officer();
        var now = java.time.Instant.parse("2020-06-15T02:00:00Z");
        var state = new CaseState(
                SEALED, KIND, 1, "OPEN", me.unit(), me.unit(), 0, List.of(), List.of(), "bench.Opened", now, now, null);
        var by = new Act.By(me.actor(), me.post(), me.unit(), now, now, null);
        return Act.of(state, by, "bench.Acted", RIGHT, me.unit(), List.of(), Map.of(), null);
    }

    private static void warm(Map<String, Question> questions, World one, World other)
            throws IOException, InterruptedException {
        for (var question : questions.values())
            for (int i = 0; i < 300; i++) {
                question.ask(one);
                question.ask(other);
            }
    }

    private record Times(double[] one, double[] other) {}

    private Map<String, Times> round(Map<String, Question> questions, World one, World other)
            throws IOException, InterruptedException {
        var random = new Random(1404);
        var times = new LinkedHashMap<String, Times>();
        for (var question : questions.entrySet()) {
            var first = new double[pairs];
            var second = new double[pairs];
            for (int i = 0; i < pairs; i++) {
                boolean oneFirst = random.nextBoolean(); // who comes second finds warmer caches
                if (oneFirst) first[i] = time(question.getValue(), one);
                second[i] = time(question.getValue(), other);
                if (!oneFirst) first[i] = time(question.getValue(), one);
            }
            times.put(question.getKey(), new Times(first, second));
        }
        return times;
    }

    private static double time(Question question, World world) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        question.ask(world);
        return (System.nanoTime() - begin) / 1_000.0;
    }

    private static List<Line> lines(Map<String, Times> before, Map<String, Times> after) {
        var lines = new ArrayList<Line>();
        after.forEach((question, times) -> {
            var earlier = Objects.requireNonNull(before.get(question));
            lines.add(new Line(
                    question,
                    median(times.one()),
                    median(times.other()),
                    delta(earlier.one(), earlier.other()),
                    delta(times.one(), times.other())));
        });
        return lines;
    }

    private static double median(double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Cliff's delta: how much likelier an answer of the second is slower than one of the first than faster. */
    static double delta(double[] first, double[] second) {
        var sorted = first.clone();
        Arrays.sort(sorted);
        long sum = 0;
        for (var time : second) {
            int place = Arrays.binarySearch(sorted, time);
            int below = place >= 0 ? place : -place - 1;
            sum += 2L * below - sorted.length;
        }
        return (double) sum / ((long) first.length * second.length);
    }

    static String text(List<Line> lines, int pairs) {
        var text = new StringBuilder("%-50s %12s %12s %9s %9s%n"
                .formatted("question (" + pairs + " pairs)", "without, µs", "with, µs", "δ before", "δ after"));
        for (var line : lines)
            text.append(String.format(
                    Locale.ROOT,
                    "%-50s %12.0f %12.0f %9.3f %9.3f%n",
                    line.question(),
                    line.medianWithout(),
                    line.medianWith(),
                    line.deltaBefore(),
                    line.deltaAfter()));
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
