package vn.kycuong.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.WebTest;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Administrators;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.Lost;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.OneTimeCodes;
import vn.kycuong.identity.Recoveries;
import vn.kycuong.identity.SecondProofs;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SetUpResult;
import vn.kycuong.identity.StaffFileResult;
import vn.kycuong.identity.StaffFiles;
import vn.kycuong.identity.StandInResult;
import vn.kycuong.identity.StandIns;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.UnitKind;

/** Every kind of security event, provoked and read again from its file: what, who, from where, and nothing that was typed. */
class SecurityEventsTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final Path FILE = file();

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondProofs secondProofs;

    @Autowired
    private AccountBook book;

    @Autowired
    private Recoveries recoveries;

    @Autowired
    private Administrators administrators;

    @Autowired
    private StaffFiles staffFiles;

    @Autowired
    private Appointments appointments;

    @Autowired
    private StandIns standIns;

    @Autowired
    private OneTimeCodes codes;

    @Autowired
    private Identity identity;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private Officer admin;
    private int from;

    @DynamicPropertySource
    static void log(DynamicPropertyRegistry properties) {
        properties.add("kycuong.log.file", FILE::toString);
    }

    private static Path file() {
        try {
            return Files.createTempDirectory("kycuong-log").resolve("security.log");
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @BeforeEach
    void twoAdministrators() throws IOException {
        jdbc.sql("truncate identity.attempt").update();
        admin = administrator("nhat.ky.mot");
        from = Files.readAllLines(FILE).size();
    }

    @Test
    void every_kind_is_in_the_document_and_in_this_test() throws IOException {
        var document = Files.readString(Path.of("../docs/security-rules.md"));
        var test = Files.readString(Path.of("src/test/java/vn/kycuong/security/SecurityEventsTest.java"));
        for (var kind : SecurityEvent.values()) {
            assertThat(document).contains("`" + kind.action() + "`");
            assertThat(test).contains("told(SecurityEvent." + kind.name());
        }
    }

    @Test
    void who_logs_in_is_written_and_who_fails_and_why_and_never_what_was_typed() throws IOException {
        var browser = browser();
        browser.logIn("nhat.ky.mot", "gõ sai mật khẩu này");
        var refused = told(SecurityEvent.LOG_IN_REFUSED);
        assertThat(refused.at("/labels/reason").asString()).isEqualTo("password");
        assertThat(refused.at("/labels/person").asString())
                .isEqualTo(admin.actor().toString());
        assertThat(refused.at("/source/ip").asString()).isEqualTo("127.0.0.1");
        assertThat(refused.at("/event/outcome").asString()).isEqualTo("failure");
        assertThat(refused.at("/log/level").asString()).isEqualTo("WARN");
        assertThat(refused.at("/@timestamp").asString()).endsWith("Z");
        browser.logIn("mật khẩu gõ nhầm ô", "x");
        assertThat(told(SecurityEvent.LOG_IN_REFUSED).at("/labels/person").asString())
                .isEqualTo("nobody");
        browser.logIn("nhat.ky.mot", PASSWORD);
        assertThat(told(SecurityEvent.LOGGED_IN).at("/labels/proof").asString()).isEqualTo("PASSWORD");
        browser.submit("/tai-khoan", "/dang-xuat", Map.of());
        assertThat(told(SecurityEvent.LOGGED_OUT).at("/user/id").asString())
                .isEqualTo(admin.actor().toString());
        assertThat(Files.readString(FILE))
                .doesNotContain("gõ sai mật khẩu này", "mật khẩu gõ nhầm ô", PASSWORD, "nhat.ky.mot", "Nhật ký");
    }

    @Test
    void a_guess_that_is_braked_leaves_its_trace() throws IOException {
        var browser = browser();
        for (int i = 0; i < 7; i++) browser.logIn("khong.co.nguoi.nay", "sai " + i);
        assertThat(told(SecurityEvent.LOG_IN_REFUSED).at("/labels/reason").asString())
                .isEqualTo("too many tries");
        for (int i = 0; i < 30; i++) browser.submit("/tra-cuu", "/tra-cuu", Map.of("ma", "x" + i, "so", "1234"));
        assertThat(told(SecurityEvent.BRAKED).at("/labels/what").asString()).isEqualTo("track");
        assertThat(all(SecurityEvent.BRAKED)).as("a flood is told once").hasSize(1);
    }

    @Test
    void what_proves_a_person_is_never_changed_in_silence() throws IOException, InvalidKeyException {
        var person = activated();
        appoint(person, PostRole.OFFICER, commune(0));
        var login = book.find(person).orElseThrow().login();
        var browser = browser();
        browser.logIn(login, PASSWORD);
        browser.submit("/tai-khoan/bao-mat", "/tai-khoan/bao-mat/ma-mot-lan", Map.of("password", "sai"));
        assertThat(told(SecurityEvent.PASSWORD_REFUSED).at("/user/id").asString())
                .isEqualTo(person.toString());
        var officer = in(login).officer();
        var secret =
                new Base32().decode(codes.offer(officer, login).orElseThrow().secret());
        codes.confirm(officer, code(secret));
        assertThat(all(SecurityEvent.FACTOR_ADDED).stream()
                        .map(e -> e.at("/labels/factor").asString()))
                .contains("one-time code", "recovery codes");
        told(SecurityEvent.FACTOR_ADDED);
        codes.remove(person);
        assertThat(told(SecurityEvent.FACTOR_REMOVED).at("/labels/person").asString())
                .isEqualTo(person.toString());
        var path = "/tai-khoan/bao-mat/mat-khau";
        browser.submit(path, path, Map.of("old", PASSWORD, "password", PASSWORD + " mới"));
        assertThat(told(SecurityEvent.PASSWORD_SET).at("/labels/how").asString())
                .isEqualTo("changed");
    }

    @Test
    void sessions_that_end_and_posts_that_are_changed_are_written() throws IOException {
        var person = activated();
        appoint(person, PostRole.OFFICER, commune(0));
        appoint(person, PostRole.OFFICER, commune(1));
        var login = book.find(person).orElseThrow().login();
        var one = browser();
        one.logIn(login, PASSWORD);
        var other = in(login);
        identity.sessions(other.officer(), other.token()).stream()
                .filter(s -> !s.current())
                .forEach(s -> identity.revoke(other.officer(), s.id()));
        assertThat(told(SecurityEvent.SESSION_ENDED).at("/labels/person").asString())
                .isEqualTo(person.toString());
        identity.revokeOthers(other.officer(), other.token());
        assertThat(told(SecurityEvent.SESSION_ENDED).at("/labels/which").asString())
                .isEqualTo("all others");
        var post = identity.postsOf(person).stream()
                .map(p -> p.post())
                .filter(p -> !p.equals(other.officer().post()))
                .findFirst()
                .orElseThrow();
        assertThat(identity.changePost(other.officer(), other.token(), post, "10.0.0.1"))
                .isPresent();
        assertThat(told(SecurityEvent.POST_CHANGED).at("/labels/post").asString())
                .isEqualTo(post.toString());
    }

    @Test
    void what_administrators_do_with_accounts_is_written() throws IOException {
        told(SecurityEvent.FIRST_ADMINISTRATOR, 0);
        var person = opened();
        assertThat(told(SecurityEvent.ACCOUNT_OPENED).at("/labels/by").asString())
                .isEqualTo(admin.actor().toString());
        book.enable(person, false, admin);
        assertThat(told(SecurityEvent.ACCOUNT_SWITCHED).at("/labels/state").asString())
                .isEqualTo("off");
        recoveries.ask(person, Lost.EVERYTHING, "Mất điện thoại", admin);
        assertThat(told(SecurityEvent.RECOVERY_ASKED).toString()).doesNotContain("Mất điện thoại");
        var other = administrator("nhat.ky.hai");
        var asked = recoveries.open().stream()
                .filter(r -> r.actor().equals(person))
                .findFirst()
                .orElseThrow();
        recoveries.decide(asked.id(), true, other);
        assertThat(told(SecurityEvent.RECOVERY_DECIDED).at("/labels/decision").asString())
                .isEqualTo("granted");
        appoint(person, PostRole.OFFICER, commune(0));
        assertThat(told(SecurityEvent.APPOINTED).at("/labels/role").asString()).isEqualTo("OFFICER");
        appointments.leave(person, identity.postsOf(person).getFirst().post(), today(), admin);
        assertThat(told(SecurityEvent.POST_LEFT).at("/labels/person").asString())
                .isEqualTo(person.toString());
        secondProofs.letOff("CHAIR", "Đang đổi thiết bị");
        assertThat(told(SecurityEvent.SECOND_PROOF_ASKED).at("/labels/role").asString())
                .isEqualTo("CHAIR");
        assertThat(told(SecurityEvent.SECOND_PROOF_ASKED).at("/labels/asked").asString())
                .isEqualTo("false");
        secondProofs.ask("CHAIR");
        assertThat(told(SecurityEvent.SECOND_PROOF_ASKED).at("/labels/asked").asString())
                .isEqualTo("true");
    }

    @Test
    void who_stands_in_for_whom_is_written() throws IOException {
        var unit = commune(2);
        var holder = activated();
        var colleague = activated();
        appoint(holder, PostRole.OFFICER, unit);
        appoint(colleague, PostRole.RECEIVER, unit);
        var officer = in(book.find(holder).orElseThrow().login()).officer();
        var made = standIns.make(
                new StandIns.Wish(officer.post(), holder, colleague, today(), today(), Optional.empty(), "QĐ thử"),
                officer);
        assertThat(told(SecurityEvent.STAND_IN_MADE).at("/labels/person").asString())
                .isEqualTo(colleague.toString());
        standIns.end(((StandInResult.Made) made).id(), officer);
        assertThat(told(SecurityEvent.STAND_IN_ENDED).at("/labels/by").asString())
                .isEqualTo(holder.toString());
    }

    @Test
    void who_is_to_administer_and_what_the_staff_office_sends_is_written_without_names() throws IOException {
        var person = opened();
        assertThat(book.number(person, "CB-9" + login(), admin)).isEqualTo(new AccountResult.Done(person));
        assertThat(told(SecurityEvent.STAFF_NUMBER_NOTED).toString()).doesNotContain("CB-9");
        administrators.propose(person, true, "Lý do riêng", admin);
        assertThat(told(SecurityEvent.ADMINISTRATOR_PROPOSED)
                        .at("/labels/change")
                        .asString())
                .isEqualTo("begin");
        var asked = administrators.open().stream()
                .filter(p -> p.actor().equals(person))
                .findFirst()
                .orElseThrow();
        administrators.decide(asked.id(), false, administrator("nhat.ky.hai"));
        var decided = told(SecurityEvent.ADMINISTRATOR_DECIDED);
        assertThat(decided.at("/labels/decision").asString()).isEqualTo("declined");
        assertThat(decided.at("/labels/proposer").asString())
                .isEqualTo(admin.actor().toString());
        var file = "Số hiệu,Họ và tên,Tên đăng nhập,Đơn vị,Vai trò,Chức danh,Từ ngày,Quyết định\nCB-8" + login()
                + ",Nông Thị Mẫu," + login() + ",TTPVHCC,tiếp nhận,Trực quầy," + today() + ",QĐ 1\n";
        var read = (StaffFileResult.Previewed) staffFiles.read(file.getBytes(StandardCharsets.UTF_8), admin);
        assertThat(staffFiles.confirm(read.id(), Set.of(), admin)).isInstanceOf(StaffFileResult.Ordered.class);
        var confirmed = told(SecurityEvent.STAFF_FILE_CONFIRMED);
        assertThat(confirmed.at("/labels/items").asString()).isEqualTo("1");
        assertThat(confirmed.toString()).doesNotContain("Nông Thị Mẫu", "CB-8");
    }

    @Test
    void every_no_of_the_walls_says_who_and_from_where() throws IOException {
        browser().get("/tai-khoan?tu-khoa=rieng-tu");
        var asked = told(SecurityEvent.LOG_IN_ASKED);
        assertThat(asked.at("/labels/path").asString()).isEqualTo("/tai-khoan");
        assertThat(asked.toString()).doesNotContain("rieng-tu");
        var browser = browser();
        browser.logIn("nhat.ky.mot", PASSWORD);
        browser.get("/thu-cua/quyen");
        assertThat(told(SecurityEvent.RIGHT_REFUSED).at("/user/id").asString())
                .isEqualTo(admin.actor().toString());
        browser.get("/thu-cua/khong-thay");
        assertThat(told(SecurityEvent.NOT_SHOWN).at("/user/id").asString())
                .isEqualTo(admin.actor().toString());
        assertThat(told(SecurityEvent.NOT_SHOWN).at("/source/ip").asString()).isEqualTo("127.0.0.1");
        browser.get("/thu-cua/hong");
        assertThat(told(SecurityEvent.FAILED).at("/labels/incident").asString()).matches("[0-9A-F]{8}");
    }

    @Test
    void what_goes_round_a_check_is_written() throws IOException {
        browser().post("/dang-nhap", Map.of("login", "x", "password", "y"));
        assertThat(told(SecurityEvent.FORM_TOKEN_WRONG).at("/labels/path").asString())
                .isEqualTo("/dang-nhap");
        browser().get("/thu-tuc?q=a&q=b");
        assertThat(told(SecurityEvent.PARAMETER_TWICE).at("/labels/path").asString())
                .isEqualTo("/thu-tuc");
        browser().get("/thu-tuc;x=1");
        assertThat(told(SecurityEvent.STRANGE_REQUEST).at("/labels/reason").asString())
                .contains(";");
        assertThat(program().statusCode()).isEqualTo(200);
        assertThat(told(SecurityEvent.FILE_REFUSED).at("/labels/reason").asString())
                .isEqualTo("no paper");
    }

    @Test
    void nobody_can_begin_a_line_of_his_own() throws IOException {
        browser().get("/thu-cua/quyen%0A%7B%22gia%22%3A1%7D");
        browser().get("/tai-khoan", "Sec-Fetch-Site", "a");
        browser().post("/dang-nhap", Map.of("login", "a\n{\"event\":1}"), "Sec-Fetch-Site", "x");
        for (var line : Files.readAllLines(FILE)) {
            var json = JsonMapper.shared().readTree(line);
            assertThat(json.has("@timestamp")).as(line).isTrue();
            assertThat(json.at("/event/action").isMissingNode()).as(line).isFalse();
        }
    }

    // ---- reading

    private JsonNode told(SecurityEvent kind) throws IOException {
        return told(kind, from);
    }

    private static JsonNode told(SecurityEvent kind, int from) throws IOException {
        var found = all(kind, from);
        assertThat(found).as(kind.action()).isNotEmpty();
        return found.getLast();
    }

    private List<JsonNode> all(SecurityEvent kind) throws IOException {
        return all(kind, from);
    }

    private static List<JsonNode> all(SecurityEvent kind, int from) throws IOException {
        return Files.readAllLines(FILE).stream()
                .skip(from)
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(json -> json.at("/event/action").asString().equals(kind.action()))
                .toList();
    }

    // ---- people

    private Officer administrator(String login) {
        if (identity.logIn(login, PASSWORD, "10.0.0.9") instanceof LogInResult.LoggedIn in) return in.officer();
        assertThat(accounts.setUp(accounts.openSetUpLink(), "Nhật ký " + login, login, PASSWORD))
                .isInstanceOf(SetUpResult.Made.class);
        return in(login).officer();
    }

    private LogInResult.LoggedIn in(String login) {
        return (LogInResult.LoggedIn) identity.logIn(login, PASSWORD, "10.0.0.9");
    }

    private ActorId opened() {
        return ((AccountResult.Linked) book.open(new NewAccount(login(), "Nông Thị Mẫu"), admin)).actor();
    }

    private ActorId activated() {
        var linked = (AccountResult.Linked) book.open(new NewAccount(login(), "Nông Thị Mẫu"), admin);
        var path = linked.link().path();
        assertThat(book.activate(path.substring(path.indexOf('=') + 1), PASSWORD))
                .isEqualTo(new AccountResult.Done(linked.actor()));
        return linked.actor();
    }

    private static String login() {
        return "nk." + UUID.randomUUID().toString().substring(0, 12);
    }

    private void appoint(ActorId person, PostRole role, UnitId unit) {
        assertThat(appointments.appoint(
                        new Appointments.Wish(
                                person,
                                unit,
                                role,
                                "Vị trí " + login(),
                                false,
                                today(),
                                Holding.Terms.own(false, "QĐ thử")),
                        admin))
                .isEqualTo(new AccountResult.Done(person));
    }

    private LocalDate today() {
        return appointments.today();
    }

    private UnitId commune(int number) {
        return organisation.unitsAt(today(), UnitKind.COMMUNE).get(number).id();
    }

    private static String code(byte[] secret) throws InvalidKeyException {
        var generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(
                new SecretKeySpec(secret, generator.getAlgorithm()), Instant.now(), Locale.ROOT);
    }

    /** A programme sent as a paper. */
    private HttpResponse<String> program() {
        var browser = browser();
        var begun = browser.submit("/nop-ho-so/BIRTH", "/nop-ho-so/BIRTH", Map.of("cach", "ONLINE"));
        var draft = begun.headers().firstValue("Location").orElseThrow();
        var token = token(browser.get("/nop-ho-so/BIRTH").body());
        var body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"tep-certificate\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\nMZ...\r\n--b--\r\n";
        return browser.send(HttpRequest.newBuilder(at(draft + "/cau/certificate"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
