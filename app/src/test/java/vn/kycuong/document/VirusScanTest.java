package vn.kycuong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ClamAV daemon of a few lines, which finds a virus in whatever holds the word EICAR. */
class VirusScanTest {
    private static final Duration SOON = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    @Test
    void what_is_clean_passes_and_what_is_not_is_named_so() throws IOException {
        var seen = new AtomicInteger();
        try (var daemon = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering(daemon, seen);
            var scan = new VirusScan("tcp://127.0.0.1:" + daemon.getLocalPort(), Duration.ofSeconds(10));
            assertThat(scan.of(new byte[300_000])).isEqualTo(VirusScan.Verdict.CLEAN);
            assertThat(seen.get()).as("the whole file was sent").isEqualTo(300_000);
            assertThat(scan.of("…EICAR…".getBytes(StandardCharsets.UTF_8))).isEqualTo(VirusScan.Verdict.INFECTED);
            assertThat(scan.of("TOOLARGE".getBytes(StandardCharsets.UTF_8)))
                    .as("an error is no all-clear")
                    .isEqualTo(VirusScan.Verdict.SILENT);
        }
    }

    @Test
    void a_socket_of_the_machine_will_do() throws IOException {
        var place = folder.resolve("clamd.ctl");
        try (var daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            daemon.bind(UnixDomainSocketAddress.of(place));
            Thread.ofVirtual().start(() -> {
                try (var client = daemon.accept()) {
                    var in = new DataInputStream(Channels.newInputStream(client));
                    Channels.newOutputStream(client).write(said(in, new AtomicInteger()));
                } catch (IOException gone) {
                    throw new java.io.UncheckedIOException(gone);
                }
            });
            assertThat(new VirusScan("unix:" + place, Duration.ofSeconds(10)).of(new byte[10]))
                    .isEqualTo(VirusScan.Verdict.CLEAN);
        }
    }

    @Test
    void a_daemon_that_does_not_answer_lets_nothing_in() throws IOException {
        try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(new VirusScan("tcp://127.0.0.1:" + mute.getLocalPort(), SOON).of(new byte[10]))
                    .isEqualTo(VirusScan.Verdict.SILENT);
        }
        assertThat(new VirusScan("tcp://127.0.0.1:1", SOON).of(new byte[10])).isEqualTo(VirusScan.Verdict.SILENT);
    }

    @Test
    void nobody_is_asked_where_no_daemon_is_named_and_a_wrong_name_stops_the_start() {
        assertThat(new VirusScan("", SOON).of(new byte[10])).isEqualTo(VirusScan.Verdict.CLEAN);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new VirusScan("http://x", SOON));
    }

    private static void answering(ServerSocket daemon, AtomicInteger seen) {
        Thread.ofVirtual().start(() -> {
            while (!daemon.isClosed()) {
                try (var client = daemon.accept()) {
                    client.getOutputStream().write(said(new DataInputStream(client.getInputStream()), seen));
                } catch (IOException gone) {
                    // the test is over
                }
            }
        });
    }

    private static byte[] said(DataInputStream in, AtomicInteger seen) throws IOException {
        assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
        var text = new StringBuilder();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            text.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            seen.addAndGet(length);
        }
        if (text.indexOf("TOOLARGE") >= 0)
            return "INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII);
        return (text.indexOf("EICAR") >= 0 ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
