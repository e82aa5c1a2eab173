package vn.kycuong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kycuong.identity.Officer;

/** Who asks and from where stands in every line that is logged while a request is answered, also by whoever knows nothing of requests. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class LogContext extends OncePerRequestFilter {
    private static final String ADDRESS = "source.ip";
    private static final String PERSON = "user.id";
    private static final String ROLE = "user.roles";

    /** By number: names stay out of the log. */
    static void officer(Officer officer) {
        MDC.put(PERSON, officer.actor().toString());
        MDC.put(ROLE, officer.role());
    }

    /** The error page is a second pass over the request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        MDC.put(ADDRESS, request.getRemoteAddr());
        try {
            next.doFilter(request, response);
        } finally {
            List.of(ADDRESS, PERSON, ROLE).forEach(MDC::remove);
        }
    }
}
