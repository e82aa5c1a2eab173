package vn.kycuong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kycuong.WebTest;

/** Requests that no browser sends, byte by byte: what is refused before any page is asked, and where one message ends. */
class RawRequestsTest extends WebTest {
    private static final String END = "Host: localhost\r\nConnection: close\r\n\r\n";

    @Test
    void an_address_that_is_refused_before_any_page_carries_the_walls_headers() throws IOException {
        for (var target :
                List.of("//tra-cuu", "/thu-tuc;x=1", "/thu-tuc/%2e%2e/", "/thu-tuc/%00", "/a%2Fb", "/thu-tuc/%"))
            assertThat(answer("GET " + target + " HTTP/1.1\r\n" + END))
                    .as(target)
                    .startsWith("HTTP/1.1 400")
                    .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .contains(
                            "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: same-origin");
    }

    @Test
    void health_and_its_like_carry_them_too() throws IOException {
        for (var target : List.of("/health/live", "/health/ready"))
            assertThat(answer("GET " + target + " HTTP/1.1\r\n" + END))
                    .as(target)
                    .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                    .contains("X-Content-Type-Options: nosniff");
    }

    @Test
    void what_a_request_said_is_never_sent_back() throws IOException {
        for (var method : List.of("TRACE", "TRACK", "CONNECT", "PROPFIND"))
            assertThat(answer(method + " / HTTP/1.1\r\nX-Secret: bi-mat-cua-trinh-duyet\r\n" + END))
                    .as(method)
                    .containsPattern("^HTTP/1.1 (400|405|501)")
                    .doesNotContain("bi-mat-cua-trinh-duyet");
    }

    /** RFC 9112, 6.1: the chunks count, and the connection is not used for anything that may be hidden behind them. */
    @Test
    void a_message_with_two_lengths_hides_no_second_one() throws IOException {
        var hidden = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = answer("POST /api/v1/clocks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nContent-Length: " + (5 + hidden.length()) + "\r\n\r\n0\r\n\r\n"
                + hidden);
        assertThat(answer.split("HTTP/1\\.1 \\d{3}", -1)).as(answer).hasSize(2);
        assertThat(answer).doesNotContain("live\n");
    }

    @Test
    void a_message_whose_end_is_told_in_two_ways_is_refused() throws IOException {
        for (var lengths : List.of(
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Content-Length: 4, 5\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: +4\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: identity, chunked, identity\r\n"))
            assertThat(answer("POST /dang-nhap HTTP/1.1\r\n" + lengths + END + "abcd"))
                    .as(lengths)
                    .containsPattern("^HTTP/1.1 (400|501)");
    }

    @Test
    void a_header_that_hides_another_is_refused() throws IOException {
        for (var header : List.of("Content-Length : 4\r\n", "X-A: a\rContent-Length: 4\r\n", "X A: a\r\n"))
            assertThat(answer("POST /dang-nhap HTTP/1.1\r\n" + header + END))
                    .as(header)
                    .startsWith("HTTP/1.1 400");
    }

    private String answer(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
