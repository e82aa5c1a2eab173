package vn.kycuong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.SecondProofs;

class WallsTest extends WebTest {
    private static final String PASSWORD = "mật khẩu của quản trị";
    private static final List<String> OPEN = List.of(
            "/",
            "/thu-tuc",
            "/thoi-gian-giai-quyet",
            "/nop-ho-so",
            "/tra-cuu",
            "/ho-so-qua-han",
            "/bang-nhiem-vu",
            "/dat-lich",
            "/lay-so",
            "/man-hinh-goi-so",
            "/kiem-chu-ky",
            "/cong-dan",
            "/dang-nhap",
            "/ngon-ngu",
            "/thiet-lap",
            "/kich-hoat",
            "/health",
            "/error",
            "/tinh-han",
            "/tuyen-truyen",
            "/lich",
            "/api",
            "/so-cai",
            "/tro-nang",
            "/bao-ve-du-lieu");

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondProofs secondProofs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @BeforeEach
    void oneAdministrator() {
        jdbc.sql("truncate identity.attempt").update();
        accounts.setUp(accounts.openSetUpLink(), "Vi Thị Ỷ", "admin", PASSWORD); // or the login is taken: by this one
    }

    @Test
    void every_route_that_is_not_on_the_public_list_leads_a_stranger_to_the_log_in_page() {
        var stranger = browser();
        var closed = new ArrayList<String>();
        routes.getHandlerMethods().forEach((mapping, _) -> {
            for (var pattern : mapping.getPatternValues()) {
                if (isOpen(pattern)) continue;
                closed.add(pattern);
                var path =
                        pattern.replaceAll("\\{[^}]*}", "1").replace("**", "x").replace("*", "x");
                var methods = mapping.getMethodsCondition().getMethods();
                if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                    var answer = stranger.get(path);
                    assertThat(answer.statusCode()).as(pattern).isEqualTo(302);
                    assertThat(location(answer)).as(pattern).startsWith("/dang-nhap?tiep=");
                }
                if (methods.contains(RequestMethod.POST)) {
                    assertThat(stranger.post(path, Map.of()).statusCode())
                            .as(pattern)
                            .isEqualTo(403);
                    assertThat(stranger.submit("/dang-nhap", path, Map.of()).statusCode())
                            .as(pattern)
                            .isEqualTo(401);
                }
            }
        });
        assertThat(closed).contains("/tai-khoan", "/thu-cua/ghi");
        assertThat(location(stranger.get("/tai-khoan?a=1"))).isEqualTo("/dang-nhap?tiep=%2Ftai-khoan%3Fa%3D1");
    }

    @Test
    void who_owes_a_second_proof_reaches_the_page_where_it_is_set_up_and_nothing_else() {
        secondProofs.ask("ADMIN");
        try {
            var browser = browser();
            assertThat(location(browser.logIn("admin", PASSWORD))).isEqualTo("/quan-tri");
            routes.getHandlerMethods().forEach((mapping, _) -> {
                for (var pattern : mapping.getPatternValues()) {
                    if (pattern.startsWith("/tai-khoan/bao-mat") || pattern.startsWith("/dang-") || isOpen(pattern))
                        continue;
                    var path = pattern.replaceAll("\\{[^}]*}", "1")
                            .replace("**", "x")
                            .replace("*", "x");
                    if (isRead(mapping.getMethodsCondition().getMethods()))
                        assertThat(location(browser.get(path))).as(pattern).isEqualTo("/tai-khoan/bao-mat");
                    else
                        assertThat(browser.submit("/tai-khoan/bao-mat", path, Map.of("ghi", "đã gõ"))
                                        .statusCode())
                                .as(pattern)
                                .isEqualTo(409);
                }
            });
            var kept = browser.submit("/tai-khoan/bao-mat", "/thu-cua/ghi", Map.of("noi-dung", "đã gõ"));
            assertThat(kept.body()).as("nothing typed is lost").contains("value=\"đã gõ\"");
            assertThat(browser.get("/tai-khoan/bao-mat").body()).contains("Cần đặt lớp xác thực thứ hai");
        } finally {
            secondProofs.letOff("ADMIN", "tests");
        }
    }

    private static boolean isRead(java.util.Set<RequestMethod> methods) {
        return methods.isEmpty() || methods.contains(RequestMethod.GET);
    }

    @Test
    void an_address_that_leads_nowhere_is_not_found_and_asks_nobody_to_log_in() {
        assertThat(browser().get("/khong-co-trang-nay").statusCode()).isEqualTo(404);
        assertThat(browser().get("/tai-khoan/khong-co").statusCode()).isEqualTo(404);
    }

    @Test
    void every_answer_carries_the_walls_headers() {
        for (var answer : List.of(browser().get("/dang-nhap"), browser().get("/tai-khoan"), admin().get("/khong-co"))) {
            var headers = answer.headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains(
                            "default-src 'none'",
                            "script-src 'self'",
                            "form-action 'self'",
                            "frame-ancestors 'none'",
                            "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Permissions-Policy")).isPresent();
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        }
        assertThat(admin().get("/tai-khoan").headers().firstValue("Cache-Control"))
                .contains("no-store");
        for (var path : List.of("/dang-nhap", "/tra-cuu", "/nop-ho-so/BIRTH"))
            assertThat(browser().get(path).headers().firstValue("Cache-Control"))
                    .as(path)
                    .hasValue("no-store");
        assertThat(browser()
                        .get("/thu-tuc")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .doesNotContain("no-store");
    }

    @Test
    void every_text_says_its_characters() {
        for (var path : List.of("/", "/citizen.css", "/kycuong.js", "/js/passkey.js", "/favicon.svg", "/health/live"))
            assertThat(browser().get(path).headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .containsIgnoringCase("charset=UTF-8");
    }

    @Test
    void what_proves_a_person_is_never_carried_through_a_page() {
        var browser = admin();
        var token = token(browser.get("/tai-khoan/bao-mat/mat-khau").body());
        jdbc.sql("update identity.session set revoked_at = created_at").update();
        var late = browser.post(
                "/tai-khoan/bao-mat/mat-khau",
                Map.of("old", "mật khẩu cũ đã gõ", "password", "mật khẩu mới đã gõ", "_csrf", token));
        assertThat(late.body()).doesNotContain("mật khẩu cũ đã gõ").doesNotContain("mật khẩu mới đã gõ");
    }

    @Test
    void cookies_are_out_of_reach_of_scripts_and_of_other_sites() {
        var browser = browser();
        var first = browser.get("/dang-nhap").headers().allValues("Set-Cookie");
        var answer = browser.logIn("admin", PASSWORD);
        var session = answer.headers().allValues("Set-Cookie");
        assertThat(first)
                .isNotEmpty()
                .allMatch(c -> c.contains("HttpOnly") && c.contains("SameSite=Lax") && c.contains("Path=/"));
        assertThat(session)
                .anyMatch(c -> c.startsWith("ky-cuong=") && c.contains("HttpOnly") && c.contains("SameSite=Lax"));
        assertThat(location(answer)).isEqualTo("/quan-tri");
    }

    @Test
    void a_log_in_without_its_form_token_is_refused() {
        var browser = browser();
        browser.get("/dang-nhap");
        var answer = browser.post("/dang-nhap", Map.of("login", "admin", "password", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Không có quyền", "Mã sự việc");
        var stolen = token(browser().get("/dang-nhap").body());
        assertThat(browser.post("/dang-nhap", Map.of("login", "admin", "password", PASSWORD, "_csrf", stolen))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_way_on_after_log_in_never_leaves_the_site() {
        for (var trap : List.of(
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/%09/evil.example".replace("%09", "\t"),
                "javascript:alert(1)",
                "\\\\evil.example",
                "/.//evil.example/",
                "https:/evil.example",
                "x".repeat(10_000),
                "/dang-xuat")) {
            var browser = browser();
            var answer = browser.submit(
                    "/dang-nhap", "/dang-nhap", Map.of("login", "admin", "password", PASSWORD, "tiep", trap));
            assertThat(answer.statusCode()).as(trap).isEqualTo(302);
            assertThat(location(answer)).as(trap).isEqualTo("/quan-tri");
        }
        var answer = browser()
                .submit(
                        "/dang-nhap",
                        "/dang-nhap",
                        Map.of("login", "admin", "password", PASSWORD, "tiep", "/tai-khoan?x=%C3%BD"));
        assertThat(location(answer)).isEqualTo("/tai-khoan?x=%C3%BD");
        assertThat(location(browser().get("/ngon-ngu?lang=en&tiep=//evil.example")))
                .isEqualTo("/");
    }

    @Test
    void a_session_token_planted_before_log_in_opens_nothing_after_it() throws Exception {
        var browser = browser();
        browser.cookies()
                .put(
                        URI.create("http://127.0.0.1:" + port + "/"),
                        Map.of("Set-Cookie", List.of("ky-cuong=planted.planted; Path=/")));
        assertThat(browser.get("/tai-khoan").statusCode()).isEqualTo(302);
        browser.logIn("admin", PASSWORD);
        var after = browser.cookies().getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("ky-cuong"))
                .findFirst()
                .orElseThrow();
        assertThat(after.getValue()).doesNotContain("planted");
        var old = after.getValue();
        browser.logIn("admin", PASSWORD);
        assertThat(browser().get("/tai-khoan", "Cookie", "ky-cuong=" + old).statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/tai-khoan").statusCode()).isEqualTo(200);
    }

    /** Spring answers OPTIONS by a handler of its own, at which no rule stands. */
    @Test
    void asking_for_the_methods_of_an_address_is_answered_once_and_shortly() {
        for (var path : List.of("/", "/tai-khoan", "/quan-tri", "/dang-nhap", "/dang-nhap/gui-lai", "/api/v1/token")) {
            var answer = browser()
                    .send(HttpRequest.newBuilder(at(path))
                            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                            .build());
            assertThat(answer.statusCode()).as(path).isBetween(200, 499);
        }
    }

    @Test
    void what_was_sent_is_never_sent_back_by_trace() {
        for (var path : List.of("/", "/tai-khoan", "/api/v1/openapi.json")) {
            var answer = browser()
                    .send(HttpRequest.newBuilder(at(path))
                            .method("TRACE", HttpRequest.BodyPublishers.noBody())
                            .header("X-Bi-Mat", "khong-duoc-tra-lai")
                            .build());
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body()).doesNotContain("khong-duoc-tra-lai");
        }
    }

    @Test
    void a_revoked_session_is_out_with_the_next_click() {
        var office = admin();
        var phone = admin();
        var page = office.get("/tai-khoan").body();
        assertThat(page).contains("Phiên này");
        for (var action : actions(page, "/ket-thuc")) {
            var refused = office.submit("/tai-khoan", action, Map.of("password", "không phải mật khẩu"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Mật khẩu chưa đúng");
            jdbc.sql("truncate identity.attempt").update();
        }
        assertThat(phone.get("/tai-khoan").statusCode())
                .as("without the password")
                .isEqualTo(200);
        for (var action : actions(page, "/ket-thuc")) {
            assertThat(office.submit("/tai-khoan", action, Map.of("password", PASSWORD))
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(phone.get("/tai-khoan").statusCode()).isEqualTo(302);
        assertThat(office.get("/tai-khoan").statusCode()).isEqualTo(200);
        var tablet = admin();
        assertThat(office.submit("/tai-khoan", "/tai-khoan/phien/ket-thuc-het", Map.of())
                        .statusCode())
                .isEqualTo(422);
        assertThat(tablet.get("/tai-khoan").statusCode()).isEqualTo(200);
        office.submit("/tai-khoan", "/tai-khoan/phien/ket-thuc-het", Map.of("password", PASSWORD));
        assertThat(tablet.get("/tai-khoan").statusCode()).isEqualTo(302);
        office.submit("/tai-khoan", "/dang-xuat", Map.of());
        assertThat(office.get("/tai-khoan").statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_sent_after_the_session_ended_is_sent_again_after_log_in_with_nothing_lost() {
        var browser = admin();
        var token = token(browser.get("/tai-khoan").body());
        jdbc.sql("update identity.session set revoked_at = created_at").update();
        var text = Normalizer.normalize("Nguyễn Thị Ánh <b>\"&'", Normalizer.Form.NFD) + "ỡ".repeat(10_000);
        var late = browser.post("/thu-cua/ghi", Map.of("noi-dung", text, "_csrf", token));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains("Phiên làm việc đã hết hạn", "name=\"giu.noi-dung\"", "ỡ".repeat(10_000));
        var in = browser.post(
                "/dang-nhap",
                Map.of(
                        "login",
                        "admin",
                        "password",
                        PASSWORD,
                        "_csrf",
                        token(late.body()),
                        "gui",
                        "/thu-cua/ghi",
                        "giu.noi-dung",
                        text));
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.body()).contains("action=\"/thu-cua/ghi\"", "name=\"noi-dung\"", "Gửi lại");
        var done = browser.post("/thu-cua/ghi", Map.of("noi-dung", text, "_csrf", token(in.body())));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).isEqualTo("Vi Thị Ỷ wrote " + text);
    }

    @Test
    void a_form_from_before_the_last_log_in_is_offered_again_and_a_foreign_one_is_refused() {
        var browser = admin();
        var old = token(browser.get("/tai-khoan").body());
        browser.logIn("admin", PASSWORD);
        var form = Map.of("noi-dung", "đã gõ", "_csrf", old);
        var own = browser.post("/thu-cua/ghi", form, "Sec-Fetch-Site", "same-origin");
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.body()).contains("đã gõ", "action=\"/thu-cua/ghi\"");
        assertThat(browser.post("/thu-cua/ghi", Map.of("noi-dung", "đã gõ", "_csrf", token(own.body())))
                        .statusCode())
                .isEqualTo(200);
        var foreign = browser.post("/thu-cua/ghi", form, "Sec-Fetch-Site", "cross-site");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).doesNotContain("đã gõ");
        assertThat(browser.post("/thu-cua/ghi", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void control_characters_are_left_out_of_what_is_typed_and_nothing_else_is_lost() {
        var browser = admin();
        var token = token(browser.get("/tai-khoan").body());
        var done = browser.post("/thu-cua/ghi", Map.of("noi-dung", "a\u0000b\u0007\tç\u0085d", "_csrf", token));
        assertThat(done.body()).isEqualTo("Vi Thị Ỷ wrote ab\tçd");
        for (var path : List.of("/thu-tuc?q=%00", "/tra-cuu?ma=%00&so=%00", "/tra-cuu?khoa=%00"))
            assertThat(browser().get(path).statusCode()).as(path).isEqualTo(200);
        var inPath = browser().get("/thu-tuc/%00");
        assertThat(inPath.statusCode()).isEqualTo(400);
        assertThat(inPath.body()).contains("Địa chỉ không đúng").doesNotContain("Tomcat");
    }

    /** One parameter, one value, from one place, unless the page says otherwise. */
    @Test
    void a_parameter_that_comes_twice_or_from_two_places_is_refused() {
        var browser = admin();
        var token = token(browser.get("/tai-khoan").body());
        assertThat(browser().get("/thu-tuc?q=a&q=b").statusCode()).isEqualTo(400);
        assertThat(browser().get("/thu-tuc?q=a").statusCode()).isEqualTo(200);
        var form = Map.of("noi-dung", "một", "_csrf", token);
        for (var path : List.of("/thu-cua/ghi?noi-dung=hai", "/thu-cua/ghi?la=1", "/thu-cua/ghi?o=1"))
            assertThat(browser.post(path, form).statusCode()).as(path).isEqualTo(400);
        assertThat(browser.post("/thu-cua/ghi?lang=vi", form).statusCode()).isEqualTo(200);
        var twice = browser.send(HttpRequest.newBuilder(at("/thu-cua/ghi"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("noi-dung=a&noi-dung=b&_csrf=" + token.replace("=", "%3D")))
                .build());
        assertThat(twice.statusCode()).isEqualTo(400);
        var boxes = browser.send(HttpRequest.newBuilder(at("/thu-cua/ghi"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("noi-dung=a&o=1&o=2&_csrf=" + token.replace("=", "%3D")))
                .build());
        assertThat(boxes.body()).as("declared as many").endsWith("wrote a 1+2");
    }

    @Test
    void whole_lists_are_not_taken_away_without_end() {
        var browser = admin();
        int last = 0;
        for (int i = 0; i < 25; i++) last = browser.get("/thu-cua/bang.csv").statusCode();
        assertThat(last).isEqualTo(429);
        assertThat(browser.get("/thu-cua/bang.cs%76").statusCode())
                .as("the same route under another spelling")
                .isEqualTo(429);
    }

    @Test
    void of_one_person_so_many_files_at_once_are_taken_and_no_more() {
        accounts.setUp(accounts.openSetUpLink(), "Lý Văn Ẩm", "admin.tep", PASSWORD);
        var browser = browser();
        browser.logIn("admin.tep", PASSWORD);
        var token = token(browser.get("/tai-khoan").body());
        int last = 0;
        for (int i = 0; i < 61; i++) last = upload(browser, token, 10).statusCode();
        assertThat(last).isEqualTo(429);
        assertThat(upload(admin(), token(admin().get("/tai-khoan").body()), 10).statusCode())
                .as("another person")
                .isNotEqualTo(429);
    }

    @Test
    void nothing_of_the_machine_room_is_reachable() {
        for (var who : List.of(browser(), admin())) {
            for (var path : List.of("/actuator", "/actuator/health", "/actuator/env", "/actuator/heapdump"))
                assertThat(who.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void guessing_from_one_address_is_slowed_and_said_so() {
        var browser = browser();
        HttpResponse<String> last = browser.logIn("admin.khac", "sai 0");
        for (int i = 1; i < 6; i++) last = browser.logIn("admin.khac", "sai " + i);
        assertThat(last.statusCode()).isEqualTo(401);
        assertThat(last.body()).contains("Nhập sai nhiều lần từ máy này");
        assertThat(browser.logIn("admin", PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void hostile_text_in_the_log_in_form_comes_back_harmless() {
        var answer = browser().logIn("\"><script>alert(1)</script>", "x");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("<script>alert").contains("chưa đúng");
        assertThat(browser().logIn("a".repeat(10_000), "b".repeat(10_000)).statusCode())
                .isEqualTo(401);
        assertThat(browser().get("/dang-nhap?tiep=" + "%22%3E%3Cscript%3E").body())
                .doesNotContain("\"><script>");
    }

    @Test
    void a_set_up_link_opens_a_page_once_and_an_invented_one_never() {
        var link = accounts.openSetUpLink();
        var browser = browser();
        var page = browser.submit("/thiet-lap", "/thiet-lap/mo", Map.of("token", link));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"token\" value=\"" + link);
        assertThat(browser.submit(
                                "/thiet-lap",
                                "/thiet-lap/lap",
                                Map.of("token", link, "name", "Bế Văn Ẩn", "login", "admin.hai", "password", "ngắn"))
                        .statusCode())
                .isEqualTo(422);
        var made = browser.submit(
                "/thiet-lap",
                "/thiet-lap/lap",
                Map.of("token", link, "name", "Bế Văn Ẩn", "login", "admin.hai", "password", PASSWORD));
        assertThat(location(made)).isEqualTo("/dang-nhap?tiep=/quan-tri");
        assertThat(browser.submit("/thiet-lap", "/thiet-lap/mo", Map.of("token", link))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/thiet-lap/doan-mo").statusCode()).isEqualTo(404);
        assertThat(browser.get("/thiet-lap/" + link).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/thiet-lap#token=" + link));
        assertThat(browser.logIn("admin.hai", PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void a_failure_shows_a_number_and_no_detail() {
        var answer = admin().get("/thu-cua/hong");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Hệ thống gặp sự cố").containsPattern("<code[^>]*>[0-9A-F]{8}</code>");
        assertThat(answer.body()).doesNotContain("secret detail", "Exception", "at vn.kycuong");
    }

    @Test
    void what_may_not_be_done_is_403_and_what_may_not_be_seen_is_404() {
        var browser = admin();
        var denied = browser.get("/thu-cua/quyen");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.body()).contains("không có quyền thực hiện việc này");
        var hidden = browser.get("/thu-cua/khong-thay");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(withoutNumber(hidden.body()))
                .isEqualTo(withoutNumber(browser.get("/khong-co-that").body()));
        assertThat(browser.get("/thu-cua/ghi").statusCode()).isEqualTo(405);
    }

    @Test
    void a_file_over_the_limit_is_answered_with_the_limit() {
        var browser = admin();
        var token = token(browser.get("/tai-khoan").body());
        assertThat(upload(browser, token, 1_000).body()).isEqualTo("Vi Thị Ỷ sent 1000");
        var tooLarge = upload(browser, token, 25 * 1024 * 1024);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("tối đa 20 MB");
    }

    @Test
    void english_is_one_click_away_and_remembered() {
        var browser = browser();
        assertThat(browser.get("/dang-nhap").body()).contains("lang=\"vi\"", "Mật khẩu");
        assertThat(browser.get("/dang-nhap?lang=en").body()).contains("lang=\"en\"", "Password");
        assertThat(location(browser.get("/ngon-ngu?lang=en&tiep=/dang-nhap"))).isEqualTo("/dang-nhap");
        assertThat(browser.get("/dang-nhap").body()).contains("Password");
        assertThat(browser.get("/dang-nhap?lang=xx").body()).contains("Password");
    }

    @Test
    void the_administrator_loads_the_registers_and_sees_the_report() {
        var browser = admin();
        assertThat(browser.get("/quan-tri").body()).contains("Nạp danh mục");
        var report = browser.submit("/quan-tri", "/quan-tri/nap-danh-muc", Map.of());
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.body()).contains("Đã nạp danh mục.", "units.json", "procedures.json", "holidays.json");
    }

    private Browser admin() {
        var browser = browser();
        assertThat(browser.logIn("admin", PASSWORD).statusCode()).isEqualTo(302);
        return browser;
    }

    private HttpResponse<String> upload(Browser browser, String token, int bytes) {
        var body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"tep-tin\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                + "x".repeat(bytes) + "\r\n--b--\r\n";
        return browser.send(HttpRequest.newBuilder(at("/thu-cua/tep"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static boolean isOpen(String pattern) {
        return OPEN.stream()
                .anyMatch(open -> pattern.equals(open) || (!open.equals("/") && pattern.startsWith(open + "/")));
    }

    private static String location(HttpResponse<String> answer) {
        var uri = URI.create(answer.headers().firstValue("Location").orElse(""));
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static List<String> actions(String page, String end) {
        return java.util.regex.Pattern.compile("action=\"([^\"]*" + end + ")\"")
                .matcher(page)
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    private static String withoutNumber(String page) {
        return page.replaceAll("<code[^>]*>[0-9A-F]{8}</code>", "")
                .replaceAll("href=\"[^\"]*lang=en\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
