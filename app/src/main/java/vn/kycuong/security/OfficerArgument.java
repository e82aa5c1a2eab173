package vn.kycuong.security;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.kycuong.identity.Officer;

/**
 * {@code Officer} as a parameter of a controller: nobody logged in leads to the log-in page. {@code @Nullable Officer} on a public
 * page is null for a visitor.
 */
final class OfficerArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Officer.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var officer = OfficerAtWork.now();
        if (officer.isPresent()) return officer.get();
        if (parameter.isOptional()) return null;
        throw new AuthenticationCredentialsNotFoundException("An officer is needed here");
    }
}
