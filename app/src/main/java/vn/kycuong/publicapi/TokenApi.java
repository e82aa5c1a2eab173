package vn.kycuong.publicapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.identity.ApiClients;
import vn.kycuong.identity.ApiScope;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;

/** Lets programs in by client credentials: questions and answers as RFC 6749 writes them, so that every library can ask. */
@Access(Access.Who.EVERYBODY)
@RestController
class TokenApi {
    static final String PATH = "/api/v1/token";
    private static final String BASIC = "Basic ";
    private static final int LONGEST = 500;

    private final ApiClients clients;
    private final Throttle throttle;

    TokenApi(ApiClients clients, Clock system) {
        this.clients = clients;
        this.throttle = new Throttle(20, Duration.ofSeconds(3), 50_000, system);
    }

    /** What a program is let in with. */
    record TokenJson(
            @JsonProperty("access_token") String token,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long seconds,
            String scope) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Why not, in the words of the protocol. */
    record ErrorJson(String error) {}

    private record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "***";
        }
    }

    @PostMapping(PATH)
    ResponseEntity<Object> token(HttpServletRequest request) {
        if (!throttle.allows("token", request.getRemoteAddr())) {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, "3");
            return ProblemJson.of(HttpStatus.TOO_MANY_REQUESTS, null, Visit.locale(request), headers, "api.tooMany");
        }
        if (!"client_credentials".equals(request.getParameter("grant_type")))
            return error(HttpStatus.BAD_REQUEST, "unsupported_grant_type");
        var given = credentials(request);
        if (given.isEmpty()) return unknown();
        var asked = scopes(request.getParameter("scope"));
        if (asked.isEmpty()) return error(HttpStatus.BAD_REQUEST, "invalid_scope");
        return switch (clients.letIn(given.get().id(), given.get().secret(), asked.get())) {
            case ApiClients.LetIn.In(var token) -> {
                throttle.giveBack("token", request.getRemoteAddr());
                yield answer(HttpStatus.OK)
                        .body(new TokenJson(
                                token.value(), "Bearer", ApiClients.LIFE.toSeconds(), text(token.scopes())));
            }
            case ApiClients.LetIn.TooMuch _ -> error(HttpStatus.BAD_REQUEST, "invalid_scope");
            case ApiClients.LetIn.Unknown _ -> unknown();
        };
    }

    private static ResponseEntity<Object> unknown() {
        return answer(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"token\"")
                .body(new ErrorJson("invalid_client"));
    }

    private static ResponseEntity<Object> error(HttpStatus status, String error) {
        return answer(status).body(new ErrorJson(error));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore());
    }

    /** Only by the header: what stands in a body is written into logs more easily. */
    private static Optional<Credentials> credentials(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BASIC) || header.length() > LONGEST) return Optional.empty();
        try {
            var text = new String(Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** None named is all it has: an empty set; a name that is none is no answer. */
    private static Optional<Set<ApiScope>> scopes(@Nullable String text) {
        if (text == null || text.isBlank()) return Optional.of(Set.of());
        var names = Arrays.stream(text.strip().split(" +")).collect(Collectors.toSet());
        var known = names.stream().flatMap(n -> ApiScope.of(n).stream()).collect(Collectors.toSet());
        return known.size() == names.size() ? Optional.of(known) : Optional.empty();
    }

    private static String text(Set<ApiScope> scopes) {
        return scopes.stream().map(ApiScope::text).sorted().collect(Collectors.joining(" "));
    }
}
