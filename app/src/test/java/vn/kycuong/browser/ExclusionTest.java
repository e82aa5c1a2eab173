package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kycuong.CountedStatements;
import vn.kycuong.TestDatabase;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.custody.Custody;
import vn.kycuong.custody.CustodyResult;
import vn.kycuong.custody.PersonRef;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.Recurring;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.launch.FirstRun;
import vn.kycuong.launch.Mode;
import vn.kycuong.ledger.LedgerFeed;
import vn.kycuong.ledger.SealedLedger;
import vn.kycuong.oversight.SettledAnswers;
import vn.kycuong.worktime.LegalClock;

/**
 * Two worlds: one in which a sealed case is, and one in which it is not. Whoever is excluded from it is given the same bytes by every route, out of
 * the same statements.
 */
@Tag("slow")
@Import(TestSealedDesk.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kycuong.mode=sample", "kycuong.sample-at=2020-06-15T08:00", "kycuong.sample-share=2"})
class ExclusionTest {
    private static final String EXCLUDED = "lanhdao.huyen-huu-lung";
    private static final String PASSWORD = SampleWorld.PASSWORD;
    private static final Instant NOW = LegalZone.instant(LocalDateTime.of(2020, 6, 15, 9, 0, 30));
    private static final CaseId SEALED = new CaseId(UUID.fromString("5ea1ed00-0000-4000-8000-000000000001"));
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    /** What differs between two answers to the same question in one world too. */
    private static final List<Pattern> BY_CHANCE = List.of(
            CSRF,
            Pattern.compile("nonce-[A-Za-z0-9+/=]+|nonce=\"[^\"]+\""),
            Pattern.compile("name=\"key\" value=\"[0-9a-f-]{32,36}(?:-[t0-9-]+)?\""),
            Pattern.compile("<code class=\"kc-code\">[0-9A-F]{8}</code>|Mã sự việc: [0-9A-F]{8}"),
            Pattern.compile("Người nộp #[0-9a-f]{6}"), // a pseudonym is drawn for each list that leaves
            Pattern.compile("(definitions|BPMN[A-Za-z]+)_[0-9a-f-]{36}"));
    /** Whether a register has a newer edition is asked every few seconds, by whoever comes first. */
    private static final String ASKED_BY_THE_CLOCK = "select stamp from reference.edition where register = ?";

    private static boolean played;

    /** Statements by the mark of the question. */
    private static final Map<String, List<String>> SENT = new ConcurrentHashMap<>();

    private static final AtomicReference<Duration> JUMPED = new AtomicReference<>(Duration.ZERO);

    /** Those that a page asks side by side have threads of their own, begun by the one that asks. */
    private static final ThreadLocal<List<String>> ASKING = new InheritableThreadLocal<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Watched {
        @Bean
        static BeanPostProcessor statements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database
                            ? new CountedStatements(database, sql -> {
                                        var asking = ASKING.get();
                                        if (asking != null && !sql.equals(ASKED_BY_THE_CLOCK)) asking.add(sql);
                                    })
                                    .dataSource()
                            : bean;
                }
            };
        }

        @Bean
        FilterRegistrationBean<Filter> marks() {
            var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                var mark = ((jakarta.servlet.http.HttpServletRequest) request).getHeader("X-Mark");
                var sent = Collections.synchronizedList(new ArrayList<String>());
                ASKING.set(sent);
                try {
                    chain.doFilter(request, response);
                } finally {
                    ASKING.remove();
                    if (mark != null) SENT.put(mark, sent);
                }
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }

        /** The machine's time goes on by itself, and between two walks by so much that no brake remembers the one before. */
        @Bean
        @Primary
        Clock jumping() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return Instant.now().plus(JUMPED.get());
                }
            };
        }

        /** Time stands, so that no page differs because a minute has passed. */
        @Bean
        @Primary
        LegalClock standing() {
            return () -> LegalClock.Scoped.or(() -> NOW); // but the sample plays its months
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", Once.URL::toString);
        properties.add("spring.flyway.enabled", () -> "false");
    }

    private static final class Once {
        static final String URL = TestDatabase.url(TestDatabase.migrated());
    }

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private TestSealedDesk desk;

    @Autowired
    private Custody custody;

    @Autowired
    private SealedLedger sealed;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private LedgerFeed feed;

    @Autowired
    private SettledAnswers settled;

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @BeforeEach
    void play(@Autowired List<FirstRun> runs, @Autowired List<Recurring> recurring) throws InterruptedException {
        if (played) return;
        var mode = new Mode(Mode.Kind.SAMPLE, LocalDateTime.of(2020, 6, 15, 8, 0));
        runs.forEach(run -> run.run(mode, (_, _) -> {}));
        TestSealedDesk.prepare(jdbc);
        accounts.regrantAll();
        feed.catchUp();
        recurring.forEach(one -> one.recurrence().nudge());
        awaitMorning();
        played = true;
    }

    /** What is said and settled each morning is so once, by whoever wakes first: before the walks, not between two of them. */
    private void awaitMorning() throws InterruptedException {
        var today = LegalZone.local(NOW).toLocalDate();
        for (int i = 0; i < 1800; i++) {
            if (settled.stretch().day().equals(today)
                    && jdbc.sql("select exists (select 1 from oversight.forecast where day = :day)")
                            .param("day", today)
                            .query(Boolean.class)
                            .single()) return;
            Thread.sleep(100);
        }
        throw new AssertionError("No morning within three minutes");
    }

    private record Question(RequestMethod method, String path) {}

    /**
     * @param told status, headers and body, chance taken out
     * @param sent statements, sorted: those asked side by side come in any order
     */
    private record Answer(String told, List<String> sent) {}

    @Test
    void whoever_is_excluded_lives_in_a_world_without_the_case() throws Exception {
        logIn();
        var questions = questions();
        assertThat(questions).hasSizeGreaterThan(150);
        walk(questions); // caches fill, plans are made
        var without = walk(questions);
        assertThat(differing(without, walk(questions)))
                .as("two walks through the same world are equal, else the comparison says nothing")
                .isEmpty();
        var chair = officer("lanhdao.tinh");
        var keeper = officer("giudanhtinh1");
        var second = officer("giudanhtinh2");
        // asked of the table: another log-in would be one more session on his page
        var excluded = new ActorId(jdbc.sql("select actor_id from identity.account where login = :login")
                .param("login", EXCLUDED)
                .query(Integer.class)
                .single());
        var person = openCases(chair, Set.of(chair.actor(), keeper.actor(), second.actor()), excluded);
        opening(person, keeper, second);
        feed.catchUp();
        var with = walk(questions);
        assertThat(differing(without, with)).isEmpty();
        assertThat(without.values().stream()
                        .filter(a -> a.told().startsWith("200"))
                        .count())
                .as("the walk sees pages, not walls")
                .isGreaterThan(60);
        assertThat(sealed.find(SEALED, chair.actor())).isPresent();
        assertThat(sealed.find(SEALED, excluded)).isEmpty();
    }

    @Test
    void two_custodians_open_an_identity_once_and_every_step_is_in_the_ledger() {
        var chair = officer("lanhdao.tinh");
        var keeper = officer("giudanhtinh1");
        var second = officer("giudanhtinh2");
        var id = new CaseId(UUID.randomUUID());
        var person = new PersonRef(UUID.fromString(
                desk.open(id, "mở danh tính", chair, Set.of(chair.actor(), keeper.actor(), second.actor()), Set.of())));
        assertThat(custody.ask(person, " ", keeper)).isEqualTo(new CustodyResult.NotPossible("custody.no.reason"));
        var asked = (CustodyResult.Asked) custody.ask(person, "Bảo vệ người tố cáo theo yêu cầu", keeper);
        assertThat(custody.open(asked.opening(), keeper))
                .isEqualTo(new CustodyResult.NotPossible("custody.no.granted"));
        assertThat(custody.decide(asked.opening(), true, keeper))
                .isEqualTo(new CustodyResult.NotPossible("custody.no.own"));
        assertThat(custody.decide(asked.opening(), true, second)).isEqualTo(new CustodyResult.Decided());
        assertThat(custody.decide(asked.opening(), false, second))
                .isEqualTo(new CustodyResult.NotPossible("custody.no.decided"));
        assertThat(custody.open(asked.opening(), second)).isEqualTo(new CustodyResult.NotPossible("custody.no.other"));
        assertThat(custody.open(asked.opening(), keeper))
                .isInstanceOfSatisfying(
                        CustodyResult.Opened.class,
                        opened -> assertThat(opened.person()).containsEntry("Họ tên", "Người tố cáo mẫu"));
        assertThat(custody.open(asked.opening(), keeper)).isEqualTo(new CustodyResult.NotPossible("custody.no.again"));
        assertThat(sealed.entries(id, chair.actor()))
                .extracting(e -> e.kind())
                .containsExactly("test.Opened", "custody.OpeningAsked", "custody.OpeningGranted", "custody.Opened");
        assertThat(sealed.entries(id, chair.actor()).toString()).doesNotContain("Người tố cáo mẫu");
        assertThat(jdbc.sql("select string_agg(encode(sealed, 'escape'), ' ') from custody.person")
                        .query(String.class)
                        .single())
                .doesNotContain("0900000000");
        custody.erase(id);
        assertThat(custody.ask(person, "Sau khi xóa", keeper)).isEqualTo(new CustodyResult.NotFound());
    }

    private String openCases(Officer chair, Set<ActorId> admitted, ActorId excluded) {
        var person = desk.open(SEALED, "huyện Hữu Lũng", chair, admitted, Set.of(excluded));
        for (int i = 0; i < 20; i++)
            desk.open(new CaseId(UUID.randomUUID()), "huyện Hữu Lũng " + i, chair, admitted, Set.of(excluded));
        return person;
    }

    private void opening(String person, Officer keeper, Officer second) {
        var asked = (CustodyResult.Asked) custody.ask(new PersonRef(UUID.fromString(person)), "Thử", keeper);
        assertThat(custody.decide(asked.opening(), true, second)).isEqualTo(new CustodyResult.Decided());
        assertThat(custody.open(asked.opening(), keeper)).isInstanceOf(CustodyResult.Opened.class);
    }

    private Officer officer(String login) {
        jdbc.sql("truncate identity.attempt").update();
        return ((LogInResult.LoggedIn) identity.logIn(login, PASSWORD, "127.0.0.1")).officer();
    }

    private List<Question> questions() {
        var dossier = jdbc.sql("""
                select case_id::text from ledger.case_head where kind = 'dossier' and unit_now = (
                  select unit_id from identity.session order by created_at desc limit 1) order by case_id limit 1
                """).query(String.class).single();
        var questions = new ArrayList<Question>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (!method.getBeanType().getPackageName().startsWith("vn.kycuong.")) return;
            var methods = mapping.getMethodsCondition().getMethods();
            for (var pattern : mapping.getPatternValues()) {
                if (pattern.equals("/dang-xuat") || pattern.startsWith("/dang-nhap") || pattern.contains("{*"))
                    continue;
                for (var one : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                    for (var id : pattern.contains("{") ? List.of(SEALED.toString(), dossier, "1") : List.of(""))
                        questions.add(new Question(one, pattern.replaceAll("\\{[^}]*}", id)));
            }
        });
        for (var page : List.of(
                "/viec-cua-toi?tim=" + encoded("huyện Hữu Lũng"),
                "/viec-cua-toi?tim=TC-",
                "/bang-don-vi?tat-ca=1",
                "/bang-don-vi/danh-sach?so=dang-giai-quyet",
                "/bang-don-vi/danh-sach.csv?so=dang-giai-quyet",
                "/thu-ban-mat?tim=" + encoded("Hữu Lũng"),
                "/tra-cuu?ma=TC-1")) questions.add(new Question(RequestMethod.GET, page));
        questions.sort(Comparator.comparing(Question::path).thenComparing(Question::method));
        return questions.stream().distinct().toList();
    }

    private Map<Question, Answer> walk(List<Question> questions) throws Exception {
        JUMPED.updateAndGet(earlier -> earlier.plusMinutes(6));
        var answers = new LinkedHashMap<Question, Answer>();
        for (var question : questions) {
            jdbc.sql("truncate identity.attempt").update();
            answers.put(question, ask(question));
        }
        return answers;
    }

    private Answer ask(Question question) throws Exception {
        var mark = UUID.randomUUID().toString();
        var request = HttpRequest.newBuilder(at(question.path())).header("X-Mark", mark);
        if (question.method() == RequestMethod.GET) request.GET();
        else
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .method(
                            question.method().name(),
                            HttpRequest.BodyPublishers.ofString("_csrf=" + encoded(token())
                                    + "&key=00000000-0000-4000-8000-000000000000&version=999999"));
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        for (int i = 0; i < 200 && !SENT.containsKey(mark); i++) Thread.sleep(1);
        if (answer.headers().firstValue("location").orElse("").startsWith("/dang-nhap")) logIn();
        return new Answer(
                told(question, answer), SENT.remove(mark).stream().sorted().toList());
    }

    /** When a session was used last, and what the walk itself left in the audit, grows with each walk in every world. */
    private static String told(Question question, HttpResponse<String> answer) {
        var text = told(answer);
        if (question.path().endsWith("/ai-da-mo") || question.path().startsWith("/tai-khoan"))
            text = text.replaceAll("(?s)<tbody>.*</tbody>", "~")
                    .replaceAll("\\d{2}:\\d{2}|content-length=\\[\\d+]|sau=[^\"]+", "~");
        return text;
    }

    private static String told(HttpResponse<String> answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("set-cookie");
        headers.remove("x-request-id");
        var text = answer.statusCode() + "\n" + headers + "\n" + answer.body();
        for (var chance : BY_CHANCE) text = chance.matcher(text).replaceAll("~");
        return text;
    }

    private static List<String> differing(Map<Question, Answer> one, Map<Question, Answer> other) {
        var differing = new ArrayList<String>();
        one.forEach((question, answer) -> {
            var second = other.get(question);
            if (!answer.told().equals(second.told()))
                differing.add(question + " says otherwise:\n" + firstDifference(answer.told(), second.told()));
            if (!answer.sent().equals(second.sent()))
                differing.add(question + " asks otherwise: " + answer.sent().size() + " statements and "
                        + second.sent().size() + "\n" + onlyOne(answer.sent(), second.sent()));
        });
        return differing;
    }

    private static String firstDifference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) at++;
        int from = Math.max(0, at - 80);
        return "< " + one.substring(from, Math.min(one.length(), at + 160)) + "\n> "
                + other.substring(from, Math.min(other.length(), at + 160));
    }

    private static String onlyOne(List<String> one, List<String> other) {
        var more = new ArrayList<>(one.size() > other.size() ? one : other);
        for (var sql : one.size() > other.size() ? other : one) more.remove(sql);
        return more.stream()
                .map(sql -> sql.strip().lines().findFirst().orElse(""))
                .collect(Collectors.joining(" | "));
    }

    private void logIn() throws Exception {
        jdbc.sql("truncate identity.attempt").update();
        var body = "login=" + encoded(EXCLUDED) + "&password=" + encoded(PASSWORD) + "&_csrf=" + encoded(token());
        var answer = http.send(
                HttpRequest.newBuilder(at("/dang-nhap"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(302, 303);
    }

    private String token() throws Exception {
        for (var page : List.of("/tai-khoan/bao-mat", "/dang-nhap")) {
            var html = http.send(HttpRequest.newBuilder(at(page)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            var found = CSRF.matcher(html);
            if (found.find()) return found.group(1).replace("&#43;", "+").replace("&#61;", "=");
        }
        throw new AssertionError("No form anywhere");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
