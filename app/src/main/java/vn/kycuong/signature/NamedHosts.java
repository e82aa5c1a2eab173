package vn.kycuong.signature;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The only hosts that are asked over the network: certificates name addresses, and a certificate may be anybody's.
 *
 * @param names lower case, with a port where that is not the usual one
 */
record NamedHosts(Set<String> names) implements Serializable {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    NamedHosts {
        names = Set.copyOf(names);
    }

    NamedHosts(List<String> names) {
        this(names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The host of one address; none for an empty one. */
    static NamedHosts ofAddress(String address) {
        return new NamedHosts(address.isEmpty() ? Set.of() : Set.of(name(URI.create(address))));
    }

    /** Whether an address may be asked: http or https, to a named host and port. */
    boolean allow(String address) {
        try {
            var uri = new URI(address);
            var scheme = uri.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null && names.contains(name(uri));
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static String name(URI address) {
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
        return port < 0 || port == usual ? host : host + ":" + port;
    }
}
