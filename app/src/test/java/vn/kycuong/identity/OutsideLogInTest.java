package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import vn.kycuong.TestDatabase;
import vn.kycuong.identity.OutsideLogIn.Return;
import vn.kycuong.kernel.ActorId;

/** What we believe of an identity provider, and what not: a hand-written one that says whatever the test wants. */
class OutsideLogInTest {
    private static final SiteOrigin SITE =
            SiteOrigin.of("https://kycuong.example").orElseThrow();
    private static final ActorId ACTOR = new ActorId(5001);
    private static final ECKey EC = key(new ECKeyGenerator(Curve.P_256).keyID("ec"));
    private static final RSAKey SHORT_RSA = key(new RSAKeyGenerator(2048).keyID("short"));
    private static final RSAKey LONG_RSA = key(new RSAKeyGenerator(3072).keyID("long"));

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.migrated());
    private final IdentityTest.HandClock clock = new IdentityTest.HandClock();
    private HttpServer server;
    private String token = "";
    private String keysAt = "";
    private String tokensAt = "";

    @BeforeEach
    void aProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        keysAt = issuer() + "/keys";
        tokensAt = issuer() + "/token";
        server.createContext(
                "/.well-known/openid-configuration",
                to -> answer(to, """
                {"issuer": "%s", "authorization_endpoint": "%s/auth", "token_endpoint": "%s", "jwks_uri": "%s",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["ES256", "PS256", "RS256"]}
                """.formatted(issuer(), issuer(), tokensAt, keysAt)));
        server.createContext("/keys", to -> answer(to, new JWKSet(List.<JWK>of(EC, SHORT_RSA, LONG_RSA)).toString()));
        server.createContext("/token", to -> answer(to, """
                {"access_token": "a", "token_type": "Bearer", "id_token": "%s"}
                """.formatted(token)));
        server.createContext("/moved", to -> {
            to.getResponseHeaders().add("Location", issuer() + "/keys");
            to.sendResponseHeaders(302, -1);
            to.close();
        });
        server.start();
        jdbc.sql("""
                insert into identity.account (actor_id, login, password_hash, display_name, created_at)
                values (:actor, 'x', '!', 'X', timestamptz '2026-01-01')
                """).param("actor", ACTOR.value()).update();
        jdbc.sql("""
                insert into identity.outside_account (issuer, subject, actor_id, linked_at)
                values (:issuer, 'them', :actor, timestamptz '2026-01-01')
                """).param("issuer", issuer()).param("actor", ACTOR.value()).update();
    }

    @AfterEach
    void gone() {
        server.stop(0);
    }

    @Test
    void what_the_provider_does_not_say_it_did_not_ask() throws JOSEException {
        var outside = outside(Map.of("acr", "gold,silver"));
        assertThat(back(outside, claims -> claims)).isEqualTo(new Return.Known(ACTOR, false, "/x"));
        assertThat(back(outside, claims -> claims.claim("acr", "1"))).isEqualTo(new Return.Known(ACTOR, false, "/x"));
        assertThat(back(outside, claims -> claims.claim("acr", "silver")))
                .isEqualTo(new Return.Known(ACTOR, true, "/x"));
        assertThat(back(outside, claims -> claims.claim("amr", List.of("pwd"))))
                .isEqualTo(new Return.Known(ACTOR, false, "/x"));
        assertThat(back(outside, claims -> claims.claim("amr", List.of("pwd", "otp", "mfa"))))
                .isEqualTo(new Return.Known(ACTOR, true, "/x"));
        assertThat(back(outside(Map.of()), claims -> claims.claim("acr", "silver")))
                .as("nobody here said what silver means")
                .isEqualTo(new Return.Known(ACTOR, false, "/x"));
    }

    @Test
    void whoever_proved_himself_there_long_ago_is_asked_again() throws JOSEException {
        var outside = outside(Map.of("max-age", "30"));
        assertThat(question(outside)).containsEntry("max_age", List.of("1800"));
        assertThat(back(
                        outside,
                        claims -> claims.claim("auth_time", clock.instant().getEpochSecond() - 1_700)))
                .isInstanceOf(Return.Known.class);
        assertThat(back(
                        outside,
                        claims -> claims.claim("auth_time", clock.instant().getEpochSecond() - 2_000)))
                .isInstanceOf(Return.Refused.class);
        assertThat(back(outside, claims -> claims.claim("auth_time", null))).isInstanceOf(Return.Refused.class);
    }

    @Test
    void a_token_is_believed_by_strong_signatures_alone() throws JOSEException {
        var outside = outside(Map.of());
        assertThat(back(outside, JWSAlgorithm.ES256, new ECDSASigner(EC), "ec")).isInstanceOf(Return.Known.class);
        assertThat(back(outside, JWSAlgorithm.PS256, new RSASSASigner(LONG_RSA), "long"))
                .isInstanceOf(Return.Known.class);
        assertThat(back(outside, JWSAlgorithm.PS256, new RSASSASigner(SHORT_RSA), "short"))
                .isInstanceOf(Return.Refused.class);
        assertThat(back(outside, JWSAlgorithm.RS256, new RSASSASigner(LONG_RSA), "long"))
                .isInstanceOf(Return.Refused.class);
        assertThat(back(outside, JWSAlgorithm.ES256, new ECDSASigner(key(new ECKeyGenerator(Curve.P_256))), "ec"))
                .as("signed by somebody else")
                .isInstanceOf(Return.Refused.class);
        assertThat(back(
                        outside(Map.of("algorithms", "RS256")),
                        JWSAlgorithm.RS256,
                        new RSASSASigner(SHORT_RSA),
                        "short"))
                .as("where the installation says so")
                .isInstanceOf(Return.Known.class);
    }

    @Test
    void only_hosts_that_the_installation_named_are_called() throws JOSEException {
        keysAt = keysAt.replace("127.0.0.1", "localhost");
        assertThat(outside(Map.of()).begin(SITE, "browser", null, "/x")).isEmpty();
        assertThat(back(outside(Map.of("hosts", "keys.example, localhost")), claims -> claims))
                .isInstanceOf(Return.Known.class);
        tokensAt = "http://tokens.example/token";
        assertThat(outside(Map.of("hosts", "localhost,tokens.example")).begin(SITE, "browser", null, "/x"))
                .as("named, and in the clear")
                .isEmpty();
    }

    @Test
    void keys_that_moved_are_not_looked_for_elsewhere() throws JOSEException {
        keysAt = issuer() + "/moved";
        assertThat(back(outside(Map.of()), claims -> claims)).isInstanceOf(Return.Refused.class);
    }

    @Test
    void a_provider_in_the_clear_is_no_provider() {
        assertThatThrownBy(() -> terms(Map.of("issuer", "http://id.tinh.gov.vn/realms/x")))
                .hasMessageContaining("phải là https");
        assertThat(terms(Map.of("issuer", "https://id.tinh.gov.vn/realms/x")).isOffered())
                .isTrue();
    }

    @Test
    void the_secret_is_read_from_a_file_that_is_closed_to_others(@TempDir Path folder) throws IOException {
        var file = folder.resolve("secret");
        Files.writeString(file, "của riêng mình\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var terms = terms(Map.of("secret-file", file.toString(), "secret", "khác"));
        assertThat(terms.secret()).isEqualTo("của riêng mình");
        assertThat(terms.toString()).doesNotContain("của riêng mình");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> terms(Map.of("secret-file", file.toString()))).hasMessageContaining("chmod 600");
    }

    private Return back(OutsideLogIn outside, UnaryOperator<JWTClaimsSet.Builder> said) throws JOSEException {
        return back(outside, said, JWSAlgorithm.ES256, new ECDSASigner(EC), "ec");
    }

    private Return back(OutsideLogIn outside, JWSAlgorithm algorithm, JWSSigner signer, String keyId)
            throws JOSEException {
        return back(outside, claims -> claims, algorithm, signer, keyId);
    }

    /** Somebody leaves, proves himself there as the test says, and comes back. */
    private Return back(
            OutsideLogIn outside,
            UnaryOperator<JWTClaimsSet.Builder> said,
            JWSAlgorithm algorithm,
            JWSSigner signer,
            String keyId)
            throws JOSEException {
        var asked = question(outside);
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("kycuong")
                .subject("them")
                // the library checks these against the clock of this machine
                .issueTime(new Date())
                .expirationTime(new Date(
                        System.currentTimeMillis() + Duration.ofMinutes(5).toMillis()))
                .claim("auth_time", clock.instant().getEpochSecond())
                .claim("nonce", asked.get("nonce").getFirst());
        var signed = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(keyId).build(),
                said.apply(claims).build());
        signed.sign(signer);
        token = signed.serialize();
        return outside.end(SITE, "browser", asked.get("state").getFirst(), "code");
    }

    private static Map<String, List<String>> question(OutsideLogIn outside) {
        var address = outside.begin(SITE, "browser", null, "/x").orElseThrow();
        return URLUtils.parseParameters(address.getRawQuery());
    }

    private OutsideLogIn outside(Map<String, String> said) {
        return new OutsideLogIn(new OutsideRows(jdbc), clock, terms(said));
    }

    private ProviderTerms terms(Map<String, String> said) {
        var environment = new MockEnvironment()
                .withProperty("kycuong.provider.issuer", issuer())
                .withProperty("kycuong.provider.client", "kycuong")
                .withProperty("kycuong.provider.secret", "s");
        said.forEach((key, value) -> environment.setProperty("kycuong.provider." + key, value));
        return ProviderTerms.of(environment, ProviderTerms.OFFICERS);
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange to, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        to.getResponseHeaders().add("Content-Type", "application/json");
        to.sendResponseHeaders(200, bytes.length);
        try (var out = to.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static <K extends JWK> K key(com.nimbusds.jose.jwk.gen.JWKGenerator<K> generator) {
        try {
            return generator.generate();
        } catch (JOSEException never) {
            throw new IllegalStateException(never);
        }
    }
}
