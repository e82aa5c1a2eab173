package vn.kycuong.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import vn.kycuong.identity.SecurityEvents;

/**
 * Sends every line of the log to another machine as it is written (RFC 5424, JSON inside), so that who takes over this one cannot take back
 * what it has told. Nobody waits for it: while the receiver is away, lines wait in memory, so many at most; those beyond are in the files here, and
 * their number is told when it is back.
 */
final class LogShipping extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogShipping.class);
    private static final int ROOM = 20_000;
    private static final Duration REST = Duration.ofSeconds(1);
    /** Of RFC 5424: log audit for security events, local use 0 for all else. */
    private static final int AUDIT = 13;

    private static final int LOCAL = 16;

    private final @Nullable SyslogWire wire;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong lost = new AtomicLong();
    private final String machine = machine();
    private @Nullable StructuredLogEncoder json;
    private @Nullable Thread sender;

    private LogShipping(@Nullable SyslogWire wire) {
        this.wire = wire;
    }

    static LogShipping nowhere() {
        return new LogShipping(null);
    }

    static LogShipping by(SyslogWire wire) {
        var shipping = new LogShipping(wire);
        var logback = (LoggerContext) LoggerFactory.getILoggerFactory();
        shipping.setContext(logback);
        shipping.setName("shipping");
        shipping.json = SecurityLog.json(logback);
        shipping.sender = Thread.ofPlatform().daemon().name("log-shipping").start(shipping::ship);
        shipping.start();
        logback.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(shipping);
        return shipping;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (json != null && !waiting.offer(record(event, json))) lost.incrementAndGet();
    }

    private byte[] record(ILoggingEvent event, StructuredLogEncoder encoder) {
        boolean security = event.getLoggerName().equals(SecurityEvents.LOGGER);
        var head = "<%d>1 %s %s kycuong %d %s - "
                .formatted(
                        (security ? AUDIT : LOCAL) * 8 + severity(event.getLevel()),
                        event.getInstant(),
                        machine,
                        ProcessHandle.current().pid(),
                        security ? "security" : "application");
        return (head + new String(encoder.encode(event), StandardCharsets.UTF_8).stripTrailing())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int severity(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> 3;
            case Level.WARN_INT -> 4;
            case Level.INFO_INT -> 6;
            default -> 7;
        };
    }

    /** One record at a time, and the one that did not leave is tried again on the next connection. */
    private void ship() {
        byte[] next = null;
        while (wire != null && !Thread.currentThread().isInterrupted()) {
            try (var line = wire.open()) {
                tellLost();
                while (true) {
                    if (next == null) next = waiting.take();
                    line.send(next);
                    next = null;
                }
            } catch (IOException away) {
                addWarn("The receiver of the log does not answer", away);
                rest();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tellLost() {
        long missing = lost.getAndSet(0);
        if (missing > 0) LOG.warn("{} lines of the log were not sent while the receiver was away", missing);
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^!-~]", "-");
        } catch (UnknownHostException nameless) {
            return "-";
        }
    }

    /** What waits has a moment to leave. */
    @Override
    public void close() {
        var thread = sender;
        if (thread == null) return;
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .detachAppender(this);
        stop();
        try {
            for (int i = 0; i < 20 && !waiting.isEmpty(); i++) TimeUnit.MILLISECONDS.sleep(100);
            thread.interrupt();
            thread.join(REST);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
