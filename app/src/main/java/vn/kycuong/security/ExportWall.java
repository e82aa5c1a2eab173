package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.kycuong.audit.Audit;

/**
 * Notes each list that leaves as a file before it does, with the choices it was made by but for the words searched, which may name
 * somebody. Whoever names people in a file gives a reason, and its page notes that itself ({@code POST}).
 */
final class ExportWall implements HandlerInterceptor {
    private static final Set<String> FILES = Set.of(".csv", ".xlsx", ".xes", ".jsonocel");
    private static final Set<String> WORDS = Set.of("q", "tim", "_csrf", "lang");
    private static final Pattern CHOICE = Pattern.compile("[\\w:.+-]{1,40}");

    private final Audit audit;

    ExportWall(Audit audit) {
        this.audit = audit;
    }

    /** After the walls have let the officer in. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isExport(request, method))
            OfficerAtWork.now()
                    .ifPresent(o -> audit.exporting(o.doer(), AuditWall.route(request), choices(request), null));
        return true;
    }

    private static boolean isExport(HttpServletRequest request, HandlerMethod method) {
        return request.getMethod().equals("GET")
                && FILES.stream().anyMatch(AuditWall.route(request)::endsWith)
                && AccessRule.of(method).filter(rule -> !rule.isForEverybody()).isPresent();
    }

    private static String choices(HttpServletRequest request) {
        return new TreeMap<>(request.getParameterMap())
                .entrySet().stream()
                        .filter(e -> !WORDS.contains(e.getKey()) && e.getValue().length > 0)
                        .filter(e -> CHOICE.matcher(e.getKey()).matches()
                                && CHOICE.matcher(e.getValue()[0]).matches())
                        .limit(12)
                        .map(e -> e.getKey() + "=" + e.getValue()[0])
                        .collect(Collectors.joining(" "));
    }
}
