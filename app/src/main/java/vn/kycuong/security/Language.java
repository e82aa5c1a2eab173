package vn.kycuong.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;

/** Vietnamese, unless this page ({@code ?lang=en}) or this browser (a cookie) asks for English. The browser's own list is not asked. */
final class Language implements LocaleResolver {
    static final String VIETNAMESE = "vi";
    static final String ENGLISH = "en";
    private static final Pattern ASKED = Pattern.compile("(?:^|&)lang=(vi|en)(?:&|$)");
    private static final String COOKIE = "ngon-ngu";

    static String of(HttpServletRequest request) {
        return asked(request).or(() -> remembered(request)).orElse(VIETNAMESE);
    }

    /** Read from the address only: the body may be too large to read, and the page that says so is in a language too. */
    static Optional<String> asked(HttpServletRequest request) {
        var query = request.getQueryString();
        var found = query == null ? null : ASKED.matcher(query);
        return found != null && found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    static Optional<String> known(@Nullable String lang) {
        return Optional.ofNullable(lang).filter(l -> l.equals(VIETNAMESE) || l.equals(ENGLISH));
    }

    static void remember(HttpServletRequest request, HttpServletResponse response, String lang) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), lang)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Locale.of(of(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is changed at /ngon-ngu");
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }

    private static Optional<String> remembered(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name(request))) return known(cookie.getValue());
        }
        return Optional.empty();
    }
}
