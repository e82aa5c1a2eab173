package vn.kycuong.signature;

import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where keys come from, and which source stamps the time. */
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

    /** A source of time-stamps (RFC 3161), where the installation names one. */
    @Bean
    TimeStamps timeStamps(@Value("${kycuong.signature.time-stamps:}") String address) {
        return new TimeStamps(address.isBlank() ? Optional.empty() : Optional.of(new OnlineTSPSource(address.strip())));
    }
}
