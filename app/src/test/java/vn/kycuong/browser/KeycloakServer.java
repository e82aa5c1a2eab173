package vn.kycuong.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** A real Keycloak, from its distribution package (unpacked by the build into {@code target/keycloak}), with one realm and one person. */
final class KeycloakServer implements AutoCloseable {
    /** Chosen before it runs: the application is told of the provider when it starts. */
    static final int PORT = freePort();

    static final String ISSUER = "http://localhost:" + PORT + "/realms/kycuong";
    static final String CLIENT = "kycuong";
    /** The client by which citizens log in: its tokens say the name of the user as his identity number. */
    static final String CITIZENS = "kycuong-cong-dan";

    static final String CITIZEN = "001099000001";
    static final String SECRET = "mau-chi-de-thu";
    static final String USER = "can.bo.mau";
    static final String PASSWORD = "mat-khau-ben-ngoai";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final FileChannel alone;

    private KeycloakServer(Process process, FileChannel alone) {
        this.process = process;
        this.alone = alone;
    }

    /** @param application where it listens: only there people are sent back to */
    static KeycloakServer start(String application) throws IOException, InterruptedException {
        var home = home();
        // it builds itself in its own folder: of the programs that test side by side one at a time has it
        var alone = FileChannel.open(
                home.resolveSibling("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        alone.lock();
        var realm = Files.createDirectories(home.resolve("data/import")).resolve("kycuong-realm.json");
        Files.writeString(realm, """
                {"realm": "kycuong", "enabled": true, "sslRequired": "none",
                 "clients": [{"clientId": "%s", "secret": "%s", "enabled": true, "protocol": "openid-connect",
                   "publicClient": false, "standardFlowEnabled": true, "redirectUris": ["%s/dang-nhap/ngoai/ve"],
                   "attributes": {"pkce.code.challenge.method": "S256", "id.token.signed.response.alg": "ES256"}},
                  {"clientId": "%s", "secret": "%s", "enabled": true, "protocol": "openid-connect",
                   "publicClient": false, "standardFlowEnabled": true, "redirectUris": ["%s/cong-dan/ve"],
                   "attributes": {"pkce.code.challenge.method": "S256", "id.token.signed.response.alg": "ES256"},
                   "protocolMappers": [{"name": "number", "protocol": "openid-connect", "protocolMapper": "oidc-usermodel-property-mapper",
                     "config": {"user.attribute": "username", "claim.name": "identity_number", "jsonType.label": "String",
                       "id.token.claim": "true", "access.token.claim": "false", "userinfo.token.claim": "false"}}]}],
                 "users": [{"username": "%s", "enabled": true, "email": "mau@example.invalid", "emailVerified": true,
                   "firstName": "Cán bộ", "lastName": "Mẫu", "credentials": [{"type": "password", "value": "%s"}]},
                  {"username": "%s", "enabled": true, "email": "dan@example.invalid", "emailVerified": true,
                   "firstName": "Công dân", "lastName": "Mẫu", "credentials": [{"type": "password", "value": "%s"}]}]}
                """.formatted(
                        CLIENT, SECRET, application, CITIZENS, SECRET, application, USER, PASSWORD, CITIZEN, PASSWORD));
        var log = home.resolve("kycuong-test.log").toFile();
        var starting = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + PORT,
                        "--db=dev-mem",
                        "--cache=local",
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log);
        starting.environment().put("JAVA_HOME", System.getProperty("java.home"));
        starting.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        var server = new KeycloakServer(starting.start(), alone);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!server.process.isAlive() || System.nanoTime() > until) {
                server.close();
                throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log.toPath()));
            }
            Thread.sleep(500);
        }
        return server;
    }

    private static Path home() throws IOException {
        try (var inside = Files.list(Path.of("target/keycloak"))) {
            return inside.filter(p -> Files.isExecutable(p.resolve("bin/kc.sh")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static boolean answers() {
        try {
            var asked = (HttpURLConnection) URI.create(ISSUER + "/.well-known/openid-configuration")
                    .toURL()
                    .openConnection();
            asked.setConnectTimeout(500);
            return asked.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        try {
            alone.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
