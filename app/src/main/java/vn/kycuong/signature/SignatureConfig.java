package vn.kycuong.signature;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where keys come from, and who vouches for time and certificates. */
@Configuration
class SignatureConfig {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureConfig.class);

    /**
     * @param file names the keys of a real installation (docs/signatures.md)
     * @param testKeys whether keys without legal value are made here; always in a sample
     */
    @Bean
    SigningKeys signingKeys(
            @Value("${kycuong.signature.keys:}") String file,
            @Value("${kycuong.signature.test-keys:false}") boolean testKeys,
            @Value("${kycuong.mode:empty}") String mode,
            @Value("${kycuong.data-folder:}") String folder) {
        if (!file.isBlank()) return new ConfiguredKeys(Path.of(file));
        if (!testKeys && !mode.equals("sample")) return new NoKeys();
        LOG.warn("Papers are signed by keys made here, of no legal value");
        return new TestKeys(folder.isBlank() ? null : Path.of(folder, "signature"));
    }

    /**
     * Who vouches for time and certificates.
     *
     * @param stamps address of a source of time-stamps (RFC 3161)
     * @param hosts that may be asked about revocation, apart by commas
     * @param patience with each request, in seconds
     */
    @Bean
    TrustServices trustServices(
            SigningKeys keys,
            @Value("${kycuong.signature.time-stamps:}") String stamps,
            @Value("${kycuong.signature.revocation-hosts:}") List<String> hosts,
            @Value("${kycuong.signature.patience-seconds:10}") int patience) {
        if (stamps.isBlank() && keys instanceof TestKeys made) return new TestServices(made);
        return new NamedServices(stamps.strip(), hosts, Duration.ofSeconds(patience));
    }
}
