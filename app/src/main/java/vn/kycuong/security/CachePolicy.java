package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/** What an officer saw, and what a citizen reads of a dossier or proves himself by, stays in no cache; other pages are asked for again. */
final class CachePolicy implements HeaderWriter {
    private static final List<String> PRIVATE =
            List.of("/tra-cuu", "/cong-dan", "/nop-ho-so", "/dang-nhap", "/kich-hoat", "/thiet-lap");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (response.containsHeader(HttpHeaders.CACHE_CONTROL)) return;
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                OfficerAtWork.now().isPresent() || isPrivate(request.getRequestURI())
                        ? "no-store"
                        : "private, no-cache, must-revalidate");
    }

    private static boolean isPrivate(String path) {
        return PRIVATE.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
    }
}
