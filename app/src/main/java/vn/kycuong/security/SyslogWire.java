package vn.kycuong.security;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** How a record leaves: over TLS (RFC 5425), or without it by TCP (RFC 6587) or UDP (RFC 5426) inside a network of one's own. */
sealed interface SyslogWire {
    Line open() throws IOException;

    /** An open way to the receiver. */
    interface Line extends Closeable {
        void send(byte[] record) throws IOException;
    }

    static SyslogWire to(URI address, Optional<Path> trusted) throws IOException {
        if (address.getHost() == null || address.getPort() < 0 || address.getScheme() == null)
            throw new IllegalArgumentException("kycuong.log.ship is tls://machine:port, not " + address);
        var to = InetSocketAddress.createUnresolved(address.getHost(), address.getPort());
        return switch (address.getScheme()) {
            case "tls" -> new Stream(to, trusted.isPresent() ? trusting(trusted.get()) : SSLSocketFactory.getDefault());
            case "tcp" -> new Stream(to, SocketFactory.getDefault());
            case "udp" -> new Datagrams(to);
            default ->
                throw new IllegalArgumentException("kycuong.log.ship begins tls://, tcp:// or udp://: " + address);
        };
    }

    /** Only what these certificates have signed. */
    private static SocketFactory trusting(Path pem) throws IOException {
        try (var in = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in))
                store.setCertificateEntry("trusted" + number++, certificate);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls.getSocketFactory();
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("kycuong.log.trust holds no certificates: " + pem, unreadable);
        }
    }

    /** One connection, each record with its length before it. */
    record Stream(InetSocketAddress to, SocketFactory sockets) implements SyslogWire {
        private static final int PATIENCE =
                Math.toIntExact(Duration.ofSeconds(5).toMillis());

        @Override
        public Line open() throws IOException {
            var plain = SocketFactory.getDefault().createSocket();
            try {
                plain.connect(new InetSocketAddress(to.getHostString(), to.getPort()), PATIENCE);
                return new Connected(sockets instanceof SSLSocketFactory tls ? secured(tls, plain) : plain);
            } catch (IOException unreachable) {
                plain.close();
                throw unreachable;
            }
        }

        private Socket secured(SSLSocketFactory tls, Socket plain) throws IOException {
            plain.setSoTimeout(PATIENCE);
            var secured = (SSLSocket) tls.createSocket(plain, to.getHostString(), to.getPort(), true);
            var wanted = secured.getSSLParameters();
            wanted.setEndpointIdentificationAlgorithm("HTTPS"); // the name in the certificate is that of the machine
            wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secured.setSSLParameters(wanted);
            secured.startHandshake();
            return secured;
        }
    }

    /** A receiver never speaks: what can be read from it is the end. */
    record Connected(Socket socket) implements Line {
        @Override
        public void send(byte[] record) throws IOException {
            if (hasLeft()) throw new IOException("The receiver of the log has closed the connection");
            var framed = new ByteArrayOutputStream();
            framed.writeBytes((record.length + " ").getBytes(StandardCharsets.US_ASCII));
            framed.writeBytes(record);
            socket.getOutputStream().write(framed.toByteArray());
            socket.getOutputStream().flush();
        }

        private boolean hasLeft() throws IOException {
            socket.setSoTimeout(1);
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException quiet) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** One packet a record, cut where a packet ends; nobody says whether it arrived. */
    record Datagrams(InetSocketAddress to) implements SyslogWire {
        private static final int LONGEST = 60_000;

        @Override
        public Line open() throws IOException {
            var receiver = new InetSocketAddress(to.getHostString(), to.getPort());
            if (receiver.isUnresolved()) throw new UnknownHostException(to.getHostString());
            return new Packets(new DatagramSocket(), receiver);
        }
    }

    record Packets(DatagramSocket socket, InetSocketAddress to) implements Line {
        @Override
        public void send(byte[] record) throws IOException {
            socket.send(new DatagramPacket(record, Math.min(record.length, Datagrams.LONGEST), to));
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
