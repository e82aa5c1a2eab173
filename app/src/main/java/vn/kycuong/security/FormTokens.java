package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import vn.kycuong.identity.SessionToken;

/**
 * The hidden field {@code _csrf}: computed from the browser's own cookie, so nothing is stored and nothing expires before the cookie.
 * It outlives the session row on purpose: a form sent after the session ended is known to be the officer's own.
 */
final class FormTokens implements CsrfTokenRepository {
    static final String FIELD = "_csrf";

    private final Cookies cookies;

    FormTokens(Cookies cookies) {
        this.cookies = cookies;
    }

    /** For a first visit: its cookie is given when the token is saved. */
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(cookies.newVisitor(request));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token != null) cookies.greet(request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookies.formKey(request).map(FormTokens::token).orElse(null);
    }

    CsrfToken of(SessionToken token) {
        return token(cookies.formKey(token));
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", FIELD, value);
    }
}
