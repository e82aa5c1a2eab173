package vn.kycuong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kycuong.identity.Officer;

/** Leads an officer who owes a second proof to the page where it is set up. Until then that page, the log-out and what is public are all there is. */
final class OwedProof extends OncePerRequestFilter {
    private static final List<String> OPEN = List.of("/dang-xuat", "/dang-nhap", "/ngon-ngu", "/error");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        boolean owes = OfficerAtWork.now().map(Officer::owesProof).orElse(false);
        if (!owes || isOpen(request.getRequestURI())) {
            next.doFilter(request, response);
        } else if (request.getMethod().equals("GET")) {
            response.sendRedirect(ProofPages.PATH);
        } else {
            var kept = FormKeeper.incoming(request);
            if (kept.isPresent()) FormKeeper.forward(request, response, kept.get());
            else response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean isOpen(String path) {
        return PublicRoutes.isFile(path)
                || path.equals(ProofPages.PATH)
                || path.startsWith(ProofPages.PATH + "/")
                || OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }
}
