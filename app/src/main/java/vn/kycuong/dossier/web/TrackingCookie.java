package vn.kycuong.dossier.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.ViewPasses;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.Sight;

/**
 * The dossiers that this browser has shown the key of, a short while each, so that no address carries a key. A few at a time: a family follows
 * more than one, each in a page of its own.
 */
@Component
class TrackingCookie {
    private static final String NAME = "xem";
    private static final int MOST = 5;

    private final ViewPasses passes;
    private final FileRows rows;

    TrackingCookie(ViewPasses passes, FileRows rows) {
        this.passes = passes;
        this.rows = rows;
    }

    /** The dossier of this number, if the browser has a pass for it; empty also when there is none. */
    Optional<DossierRow> shown(String id, HttpServletRequest request) {
        var dossier = FilePages.caseId(id);
        return brought(request).stream().anyMatch(pass -> isFor(pass, dossier))
                ? Sight.ofCase(dossier).call(() -> rows.find(dossier))
                : Optional.empty();
    }

    /** A fresh pass in place of the one before; passes that are over are left out. */
    void give(HttpServletRequest request, HttpServletResponse response, CaseId dossier) {
        var others = brought(request).stream()
                .filter(pass -> passes.subject(pass).isPresent() && !isFor(pass, dossier))
                .limit(MOST - 1);
        var value = String.join(
                "~",
                Stream.concat(Stream.of(passes.give(dossier.toString())), others)
                        .toList());
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(ViewPasses.GOOD_FOR)
                        .build()
                        .toString());
    }

    private boolean isFor(String pass, CaseId dossier) {
        return passes.subject(pass).filter(dossier.toString()::equals).isPresent();
    }

    private static List<String> brought(HttpServletRequest request) {
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
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }
}
