package vn.kycuong.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.TimestampType;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.model.x509.revocation.crl.CRL;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.x509.revocation.RevocationToken;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody who vouches promises, the stand-in and the one over the network; what of the network is believed, and who is asked at all. */
class TrustServicesContractTest {
    private static final Instant NOW = Instant.parse("2025-03-04T02:15:30Z");
    private static final byte[] DIGEST =
            DSSUtils.digest(DigestAlgorithm.SHA256, "giấy".getBytes(StandardCharsets.UTF_8));
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final TestKeys keys = new TestKeys(null);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final java.util.Queue<Answering> next = new java.util.concurrent.ConcurrentLinkedQueue<>();
    private HttpServer server;

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        keys.stamper(NOW); // a key takes longer to make than anybody is waited for
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            var now = Optional.ofNullable(next.poll());
            if (now.isPresent()) now.get().answer(exchange);
            else honest(exchange);
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private TrustServices network(String... hosts) {
        return new NamedServices(address("/tsa"), List.of(hosts), PATIENCE);
    }

    private void honest(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/tsa"))
            answer(exchange, 200, stamp(exchange.getRequestBody().readAllBytes()));
        else answer(exchange, 200, list(Map.of()));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What a source of stamps on the other side does. */
    private byte[] stamp(byte[] request) throws IOException {
        var stamper = keys.stamper(NOW);
        var source = new Answered(stamper);
        try {
            return source.response(new TimeStampRequest(request));
        } catch (org.bouncycastle.tsp.TSPException broken) {
            throw new IOException(broken);
        }
    }

    private static final class Answered extends KeyEntityTSPSource {
        Answered(TestKeys.WithChain stamper) {
            super(stamper.key(), stamper.chain().getFirst(), stamper.chain());
            setTsaPolicy("2.999.1");
            setProductionTime(Date.from(NOW));
        }

        byte[] response(TimeStampRequest request) throws IOException, org.bouncycastle.tsp.TSPException {
            var generator = initResponseGenerator(DigestAlgorithm.SHA256, getProductionTime());
            TimeStampResponse response = generator.generate(request, BigInteger.ONE, getProductionTime());
            return response.getEncoded();
        }
    }

    private byte[] list(Map<BigInteger, Instant> revoked) {
        var authority = keys.authorityOf(NOW);
        return Certificates.revocations(
                authority.key(), authority.chain().getFirst(), NOW, NOW.plus(Duration.ofDays(7)), revoked);
    }

    /** A certificate that says where its authority publishes what it revoked. */
    private CertificateToken certificate(String published) throws Exception {
        var authority = keys.authorityOf(NOW);
        var above = authority.chain().getFirst();
        var builder = new JcaX509v3CertificateBuilder(
                above,
                BigInteger.TEN,
                Date.from(NOW.minusSeconds(60)),
                Date.from(NOW.plus(Duration.ofDays(90))),
                new javax.security.auth.x500.X500Principal("CN=Mẫu"),
                Certificates.pair().getPublic());
        var name = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, published));
        builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(name), null, null)
        }));
        return new CertificateToken(new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.key()))));
    }

    private CertificateToken authority() {
        return new CertificateToken(keys.authorityOf(NOW).chain().getFirst());
    }

    /** What a service says of a certificate; empty when it says nothing that counts. */
    private static Optional<RevocationToken<CRL>> said(
            TrustServices services, CertificateToken of, CertificateToken issuer) {
        try {
            return Optional.ofNullable(services.lists(NOW).getRevocationToken(of, issuer))
                    .filter(RevocationToken::isValid);
        } catch (DSSException silent) {
            return Optional.empty();
        }
    }

    // ---- both

    @Test
    void a_stamp_is_over_what_was_asked_and_bears_its_time() throws Exception {
        for (var services : List.of(new TestServices(keys), network())) {
            assertThat(services.isOffered()).isTrue();
            var stamp = services.stamps(NOW).getTimeStampResponse(DigestAlgorithm.SHA256, DIGEST);
            var token = new TimestampToken(stamp.getBytes(), TimestampType.DOCUMENT_TIMESTAMP);
            assertThat(token.getMessageImprint().getValue()).isEqualTo(DIGEST);
            assertThat(token.getGenerationTime()).isEqualTo(Date.from(NOW));
            assertThat(token.getCertificates()).anyMatch(token::isSignedBy);
        }
    }

    @Test
    void a_list_says_of_its_own_certificates_whether_they_were_revoked_and_nothing_of_others() throws Exception {
        var mine = certificate(address("/list"));
        for (var services : List.of(new TestServices(keys), network(host()))) {
            var said = said(services, mine, authority()).orElseThrow();
            assertThat(said.getStatus().isGood()).isTrue();
            assertThat(said.getNextUpdate()).isAfter(Date.from(NOW));
            var stranger = new CertificateToken(
                    new TestKeys(null).authorityOf(NOW).chain().getFirst());
            assertThat(said(services, mine, stranger)).isEmpty();
        }
    }

    // ---- over the network

    private void fails(TrustServices services) {
        assertThatThrownBy(() -> services.stamps(NOW).getTimeStampResponse(DigestAlgorithm.SHA256, DIGEST))
                .isInstanceOf(DSSException.class);
    }

    @Test
    void one_failure_is_asked_again_and_two_are_told() {
        next.add(e -> answer(e, 503, new byte[0]));
        assertThat(network().stamps(NOW).getTimeStampResponse(DigestAlgorithm.SHA256, DIGEST))
                .isNotNull();
        assertThat(asked).hasSize(2);
        for (int i = 0; i < 2; i++) next.add(e -> answer(e, 503, new byte[0]));
        fails(network());
        assertThat(asked).hasSize(4);
    }

    @Test
    void a_refusal_and_what_nobody_understands_fail() {
        for (int i = 0; i < 2; i++) next.add(e -> answer(e, 403, new byte[0]));
        fails(network());
        next.add(e -> answer(e, 200, "<html>đăng nhập</html>".getBytes(StandardCharsets.UTF_8)));
        fails(network());
        next.add(e -> answer(e, 200, new byte[0]));
        next.add(e -> answer(e, 200, new byte[0]));
        fails(network());
    }

    @Test
    void a_stamp_over_something_else_is_none() {
        next.add(e -> {
            var other = new org.bouncycastle.tsp.TimeStampRequestGenerator();
            other.setCertReq(true);
            var request = other.generate(
                    new org.bouncycastle.asn1.ASN1ObjectIdentifier(DigestAlgorithm.SHA256.getOid()),
                    DSSUtils.digest(DigestAlgorithm.SHA256, new byte[] {1}));
            answer(e, 200, stamp(request.getEncoded()));
        });
        fails(network());
    }

    @Test
    void who_is_silent_is_not_waited_for() {
        for (int i = 0; i < 2; i++)
            next.add(e -> {
                try {
                    Thread.sleep(PATIENCE.multipliedBy(4));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                e.close();
            });
        long began = System.nanoTime();
        fails(network());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.multipliedBy(4));
    }

    @Test
    void nobody_is_named_where_there_is_no_address() {
        assertThat(new NamedServices("", List.of(), PATIENCE).isOffered()).isFalse();
    }

    // ---- who is asked

    @Test
    void an_address_in_a_certificate_is_asked_only_at_a_named_host() throws Exception {
        for (var published : List.of(
                address("/list"), // the right machine, but nobody named it
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "ldap://127.0.0.1:" + server.getAddress().getPort() + "/cn=x",
                "ftp://" + host() + "/list",
                "http://crl.ca.gov.vn@" + host() + "/list",
                "http://crl.ca.gov.vn:" + server.getAddress().getPort() + "/list")) {
            var mine = certificate(published);
            assertThat(said(network("crl.ca.gov.vn"), mine, authority()))
                    .as(published)
                    .isEmpty();
        }
        assertThat(asked).isEmpty();
        assertThat(said(network(host()), certificate(address("/list")), authority()))
                .isPresent();
        assertThat(asked).containsExactly("/list");
    }

    @Test
    void who_sends_elsewhere_is_not_followed() throws Exception {
        for (int i = 0; i < 2; i++)
            next.add(e -> {
                e.getResponseHeaders().add("Location", address("/elsewhere"));
                answer(e, 302, new byte[0]);
            });
        assertThat(said(network(host()), certificate(address("/list")), authority()))
                .isEmpty();
        assertThat(asked).containsOnly("/list");
    }

    @Test
    void a_list_of_garbage_or_of_another_authority_says_nothing() throws Exception {
        var mine = certificate(address("/list"));
        next.add(e -> answer(e, 200, "không phải".getBytes(StandardCharsets.UTF_8)));
        assertThat(said(network(host()), mine, authority())).isEmpty();
        // made before it is asked for: who answers late is asked again
        var another = Certificates.revocations(
                new TestKeys(null).authorityOf(NOW).key(),
                keys.authorityOf(NOW).chain().getFirst(),
                NOW,
                NOW.plusSeconds(60),
                Map.of());
        next.add(e -> answer(e, 200, another));
        assertThat(said(network(host()), mine, authority())).isEmpty();
        next.add(e -> answer(e, 200, list(Map.of(BigInteger.TEN, NOW.minusSeconds(60)))));
        assertThat(said(network(host()), mine, authority())
                        .orElseThrow()
                        .getStatus()
                        .isRevoked())
                .isTrue();
    }
}
