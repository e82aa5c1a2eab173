package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts the shell round every page that is shown. */
@Component
class ShellInterceptor implements HandlerInterceptor {
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:")) return;
        page.addObject(
                "shell",
                new Shell(
                        Say.in(Language.of(request)),
                        formToken(request),
                        OfficerAtWork.now().orElse(null),
                        request.getRequestURI()));
    }

    private static String formToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
