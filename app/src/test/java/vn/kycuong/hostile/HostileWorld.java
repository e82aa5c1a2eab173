package vn.kycuong.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
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

/** A sample province of its own, to be spoilt, in the whole application; and people who send whatever they like to it, from many addresses. */
@Tag("slow")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"kycuong.mode=sample", "kycuong.sample-at=2020-06-15T08:00", "kycuong.sample-share=10"})
abstract class HostileWorld {
    private static boolean played;
    private static int addresses;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private static final class Once {
        static final DataSource OWNER = TestDatabase.migrated();
        static final TestDatabase.Roles ROLES = TestDatabase.confined(OWNER);
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> Once.ROLES.url());
        properties.add("spring.datasource.username", () -> Once.ROLES.actor());
        properties.add("kycuong.reader.user", () -> Once.ROLES.reader());
        properties.add("spring.flyway.enabled", () -> "false");
        properties.add("kycuong.signature.test-keys", () -> "true");
    }

    /** The same database with its owner's rights. */
    static JdbcClient owner() {
        return JdbcClient.create(Once.OWNER);
    }

    @BeforeEach
    void play(@Autowired List<FirstRun> runs) {
        if (played) return;
        var mode = new Mode(Mode.Kind.SAMPLE, LocalDateTime.of(2020, 6, 15, 8, 0));
        runs.forEach(run -> run.run(mode, (_, _) -> {}));
        played = true;
    }

    String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    List<String> all(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    /** A file as a form sends it. */
    record Sent(String field, String name, String type, byte[] content) {}

    /** Somebody with cookies who follows nothing by himself. */
    final class Person {
        final String login;
        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private HttpClient http = client();
        private String token = "";

        Person(String login) {
            this.login = login;
            if (!login.isEmpty()) {
                var answer = post("/dang-nhap", Map.of("login", login, "password", "kycuong-mau"), "/dang-nhap");
                if (answer.statusCode() != 302) throw new AssertionError(login + ": " + answer.statusCode());
            }
        }

        /** Another address of this machine: whoever tries much from one is braked, and that is tested elsewhere. */
        void moves() {
            http = client();
        }

        private HttpClient client() {
            try {
                addresses++;
                return HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .localAddress(InetAddress.getByAddress(
                                new byte[] {127, 7, (byte) (addresses / 250), (byte) (1 + addresses % 250)}))
                        .build();
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        HttpResponse<String> get(String path) {
            var answer = send(HttpRequest.newBuilder(at(path)).GET().build());
            if (answer.statusCode() == 429) {
                moves();
                answer = send(HttpRequest.newBuilder(at(path)).GET().build());
            }
            var found = java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(answer.body());
            if (found.find()) token = PageForm.plain(found.group(1));
            return answer;
        }

        HttpResponse<String> post(String path, Map<String, String> fields, String from) {
            get(from);
            return post(path, fields);
        }

        HttpResponse<String> post(String path, Map<String, String> fields) {
            var body = "_csrf=" + encoded(token) + "&" + query(fields);
            return send(HttpRequest.newBuilder(at(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        HttpResponse<String> post(String path, Map<String, String> fields, List<Sent> files) {
            var out = new ByteArrayOutputStream();
            part(out, "name=\"_csrf\"", null, token.getBytes(StandardCharsets.UTF_8));
            fields.forEach(
                    (name, value) -> part(out, "name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8)));
            for (var file : files)
                part(
                        out,
                        "name=\"" + file.field() + "\"; filename=\""
                                + file.name().replace("\"", "%22").replaceAll("[\\r\\n]", " ") + "\"",
                        file.type(),
                        file.content());
            out.writeBytes("--ranh-gioi--\r\n".getBytes(StandardCharsets.UTF_8));
            return send(HttpRequest.newBuilder(at(path))
                    .header("Content-Type", "multipart/form-data; boundary=ranh-gioi")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()))
                    .build());
        }

        private static void part(
                ByteArrayOutputStream out,
                String what,
                @org.jspecify.annotations.Nullable String type,
                byte[] content) {
            var head = "--ranh-gioi\r\nContent-Disposition: form-data; " + what + "\r\n"
                    + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(content);
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw new UncheckedIOException(request.method() + " " + request.uri(), broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * What was written since last asked, in tables that hold what people do. Left out is what follows by itself after an act (search, notices,
     * figures), and what notes that somebody tried.
     */
    List<String> written() {
        var found = new ArrayList<>(owner().sql("delete from hostile.written returning what")
                .query(String.class)
                .list());
        return found.stream().distinct().sorted().toList();
    }

    void watch() {
        owner().sql("""
                create schema if not exists hostile;
                create table if not exists hostile.written (what text not null);
                create or replace function hostile.note() returns trigger language plpgsql security definer as $$
                begin
                  if tg_table_schema = 'ledger' and to_jsonb(new) ->> 'actor_id' = '1' then return null; end if;
                  insert into hostile.written values (tg_table_schema || '.' || tg_table_name || ' ' || lower(tg_op));
                  return null;
                end $$;
                """).update();
        var tables = owner().sql("""
                select format('%I.%I', schemaname, tablename) from pg_tables
                 where (schemaname in ('dossier', 'counter', 'money', 'contest', 'document', 'form', 'procedure', 'process')
                        or schemaname || '.' || tablename in
                           ('ledger.entry', 'notice.situation', 'notice.edited', 'notice.refusing'))
                   and schemaname || '.' || tablename not in
                       ('counter.roster', 'counter.roster_seat', 'counter.roster_shift', -- a job fills a draft later
                        'dossier.find', 'dossier.reminder', 'dossier.step_time', 'dossier.supplement_until', 'dossier.file_signature', 'dossier.long_term', 'dossier.long_term_version', 'money.standing', 'dossier.identity_to_seal', 'money.call_back')
                """).query(String.class).list();
        for (var table : tables)
            owner().sql("create or replace trigger hostile_note after insert or update or delete on " + table
                            + " for each row execute function hostile.note()")
                    .update();
    }
}
