package vn.kycuong.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;
import vn.kycuong.ui.Several;

/**
 * Each parameter once, from one place: a page does not have to choose between two values of one name, nor between the address and the body
 * (OWASP ASVS 5.0, 15.3.7). Fields that hold several values are declared at their route by {@link Several} or by the type of the parameter.
 */
final class OneOfEach implements HandlerInterceptor {
    /** What an address may say besides the form that is sent to it. */
    private static final Set<String> IN_THE_ADDRESS = Set.of("lang");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // the interface for programs refuses by itself, in its own words
        if (!(handler instanceof HandlerMethod route)
                || request.getDispatcherType() != DispatcherType.REQUEST
                || PublicRoutes.isInterface(request.getRequestURI())) return true;
        var several = several(route);
        var twice = request.getParameterMap().entrySet().stream()
                .filter(p -> p.getValue().length > 1 && !several.contains(p.getKey()))
                .anyMatch(p -> !p.getKey().startsWith(FormKeeper.KEPT));
        if (twice || isForm(request) && !fieldsInTheAddress(request).isEmpty()) {
            SecurityEvents.tell(SecurityEvent.PARAMETER_TWICE, "path", LoggedPath.of(request.getRequestURI()));
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return true;
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    private static Set<String> fieldsInTheAddress(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null) return Set.of();
        var names = new HashSet<>(UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .keySet());
        names.removeAll(IN_THE_ADDRESS);
        return names;
    }

    private static Set<String> several(HandlerMethod route) {
        return Stream.concat(declared(route), typed(route)).collect(Collectors.toSet());
    }

    private static Stream<String> declared(HandlerMethod route) {
        return Stream.of(
                        route.getMethodAnnotation(Several.class),
                        route.getBeanType().getAnnotation(Several.class))
                .flatMap(several -> several == null ? Stream.empty() : Arrays.stream(several.value()));
    }

    private static Stream<String> typed(HandlerMethod route) {
        return Arrays.stream(route.getMethod().getParameters())
                .filter(p -> p.isAnnotationPresent(RequestParam.class))
                .filter(p -> p.getType().isArray() || Collection.class.isAssignableFrom(p.getType()))
                .map(OneOfEach::name);
    }

    private static String name(Parameter parameter) {
        var said = parameter.getAnnotation(RequestParam.class);
        if (said == null) return parameter.getName();
        return Stream.of(said.name(), said.value(), parameter.getName())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
