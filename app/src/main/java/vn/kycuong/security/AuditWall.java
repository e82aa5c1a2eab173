package vn.kycuong.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.kernel.CaseId;

/**
 * Notes, by the rule that stands at the route, what officers were refused and what administrators did: a new page cannot forget it. Only the
 * route's pattern and the numbers in it are noted, never what was typed.
 */
final class AuditWall implements HandlerInterceptor {
    /** Rights, whole or by their first word, whose use changes how the installation works, who may what, or what is kept of whom. */
    private static final Set<String> ADMINISTERING = Set.of(
            "identity", "registers", "calendar", "process", "catalogue", "organisation", "audit", "personal.erase");
    /** Who stands in for whom, and who is away, is told by the people themselves; it changes who may what all the same. */
    private static final List<String> BY_PEOPLE = List.of("/thay-the", "/vang-mat");

    /** What is typed goes there to be looked at and is kept nowhere. */
    private static final List<String> ONLY_LOOKED_AT = List.of("/xem", "/xem-thu/cau/{section}");

    private static final Pattern NUMBER = Pattern.compile("[0-9a-fA-F-]{1,36}|[A-Z][A-Z0-9_]{1,39}");

    private final Audit audit;

    AuditWall(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var officer = OfficerAtWork.now();
        if (officer.isEmpty() || !administers(request, handler)) return;
        audit.administered(officer.get().doer(), route(request), subject(request, page), outcome(page));
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!(handler instanceof HandlerMethod) || request.getDispatcherType() == DispatcherType.ERROR) return;
        int status = failure instanceof AccessDeniedException ? HttpServletResponse.SC_FORBIDDEN : response.getStatus();
        if (status != HttpServletResponse.SC_FORBIDDEN && status != HttpServletResponse.SC_NOT_FOUND) return;
        OfficerAtWork.now().ifPresent(o -> refused(o, request, handler, status));
    }

    private void refused(Officer officer, HttpServletRequest request, Object handler, int status) {
        audit.refused(officer.doer(), route(request), caseId(request, handler).orElse(null), Integer.toString(status));
    }

    static boolean administers(HttpServletRequest request, Object handler) {
        if (request.getMethod().equals("GET") || !(handler instanceof HandlerMethod method)) return false;
        if (ONLY_LOOKED_AT.stream().anyMatch(pattern(request)::endsWith)) return false;
        return AccessRule.of(method).filter(AuditWall::administers).isPresent()
                || BY_PEOPLE.stream().anyMatch(pattern(request)::startsWith);
    }

    static boolean administers(AccessRule rule) {
        return rule.access().value() == Access.Who.OFFICER
                && Arrays.stream(rule.access().rights())
                        .anyMatch(right ->
                                ADMINISTERING.contains(right) || ADMINISTERING.contains(right.split("\\.")[0]));
    }

    /** Whether it was done can be told from the answer: done leads on; a page that names no problem shows what came of it. */
    private static String outcome(@Nullable ModelAndView page) {
        if (page == null) return "DONE";
        if (page.getModel().get("problem") != null) return "NOT_POSSIBLE";
        return String.valueOf(page.getViewName()).startsWith("redirect:") ? "DONE" : "ANSWERED";
    }

    private static String subject(HttpServletRequest request, @Nullable ModelAndView page) {
        var numbers = variables(request).values().stream()
                .filter(value -> NUMBER.matcher(value).matches())
                .collect(Collectors.joining(" "));
        var named = page == null ? null : page.getModel().get("subject");
        return numbers.isEmpty() && named != null ? named.toString() : numbers;
    }

    static String route(HttpServletRequest request) {
        return request.getMethod() + " " + pattern(request);
    }

    private static String pattern(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                ? pattern.replaceAll("\\{(\\w+)[^}]*}", "{$1}")
                : "?";
    }

    private static Optional<CaseId> caseId(HttpServletRequest request, Object handler) {
        boolean ofCase = handler instanceof HandlerMethod method
                && AccessRule.of(method)
                        .filter(rule -> rule.access().value() == Access.Who.CASE)
                        .isPresent();
        var id = variables(request).get("id");
        if (!ofCase || id == null || !id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) return Optional.empty();
        return Optional.of(new CaseId(UUID.fromString(id)));
    }

    private static Map<String, String> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), e -> String.valueOf(e.getValue())))
                : Map.of();
    }
}
