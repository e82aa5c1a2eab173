package vn.kycuong.dossier.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import vn.kycuong.identity.ViewPasses;

/** A few passes in one cookie, the freshest first: what this browser has shown that it may open, a while each. */
final class PassCookie {
    private static final int MOST = 5;

    private final ViewPasses passes;
    private final String name;
    private final Duration goodFor;

    PassCookie(ViewPasses passes, String name, Duration goodFor) {
        this.passes = passes;
        this.name = name;
        this.goodFor = goodFor;
    }

    boolean holds(String subject, HttpServletRequest request) {
        return brought(request).stream().anyMatch(pass -> isFor(pass, subject));
    }

    /** A fresh pass in place of the one before; passes that are over are left out. */
    void give(HttpServletRequest request, HttpServletResponse response, String subject) {
        write(request, response, Stream.concat(Stream.of(passes.give(subject, goodFor)), others(request, subject)));
    }

    /** This browser opens it no longer. */
    void forget(HttpServletRequest request, HttpServletResponse response, String subject) {
        write(request, response, others(request, subject));
    }

    private Stream<String> others(HttpServletRequest request, String subject) {
        return brought(request).stream()
                .filter(pass -> passes.subject(pass).isPresent() && !isFor(pass, subject))
                .limit(MOST - 1);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Stream<String> all) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), String.join("~", all.toList()))
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(goodFor)
                        .build()
                        .toString());
    }

    private boolean isFor(String pass, String subject) {
        return passes.subject(pass).filter(subject::equals).isPresent();
    }

    private List<String> brought(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return List.of();
        return Arrays.stream(cookies)
                .filter(c -> c.getName().equals(name(request)))
                .map(Cookie::getValue)
                .flatMap(value -> Arrays.stream(value.split("~")))
                .limit(MOST)
                .toList();
    }

    /** Under https the name itself forbids another host or path to plant the cookie. */
    private String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + name : name;
    }
}
