package vn.kycuong.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the pages that people open first, so that the class cache made from this run holds what they need. */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final List<String> FIRST_PAGES =
            List.of("/health/ready", "/", "/dang-nhap", "/thu-tuc", "/thu-tuc?q=khai+sinh", "/tra-cuu");

    private final int port;

    Rehearsal(int port) {
        this.port = port;
    }

    void run() {
        try (var visitor = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (var page : FIRST_PAGES) {
                var answer = visitor.send(request(page), HttpResponse.BodyHandlers.discarding());
                LOG.info("Rehearsed {}: {}", page, answer.statusCode());
            }
        } catch (IOException unanswered) {
            LOG.warn("The rehearsal ended early", unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(String page) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
