package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.SiteOrigin;
import vn.kycuong.ui.SiteAddress;

/** Where browsers find us: as {@code kycuong.site} says, or, while we are tried on one machine, as the browser itself says. */
@Component
class Site {
    private final Optional<SiteOrigin> configured;

    Site(SiteAddress address) {
        this.configured = address.configured().map(Site::origin);
    }

    private static SiteOrigin origin(String configured) {
        return SiteOrigin.of(configured)
                .orElseThrow(() -> new IllegalArgumentException(
                        "kycuong.site is not an https address without a path: " + configured));
    }

    /** Empty where passkeys cannot work: no https, and not this machine under its own name. */
    Optional<SiteOrigin> of(HttpServletRequest request) {
        if (configured.isPresent()) return configured;
        var asked = SiteOrigin.of(request.getScheme() + "://" + request.getHeader("Host"));
        return asked.filter(site -> site.host().equals("localhost"));
    }
}
