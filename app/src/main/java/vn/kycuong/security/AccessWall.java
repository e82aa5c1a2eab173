package vn.kycuong.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks the rule of each route before the page runs. A route without a rule is closed. Files of the site have no handler method and no rule. */
final class AccessWall implements HandlerInterceptor {
    private final ClientWall clients;

    AccessWall(ClientWall clients) {
        this.clients = clients;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod route) || request.getDispatcherType() == DispatcherType.ERROR)
            return true;
        var rule =
                AccessRule.of(route).orElseThrow(() -> new AccessDeniedException("No rule says who may use " + route));
        if (rule.isForEverybody()) return true;
        if (rule.isForPrograms()) return clients.lets(rule.access(), request, response);
        var officer = OfficerAtWork.now()
                .orElseThrow(() -> new AccessDeniedException("Nobody is known at " + request.getRequestURI()));
        if (!rule.lets(officer))
            throw new AccessDeniedException("Role " + officer.role() + " may not use " + route.getShortLogMessage());
        return true;
    }
}
