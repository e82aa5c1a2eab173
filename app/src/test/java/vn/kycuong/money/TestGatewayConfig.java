package vn.kycuong.money;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kycuong.worktime.LegalClock;

/** Tests of the whole application pay at the stand-in too, where no sample is played. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "none", matchIfMissing = true)
class TestGatewayConfig {
    @Bean
    StandInGateway standInGateway(LegalClock time) {
        return new StandInGateway(new StandInBook(null), time);
    }
}
