package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An administrator lets a program of another system in, which then reads what it was given and nothing else. */
class ProgramsTest extends SampleWorld {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void knowTheDistrict() {
        JdbcClient.create(owner()).sql("truncate identity.api_client cascade").update();
        logIn("lanhdao.huyen-huu-lung");
    }

    private record Given(String id, String secret) {}

    @Test
    void a_program_is_made_reads_the_figures_of_its_units_gets_a_new_secret_and_is_revoked() {
        logIn("quantri");
        open("/quan-tri/ung-dung");
        assertThat(text()).contains("Chưa có ứng dụng nào");
        fits();
        page.fill("#name", "Trung tâm điều hành");
        page.click("main form button[type=submit]");
        assertThat(text()).contains("Chọn đơn vị trong danh sách");
        var first = made("Trung tâm điều hành", district(), "figures:read", "dossiers:read");
        assertThat(page.content()).contains(first.secret());
        fits();
        open("/quan-tri/ung-dung");
        assertThat(page.content())
                .as("the secret is shown once")
                .doesNotContain(first.secret())
                .contains(first.id());
        assertThat(one("select count(*) from identity.api_client where encode(secret_hash, 'hex') = '" + first.secret()
                        + "'"))
                .isEqualTo("0");

        var token = token(first, "").get("access_token").asString();
        var answer = get("/api/v1/units/" + district() + "/figures", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        var figures = json(answer);
        assertThat(figures.get("figures").get("open").asInt())
                .isEqualTo(count("met_at is null and received_at is not null"))
                .isPositive();
        int late = figures.get("figures").get("late").asInt();
        assertThat(late)
                .isEqualTo(count("met_at is null and received_at is not null and late_from <= '"
                        + figures.get("asOf").asString() + "'"));
        assertThat(late + figures.get("figures").get("finishedLate").asInt())
                .as("other tests of this world finish late ones too")
                .isPositive();
        var below = one("select key from organisation.unit where id = " + communeBelow());
        assertThat(get("/api/v1/units/" + below + "/figures", token).statusCode())
                .isEqualTo(200);

        var code =
                one("select d.code from dossier.dossier d join ledger.case_head h using (case_id) where h.unit_now = "
                        + districtId() + " order by d.code limit 1");
        var dossier = json(get("/api/v1/dossiers/" + code.toLowerCase(Locale.ROOT), token));
        assertThat(dossier.get("code").asString()).isEqualTo(code);
        assertThat(dossier.propertyNames()).doesNotContain("label", "applicant", "words");

        page.click("summary:has-text('Đổi khóa')");
        page.click("button:has-text('Cấp khóa mới')");
        var turned = shown();
        assertThat(turned.id()).isEqualTo(first.id());
        assertThat(turned.secret()).isNotEqualTo(first.secret());
        assertThat(get("/api/v1/units/" + district() + "/figures", token).statusCode())
                .as("old tokens end")
                .isEqualTo(401);
        assertThat(token(first, "").get("error").asString()).isEqualTo("invalid_client");
        var again = token(turned, "figures:read").get("access_token").asString();
        assertThat(get("/api/v1/dossiers/" + code, again).statusCode())
                .as("this token has the other scope alone")
                .isEqualTo(403);
        open("/quan-tri/ung-dung");
        page.click("summary:has-text('Đổi khóa')");
        page.click("button:has-text('Thu hồi')");
        assertThat(text()).contains("đã thu hồi lúc");
        assertThat(get("/api/v1/units/" + district() + "/figures", again).statusCode())
                .isEqualTo(401);
        assertThat(token(turned, "").get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void a_program_asks_what_the_pages_ask_within_its_units_and_is_told_what_is_wrong_with_a_question() {
        logIn("quantri");
        var token = token(made("Trung tâm số liệu", district(), "figures:read"), "")
                .get("access_token")
                .asString();
        var whole = json(query(token, "{\"grain\": \"dossier\", \"measures\": [\"open\", \"late\"]}"));
        var counted = whole.get("lines").get(0).get("measures");
        assertThat(counted.get("open").asInt())
                .isEqualTo(count("met_at is null and received_at is not null"))
                .isPositive();
        assertThat(counted.get("late").asInt())
                .isEqualTo(count("met_at is null and received_at is not null and late_from <= '"
                        + whole.get("asKnownAt").asString() + "'"));
        var byUnit = json(query(token, """
                {"grain": "dossier", "measures": ["open"], "dimensions": ["unit"], "asKnownAt": "%s"}""".formatted(whole.get("asKnownAt").asString())));
        int sum = 0;
        for (var line : byUnit.get("lines"))
            sum += line.get("measures").get("open").asInt();
        assertThat(sum).isEqualTo(counted.get("open").asInt());
        var telling = json(query(token, """
                {"grain": "dossier", "measures": ["open"], "dimensions": ["unit", "procedure"]}"""));
        for (var line : telling.get("lines")) {
            var open = line.get("measures").get("open");
            assertThat(open.isNull() || open.asInt() == 0 || open.asInt() >= 5)
                    .as(line.toString())
                    .isTrue();
        }
        for (var wrong : new String[] {
            "{\"grain\": \"house\", \"measures\": [\"open\"]}",
            "{\"grain\": \"dossier\", \"measures\": []}",
            "{\"grain\": \"dossier\", \"measures\": [\"open; drop table\"]}",
            "{\"grain\": \"dossier\", \"measures\": [\"open\"], \"dimensions\": [\"clause\"]}",
            "{\"grain\": \"task\", \"measures\": [\"open\"], \"from\": \"2020-05-01\", \"to\": \"2020-04-01\"}",
            "{\"grain\": \"task\", \"measures\": [\"open\"], \"asKnownAt\": \"2999-01-01T00:00:00Z\"}",
            "{\"grain\": "
        }) {
            var answer = query(token, wrong);
            assertThat(answer.statusCode()).as(wrong + answer.body()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "oversight.");
        }
        assertThat(query(token, "{\"grain\": \"dossier\", \"measures\": [\"open\"], \"unit\": \"province\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(query("", "{\"grain\": \"dossier\", \"measures\": [\"open\"]}")
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> query(String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(at("/api/v1/indicators/query")))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void what_it_was_not_given_is_the_same_as_what_there_is_not() {
        logIn("quantri");
        var given = made("Cổng của huyện", district(), "figures:read", "dossiers:read");
        var token = token(given, "").get("access_token").asString();
        var others = get("/api/v1/units/province/figures", token);
        var none = get("/api/v1/units/khong-co/figures", token);
        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(none.body());
        var foreign = one("""
                select d.code from dossier.dossier d join ledger.case_head h using (case_id)
                 where not (h.unit_now = any (%1$s) or h.unit_in = any (%1$s)) order by d.code limit 1
                """.formatted(tree()));
        var hidden = get("/api/v1/dossiers/" + foreign, token);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body())
                .isEqualTo(get("/api/v1/dossiers/H37.KHONG-CO", token).body());
    }

    @Test
    void who_shows_nothing_or_something_else_is_refused_without_a_word_too_many() {
        for (var header : new String[] {"", "Bearer x", "Bearer " + "x".repeat(43), "Basic " + "x".repeat(20)}) {
            var answer = get("/api/v1/units/province/figures", header, true);
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain("province", "Exception", "figures:read");
        }
        logIn("quantri");
        var given = made("Chỉ xem số", district(), "figures:read");
        assertThat(token(new Given(given.id(), "sai"), "")).isEqualTo(token(new Given("ud-khong-co", "sai"), ""));
        assertThat(token(given, "dossiers:read").get("error").asString()).isEqualTo("invalid_scope");
        assertThat(token(given, "dossiers:write").get("error").asString()).isEqualTo("invalid_scope");
        assertThat(json(post("grant_type=password&username=a&password=b", given))
                        .get("error")
                        .asString())
                .isEqualTo("unsupported_grant_type");
        JdbcClient.create(owner())
                .sql("update identity.api_token set expires_at = expires_at - interval '1 hour'")
                .update();
        var token = token(given, "").get("access_token").asString();
        assertThat(get("/api/v1/units/" + district() + "/figures", token).statusCode())
                .isEqualTo(200);
        JdbcClient.create(owner())
                .sql("update identity.api_token set expires_at = expires_at - interval '1 hour'")
                .update();
        assertThat(get("/api/v1/units/" + district() + "/figures", token).statusCode())
                .as("it ended")
                .isEqualTo(401);
    }

    @Test
    void one_program_cannot_ask_without_end() {
        logIn("quantri");
        var token = token(made("Hỏi nhiều", district(), "figures:read"), "")
                .get("access_token")
                .asString();
        var other = token(made("Hỏi ít", district(), "figures:read"), "")
                .get("access_token")
                .asString();
        int refused = 0;
        for (int i = 0; i < 90; i++)
            if (get("/api/v1/units/" + district() + "/figures", token).statusCode() == 429) refused++;
        assertThat(refused).isPositive();
        assertThat(get("/api/v1/units/" + district() + "/figures", other).statusCode())
                .isEqualTo(200);
    }

    private Given made(String name, String unit, String... scopes) {
        open("/quan-tri/ung-dung");
        page.fill("#name", name);
        page.fill("#purpose", "Thử kết nối, theo văn bản thử");
        page.fill("#unit", one("select id::text from organisation.unit where key = '" + unit + "'"));
        for (var scope : scopes) page.check("input[value='" + scope + "']");
        page.click("button:has-text('Lập và hiện khóa')");
        return shown();
    }

    private Given shown() {
        var codes = page.locator(".kc-notice code").allInnerTexts();
        assertThat(codes).as(text()).hasSize(2);
        return new Given(codes.get(0), codes.get(1));
    }

    private JsonNode token(Given given, String scope) {
        var body = "grant_type=client_credentials"
                + (scope.isEmpty() ? "" : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
        var answer = post(body, given);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return json(answer);
    }

    private HttpResponse<String> post(String body, Given given) {
        var basic = Base64.getEncoder()
                .encodeToString((given.id() + ":" + given.secret()).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(at("/api/v1/token")))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> get(String path, String token) {
        return get(path, "Bearer " + token, true);
    }

    private HttpResponse<String> get(String path, String header, boolean asItIs) {
        var request = HttpRequest.newBuilder(URI.create(at(path)));
        if (asItIs && !header.isEmpty()) request.header("Authorization", header);
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private int count(String condition) {
        return JdbcClient.create(owner())
                .sql("select count(*) from oversight.dossier_fact where known_to is null and closed_at is null and "
                        + condition + " and unit_id = any (" + tree() + ")")
                .query(Integer.class)
                .single();
    }

    private String districtId() {
        return one("select unit_id::text from identity.session where role = 'LEADER' order by created_at desc limit 1");
    }

    private String district() {
        return one("select key from organisation.unit where id = " + districtId());
    }

    /** The district and its communes, as the head's own session has them. */
    private String tree() {
        return "(select scope_units from identity.session where role = 'LEADER' order by created_at desc limit 1)::int[]";
    }

    private String communeBelow() {
        return one("select max(u)::text from unnest(" + tree() + ") u where u <> " + districtId());
    }
}
