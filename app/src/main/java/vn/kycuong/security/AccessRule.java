package vn.kycuong.security;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** The rule that stands at a route. */
record AccessRule(Access access) {
    /** That of the method, else that of its class. */
    static Optional<AccessRule> of(HandlerMethod route) {
        var own = route.getMethodAnnotation(Access.class);
        return Optional.ofNullable(own != null ? own : route.getBeanType().getAnnotation(Access.class))
                .map(AccessRule::new);
    }

    boolean isForEverybody() {
        return access.value() == Access.Who.EVERYBODY;
    }

    boolean isForPrograms() {
        return access.value() == Access.Who.PROGRAM;
    }

    boolean lets(Officer officer) {
        return access.rights().length == 0 || Arrays.stream(access.rights()).anyMatch(officer::may);
    }
}
