package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.ViewPasses;

/**
 * The drafts that this browser may open: begun here, or opened by code and secret. Each page makes the pass good for another while; who was
 * away longer says code and secret again, and what was typed meanwhile is carried along.
 */
@Component
class DraftCookie {
    private static final Duration GOOD_FOR = Duration.ofHours(4);

    private final PassCookie cookie;

    DraftCookie(ViewPasses passes) {
        this.cookie = new PassCookie(passes, "nhap", GOOD_FOR);
    }

    boolean holds(UUID draft, HttpServletRequest request) {
        return cookie.holds(subject(draft), request);
    }

    void give(HttpServletRequest request, HttpServletResponse response, UUID draft) {
        cookie.give(request, response, subject(draft));
    }

    void forget(HttpServletRequest request, HttpServletResponse response, UUID draft) {
        cookie.forget(request, response, subject(draft));
    }

    /** Never the number of a case: a pass for one opens nothing of the other. */
    private static String subject(UUID draft) {
        return "d-" + draft;
    }
}
