package vn.kycuong.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.kycuong.document.Slips;
import vn.kycuong.signature.Signing;

/**
 * One start of the installation: options, data folder, database and web, each step refused with one sentence, nothing changed by a
 * refusal. The database starts beside Spring, which waits for it only when it needs its first connection.
 */
public final class Launch {
    private static final int REFUSED = 2;

    private final Class<?> application;
    private final Options options;
    private final DataFolder folder;
    private final Console console;
    private final Clock system;
    private final DatabaseStart database;

    private Launch(Class<?> application, Options options, DataFolder folder, Console console, Clock system) {
        this.application = application;
        this.options = options;
        this.folder = folder;
        this.console = console;
        this.system = system;
        this.database = new DatabaseStart(folder, console, system);
    }

    /** Starts what the words ask for, or says why not and ends the program. */
    public static void start(Class<?> application, String... words) {
        var console = Console.standard();
        quietWhenStopped(console);
        try {
            var options = Options.read(List.of(words));
            Transport.checkAddress(options.address(), System.getenv());
            checkFree(options);
            checkSample(
                    options.mode() == null
                            ? !DataFolder.isThere(options.data())
                            : options.mode().isSample());
            // Before the folder is made: a refusal changes nothing.
            var external = options.externalRoles();
            checkAccount(options, options.mode());
            if (external.isPresent()) external.get().check(options.trial());
            var folder = DataFolder.open(options.data(), options.mode());
            checkAccount(options, folder.mode());
            checkSample(folder.mode().isSample());
            checkAddress(options, folder.mode());
            new Launch(application, options, folder, console, Clock.systemUTC()).run(external);
        } catch (Refusal no) {
            console.refuse(no);
            System.exit(REFUSED);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Ctrl-C during a first load tears the database away from whatever runs; that is no failure to be told by a stack trace. Anything
     * else that ends the start is told in one sentence. The whole story is in the log either way.
     */
    private static void quietWhenStopped(Console console) {
        var stopping = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stopping.set(true)));
        Thread.currentThread().setUncaughtExceptionHandler((_, failed) -> {
            LoggerFactory.getLogger(Launch.class).error("The start ended early", failed);
            console.refuse(
                    stopping.get()
                            ? new Refusal(
                                    "Đã dừng khi đang khởi động. Lần sau chạy lại ./kycuong start, việc dở dang được làm lại từ đầu.",
                                    "Stopped while starting. Run ./kycuong start again; what was half done begins anew.")
                            : new Refusal(
                                    "Khởi động dở dang: %s. Chi tiết ở nhật ký trong thư mục dữ liệu."
                                            .formatted(firstLine(failed)),
                                    "The start ended early; the log in the data folder says why."));
        });
    }

    private void run(Optional<ExternalRoles> external) throws Refusal {
        var began = system.instant();
        // After Spring has closed every context: the web first, then the database.
        SpringApplication.getShutdownHandlers().add(database::stop);
        if (external.isPresent()) database.begin(external.get());
        else database.begin();
        var context = spring().run();
        console.done("Ứng dụng", since(began));
        context.getBean(FirstRuns.class).run(console, system);
        folder.markOpened();
        context.getBean(Door.class).open();
        if (options.rehearsal()) {
            new Rehearsal(port(context)).run();
            firstSlip(context);
            System.exit(0);
        }
        database.watch();
        Thread.ofPlatform().daemon().name("first-slip").start(() -> firstSlip(context));
        greet(context, since(began));
        warn(context);
        if (external.isPresent() && external.get().owner().isEmpty()) {
            console.say("Chạy thử: ứng dụng làm việc bằng chính vai trò sở hữu cơ sở dữ liệu, sửa được sổ cái.");
        }
    }

    /** Nobody waits for it: the next is ready at once. */
    private void firstSlip(ConfigurableApplicationContext context) {
        context.getBean(Signing.class).rehearse(context.getBean(Slips.class).rehearse(), system.instant());
    }

    /** What a real office must see to on its machine. */
    private void warn(ConfigurableApplicationContext context) {
        var synchronised = ClockSync.ofThisMachine();
        LoggerFactory.getLogger(Launch.class)
                .info(
                        "Clock kept by the network: {}",
                        synchronised.map(String::valueOf).orElse("the machine cannot say"));
        if (folder.mode().isSample()) return;
        if (!synchronised.orElse(true))
            console.say("Lưu ý: giờ của máy này không được đồng bộ (NTP); nhật ký và hạn đăng nhập đi theo giờ máy.");
        if (context.getEnvironment().getProperty("kycuong.log.ship", "").isBlank())
            console.say(
                    "Lưu ý: nhật ký chỉ nằm trên máy này. Đặt KYCUONG_LOG_SHIP=tls://máy:6514 để gửi sang máy khác.");
    }

    private SpringApplication spring() {
        var spring = new SpringApplication(application);
        spring.setAddCommandLineProperties(false);
        spring.setLogStartupInfo(false);
        spring.setDefaultProperties(
                Map.of("logging.file.name", folder.log().toString(), "logging.threshold.console", "off"));
        spring.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("launch", properties()));
            var beans = (GenericApplicationContext) context;
            beans.registerBean(JdbcConnectionDetails.class, () -> new Connection(database.await()));
            beans.registerBean(FlywayConnectionDetails.class, () -> new Owner(database.awaitOwner()));
            beans.registerBean(Reader.class, () -> new Reader(database::awaitReader));
        });
        spring.addListeners((ApplicationListener<ApplicationFailedEvent>) this::failed);
        return spring;
    }

    /**
     * A site with https stands behind a proxy that ends TLS: it alone is believed when it says from where and how it was asked.
     *
     * @param proxy addresses of the proxy as a regular expression; null for this machine itself
     */
    static Map<String, Object> behindProxy(@Nullable String site, @Nullable String proxy) {
        if (site == null || !site.startsWith("https://")) return Map.of();
        return Map.of(
                "server.forward-headers-strategy", "native",
                "server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For",
                "server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto",
                "server.tomcat.remoteip.internal-proxies",
                        proxy == null ? "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1|::1" : proxy);
    }

    private Map<String, Object> properties() {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", options.port());
        properties.put("server.address", options.address());
        properties.put("kycuong.mode", folder.mode().word());
        properties.put("kycuong.sample-at", folder.mode().moment());
        properties.put("kycuong.data-folder", folder.path().toString());
        properties.put("kycuong.door", "closed");
        properties.put("kycuong.log.file", folder.securityLog().toString());
        properties.putAll(behindProxy(System.getenv("KYCUONG_SITE"), System.getenv("KYCUONG_PROXY")));
        return properties;
    }

    /** Says in one sentence why the application did not come up; the whole story is in the log. */
    private void failed(ApplicationFailedEvent event) {
        var no = database.refusal();
        if (no.isPresent()) {
            console.refuse(no.get());
            return;
        }
        Throwable cause = event.getException();
        while (cause.getCause() != null) cause = cause.getCause();
        console.refuse(new Refusal(
                "Ứng dụng không khởi động được: %s. Nhật ký: %s".formatted(firstLine(cause), folder.log()),
                "The application did not start; the log says why: %s".formatted(folder.log())));
    }

    private static String firstLine(Throwable cause) {
        return cause.toString().lines().findFirst().orElse("");
    }

    private void greet(ConfigurableApplicationContext context, Duration took) {
        var address = "%s://%s:%d"
                .formatted(Transport.hasCertificate(System.getenv()) ? "https" : "http", hostShown(), port(context));
        console.say("");
        console.say("Kỷ Cương chạy tại  %s   (%.1f s)".formatted(address, took.toMillis() / 1000.0));
        if (folder.mode().isSample()) {
            console.say("Tỉnh mẫu, từ %s giờ Việt Nam; chỉ nghe trên máy này."
                    .formatted(folder.mode().moment()));
        }
        if (!folder.mode().isSample()) { // the sample has an administrator to try
            context.getBeanProvider(FirstAdministrator.class)
                    .orderedStream()
                    .forEach(first -> first.oneTimePath()
                            .ifPresent(path ->
                                    console.say("Lập người quản trị đầu tiên (dùng một lần): " + address + path)));
        }
        context.getBeanProvider(Welcome.class)
                .orderedStream()
                .flatMap(welcome -> welcome.lines(folder.mode(), address).stream())
                .forEach(console::say);
        console.say("Dữ liệu: %s · Nhật ký: %s · Dừng: Ctrl-C".formatted(folder.path(), folder.log()));
    }

    private String hostShown() {
        return options.address().equals("0.0.0.0") ? "127.0.0.1" : options.address();
    }

    private static int port(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    private Duration since(Instant began) {
        return Duration.between(began, system.instant());
    }

    private static void checkFree(Options options) throws Refusal {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(options.address()), options.port()));
        } catch (UnknownHostException unknown) {
            throw new Refusal(
                    "--address “%s” không phải là địa chỉ của máy này.".formatted(options.address()),
                    "--address \"%s\" is not an address of this machine.".formatted(options.address()));
        } catch (IOException taken) {
            throw new Refusal(
                    "Không mở được cổng %d trên %s (%s). Chọn cổng khác: --port N"
                            .formatted(options.port(), options.address(), taken.getMessage()),
                    "Port %d on %s cannot be opened (%s). Choose another: --port N"
                            .formatted(options.port(), options.address(), taken.getMessage()));
        }
    }

    /** A real installation is not the superuser's of its machine: a hole in the program would be one in all that runs there. */
    private static void checkAccount(Options options, @Nullable Mode mode) throws Refusal, IOException {
        if (mode == null || mode.isSample() || options.trial() || options.rehearsal() || !PostgresAccount.isRoot())
            return;
        throw new Refusal(
                "Hệ thống thật không chạy bằng root. Tạo một tài khoản riêng (useradd --system kycuong), giao thư mục dữ liệu cho nó"
                        + " (chown -R kycuong %s), rồi chạy lại bằng tài khoản ấy. Chỉ chạy thử, không có dữ liệu thật: thêm --trial."
                                .formatted(options.data()),
                "A real installation does not run as root. Make an account of its own, give it the data folder and start again as that one."
                        + " For a trial without real data: --trial.");
    }

    /** The program as it is packed for a real office has no made-up province in it. */
    private static void checkSample(boolean wanted) throws Refusal {
        if (wanted && Launch.class.getResource("/vn/kycuong/sample/package-info.class") == null) {
            throw new Refusal(
                    "Gói chương trình này không kèm tỉnh mẫu. Chạy: ./kycuong start --empty, hoặc với thư mục dữ liệu đã có.",
                    "This package has no sample province. Run ./kycuong start --empty, or name a data folder that is there.");
        }
    }

    /** An existing sample folder keeps its loopback, whatever else was said. */
    private static void checkAddress(Options options, Mode mode) throws Refusal {
        if (mode.isSample() && !options.address().equals(Options.LOOPBACK)) {
            throw new Refusal("Tỉnh mẫu chỉ nghe trên 127.0.0.1.", "The sample listens on 127.0.0.1 only.");
        }
    }

    /** How Spring reaches the database that was started here. */
    private record Connection(Database database) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return database.url();
        }

        @Override
        public @Nullable String getUsername() {
            return database.user();
        }

        @Override
        public @Nullable String getPassword() {
            return database.password();
        }
    }

    /** How the migrations reach it: as the owner of the tables, which the application is not. */
    private record Owner(Database database) implements FlywayConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return database.url();
        }

        @Override
        public @Nullable String getUsername() {
            return database.user();
        }

        @Override
        public @Nullable String getPassword() {
            return database.password();
        }
    }
}
