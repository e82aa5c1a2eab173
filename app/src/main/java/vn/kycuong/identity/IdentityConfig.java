package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The brakes that public pages share, and what is said of the identity provider. */
@Configuration(proxyBeanMethods = false)
class IdentityConfig {
    /** Second facts of a dossier that were wrong: ten for one code, then one more each two hours. */
    @Bean
    Throttle facts(Clock system) {
        return new Throttle(10, Duration.ofHours(2), 50_000, system);
    }

    /** Appointments from one address: six at once, then one more each ten minutes. */
    @Bean
    Throttle bookingBrake(Clock system) {
        return new Throttle(6, Duration.ofMinutes(10), 50_000, system);
    }

    /** A start that gives the vault new keys leaves nothing under the old ones. */
    @Bean
    ApplicationRunner sealingAnew(OneTimeCodes codes, @Value("${kycuong.vault.newkey:false}") boolean newKey) {
        return _ -> {
            if (newKey) codes.sealAnew();
        };
    }

    @Bean
    ProviderTerms providerTerms(Environment said) {
        return ProviderTerms.of(said, ProviderTerms.OFFICERS);
    }

    /** Twenty at once, then one each three seconds: a person never notices, a guesser of codes does. */
    @Bean
    @Primary
    Throttle throttle(Clock system) {
        return new Throttle(20, Duration.ofSeconds(3), 50_000, system);
    }
}
