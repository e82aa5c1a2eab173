package vn.kycuong.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.WebTest;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;

/** The log on another machine, which is a few lines here: it reads frames as RFC 5425 and RFC 6587 write them. */
class LogShippingTest extends WebTest {
    @TempDir
    private Path folder;

    @Test
    void every_line_is_sent_as_it_is_written_each_with_its_length() throws IOException, InterruptedException {
        try (var receiver = new Receiver(ServerSocketFactory.getDefault(), 0);
                var _ = LogShipping.by(wire("tcp", receiver.port(), null))) {
            SecurityEvents.tell(SecurityEvent.BRAKED, "what", "thử\n<110>1 giả một dòng");
            LoggerFactory.getLogger("vn.kycuong.thu").warn("dòng thường\nvà một dòng nữa");
            var event = receiver.next("braked");
            assertThat(event)
                    .startsWith("<108>1 ")
                    .contains(" kycuong ", " security - {")
                    .doesNotContain("\n");
            var json = JsonMapper.shared().readTree(event.substring(event.indexOf('{')));
            assertThat(json.at("/event/action").asString()).isEqualTo("braked");
            assertThat(json.at("/labels/what").asString()).isEqualTo("thử <110>1 giả một dòng");
            assertThat(receiver.next("dòng thường"))
                    .startsWith("<132>1 ")
                    .contains(" application - {", "dòng thường\\nvà một dòng nữa")
                    .doesNotContain("\n");
        }
    }

    @Test
    void while_the_receiver_is_away_lines_wait() throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var _ = LogShipping.by(wire("tcp", port, null))) {
            SecurityEvents.tell(SecurityEvent.BRAKED, "what", "một");
            try (var receiver = new Receiver(ServerSocketFactory.getDefault(), port)) {
                assertThat(receiver.next("what một")).contains("braked");
            }
            SecurityEvents.tell(SecurityEvent.BRAKED, "what", "hai");
            try (var receiver = new Receiver(ServerSocketFactory.getDefault(), port)) {
                assertThat(receiver.next("what hai")).contains("braked");
            }
        }
    }

    @Test
    void over_tls_only_the_receiver_whose_certificate_is_trusted_hears_anything()
            throws IOException, InterruptedException, GeneralSecurityException {
        var right = keys("right");
        var wrong = keys("wrong");
        try (var receiver = new Receiver(tls(right), 0)) {
            try (var _ = LogShipping.by(wire("tls", receiver.port(), pem(wrong)))) {
                SecurityEvents.tell(SecurityEvent.BRAKED, "what", "bí mật");
                assertThat(receiver.lines.poll(2, TimeUnit.SECONDS))
                        .as("not trusted")
                        .isNull();
            }
            try (var _ = LogShipping.by(wire("tls", receiver.port(), pem(right)))) {
                SecurityEvents.tell(SecurityEvent.BRAKED, "what", "đúng nơi");
                assertThat(receiver.next("đúng nơi")).contains("braked");
            }
        }
    }

    @Test
    void a_packet_a_line_where_the_receiver_knows_no_better() throws IOException {
        try (var receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var _ = LogShipping.by(wire("udp", receiver.getLocalPort(), null))) {
            receiver.setSoTimeout(5_000);
            SecurityEvents.tell(SecurityEvent.BRAKED, "what", "một gói");
            var packet = new DatagramPacket(new byte[65_000], 65_000);
            String said;
            do {
                receiver.receive(packet);
                said = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            } while (!said.contains("một gói"));
            assertThat(said).startsWith("<108>1 ");
        }
    }

    @Test
    void an_address_that_is_none_stops_the_start() {
        for (var address : java.util.List.of("http://a:1", "tls://a", "nowhere"))
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(address)
                    .isThrownBy(() -> SyslogWire.to(URI.create(address), Optional.empty()));
    }

    private static SyslogWire wire(String scheme, int port, Path trusted) throws IOException {
        return SyslogWire.to(URI.create(scheme + "://127.0.0.1:" + port), Optional.ofNullable(trusted));
    }

    private Path keys(String name) throws IOException, InterruptedException {
        var file = folder.resolve(name + ".p12");
        run("-genkeypair -alias r -keyalg EC -dname CN=" + name + " -ext san=ip:127.0.0.1 -validity 2 -storetype PKCS12"
                + " -storepass password -keystore " + file);
        return file;
    }

    private Path pem(Path keys) throws IOException, InterruptedException {
        var file = Path.of(keys + ".pem");
        if (!Files.exists(file))
            run("-exportcert -rfc -alias r -storepass password -keystore " + keys + " -file " + file);
        return file;
    }

    private static void run(String words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(words.split(" ")));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor())
                .isZero();
    }

    private static ServerSocketFactory tls(Path keys) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, "password".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "password".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    /** Takes one connection after the other and reads what is told. */
    private static final class Receiver implements AutoCloseable {
        private final ServerSocket server;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private volatile java.net.Socket last = new java.net.Socket();

        Receiver(ServerSocketFactory sockets, int port) throws IOException {
            server = sockets.createServerSocket(port, 5, InetAddress.getByName("127.0.0.1"));
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    last = socket;
                    read(socket.getInputStream());
                } catch (IOException gone) {
                    // the next one, or the end
                }
            }
        }

        private void read(InputStream in) throws IOException {
            for (int c = in.read(); c >= 0; c = in.read()) {
                int length = 0;
                for (; c != ' '; c = in.read()) length = length * 10 + (c - '0');
                lines.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            }
        }

        String next(String part) throws InterruptedException {
            for (int i = 0; i < 200; i++) {
                var line = lines.poll(10, TimeUnit.SECONDS);
                assertThat(line).as("waiting for " + part).isNotNull();
                if (line.contains(part)) return line;
            }
            throw new AssertionError("Never came: " + part);
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
            last.close();
        }
    }
}
