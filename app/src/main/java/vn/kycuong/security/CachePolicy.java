package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/** What an officer saw stays in no cache; a citizen's page may be kept for the back button and is asked for again otherwise. */
final class CachePolicy implements HeaderWriter {
    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (response.containsHeader(HttpHeaders.CACHE_CONTROL)) return;
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                OfficerAtWork.now().isPresent() ? "no-store" : "private, no-cache, must-revalidate");
    }
}
