package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.kycuong.identity.Citizen;
import vn.kycuong.identity.CitizenLogIn;

/** {@code @Nullable Citizen} as a parameter of a controller: who is behind the citizens' cookie; null for anybody else, officers included. */
final class CitizenArgument implements HandlerMethodArgumentResolver {
    private final CitizenLogIn citizens;
    private final Cookies cookies;

    CitizenArgument(CitizenLogIn citizens, Cookies cookies) {
        this.citizens = citizens;
        this.cookies = cookies;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Citizen.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return cookies.citizen(asked).flatMap(citizens::citizen).orElse(null);
    }
}
