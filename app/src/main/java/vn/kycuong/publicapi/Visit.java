package vn.kycuong.publicapi;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Throttle;

/** What every request of the interface has: a language, a share of what this program can bear, and parameters it must know. */
@Component
class Visit {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final int AT_ONCE = 1_000;
    private static final Duration ONE_EACH = Duration.ofMillis(20);

    private final Throttle throttle;

    Visit(Clock system) {
        this.throttle = new Throttle(AT_ONCE, ONE_EACH, 50_000, system);
    }

    /** Vietnamese, unless {@code ?lang=en} or the caller's own list prefers English. */
    static Locale locale(HttpServletRequest request) {
        var asked = request.getParameter("lang");
        if (asked != null) return asked.equals("en") ? Locale.ENGLISH : VIETNAMESE;
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null || header.length() > 200) return VIETNAMESE;
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(VIETNAMESE, Locale.ENGLISH));
            return best == null ? VIETNAMESE : best;
        } catch (IllegalArgumentException unreadable) {
            return VIETNAMESE;
        }
    }

    /** Why this request is not answered, if so: too many, or a parameter that is unknown or given twice. */
    Optional<ResponseEntity<Object>> refusal(HttpServletRequest request, Set<String> known) {
        var locale = locale(request);
        if (!throttle.allows("api", request.getRemoteAddr())) {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, "1");
            return Optional.of(ProblemJson.of(HttpStatus.TOO_MANY_REQUESTS, null, locale, headers, "api.tooMany"));
        }
        for (var parameter : request.getParameterMap().entrySet()) {
            var name = parameter.getKey();
            if (!known.contains(name) && !name.equals("lang")) {
                return Optional.of(ProblemJson.of(
                        HttpStatus.BAD_REQUEST,
                        shortened(name),
                        locale,
                        "api.unknownParameter",
                        shortened(name),
                        String.join(", ", known)));
            }
            if (parameter.getValue().length > 1) {
                return Optional.of(ProblemJson.of(HttpStatus.BAD_REQUEST, name, locale, "api.twice", name));
            }
        }
        return Optional.empty();
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
