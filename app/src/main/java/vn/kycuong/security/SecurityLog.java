package vn.kycuong.security;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import vn.kycuong.identity.SecurityEvents;

/** The file of the security events: one JSON object a line (Elastic Common Schema), a new file each day and when one is full. */
final class SecurityLog implements AutoCloseable {
    private final @Nullable Appender<ILoggingEvent> appender;

    private SecurityLog(@Nullable Appender<ILoggingEvent> appender) {
        this.appender = appender;
    }

    static SecurityLog none() {
        return new SecurityLog(null);
    }

    static SecurityLog to(Path file, int days, String size, String total) {
        var logback = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(logback);
        appender.setName("security");
        appender.setFile(file.toString());
        appender.setEncoder(json(logback));
        var rolling = new SizeAndTimeBasedRollingPolicy<ILoggingEvent>();
        rolling.setContext(logback);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        rolling.setMaxHistory(days);
        rolling.setMaxFileSize(FileSize.valueOf(size));
        rolling.setTotalSizeCap(FileSize.valueOf(total));
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        if (!appender.isStarted()) throw new IllegalStateException("The security log cannot be written: " + file);
        logback.getLogger(SecurityEvents.LOGGER).addAppender(appender);
        return new SecurityLog(appender);
    }

    /** A line break inside a value is written as two characters: nobody can make a line of his own. */
    static StructuredLogEncoder json(LoggerContext logback) {
        var encoder = new StructuredLogEncoder();
        encoder.setContext(logback);
        encoder.setFormat("ecs");
        encoder.start();
        return encoder;
    }

    @Override
    public void close() {
        if (appender == null) return;
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(SecurityEvents.LOGGER)
                .detachAppender(appender);
        appender.stop();
    }
}
