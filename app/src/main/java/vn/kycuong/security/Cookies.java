package vn.kycuong.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import vn.kycuong.identity.SessionToken;

/**
 * Signed cookies: the session token of an officer, and for everybody else a random value that only ties forms to the browser. A value
 * that we did not sign is as good as none and costs no look at the database.
 */
final class Cookies {
    private static final String SESSION = "ky-cuong";
    /** Of a citizen, who is never an officer: another cookie, another table. */
    private static final String CITIZEN = "cong-dan";

    private static final String VISITOR = "khach";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String VISITOR_ATTRIBUTE = Cookies.class.getName() + ".visitor";

    private final byte[] key;

    Cookies(byte[] key) {
        this.key = key.clone();
    }

    Optional<SessionToken> session(HttpServletRequest request) {
        return verified(request, SESSION).map(SessionToken::new);
    }

    void giveSession(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
        give(request, response, SESSION, token.value(), null);
    }

    void takeSession(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, SESSION, "").maxAge(Duration.ZERO).build().toString());
    }

    Optional<SessionToken> citizen(HttpServletRequest request) {
        return verified(request, CITIZEN).map(SessionToken::new);
    }

    void giveCitizen(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
        give(request, response, CITIZEN, token.value(), null);
    }

    void takeCitizen(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, CITIZEN, "").maxAge(Duration.ZERO).build().toString());
    }

    /** By what a browser is known again that was sent elsewhere: the visitor's or the session's own value. */
    String browser(HttpServletRequest request, HttpServletResponse response) {
        return formKey(request).orElseGet(() -> {
            var made = newVisitor(request);
            greet(request, response);
            return made;
        });
    }

    /** What ties a form to this browser: the same for all its requests, another one after log-in. Empty for a first visit. */
    Optional<String> formKey(HttpServletRequest request) {
        return session(request)
                .map(this::formKey)
                .or(() -> verified(request, VISITOR).map(value -> mac("form:visitor:" + value)));
    }

    String formKey(SessionToken token) {
        return mac("form:session:" + token.value());
    }

    /** Invents what a first visit will be known by; answers its form key. */
    String newVisitor(HttpServletRequest request) {
        var value = new byte[16];
        RANDOM.nextBytes(value);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        request.setAttribute(VISITOR_ATTRIBUTE, text);
        return mac("form:visitor:" + text);
    }

    /** Gives a first visit its cookie. */
    void greet(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(VISITOR_ATTRIBUTE) instanceof String value) {
            give(request, response, VISITOR, value, Duration.ofDays(1));
        }
    }

    private void give(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            @Nullable Duration life) {
        var cookie = cookie(request, name, value + "." + mac(name + ":" + value));
        if (life != null) cookie.maxAge(life);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    /** Under https the name itself forbids another host or path to plant the cookie. */
    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String name, String value) {
        return ResponseCookie.from(name(request, name), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
    }

    private static String name(HttpServletRequest request, String name) {
        return request.isSecure() ? "__Host-" + name : name;
    }

    private Optional<String> verified(HttpServletRequest request, String name) {
        var wanted = name(request, name);
        var cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies) {
            var value = cookie.getValue();
            int dot = cookie.getName().equals(wanted) && value != null ? value.indexOf('.') : -1;
            if (dot <= 0) continue;
            var given = value.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
            var right = mac(name + ":" + value.substring(0, dot)).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(given, right)) return Optional.of(value.substring(0, dot));
        }
        return Optional.empty();
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
