package vn.kycuong.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.SiteOrigin;

/** Where browsers find us: as {@code kycuong.site} says, or, while we are tried on one machine, as the browser itself says. */
@Component
class Site {
    private final String configured;

    Site(@Value("${kycuong.site:}") String configured) {
        this.configured = configured.strip().replaceAll("/$", "");
        if (!this.configured.isEmpty() && SiteOrigin.of(this.configured).isEmpty())
            throw new IllegalArgumentException("kycuong.site is not an https address without a path: " + configured);
    }

    /** Empty where passkeys cannot work: no https, and not this machine under its own name. */
    Optional<SiteOrigin> of(HttpServletRequest request) {
        if (!configured.isEmpty()) return SiteOrigin.of(configured);
        var asked = SiteOrigin.of(request.getScheme() + "://" + request.getHeader("Host"));
        return asked.filter(site -> site.host().equals("localhost"));
    }
}
