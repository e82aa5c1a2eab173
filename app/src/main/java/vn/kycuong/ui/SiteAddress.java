package vn.kycuong.ui;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which the site is known: {@code kycuong.site}; while we are tried on one machine, what the browser asked for. */
@Component
public class SiteAddress {
    private final String configured;

    SiteAddress(@Value("${kycuong.site:}") String configured) {
        this.configured = configured.strip().replaceAll("/$", "");
    }

    /** As configured, without a slash at its end. */
    public Optional<String> configured() {
        return configured.isEmpty() ? Optional.empty() : Optional.of(configured);
    }

    /** What an address printed or copied from the present request's answer begins with, without a slash at its end. */
    public String base() {
        return configured()
                .orElseGet(() -> ServletUriComponentsBuilder.fromCurrentContextPath()
                        .build()
                        .toUriString());
    }
}
