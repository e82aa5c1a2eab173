package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.ApiClient;
import vn.kycuong.identity.ApiClients;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/** Asks a program for its token (RFC 6750), and how much of it is asked at once. What is refused says nothing of what is behind. */
@Component
class ClientWall {
    private static final String CLIENT = ClientWall.class.getName();
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 100;

    private final ApiClients clients;
    private final Throttle throttle;

    ClientWall(ApiClients clients, Clock system) {
        this.clients = clients;
        this.throttle = new Throttle(60, Duration.ofMillis(500), 10_000, system);
    }

    /** False when the answer is given already. */
    boolean lets(Access rule, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var client = token(request).flatMap(clients::client);
        if (client.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            return refused(response, HttpServletResponse.SC_UNAUTHORIZED);
        }
        if (!throttle.allows("client", client.get().id())) return refused(response, 429);
        if (!has(client.get(), rule)) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", scope=\"" + String.join(" ", rule.rights()) + "\"");
            return refused(response, HttpServletResponse.SC_FORBIDDEN);
        }
        request.setAttribute(CLIENT, client.get());
        return true;
    }

    /** The program that was let through. */
    static Optional<ApiClient> of(HttpServletRequest request) {
        return request.getAttribute(CLIENT) instanceof ApiClient client ? Optional.of(client) : Optional.empty();
    }

    private static boolean has(ApiClient client, Access rule) {
        return Arrays.stream(rule.rights())
                .allMatch(wanted ->
                        client.scopes().stream().anyMatch(s -> s.text().equals(wanted)));
    }

    private static boolean refused(HttpServletResponse response, int status) throws IOException {
        response.sendError(status);
        return false;
    }

    private static Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) && header.length() <= BEARER.length() + LONGEST_TOKEN
                ? Optional.of(header.substring(BEARER.length()))
                : Optional.empty();
    }
}
