package vn.kycuong.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.ui.Model;

/**
 * A link that opens once, as {@code /kich-hoat#token=…}: what stands behind the # is sent to no server, so it is in no log of a proxy. The page
 * asks for it in a form, which its script fills and sends; without script it is typed.
 */
final class SecretLink {
    /** Another address than that of the link: who follows a second one in the same window goes there, and not to a place in the page. */
    static final String OPEN = "/mo";

    private static final String BEHIND = "#token=";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{20,64}");

    private SecretLink() {}

    static String form(String action, String title, Model page) {
        page.addAttribute("title", title).addAttribute("nav", "account").addAttribute("action", action + OPEN);
        return "security/link";
    }

    /** Where a link goes on whose path still carries the secret; empty for what is none. */
    static Optional<String> moved(String action, String token, HttpServletResponse response) {
        if (!TOKEN.matcher(token).matches()) return Optional.empty();
        response.setHeader("Referrer-Policy", "no-referrer");
        return Optional.of("redirect:" + action + BEHIND + token);
    }

    /** Who has no script may paste the whole link. */
    static String typed(String token) {
        return token.substring(token.lastIndexOf('=') + 1).strip();
    }
}
