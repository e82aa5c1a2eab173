package vn.kycuong.identity;

import java.net.URI;
import java.util.Optional;

/**
 * Where the site stands for browsers: passkeys and the identity provider are bound to it.
 *
 * @param address scheme, host and port, without a path
 */
public record SiteOrigin(String address) {
    /** As configured; empty unless it is https, or this machine itself. */
    public static Optional<SiteOrigin> of(String address) {
        if (!address.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?")) return Optional.empty();
        var site = new SiteOrigin(address);
        return address.startsWith("https://") || site.isThisMachine() ? Optional.of(site) : Optional.empty();
    }

    /** The name that keys are bound to. */
    public String host() {
        return URI.create(address).getHost();
    }

    /** Browsers let keys work without https on this name alone. */
    private boolean isThisMachine() {
        return host().equals("localhost");
    }
}
