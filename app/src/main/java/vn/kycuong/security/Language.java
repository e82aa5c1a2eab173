package vn.kycuong.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;

/** Vietnamese, unless this page ({@code ?lang=en}) or this browser (a cookie) asks for English. The browser's own list is not asked. */
final class Language implements LocaleResolver {
    static final String VIETNAMESE = "vi";
    static final String ENGLISH = "en";
    private static final String COOKIE = "ngon-ngu";

    static String of(HttpServletRequest request) {
        return known(request.getParameter("lang")).or(() -> remembered(request)).orElse(VIETNAMESE);
    }

    static Optional<String> known(@Nullable String lang) {
        return Optional.ofNullable(lang).filter(l -> l.equals(VIETNAMESE) || l.equals(ENGLISH));
    }

    static void remember(HttpServletRequest request, HttpServletResponse response, String lang) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, lang)
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

    private static Optional<String> remembered(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) return known(cookie.getValue());
        }
        return Optional.empty();
    }
}
