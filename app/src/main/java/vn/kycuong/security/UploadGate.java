package vn.kycuong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.kycuong.identity.Throttle;

/**
 * Files that came in are looked at in memory, so few requests with files are worked on at a time; the others wait with theirs on the disk. A
 * slow sender holds nobody up: the gate stands behind the reading of the request.
 */
final class UploadGate extends OncePerRequestFilter {
    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So many may be on their way at once, each with up to 60 MB on the disk. */
    private static final int ON_THE_WAY = 20;
    /** Of one person, or one address of strangers: a morning at the counter is slower. */
    private static final int AT_ONCE = 60;

    private static final Duration ONE_EACH = Duration.ofSeconds(10);

    private final Semaphore onTheWay = new Semaphore(ON_THE_WAY);
    private final Semaphore room = new Semaphore(AT_A_TIME, true);
    private final Throttle throttle;

    UploadGate(Clock system) {
        this.throttle = new Throttle(AT_ONCE, ONE_EACH, 50_000, system);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FormKeeper.isMultipart(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (!throttle.allows("upload", who(request))) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else if (!onTheWay.tryAcquire()) {
            later(response);
        } else {
            try {
                request.getParameterMap(); // reads the whole request, files to the disk
                oneByOne(request, response, next);
            } finally {
                onTheWay.release();
            }
        }
    }

    private static String who(HttpServletRequest request) {
        return OfficerAtWork.now().map(officer -> "officer " + officer.actor()).orElse(request.getRemoteAddr());
    }

    private static void later(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private void oneByOne(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (!entered()) {
            later(response);
            return;
        }
        try {
            next.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private boolean entered() {
        try {
            return room.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
