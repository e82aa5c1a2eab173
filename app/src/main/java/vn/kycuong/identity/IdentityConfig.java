package vn.kycuong.identity;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** An organisation in which nobody holds a post, until a register says otherwise. */
@Configuration(proxyBeanMethods = false)
class IdentityConfig {
    @Bean
    @Fallback
    Posts nobodyHoldsAPost() {
        return _ -> List.of();
    }
}
