package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.kycuong.identity.Throttle;

/** Whole lists as files hold a connection of the database while they leave: so many at once for one officer, then one now and then. */
final class DownloadBrake implements HandlerInterceptor {
    private static final int AT_ONCE = 20;
    private static final Duration ONE_EACH = Duration.ofSeconds(15);

    private final Throttle throttle;

    DownloadBrake(Clock system) {
        this.throttle = new Throttle(AT_ONCE, ONE_EACH, 10_000, system);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // by the route and not by the address, which may write a letter as %76
        if (!AuditWall.route(request).endsWith(".csv")) return true;
        var who = OfficerAtWork.now().map(o -> "officer " + o.actor()).orElse(request.getRemoteAddr());
        if (!throttle.allows("csv", who)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        return true;
    }
}
