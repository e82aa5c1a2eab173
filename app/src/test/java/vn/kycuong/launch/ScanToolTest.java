package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The scan against a database of weaknesses of a few lines, which speaks as api.osv.dev does. */
class ScanToolTest {
    private static final String BILL = """
            {"bomFormat": "CycloneDX", "components": [
              {"name": "kernel", "purl": "pkg:maven/vn.kycuong/kernel@0.1.0?type=jar"},
              {"name": "good", "purl": "pkg:maven/org.example/good@1.0?type=jar"},
              {"name": "bad", "purl": "pkg:maven/org.example/bad@1.0?type=jar"},
              {"name": "no address"}]}
            """;

    @TempDir
    private Path folder;

    private final Clock today = Clock.fixed(Instant.parse("2026-03-10T05:00:00Z"), ZoneOffset.UTC);
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Map<String, String> weaknesses = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer osv;

    @BeforeEach
    void database() throws IOException {
        osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.createContext("/v1/querybatch", exchange -> {
            var results = new ArrayList<Map<String, Object>>();
            var queries = JsonMapper.shared()
                    .readTree(exchange.getRequestBody().readAllBytes())
                    .path("queries");
            for (var query : queries) {
                var purl = query.at("/package/purl").asString();
                asked.add(purl);
                if (!purl.contains("/bad@") || weaknesses.isEmpty()) results.add(Map.of());
                else if (query.has("page_token")) results.add(Map.of("vulns", List.of(Map.of("id", "GHSA-2"))));
                else if (weaknesses.size() > 1)
                    results.add(Map.of("vulns", List.of(Map.of("id", "GHSA-1")), "next_page_token", "on"));
                else results.add(Map.of("vulns", List.of(Map.of("id", "GHSA-1"))));
            }
            answer(exchange, 200, JsonMapper.shared().writeValueAsString(Map.of("results", results)));
        });
        osv.createContext("/v1/vulns/", exchange -> {
            var id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
            answer(exchange, weaknesses.containsKey(id) ? 200 : 404, weaknesses.getOrDefault(id, "{}"));
        });
        osv.start();
        Files.writeString(folder.resolve("sbom.json"), BILL);
    }

    @AfterEach
    void off() {
        osv.stop(0);
    }

    @Test
    void nothing_known_is_fine_and_only_libraries_of_others_are_asked_about() throws Refusal, InterruptedException {
        assertThat(scan()).isEqualTo(ScanTool.NONE);
        assertThat(asked).containsExactly("pkg:maven/org.example/bad@1.0", "pkg:maven/org.example/good@1.0");
        assertThat(said()).contains("2 thư viện, không có lỗ hổng nào");
    }

    @Test
    void a_weakness_that_is_there_longer_than_allowed_ends_with_an_error() throws Refusal, InterruptedException {
        weaknesses.put("GHSA-1", weakness("CRITICAL", "2026-03-02T00:00:00Z"));
        assertThat(scan()).isEqualTo(ScanTool.OVERDUE);
        assertThat(said())
                .contains("pkg:maven/org.example/bad@1.0  GHSA-1  nghiêm trọng  sửa trước hết 2026-03-09, QUÁ HẠN")
                .contains("1 quá hạn vá");
    }

    @Test
    void within_its_limit_it_is_told_and_ends_otherwise() throws Refusal, InterruptedException {
        weaknesses.put("GHSA-1", weakness("CRITICAL", "2026-03-03T00:00:00Z"));
        assertThat(scan()).isEqualTo(ScanTool.IN_TIME);
        weaknesses.put("GHSA-1", weakness("MODERATE", "2025-12-09T00:00:00Z"));
        assertThat(scan()).as("ninety days").isEqualTo(ScanTool.OVERDUE);
        weaknesses.put("GHSA-1", "{\"published\": \"2026-02-08T00:00:00Z\"}");
        assertThat(scan()).as("not judged is high").isEqualTo(ScanTool.IN_TIME);
        weaknesses.put("GHSA-1", "{\"published\": \"2026-02-07T00:00:00Z\"}");
        assertThat(scan()).isEqualTo(ScanTool.OVERDUE);
    }

    @Test
    void the_rest_of_a_long_answer_is_asked_for_and_what_was_withdrawn_counts_no_more()
            throws Refusal, InterruptedException {
        weaknesses.put("GHSA-1", "{\"published\": \"2020-01-01T00:00:00Z\", \"withdrawn\": \"2020-02-01T00:00:00Z\"}");
        weaknesses.put("GHSA-2", weakness("LOW", "2026-03-01T00:00:00Z"));
        assertThat(scan()).isEqualTo(ScanTool.IN_TIME);
        assertThat(said()).contains("GHSA-2").doesNotContain("GHSA-1");
    }

    @Test
    void who_cannot_be_asked_is_no_all_clear() {
        osv.stop(0);
        assertThatExceptionOfType(Refusal.class).isThrownBy(this::scan).withMessageContaining("could not be asked");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> ScanTool.run(List.of(folder.resolve("none.json").toString()), console(), today));
    }

    private int scan() throws Refusal, InterruptedException {
        screen.reset();
        var server = "http://127.0.0.1:" + osv.getAddress().getPort();
        return ScanTool.run(List.of(folder.resolve("sbom.json").toString(), "--server", server), console(), today);
    }

    private Console console() {
        return new Console(new PrintStream(screen, true, StandardCharsets.UTF_8), false);
    }

    private String said() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static String weakness(String severity, String published) {
        return "{\"published\": \"%s\", \"summary\": \"thử\", \"database_specific\": {\"severity\": \"%s\"}}"
                .formatted(published, severity);
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
