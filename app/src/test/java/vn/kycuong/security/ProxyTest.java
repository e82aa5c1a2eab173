package vn.kycuong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.kycuong.WebTest;

/** Behind the proxy that ends TLS: what it says of a request counts, and cookies and headers are those of an https site. */
@TestPropertySource(
        properties = {
            "kycuong.site=https://kycuong.example",
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.remote-ip-header=X-Forwarded-For",
            "server.tomcat.remoteip.protocol-header=X-Forwarded-Proto",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1"
        })
class ProxyTest extends WebTest {
    private static final String[] FORWARDED = {
        "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7, 198.51.100.9"
    };

    @Autowired
    private JdbcClient jdbc;

    @Test
    void cookies_and_headers_are_those_of_an_https_site() {
        var page = browser().get("/dang-nhap", FORWARDED);
        assertThat(page.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(c -> c.startsWith("__Host-") && c.contains("Secure") && c.contains("HttpOnly"));
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000", "includeSubDomains");
        assertThat(page.body()).as("keys work at this address").contains("Đăng nhập bằng khóa truy cập");
        for (var path : List.of("/health/live", "/citizen.css"))
            assertThat(browser().get(path, FORWARDED).headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .isPresent();
        var language = browser().get("/ngon-ngu?lang=en", FORWARDED);
        assertThat(language.headers().allValues("Set-Cookie")).allMatch(c -> c.startsWith("__Host-"));
    }

    @Test
    void a_program_that_asks_without_tls_is_refused_and_not_led_on() {
        var plain = browser().get("/api/v1/openapi.json");
        assertThat(plain.statusCode()).isEqualTo(403);
        assertThat(plain.headers().firstValue("Location")).isEmpty();
        assertThat(plain.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        assertThat(plain.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(browser().get("/api/v1/openapi.json", FORWARDED).statusCode())
                .isEqualTo(200);
        assertThat(browser().get("/dang-nhap").statusCode()).as("a page").isEqualTo(200);
    }

    @Test
    void a_redirect_names_no_machine() {
        var answer = browser().get("/tai-khoan", FORWARDED);
        assertThat(answer.headers().firstValue("Location")).hasValue("/dang-nhap?tiep=%2Ftai-khoan");
    }

    /** The address that the proxy adds is counted, not one that the visitor writes in front of it. */
    @Test
    void tries_count_for_the_address_that_the_proxy_saw() {
        jdbc.sql("truncate identity.attempt").update();
        var browser = browser();
        var login = browser.get("/dang-nhap", FORWARDED);
        var cookie = login.headers().allValues("Set-Cookie").getFirst().split(";")[0];
        browser()
                .post(
                        "/dang-nhap",
                        Map.of("login", "ai.do", "password", "sai", "_csrf", token(login.body())),
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-For",
                        "203.0.113.7, 198.51.100.9",
                        "Cookie",
                        cookie);
        assertThat(jdbc.sql("select address from identity.attempt")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("198.51.100.9"));
    }
}
