package vn.kycuong.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends forms back with their token, follows nothing. */
final class BenchClient {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "bench-0123456789abcdef";

    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private String token = "";

    BenchClient(int port) {
        this.port = port;
    }

    static BenchClient loggedIn(int port, String login, String password) throws IOException, InterruptedException {
        var client = new BenchClient(port);
        client.get("/dang-nhap");
        var body = "login=" + encoded(login) + "&password=" + encoded(password) + "&_csrf=" + encoded(client.token);
        client.http.send(
                HttpRequest.newBuilder(client.at("/dang-nhap"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        var page = new String(client.get("/tai-khoan").body(), StandardCharsets.UTF_8);
        if (!page.contains("/dang-xuat")) throw new IllegalStateException("Not logged in: " + login);
        return client;
    }

    HttpClient http() {
        return http;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            var found = CSRF.matcher(new String(answer.body(), StandardCharsets.UTF_8));
            if (found.find()) token = found.group(1).replace("&#43;", "+").replace("&#61;", "=");
        }
        return answer;
    }

    /** As it is sent to a browser. */
    byte[] compressed(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(at(path))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** A form with files, of which none was chosen. */
    HttpResponse<byte[]> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        var body = fields.entrySet().stream()
                        .map(field -> part(field.getKey(), field.getValue()))
                        .collect(Collectors.joining())
                + part("_csrf", token) + "--" + BOUNDARY + "--\r\n";
        return http.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
