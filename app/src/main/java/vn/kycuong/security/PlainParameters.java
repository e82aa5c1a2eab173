package vn.kycuong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What people type holds no control characters: none can be typed, PostgreSQL stores no NUL, and a paper cannot print them. They are
 * left out here, once, before anybody reads a parameter; all else that was typed stays.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class PlainParameters extends OncePerRequestFilter {
    /** Taken as they were typed (OWASP ASVS 5.0, 6.2.8). */
    private static final Set<String> PASSWORDS = Set.of("password", "old");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Plain(request), response);
    }

    static String plain(String typed) {
        return CONTROL.matcher(typed).replaceAll("");
    }

    private static final class Plain extends HttpServletRequestWrapper {
        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            var typed = super.getParameter(name);
            return typed == null || PASSWORDS.contains(name) ? typed : PlainParameters.plain(typed);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var typed = super.getParameterValues(name);
            return typed == null || PASSWORDS.contains(name) ? typed : all(typed);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var plain = new LinkedHashMap<String, String[]>();
            super.getParameterMap()
                    .forEach((name, typed) -> plain.put(name, PASSWORDS.contains(name) ? typed : all(typed)));
            return plain;
        }

        private static String[] all(String[] typed) {
            var plain = typed.clone();
            for (int i = 0; i < plain.length; i++) plain[i] = PlainParameters.plain(plain[i]);
            return plain;
        }
    }
}
