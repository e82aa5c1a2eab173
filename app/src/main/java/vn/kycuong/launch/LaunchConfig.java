package vn.kycuong.launch;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class LaunchConfig {
    @Bean
    Mode mode(@Value("${kycuong.mode:empty}") String word, @Value("${kycuong.sample-at:}") String moment) {
        return Mode.read(word, moment);
    }

    /** Where no launcher told how pages read: the same database under another role, if one is named. */
    @Bean
    @ConditionalOnProperty("kycuong.reader.user")
    Reader reader(
            @Value("${spring.datasource.url}") String url,
            @Value("${kycuong.reader.user}") String user,
            @Value("${kycuong.reader.password:}") String password) {
        return new Reader(() -> Optional.of(new Database(url, user, password)));
    }

    @Bean
    static RolePools rolePools(ObjectProvider<Reader> reader) {
        return new RolePools(reader);
    }

    /** Shut only when the launcher says so, because only the launcher opens it again. */
    @Bean
    Door door(DataSource database, @Value("${kycuong.door:open}") String state) {
        return new Door(database, "open".equals(state));
    }

    @Bean
    FilterRegistrationBean<Door> doorBeforeEverything(Door door) {
        var registration = new FilterRegistrationBean<>(door);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        return registration;
    }
}
