package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.kycuong.TestDatabase;
import vn.kycuong.launch.FirstRun;
import vn.kycuong.launch.Mode;

/** A small sample province in the whole application, and one real Chromium, for every test of the screens. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kycuong.mode=sample", "kycuong.sample-at=2020-06-15T08:00", "kycuong.sample-share=10"})
public abstract class SampleWorld {
    static final String PASSWORD = "kycuong-mau";
    private static boolean played;
    private static Browser chromium;

    @LocalServerPort
    int port;

    @Autowired
    protected JdbcClient jdbc;

    private BrowserContext context;
    Page page;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> Once.ROLES.url());
        properties.add("spring.datasource.username", () -> Once.ROLES.actor());
        properties.add("kycuong.reader.user", () -> Once.ROLES.reader());
        properties.add("spring.flyway.enabled", () -> "false");
        properties.add("kycuong.signature.test-keys", () -> "true");
        // a code typed by a test may be sent a moment after its half minute
        properties.add("kycuong.codes.grace", () -> "15");
        properties.add("kycuong.provider.issuer", () -> KeycloakServer.ISSUER);
        properties.add("kycuong.provider.client", () -> KeycloakServer.CLIENT);
        properties.add("kycuong.provider.secret", () -> KeycloakServer.SECRET);
        properties.add("kycuong.citizens.issuer", () -> KeycloakServer.ISSUER);
        properties.add("kycuong.citizens.client", () -> KeycloakServer.CITIZENS);
        properties.add("kycuong.citizens.secret", () -> KeycloakServer.SECRET);
        properties.add("kycuong.citizens.name", () -> "Định danh mẫu");
        properties.add("kycuong.provider.name", () -> "Tài khoản của tỉnh");
    }

    private static final class Once {
        static final DataSource OWNER = TestDatabase.migrated();
        static final TestDatabase.Roles ROLES = TestDatabase.confined(OWNER);
    }

    /** The same database with its owner's rights. */
    protected static DataSource owner() {
        return Once.OWNER;
    }

    static TestDatabase.Roles roles() {
        return Once.ROLES;
    }

    @BeforeEach
    void openPage(@Autowired List<FirstRun> runs) {
        play(runs);
        context = chromium()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("vi-VN")
                        .setViewportSize(1440, 1000)
                        .setJavaScriptEnabled(script()));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    /** Whether this test's browser runs script. */
    boolean script() {
        return true;
    }

    private static synchronized void play(List<FirstRun> runs) {
        if (played) return;
        var mode = new Mode(Mode.Kind.SAMPLE, LocalDateTime.of(2020, 6, 15, 8, 0));
        runs.forEach(run -> run.run(mode, (_, _) -> {}));
        played = true;
    }

    private static synchronized Browser chromium() {
        if (chromium == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                            .setChromiumSandbox(false)
                            .setArgs(List.of(
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
        }
        return chromium;
    }

    String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    void open(String path) {
        page.navigate(at(path));
    }

    void logIn(String login) {
        context.clearCookies();
        open("/dang-nhap");
        page.fill("input[name=login]", login);
        page.fill("input[name=password]", PASSWORD);
        page.click("main form button[type=submit]");
        page.waitForLoadState();
        assertThat(page.url()).as("logged in as " + login).doesNotContain("/dang-nhap");
    }

    /** Fits a phone and a desk, without violations. */
    void fits() {
        for (int width : List.of(360, 1440)) {
            page.setViewportSize(width, 900);
            assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the page at " + width)
                    .isTrue();
            assertThat(Axe.violations(page)).as("violations at " + width).isEmpty();
        }
    }

    /** What the page says, once all of it is there: a click returns as soon as the next page has begun. */
    String text() {
        page.waitForLoadState();
        return page.locator("main").innerText();
    }

    protected String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
