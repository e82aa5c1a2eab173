package vn.kycuong.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A place on this site to go on to. Whatever could lead elsewhere is no place at all. */
final class LocalPath {
    private static final int LONGEST = 2_000;

    private LocalPath() {}

    static Optional<String> of(String asked) {
        if (asked.length() > LONGEST || !asked.startsWith("/") || asked.startsWith("//")) return Optional.empty();
        if (asked.indexOf('\\') >= 0 || asked.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) return Optional.empty();
        try {
            var uri = new URI(asked);
            var path = uri.getRawPath();
            boolean local = uri.getScheme() == null && uri.getRawAuthority() == null && path != null && isPlain(path);
            return local ? Optional.of(asked) : Optional.empty();
        } catch (URISyntaxException nonsense) {
            return Optional.empty();
        }
    }

    /** No empty or dotted steps, which browsers and proxies fold each in their own way. */
    private static boolean isPlain(String path) {
        return !path.contains("//") && !(path + "/").contains("/./") && !(path + "/").contains("/../");
    }
}
