package vn.kycuong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kycuong.identity.Identity;

/** Knows the officer behind the cookie: one statement a click, none for a stranger. */
final class OfficerFilter extends OncePerRequestFilter {
    /** An error page is a second pass over the same request: it must not ask again. */
    private static final String KNOWN = OfficerFilter.class.getName();

    private final Identity identity;
    private final Cookies cookies;

    OfficerFilter(Identity identity, Cookies cookies) {
        this.identity = identity;
        this.cookies = cookies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return PublicRoutes.isFile(path) || PublicRoutes.isInterface(path);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (request.getAttribute(KNOWN) == null) {
            request.setAttribute(
                    KNOWN, cookies.session(request).flatMap(identity::officer).map(OfficerAtWork::new));
        }
        if (request.getAttribute(KNOWN) instanceof Optional<?> known && known.isPresent()) {
            var work = (OfficerAtWork) known.get();
            SecurityContextHolder.setContext(new SecurityContextImpl(work));
            LogContext.officer(work.getPrincipal());
        }
        next.doFilter(request, response);
    }
}
