package vn.kycuong;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a port of its own, over a copy of the province with its registers. One configuration, so that Spring starts once for
 * all web tests of the run; they share its database, and each makes what it needs under names of its own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class WebTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> Once.ROLES.url());
        properties.add("spring.datasource.username", () -> Once.ROLES.actor());
        properties.add("kycuong.reader.user", () -> Once.ROLES.reader());
        properties.add("spring.flyway.enabled", () -> "false");
        properties.add("kycuong.signature.test-keys", () -> "true");
    }

    /** One database for the one context, and the application works on it under its own roles. */
    private static final class Once {
        static final TestDatabase.Roles ROLES = TestDatabase.confined(TestProvince.database());
    }

    /** A browser without script: keeps cookies, follows nothing by itself. */
    protected final class Browser {
        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        public HttpResponse<String> get(String path, String... headers) {
            var request = HttpRequest.newBuilder(at(path)).GET();
            if (headers.length > 0) request.headers(headers);
            return send(request.build());
        }

        /** Sends a form as the page of {@code path} would: with the hidden token of that page. */
        public HttpResponse<String> submit(String path, String action, Map<String, String> fields) {
            var all = new LinkedHashMap<>(fields);
            all.put("_csrf", token(get(path).body()));
            return post(action, all);
        }

        public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
            var body = fields.entrySet().stream()
                    .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                    .collect(Collectors.joining("&"));
            var request = HttpRequest.newBuilder(at(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
            return send(request.build());
        }

        public HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new IllegalStateException(request.uri().toString(), broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        public HttpResponse<String> logIn(String login, String password) {
            return submit("/dang-nhap", "/dang-nhap", Map.of("login", login, "password", password));
        }

        public CookieManager cookies() {
            return cookies;
        }
    }

    protected Browser browser() {
        return new Browser();
    }

    protected URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The hidden token of the first form of a page. */
    protected static String token(String page) {
        Matcher found = TOKEN.matcher(page);
        if (!found.find()) throw new AssertionError("No form token on the page:\n" + page);
        return found.group(1).replace("&#43;", "+").replace("&#61;", "=");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
