package vn.kycuong.worktime;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** The two clocks: {@link Clock} for machines, {@link LegalClock} for the law. */
@Configuration(proxyBeanMethods = false)
class WorktimeConfig {
    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }

    @Bean
    LegalClock legalClock(Clock system, ObjectProvider<LegalOffset> offset) {
        // asked for with the first question: the offset may need what is made after the clock
        var found = SingletonSupplier.of(() -> offset.getIfAvailable(() -> () -> Duration.ZERO));
        return shifted(system, () -> found.obtain().fromRealTime());
    }

    static LegalClock shifted(Clock system, LegalOffset offset) {
        return () -> LegalClock.Scoped.or(() -> system.instant().plus(offset.fromRealTime()));
    }
}
