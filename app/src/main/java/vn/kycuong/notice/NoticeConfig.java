package vn.kycuong.notice;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** By which ways this installation sends. */
@Configuration(proxyBeanMethods = false)
class NoticeConfig {
    private static final String OUTBOX = "kycuong.%s.outbox";

    @Bean
    MailTerms mailTerms(Environment said) {
        return MailTerms.of(said);
    }

    @Bean
    Messenger smtp(MailTerms terms) {
        return new SmtpMessenger(terms);
    }

    @Bean
    Messenger sms(Environment said) {
        return file(Way.SMS, "sms", said);
    }

    @Bean
    Messenger zalo(Environment said) {
        return file(Way.ZALO, "zalo", said);
    }

    private static Messenger file(Way way, String name, Environment said) {
        return new FileMessenger(
                way,
                file(OUTBOX.formatted(name), said),
                Integer.parseInt(said.getProperty("kycuong.%s.per-minute".formatted(name), "60")));
    }

    /** A name without a folder lies in the data folder. */
    private static @Nullable Path file(String key, Environment said) {
        var named = said.getProperty(key, "").strip();
        return named.isEmpty()
                ? null
                : Path.of(said.getProperty("kycuong.data-folder", ""))
                        .resolve(named)
                        .toAbsolutePath();
    }
}
