package vn.kycuong.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The system clock, and an organisation in which nobody holds a post, until a register says otherwise. */
@Configuration(proxyBeanMethods = false)
class IdentityConfig {
    @Bean
    @ConditionalOnMissingBean
    Clock systemClock() {
        return Clock.systemUTC();
    }

    @Bean
    @Fallback
    Posts nobodyHoldsAPost() {
        return _ -> List.of();
    }
}
