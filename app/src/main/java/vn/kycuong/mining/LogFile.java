package vn.kycuong.mining;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file with an event log, packed or plain; which format it is, its first bytes tell. */
final class LogFile {
    private static final int BUFFER = 1 << 16;

    private LogFile() {}

    /** The formats that are read. */
    enum Format {
        XES("XES"),
        CSV("CSV"),
        OCEL("OCEL 2.0 JSON");

        private final String shown;

        Format(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /** Reads the whole of it. @param progress told how many bytes of the file are read */
    static Format read(Path file, LogReading reading, LongConsumer progress) throws Malformed, IOException {
        try (var bytes = new Counted(Files.newInputStream(file), progress)) {
            return read(bytes, reading);
        } catch (EOFException | ZipException cut) {
            throw new Malformed(0, 0, "tệp nén hỏng hoặc bị cắt giữa chừng");
        }
    }

    /** What is the same for the same log, packed or plain. */
    static byte[] fingerprint(Path file) throws Malformed, IOException {
        try (var bytes = unpacked(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) digest.update(buffer, 0, read);
            return digest.digest();
        } catch (EOFException | ZipException cut) {
            throw new Malformed(0, 0, "tệp nén hỏng hoặc bị cắt giữa chừng");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }

    static Format read(InputStream bytes, LogReading reading) throws Malformed, IOException {
        var plain = unpacked(new BufferedInputStream(bytes, BUFFER));
        var format = format(plain);
        var guarded = new GuardedStream(plain);
        switch (format) {
            case XES -> XesReader.read(guarded, reading);
            case CSV -> CsvReader.read(guarded, reading, collected());
            case OCEL -> OcelReader.read(guarded, reading, collected());
        }
        return format;
    }

    private static CollectedCases collected() {
        return new CollectedCases(Runtime.getRuntime().maxMemory() / 2);
    }

    private static BufferedInputStream unpacked(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        return first == 0x1f && second == 0x8b
                ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER)
                : bytes;
    }

    private static Format format(BufferedInputStream plain) throws IOException {
        plain.mark(BUFFER);
        int first = plain.read();
        int read = 1;
        // blanks, and the byte order mark
        while (read < BUFFER / 2 && (first <= ' ' && first >= 0 || first == 0xEF || first == 0xBB || first == 0xBF)) {
            first = plain.read();
            read++;
        }
        if (first == 0xFE || first == 0xFF) first = '<'; // UTF-16: only XML says so
        plain.reset();
        return first == '<' ? Format.XES : first == '{' ? Format.OCEL : Format.CSV;
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;
        private long bytes;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) progress.accept(++bytes);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            if (read > 0) {
                bytes += read;
                progress.accept(bytes);
            }
            return read;
        }
    }
}
