package vn.kycuong.portal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** By which way this installation reaches the national portal. */
@Configuration(proxyBeanMethods = false)
class PortalConfig {
    @Bean
    Gate gate(Environment said) {
        return new FileGate(
                folder("kycuong.portal.outbox", said),
                folder("kycuong.portal.inbox", said),
                Integer.parseInt(said.getProperty("kycuong.portal.most-waiting", "1000")));
    }

    /** A name without a folder lies in the data folder. */
    private static @Nullable Path folder(String key, Environment said) {
        var named = said.getProperty(key, "").strip();
        return named.isEmpty()
                ? null
                : Path.of(said.getProperty("kycuong.data-folder", ""))
                        .resolve(named)
                        .toAbsolutePath();
    }
}
