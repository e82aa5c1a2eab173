package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The brakes that public pages share. */
@Configuration(proxyBeanMethods = false)
class IdentityConfig {
    /** Second facts of a dossier that were wrong: ten for one code, then one more each two hours. */
    @Bean
    Throttle facts(Clock system) {
        return new Throttle(10, Duration.ofHours(2), 50_000, system);
    }

    /** Twenty at once, then one each three seconds: a person never notices, a guesser of codes does. */
    @Bean
    @Primary
    Throttle throttle(Clock system) {
        return new Throttle(20, Duration.ofSeconds(3), 50_000, system);
    }
}
