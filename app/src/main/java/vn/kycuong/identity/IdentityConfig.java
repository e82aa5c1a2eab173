package vn.kycuong.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The web's brake, and an organisation in which nobody holds a post, until a register says otherwise. */
@Configuration(proxyBeanMethods = false)
class IdentityConfig {
    /** Twenty at once, then one each three seconds: a person never notices, a guesser of codes does. */
    @Bean
    Throttle throttle(Clock system) {
        return new Throttle(20, Duration.ofSeconds(3), 50_000, system);
    }

    @Bean
    @Fallback
    Posts nobodyHoldsAPost() {
        return _ -> List.of();
    }
}
