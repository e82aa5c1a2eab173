package vn.kycuong.mining;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small logs for tests, and reading them from memory. */
final class LogFiles {
    private LogFiles() {}

    static Path path(String name) {
        try {
            return Path.of(LogFiles.class.getResource("/mining/" + name).toURI());
        } catch (URISyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] packed(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    static LogSummary read(byte[] log, LogMapping mapping) throws Malformed, IOException {
        var tally = new Tally();
        var reading = new LogReading(mapping, tally);
        return tally.summary(LogFile.read(new ByteArrayInputStream(log), reading), reading);
    }

    static LogSummary read(String log) throws Malformed, IOException {
        return read(log.getBytes(StandardCharsets.UTF_8), LogMapping.GUESSED);
    }

    static LogSummary summary(String name) {
        try {
            return read(bytes(name), LogMapping.GUESSED);
        } catch (Malformed wrong) {
            throw new AssertionError(wrong.line() + ": " + wrong.reason());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
