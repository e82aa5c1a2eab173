package vn.kycuong.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.net.URI;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * What the installation says of its identity provider, and nobody else: docs/security-rules.md, section 6.
 *
 * @param issuer its address, and the first host that may be asked; blank where there is none
 * @param hosts other hosts that it may name for its tokens and keys
 * @param strong values of {@code acr} that stand for two proofs
 * @param algorithms by which its tokens may be signed
 * @param maxAge for so long its own log-in counts, then it asks again
 */
record ProviderTerms(
        String issuer,
        String client,
        String secret,
        String name,
        Set<String> hosts,
        Set<String> strong,
        Set<JWSAlgorithm> algorithms,
        Duration maxAge) {
    private static final String ALGORITHMS = "ES256,ES384,ES512,PS256,PS384,PS512";
    /** Before the terms of the officers' provider. */
    static final String OFFICERS = "kycuong.provider.";
    /** Before those of the citizens'. */
    static final String CITIZENS = "kycuong.citizens.";

    /** RSA keys of this length are worth 128 bits. */
    private static final int LONG_KEY = 3072;

    private static final int SHORTEST_KEY = 2048;
    /** Clocks of two machines differ by so much at most. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    ProviderTerms {
        hosts = Set.copyOf(hosts);
        strong = Set.copyOf(strong);
        algorithms = Set.copyOf(algorithms);
        if (!issuer.isBlank() && !isSafe(URI.create(issuer)))
            throw new IllegalArgumentException(
                    "Địa chỉ của hệ thống định danh (issuer) phải là https (http chỉ dùng được trên chính máy này): "
                            + issuer);
    }

    /** @param prefix of the properties that say them */
    static ProviderTerms of(Environment said, String prefix) {
        return new ProviderTerms(
                text(said, prefix + "issuer", ""),
                text(said, prefix + "client", ""),
                SecretFile.read(text(said, prefix + "secret-file", ""))
                        .orElseGet(() -> text(said, prefix + "secret", "")),
                text(said, prefix + "name", ""),
                Set.copyOf(list(said, prefix + "hosts", "")),
                Set.copyOf(list(said, prefix + "acr", "")),
                list(said, prefix + "algorithms", ALGORITHMS).stream()
                        .map(JWSAlgorithm::parse)
                        .collect(Collectors.toUnmodifiableSet()),
                Duration.ofMinutes(Long.parseLong(text(said, prefix + "max-age", "60"))));
    }

    private static String text(Environment said, String key, String otherwise) {
        return said.getProperty(key, otherwise);
    }

    private static List<String> list(Environment said, String key, String otherwise) {
        return Arrays.stream(text(said, key, otherwise).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean isOffered() {
        return !issuer.isBlank() && !client.isBlank();
    }

    /** Whether this program may call an address that the provider named. */
    boolean mayCall(URI address) {
        return isSafe(address)
                && (address.getHost().equals(URI.create(issuer).getHost()) || hosts.contains(address.getHost()));
    }

    /** Whether the provider says that it asked for two proofs; where it says nothing, it asked for a password. */
    boolean twoProofs(IDTokenClaimsSet told) {
        var acr = told.getACR();
        var amr = told.getAMR();
        return (acr != null && strong.contains(acr.getValue())) || (amr != null && amr.contains(AMR.MFA));
    }

    /** Whether the person proved himself there lately; where it says nothing, he did not. */
    boolean isRecent(IDTokenClaimsSet told, Instant at) {
        var proved = told.getAuthenticationTime();
        return proved != null && !proved.toInstant().isBefore(at.minus(maxAge).minus(SKEW));
    }

    /** RS256 and its like are accepted only where the installation lists them, and then with the keys that providers have. */
    static boolean isLongEnough(JWSAlgorithm algorithm, Key key) {
        if (!(key instanceof RSAPublicKey rsa)) return true;
        boolean old = algorithm.getName().startsWith("RS");
        return rsa.getModulus().bitLength() >= (old ? SHORTEST_KEY : LONG_KEY);
    }

    private static boolean isSafe(URI address) {
        var host = address.getHost();
        if (host == null) return false;
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isThisMachine(host));
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    @Override
    public String toString() {
        return issuer;
    }
}
