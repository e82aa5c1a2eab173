package vn.kycuong.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where what happens is written for good: the security log in a file of its own, kept for more than a year, and all of it on another machine. */
@Configuration(proxyBeanMethods = false)
class SecurityLogConfig {
    /**
     * @param file empty for no file: the events stand in the log of the application only
     * @param days for so long; a year and a month by default, so that a yearly look back finds the whole year
     * @param total the oldest go first when there is more
     */
    @Bean(destroyMethod = "close")
    SecurityLog securityLog(
            @Value("${kycuong.log.file:}") String file,
            @Value("${kycuong.log.days:400}") int days,
            @Value("${kycuong.log.size:10MB}") String size,
            @Value("${kycuong.log.total:5GB}") String total) {
        return file.isBlank() ? SecurityLog.none() : SecurityLog.to(Path.of(file), days, size, total);
    }

    /**
     * @param address {@code tls://}, {@code tcp://} or {@code udp://} and machine and port; empty for nowhere
     * @param trusted certificates of who signed that of the receiver, PEM; empty for those that Java trusts
     */
    @Bean(destroyMethod = "close")
    LogShipping logShipping(
            @Value("${kycuong.log.ship:}") String address, @Value("${kycuong.log.trust:}") String trusted)
            throws IOException {
        if (address.isBlank()) return LogShipping.nowhere();
        var wire = SyslogWire.to(
                URI.create(address.strip()),
                Optional.of(trusted).filter(t -> !t.isBlank()).map(Path::of));
        return LogShipping.by(wire);
    }
}
