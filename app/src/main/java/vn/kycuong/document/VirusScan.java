package vn.kycuong.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a ClamAV daemon about each file (quét mã độc) before it is kept, where the installation names one. A daemon that does not answer lets
 * nothing in: a scan that can be switched off by a flood is none.
 */
@Component
public class VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PIECE = 64 * 1024;

    private final Optional<SocketAddress> daemon;
    private final Duration patience;

    /** @param address {@code tcp://127.0.0.1:3310} or {@code unix:/run/clamav/clamd.ctl}; empty for no scan */
    @Autowired
    VirusScan(@Value("${kycuong.clamd:}") String address) {
        this(address, PATIENCE);
    }

    VirusScan(String address, Duration patience) {
        this.daemon = Optional.of(address.strip()).filter(a -> !a.isEmpty()).map(VirusScan::at);
        this.patience = patience;
    }

    /** What the daemon says of a file. */
    public enum Verdict {
        CLEAN,
        INFECTED,
        SILENT
    }

    /** Clean also where no daemon is named. */
    public Verdict of(byte[] content) {
        return daemon.map(there -> asked(there, content)).orElse(Verdict.CLEAN);
    }

    private Verdict asked(SocketAddress there, byte[] content) {
        var answer = new FutureTask<>(() -> stream(there, content));
        var thread = Thread.ofVirtual().start(answer);
        try {
            return verdict(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            thread.interrupt(); // closes the channel
            LOG.error("The virus scanner does not answer: {}", silent.toString());
            return Verdict.SILENT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Verdict.SILENT;
        }
    }

    /** {@code stream: OK}, or what was found; anything else, as a file over the daemon's limit, is no answer. */
    private static Verdict verdict(String answer) {
        if (answer.endsWith(" OK")) return Verdict.CLEAN;
        if (answer.endsWith(" FOUND")) return Verdict.INFECTED;
        LOG.error("The virus scanner answers: {}", answer);
        return Verdict.SILENT;
    }

    /** The command INSTREAM of clamd: pieces with their length before them, an empty one at the end. */
    private static String stream(SocketAddress there, byte[] content) throws IOException {
        try (var channel = SocketChannel.open(there)) {
            write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
            for (int from = 0; from < content.length; from += PIECE) {
                int length = Math.min(PIECE, content.length - from);
                write(channel, ByteBuffer.allocate(4).putInt(length).flip());
                write(channel, ByteBuffer.wrap(content, from, length));
            }
            write(channel, ByteBuffer.allocate(4).putInt(0).flip());
            return read(channel);
        }
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    private static String read(SocketChannel channel) throws IOException {
        var said = new ByteArrayOutputStream();
        var bytes = ByteBuffer.allocate(1024);
        while (channel.read(bytes) >= 0 && said.size() < 4096) {
            said.write(bytes.array(), 0, bytes.position());
            bytes.clear();
        }
        return said.toString(StandardCharsets.US_ASCII).replace("\0", "").strip();
    }

    private static SocketAddress at(String address) {
        if (address.startsWith("unix:")) return UnixDomainSocketAddress.of(address.substring("unix:".length()));
        var uri = URI.create(address);
        if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0)
            throw new IllegalArgumentException("kycuong.clamd is tcp://machine:port or unix:/socket, not " + address);
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }
}
