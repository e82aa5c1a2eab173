package vn.kycuong.security;

import java.util.List;

/** The only list of what is open to everybody. A route that is not here needs an officer. */
final class PublicRoutes {
    /** Pages. {@code /a/**} holds {@code /a} too. */
    static final List<String> PAGES = List.of(
            "/",
            "/thu-tuc/**",
            "/thoi-gian-giai-quyet/**",
            "/nop-ho-so/**",
            "/tra-cuu/**",
            "/cong-dan/**",
            "/tinh-han",
            "/tuyen-truyen/**",
            "/ho-so-qua-han",
            "/bang-nhiem-vu",
            "/dat-lich/**",
            "/lay-so/**",
            "/man-hinh-goi-so/**",
            "/kiem-chu-ky",
            "/dang-nhap/**",
            "/ngon-ngu",
            "/lich/**",
            "/tro-nang",
            "/bao-ve-du-lieu",
            "/thiet-lap/**",
            "/kich-hoat/**",
            "/health/**",
            "/error");

    /**
     * The interface for other programs. Nobody is known there: no cookie is read, so no request can be made in an officer's name, and
     * a form token would guard nothing.
     */
    static final String INTERFACE = "/api/**";

    /** Files that are the same for everybody: no session is looked up for them. */
    static final List<String> FILES = List.of(
            "/assets/**",
            "/css/**",
            "/js/**",
            "/fonts/**",
            "/licences/**",
            "/citizen.css",
            "/officer.css",
            "/kycuong.js",
            "/logo.svg",
            "/so-cai/**",
            "/favicon.ico",
            "/favicon.svg");

    /** Where people become known. */
    private static final List<String> WAYS_IN =
            List.of("/dang-nhap", "/cong-dan/dang-nhap", "/cong-dan/ve", "/kich-hoat", "/thiet-lap", "/health");

    private PublicRoutes() {}

    static boolean isWayIn(String path) {
        return WAYS_IN.stream().anyMatch(way -> path.equals(way) || path.startsWith(way + "/"));
    }

    static boolean isInterface(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    static boolean isFile(String path) {
        return FILES.stream()
                .anyMatch(open -> open.endsWith("/**")
                        ? path.startsWith(open.substring(0, open.length() - 2))
                        : path.equals(open));
    }
}
