package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The brake that all public pages share. */
@Configuration(proxyBeanMethods = false)
class IdentityConfig {
    /** Twenty at once, then one each three seconds: a person never notices, a guesser of codes does. */
    @Bean
    Throttle throttle(Clock system) {
        return new Throttle(20, Duration.ofSeconds(3), 50_000, system);
    }
}
