package vn.kycuong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kycuong.ledger.Sight;

/**
 * Binds what the statements of a request may see: an officer's scope, or no case at all for whoever is not known. Ways in write while they
 * are read (who is awaited back from the identity provider, a link that opens once) and read no case: they are left out, and so are
 * programs, who bind their own.
 */
final class SightFilter extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return PublicRoutes.isFile(path) || PublicRoutes.isInterface(path) || PublicRoutes.isWayIn(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var sight = OfficerAtWork.now()
                .map(officer -> Sight.of(officer.scope(), reads))
                .orElseGet(() -> Sight.ofNothing(reads));
        try {
            sight.call(() -> passed(request, response, next));
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static boolean passed(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException {
        try {
            next.doFilter(request, response);
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
