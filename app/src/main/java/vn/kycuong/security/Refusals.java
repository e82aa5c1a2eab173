package vn.kycuong.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;

/** What happens to a request that may not pass: log in first, send again, or the page that says why not. */
final class Refusals {
    private final Routes routes;

    Refusals(Routes routes) {
        this.routes = routes;
    }

    /** Nothing to log in for where no route leads. */
    void logInFirst(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (!routes.lead(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        SecurityEvents.tell(
                SecurityEvent.LOG_IN_ASKED,
                "method",
                request.getMethod(),
                "path",
                LoggedPath.of(request.getRequestURI()));
        if (reads(request)) {
            response.sendRedirect("/dang-nhap?tiep=" + URLEncoder.encode(asked(request), StandardCharsets.UTF_8));
        } else {
            // only a form is kept, and only once: whoever refuses the page that keeps it would be sent there for ever
            var kept = request.getMethod().equals("POST") && request.getDispatcherType() == DispatcherType.REQUEST
                    ? FormKeeper.incoming(request)
                    : Optional.<KeptForm>empty();
            if (kept.isPresent()) FormKeeper.forward(request, response, kept.get());
            else response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** A form without its token: from a page of ours that grew old it is kept, from anywhere else it is refused. */
    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        SecurityEvents.tell(
                why instanceof CsrfException ? SecurityEvent.FORM_TOKEN_WRONG : SecurityEvent.RIGHT_REFUSED,
                "method",
                request.getMethod(),
                "path",
                LoggedPath.of(request.getRequestURI()),
                "site",
                String.valueOf(request.getHeader("Sec-Fetch-Site")));
        var kept = why instanceof CsrfException && FormKeeper.sentFromHere(request)
                ? FormKeeper.incoming(request)
                : Optional.<KeptForm>empty();
        if (kept.isPresent()) FormKeeper.forward(request, response, kept.get());
        else response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static String asked(HttpServletRequest request) {
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }
}
