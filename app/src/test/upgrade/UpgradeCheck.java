import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Starts an older version on a new data folder, stops it, starts this version on what it left, and looks whether everything is there:
 * every entry with its hash, every dossier, every due date, and the pages that people open. Arguments: the older jar, this jar, a folder
 * to work in. Run by {@code ./kycuong upgrade}.
 */
final class UpgradeCheck {
    private static final Duration LONGEST_START = Duration.ofMinutes(6);
    private static final String KNOWN = "H37.N0167-190426-0001";

    private final Path work;
    private final int port;

    private UpgradeCheck(Path work, int port) {
        this.work = work;
        this.port = port;
    }

    public static void main(String[] args) throws Exception {
        try (var free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            new UpgradeCheck(Path.of(args[2]), port).run(Path.of(args[0]), Path.of(args[1]));
        }
    }

    private void run(Path older, Path newer) throws Exception {
        Map<String, String> before;
        var old = start(older, "older.log");
        try {
            ready(old, "older.log");
            before = photograph();
        } finally {
            stop(old);
        }
        System.out.println("  bản cũ để lại: " + count(before, "entry") + " bút toán, " + count(before, "dossier")
                + " hồ sơ, " + count(before, "obligation") + " nghĩa vụ");
        if (count(before, "entry") < 500 || count(before, "dossier") < 50)
            throw new AssertionError("Too little to compare");
        var now = start(newer, "newer.log");
        try {
            ready(now, "newer.log");
            compare(before, photograph());
            pages();
        } finally {
            stop(now);
        }
        System.out.println("  bản mới đọc đủ, không đổi một bút toán nào");
    }

    private Process start(Path jar, String log) throws IOException {
        var words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC",
                "-Dkycuong.sample-share=20",
                "-Dkycuong.programs=" + work.resolve("programs"),
                "-jar",
                jar.toString(),
                "--port",
                Integer.toString(port),
                "--data",
                work.resolve("data").toString()));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(log).toFile())
                .start();
    }

    private void stop(Process program) throws InterruptedException {
        program.destroy();
        if (!program.waitFor(60, TimeUnit.SECONDS)) {
            program.destroyForcibly();
            throw new AssertionError("It did not stop within a minute");
        }
    }

    private void ready(Process program, String log) throws Exception {
        long until = System.nanoTime() + LONGEST_START.toNanos();
        var http = HttpClient.newHttpClient();
        while (System.nanoTime() < until) {
            if (!program.isAlive())
                throw new AssertionError("It ended at once:\n" + Files.readString(work.resolve(log)));
            try {
                var answer = http.send(get("/health/ready").build(), HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) return;
            } catch (IOException notYet) {
                Thread.sleep(300); // the door is not open yet
                continue;
            }
            Thread.sleep(300);
        }
        throw new AssertionError("It was not ready in time:\n" + Files.readString(work.resolve(log)));
    }

    /** Key and content of all that must survive. */
    private Map<String, String> photograph() throws Exception {
        var all = new TreeMap<String, String>();
        var pid = Files.readAllLines(work.resolve("data/postgresql/cluster/postmaster.pid"));
        var url = "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/kycuong";
        // The superuser's password lies in the same place in every version; the roles' own ones do not.
        try (var database = DriverManager.getConnection(
                url, "postgres", Files.readString(work.resolve("data/password")).strip())) {
            read(database, all, "entry", "select case_id || '/' || version, encode(hash, 'hex') from ledger.entry");
            read(database, all, "dossier", "select case_id::text, code || ' ' || procedure_key from dossier.dossier");
            read(
                    database,
                    all,
                    "obligation",
                    "select case_id || '/' || no, clock::text || ' ' || coalesce(due_at::text, '') from"
                            + " ledger.obligation");
            read(database, all, "account", "select login, display_name from identity.account");
        }
        return all;
    }

    private static void read(Connection database, Map<String, String> all, String kind, String sql)
            throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) all.put(kind + " " + rows.getString(1), rows.getString(2));
        }
    }

    private static long count(Map<String, String> all, String kind) {
        return all.keySet().stream().filter(key -> key.startsWith(kind + " ")).count();
    }

    private static void compare(Map<String, String> before, Map<String, String> after) {
        var lost = new ArrayList<String>();
        before.forEach((key, value) -> {
            if (!value.equals(after.get(key))) lost.add(key + ": " + value + " → " + after.get(key));
        });
        if (!lost.isEmpty()) {
            throw new AssertionError(lost.size() + " facts of the older version are other ones now, for instance\n"
                    + String.join("\n", lost.subList(0, Math.min(10, lost.size()))));
        }
    }

    private void pages() throws Exception {
        var http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var form = new LinkedHashMap<String, String>();
        form.put("login", "lanhdao.huyen-huu-lung");
        form.put("password", "kycuong-mau");
        form.put("_csrf", token(page(http, "/dang-nhap")));
        var body = form.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElseThrow();
        var logIn = http.send(
                get("/dang-nhap")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (logIn.statusCode() != 200) throw new AssertionError("Log-in answered " + logIn.statusCode());
        for (var path : List.of("/viec-cua-toi?cua=unit", "/bang-don-vi", "/bang-chi-dao", "/van-ban", "/lich/2019")) {
            page(http, path);
        }
        var known = page(http, "/viec-cua-toi?cua=all&q=" + KNOWN);
        if (!known.contains(KNOWN)) throw new AssertionError("The known dossier is not found");
    }

    private String page(HttpClient http, String path) throws Exception {
        var answer = http.send(get(path).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new AssertionError(path + " answered " + answer.statusCode());
        return answer.body();
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static String token(String page) {
        var found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        if (!found.find()) throw new AssertionError("No form token on the log-in page");
        return found.group(1).replace("&#43;", "+").replace("&#61;", "=");
    }
}
