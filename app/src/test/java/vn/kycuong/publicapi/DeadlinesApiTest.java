package vn.kycuong.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.WebTest;
import vn.kycuong.calendar.Account;
import vn.kycuong.kernel.Ground;
import vn.kycuong.kernel.ResumePolicy;

/** The interface for programs, and the tool that speaks the same JSON. */
class DeadlinesApiTest extends WebTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @TempDir
    Path nothingRunsHere;

    private record Told(int code, String out, String err) {}

    // ---- due dates
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void a_due_date_with_the_reason_of_every_day() {
        var answer = get("/api/v1/deadlines?from=2020-01-21T10:00&limit=3WD");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        var body = json(answer);
        assertThat(body.get("due").asString()).isEqualTo("2020-01-31T10:00:00+07:00");
        assertThat(body.get("provisional").asBoolean()).isFalse();
        assertThat(body.get("lateFrom").asString()).isEqualTo("2020-02-01T00:00:00+07:00");
        assertThat(body.get("account").size()).isEqualTo(11);
        var third = body.get("account").get(2);
        assertThat(third.propertyNames()).containsExactly("date", "kind", "text", "source");
        assertThat(third.get("date").asString()).isEqualTo("2020-01-23");
        assertThat(third.get("kind").asString()).isEqualTo("HOLIDAY");
        assertThat(third.get("text").asString()).contains("Tết");
        assertThat(third.get("source").asString()).contains("Bộ luật Lao động");
    }

    @Test
    void english_is_spoken_to_who_prefers_it() {
        var path = "/api/v1/deadlines?from=2020-01-21T10:00&limit=3WD";
        assertThat(text(get(path))).contains("Ngày");
        assertThat(text(get(path, "Accept-Language", "en-GB,en;q=0.9")))
                .doesNotContain("Ngày")
                .contains("day");
        assertThat(text(get(path, "Accept-Language", "vi,en;q=0.5"))).contains("Ngày");
        assertThat(text(get(path + "&lang=en"))).doesNotContain("Ngày");
        assertThat(get(path, "Accept-Language", ";;;").statusCode()).isEqualTo(200);
    }

    private static String text(HttpResponse<String> answer) {
        return json(answer).get("account").get(0).get("text").asString()
                + json(answer).get("sentences");
    }

    @Test
    void a_procedure_stands_for_its_limit_with_the_article() {
        var body = json(get("/api/v1/deadlines?from=2020-06-15T08:00&procedure=HOUSEHOLD_BIZ"));
        assertThat(body.get("law").get("basis").asString()).isNotBlank();
        assertThat(body.get("limit").asString()).isNotBlank();
    }

    @Test
    void an_error_is_a_problem_that_names_the_parameter() {
        problem(get("/api/v1/deadlines?from=2020-01-21T10:00&limit=3+working+days-ish"), 400, "limit");
        problem(get("/api/v1/deadlines?limit=3WD"), 400, "from");
        problem(get("/api/v1/deadlines?from=2020-01-21T10:00"), 400, "limit");
        problem(get("/api/v1/deadlines?from=2020-01-21T10:00&limit=3WD&unit=nobody"), 404, "unit");
        problem(get("/api/v1/deadlines?from=2080-01-21T10:00&limit=3WD"), 422, "from");
        problem(get("/api/v1/deadlines?from=2020-01-21T10:00&limit=3WD&knownAt=2999-01-01T00:00"), 422, "knownAt");
        problem(get("/api/v1/deadlines?from=2020-01-21T10:00&limit=3WD&knowAt=x"), 400, "knowAt");
        problem(get("/api/v1/deadlines?from=2020-01-21T10:00&limit=3WD&limit=4WD"), 400, "limit");
        assertThat(json(get("/api/v1/deadlines?from=x&limit=3WD", "Accept-Language", "en"))
                        .get("detail")
                        .asString())
                .contains("cannot be read");
    }

    @Test
    void unknown_paths_and_wrong_methods_are_problems_too() {
        problem(get("/api/v1/nothing"), 404, null);
        problem(get("/api"), 404, null);
        problem(send("POST", "/api/v1/nothing", "{}", "application/json"), 404, null);
        var wrong = send("POST", "/api/v1/deadlines", "{}", "application/json");
        problem(wrong, 405, null);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD");
        problem(send("DELETE", "/api/v1/clocks/simulate", "", "application/json"), 405, null);
        problem(get("/api/v1/clocks/simulate"), 405, null);
        problem(get("/api/v1/deadlines;x=1"), 400, null);
    }

    @Test
    void elsewhere_a_form_still_needs_its_token() {
        assertThat(send("POST", "/dang-nhap", "login=a&password=b", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
    }

    // ---- clocks
    // ------------------------------------------------------------------------------------------------------------

    @Test
    void a_clock_is_read_under_the_facts_sent() {
        var answer = simulate("""
                {"from": "2020-02-03T09:00", "limit": "10WD", "asOf": "2020-02-12T08:00",
                 "pauses": [{"from": "2020-02-05T10:00", "to": "2020-02-10T10:00", "ground": "SUPPLEMENT",
                             "paper": "Phiếu số 31", "resume": "RESUME"}],
                 "extension": {"at": "2020-02-19T08:00", "due": "2020-02-28T16:00", "paper": "Phiếu xin lỗi số 2"}}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        var body = json(answer);
        assertThat(body.get("state").asString()).isEqualTo("RUNNING");
        assertThat(body.get("due").asString()).isEqualTo("2020-02-28T16:00:00+07:00");
        assertThat(body.get("originalDue").asString()).isEqualTo("2020-02-20T09:00:00+07:00");
        assertThat(body.get("remaining").get("text").asString()).contains("ngày");
        var budget = body.get("budget");
        assertThat(budget.get("unit").asString()).isEqualTo("WORKING_DAYS");
        assertThat(budget.get("consumed")
                        .decimalValue()
                        .add(budget.get("remaining").decimalValue()))
                .isEqualByComparingTo(budget.get("total").decimalValue());
        assertThat(budget.get("consumed").decimalValue()).isPositive();
        assertThat(body.get("account").toString()).contains("Phiếu số 31");
    }

    @Test
    void a_clock_that_stands_says_what_if_it_ran_again() {
        var body = json(simulate("""
                {"from": "2020-02-03T09:00", "limit": "10WD", "asOf": "2020-02-12T08:00",
                 "pauses": [{"from": "2020-02-05T10:00", "ground": "FINANCE", "paper": "Thông báo 5"}]}"""));
        assertThat(body.get("state").asString()).isEqualTo("STOPPED");
        assertThat(body.get("due").isNull()).isTrue();
        assertThat(body.get("dueIfResumed").asString()).startsWith("2020-02-2");
        assertThat(body.get("lateFrom").isNull()).isTrue();
    }

    @Test
    void a_body_that_cannot_be_used_is_refused_by_its_place() {
        problem(simulate("{\"from\": \"2020-02-03T09:00\", "), 400, "body");
        problem(simulate("null"), 400, "body");
        problem(simulate("[]"), 400, "body");
        problem(simulate("{} {}"), 400, "body");
        problem(simulate("{}"), 400, "from");
        problem(simulate("{\"from\": \"2020-02-03T09:00\", \"limt\": \"3WD\"}"), 400, "limt");
        problem(
                simulate("{\"from\": \"2020-02-03T09:00\", \"limit\": \"3WD\", \"pauses\": [{\"from\": {}}]}"),
                400,
                "pauses[0].from");
        problem(simulate("""
                        {"from": "2020-02-03T09:00", "limit": "10WD", "pauses": [
                          {"from": "2020-02-05T10:00", "to": "2020-02-06T11:00", "ground": "FINANCE", "paper": "1", "resume": "RESUME"},
                          {"from": "2020-02-06T10:00", "to": "2020-02-07T10:00", "ground": "FINANCE", "paper": "2", "resume": "RESUME"}]}"""), 422, "pauses[1].from");
        problem(simulate("{\"from\": \"" + "x".repeat(ClocksApi.LARGEST_BODY) + "\"}"), 413, "body");
        problem(send("POST", ClocksApi.SIMULATE, "from=x", "application/x-www-form-urlencoded"), 415, "Content-Type");
    }

    // ---- the description
    // --------------------------------------------------------------------------------------------------

    @Test
    void the_description_tells_the_routes_their_parameters_and_their_words() {
        var described = json(get("/api/v1/openapi.json"));
        assertThat(described.get("openapi").asString()).startsWith("3.1");
        assertThat(routesDescribed(described)).isEqualTo(routesThere());
        var parameters = new TreeSet<String>();
        for (var one : described.get("paths").get(DeadlinesApi.PATH).get("get").get("parameters")) {
            if (one.has("name")) parameters.add(one.get("name").asString());
        }
        assertThat(parameters).containsExactlyInAnyOrderElementsOf(DeadlinesApi.PARAMETERS);
        var schemas = described.get("components").get("schemas");
        assertThat(words(schemas.get("Day").get("properties").get("kind"))).isEqualTo(names(Account.Kind.values()));
        assertThat(words(schemas.get("Pause").get("properties").get("ground"))).isEqualTo(names(Ground.values()));
        assertThat(words(schemas.get("Pause").get("properties").get("resume")))
                .containsAll(names(ResumePolicy.values()));
        var due = json(get("/api/v1/deadlines?from=2020-01-21T10:00&limit=3WD"));
        assertThat(due.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        schemas.get("Deadline").get("properties").propertyNames());
        var clock = json(simulate("{\"from\": \"2020-01-21T10:00\", \"limit\": \"3WD\"}"));
        assertThat(clock.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        schemas.get("Clock").get("properties").propertyNames());
    }

    private static TreeSet<String> routesDescribed(JsonNode described) {
        var found = new TreeSet<String>();
        described
                .get("paths")
                .forEachEntry((path, methods) -> methods.propertyNames()
                        .forEach(method -> found.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return found;
    }

    private TreeSet<String> routesThere() {
        var found = new TreeSet<String>();
        routes.getHandlerMethods().forEach((mapping, _) -> {
            for (var pattern : mapping.getPatternValues()) {
                // what a payment gateway calls back is its interface, not ours: docs/money.md
                if (!pattern.startsWith("/api/v1/")) continue;
                for (RequestMethod method : mapping.getMethodsCondition().getMethods())
                    found.add(method + " " + pattern);
            }
        });
        return found;
    }

    private static List<String> words(JsonNode schema) {
        var found = new ArrayList<String>();
        schema.get("enum").forEach(word -> found.add(word.asString()));
        return found;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    // ---- the tool
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void the_tool_and_the_interface_give_the_same_answers() throws IOException {
        long seed = 20_200_121;
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var from = moment(random);
            var limit = limit(random);
            var told = tool("", from, limit, "--json");
            var answered = get("/api/v1/deadlines?from=" + from + "&limit=" + encoded(limit));
            var where = "seed %d, %s + %s".formatted(seed, from, limit);
            if (told.code() == 0) {
                assertThat(answered.statusCode()).as(where).isEqualTo(200);
                var one = JSON.readTree(told.out());
                assertThat(one.propertyNames()).as(where).containsExactly("due", "provisional", "account");
                for (var name : one.propertyNames())
                    assertThat(json(answered).get(name)).as(where).isEqualTo(one.get(name));
            } else {
                assertThat(told.code()).as(where).isEqualTo(2);
                assertThat(told.err())
                        .as(where)
                        .contains(json(answered).get("detail").asString());
            }
        }
    }

    @Test
    void the_tool_refuses_in_one_sentence() throws IOException {
        for (var words : List.of(
                List.of("2020-01-21T10:00", "3 working days-ish"),
                List.of("2020-01-21T10:00"),
                List.of("2020-01-21T10:00", "3WD", "--unit", "nobody"),
                List.of("2020-01-21T10:00", "3WD", "--unit"),
                List.of("2020-01-21T10:00", "3WD", "--known-at", "2999-01-01T00:00"),
                List.of("2020-01-21T10:00", "3WD", "--jsom"),
                List.of("--batch", "3WD"))) {
            for (var english : List.of(false, true)) {
                var all = english ? Stream.concat(words.stream(), Stream.of("--en")) : words.stream();
                var told = tool("", all.toArray(String[]::new));
                assertThat(told.code()).as(words.toString()).isEqualTo(2);
                assertThat(told.out()).isEmpty();
                assertThat(told.err().strip().lines()).as(told.err()).hasSize(1);
            }
        }
    }

    @Test
    void a_batch_answers_each_line_in_order_and_never_stops_at_a_bad_one() throws IOException {
        var lines =
                "2020-01-21T10:00,3WD\nfrom,limit\n\n2020-01-21T10:00\r\n2019-04-26T09:00, 3wd\r\n2020-01-21T10:00,x";
        var told = tool(lines, "--batch");
        assertThat(told.code()).isZero();
        var answers = told.out().lines().toList();
        assertThat(answers).hasSize(6);
        assertThat(answers.get(0)).isEqualTo("2020-01-31T10:00:00+07:00");
        assertThat(answers.get(4)).isEqualTo("2019-05-04T09:00:00+07:00");
        assertThat(List.of(answers.get(1), answers.get(2), answers.get(3), answers.get(5)))
                .allMatch(line -> line.startsWith("✗ "));
        assertThat(told.err()).contains("dữ liệu đi kèm");
        var inJson = tool(lines, "--batch", "--json")
                .out()
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(inJson.get(0).get("due").asString()).isEqualTo("2020-01-31T10:00:00+07:00");
        assertThat(inJson.get(1).get("parameter").asString()).isEqualTo("from");
    }

    private Told tool(String in, String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var all = Stream.concat(Stream.of("--data", nothingRunsHere.toString()), Stream.of(words))
                .toArray(String[]::new);
        int code = DeadlineTool.run(
                all, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err, Clock.systemUTC());
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String moment(Random random) {
        var day = LocalDate.of(2018, 7, 1).plusDays(random.nextInt(3_100));
        return "%sT%02d:%02d".formatted(day, random.nextInt(24), random.nextInt(60));
    }

    private static String limit(Random random) {
        int n = 1 + random.nextInt(random.nextInt(5) == 0 ? 400 : 30);
        return switch (random.nextInt(10)) {
            case 0 -> "0SD";
            case 1 -> n + "H";
            case 2 -> n + "WH";
            case 3 -> n + "WD";
            case 4 -> n + "WD-EOD";
            case 5 -> n + "D";
            case 6 -> n + "D-X";
            case 7 -> 1 + n % 40 + "M";
            case 8 -> "D:" + LocalDate.of(2018, 7, 1).plusDays(random.nextInt(3_100));
            default -> n + List.of(" ngày", "WX", "D-Y", "").get(random.nextInt(4));
        };
    }

    // ---- requests
    // ---------------------------------------------------------------------------------------------------------

    private HttpResponse<String> get(String path, String... headers) {
        return browser().get(path, headers);
    }

    private HttpResponse<String> simulate(String body) {
        return send("POST", ClocksApi.SIMULATE, body, "application/json");
    }

    private HttpResponse<String> send(String method, String path, String body, String type) {
        return browser()
                .send(HttpRequest.newBuilder(at(path))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static void problem(HttpResponse<String> answer, int status, String parameter) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        var body = json(answer);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("title").asString()).isNotBlank().doesNotContain("api.title");
        assertThat(body.get("detail").asString()).isNotBlank();
        if (parameter == null) assertThat(body.has("parameter")).isFalse();
        else assertThat(body.get("parameter").asString()).isEqualTo(parameter);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
