package vn.kycuong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;
import vn.kycuong.ui.SiteAddress;

/**
 * A program that asks an https site by plain http is refused and not led on: led on, it would go on sending in the clear without anybody
 * noticing (OWASP ASVS 5.0, 4.1.2). Pages for people are led on by the proxy.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
final class InterfaceByTls extends OncePerRequestFilter {
    private final boolean asked;

    InterfaceByTls(SiteAddress site) {
        this.asked = site.configured()
                .filter(address -> address.startsWith("https://"))
                .isPresent();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !asked || request.isSecure() || !PublicRoutes.isInterface(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        SecurityEvents.tell(SecurityEvent.STRANGE_REQUEST, "reason", "interface asked without TLS");
        FirstHeaders.write(request, response);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
