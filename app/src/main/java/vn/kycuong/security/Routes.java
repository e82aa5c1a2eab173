package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whether an address leads anywhere: a mistyped one is answered as such, not with a log-in that would lead to nothing. */
final class Routes {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Routes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean lead(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getRequestURI());
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(route -> matches(route, path));
    }

    private static boolean matches(RequestMappingInfo route, PathContainer path) {
        var patterns = route.getPathPatternsCondition();
        return patterns != null && patterns.getPatterns().stream().anyMatch(p -> p.matches(path));
    }
}
