package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.kycuong.WebTest;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.UnitKind;

class AccountBookTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";

    @Autowired
    private AccountBook book;

    @Autowired
    private Recoveries recoveries;

    @Autowired
    private Appointments appointments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SecondProofs secondProofs;

    @Autowired
    private Identity identity;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private Officer admin;
    private Officer other;

    @BeforeEach
    void twoAdministrators() {
        jdbc.sql("truncate identity.attempt").update();
        admin = administrator("so.tay.mot");
        other = administrator("so.tay.hai");
    }

    @Test
    void an_account_is_opened_and_its_owner_alone_sets_the_password() {
        var opened = opened("chuyen.vien." + UUID.randomUUID().toString().substring(0, 8));
        var line = book.find(opened.actor()).orElseThrow();
        assertThat(line.activated()).isFalse();
        assertThat(identity.logIn(line.login(), "", "a")).isInstanceOf(LogInResult.WrongCredentials.class);
        assertThat(identity.logIn(line.login(), "!", "a")).isInstanceOf(LogInResult.WrongCredentials.class);
        var path = opened.link().path();
        assertThat(opened.toString()).doesNotContain(path);

        var browser = browser();
        assertThat(opens(path)).isTrue();
        assertThat(set(browser, path, "password12345").body()).contains("dễ đoán");
        assertThat(set(browser, path, "ngắn").body()).contains("quá ngắn");
        assertThat(set(browser, path, PASSWORD).statusCode()).isEqualTo(302);
        assertThat(opens(path)).as("opens once").isFalse();
        assertThat(set(browser, path, PASSWORD).statusCode()).isEqualTo(404);
        assertThat(identity.logIn(line.login(), PASSWORD, "a"))
                .as("no post yet")
                .isInstanceOf(LogInResult.NoPost.class);
        assertThat(book.linkAgain(opened.actor(), admin))
                .isEqualTo(new AccountResult.NotPossible("people.no.activated"));
        assertThat(browser.get("/kich-hoat/khong-co").statusCode()).isEqualTo(404);
    }

    @Test
    void an_older_link_closes_when_a_new_one_is_made() {
        var opened = opened("cho.kich.hoat." + UUID.randomUUID().toString().substring(0, 8));
        var again = (AccountResult.Linked) book.linkAgain(opened.actor(), admin);
        assertThat(opens(opened.link().path())).isFalse();
        assertThat(opens(again.link().path())).isTrue();
    }

    @Test
    void a_post_gives_its_rights_from_its_day_and_takes_them_at_once() {
        var person = activated();
        var today = appointments.today();
        var unit = organisation.unitsAt(today, UnitKind.COMMUNE).getFirst().id();
        assertThat(appoint(person, unit, today, PostRole.OFFICER, false)).isEqualTo(new AccountResult.Done(person));
        var in = (LoggedIn) identity.logIn(book.find(person).orElseThrow().login(), PASSWORD, "a");
        assertThat(in.officer().may("dossier.examine")).isTrue();
        assertThat(in.officer().unit()).isEqualTo(unit);
        assertThat(appoint(admin.actor(), unit, today, PostRole.LEADER, true))
                .isEqualTo(new AccountResult.NotPossible("people.no.administrator"));
        assertThat(appoint(person, unit, today, PostRole.ADMIN, false))
                .isEqualTo(new AccountResult.NotPossible("people.no.administrator"));
        assertThat(appointments.leave(person, in.officer().post(), today.minusDays(1), admin))
                .as("not before it began")
                .isEqualTo(new AccountResult.NotPossible("people.no.lastDay"));
        jdbc.sql("update organisation.holding set valid_from = :from where person_id = :person")
                .param("from", today.minusDays(5))
                .param("person", person.value())
                .update();
        assertThat(appointments.leave(person, in.officer().post(), today.minusDays(1), admin))
                .isEqualTo(new AccountResult.Done(person));
        assertThat(identity.officer(in.token())).as("out with the next click").isEmpty();
    }

    @Test
    void who_is_replaced_at_the_head_loses_the_rights_with_the_same_commit() {
        var today = appointments.today();
        var unit = organisation.unitsAt(today, UnitKind.COMMUNE).getLast().id();
        var first = activated();
        var second = activated();
        appoint(first, unit, today.minusDays(10), PostRole.LEADER, true);
        var in = (LoggedIn) identity.logIn(book.find(first).orElseThrow().login(), PASSWORD, "a");
        assertThat(in.officer().may("dossier.sign")).isTrue();
        appoint(second, unit, today, PostRole.LEADER, true);
        assertThat(identity.officer(in.token())).isEmpty();
        assertThat(identity.logIn(book.find(first).orElseThrow().login(), PASSWORD, "a"))
                .isInstanceOf(LogInResult.NoPost.class);
    }

    @Test
    void a_role_that_sees_the_whole_province_is_given_at_the_province_alone() {
        var today = appointments.today();
        var commune = organisation.unitsAt(today, UnitKind.COMMUNE).getFirst().id();
        var person = activated();
        assertThat(appoint(person, commune, today, PostRole.CHAIR, false))
                .isEqualTo(new AccountResult.NotPossible("people.no.chair"));
        assertThat(identity.logIn(book.find(person).orElseThrow().login(), PASSWORD, "a"))
                .as("no post, so nothing is seen")
                .isInstanceOf(LogInResult.NoPost.class);
    }

    @Test
    void what_proves_a_person_is_given_anew_by_two_administrators_and_never_by_one() {
        var person = activated();
        assertThat(recoveries.ask(person, Lost.EVERYTHING, " ", admin))
                .isEqualTo(new AccountResult.NotPossible("people.no.reason"));
        assertThat(recoveries.ask(admin.actor(), Lost.EVERYTHING, "Mất máy", admin))
                .isEqualTo(new AccountResult.NotPossible("people.no.oneself"));
        recoveries.ask(person, Lost.EVERYTHING, "Mất điện thoại, đã gặp trực tiếp", admin);
        assertThat(recoveries.ask(person, Lost.PASSWORD, "Lần nữa", other))
                .isEqualTo(new AccountResult.NotPossible("people.no.asked"));
        var asked = recoveries.open().stream()
                .filter(r -> r.actor().equals(person))
                .findFirst()
                .orElseThrow();
        assertThat(recoveries.decide(asked.id(), true, admin))
                .isEqualTo(new AccountResult.NotPossible("people.no.fourEyes"));
        withOtherProofs(person);
        var granted = (AccountResult.Linked) recoveries.decide(asked.id(), true, other);
        assertThat(otherProofs(person)).as("lost, all of it").isZero();
        assertThat(book.find(person).orElseThrow().activated()).isFalse();
        assertThat(identity.logIn(book.find(person).orElseThrow().login(), PASSWORD, "a"))
                .isInstanceOf(LogInResult.WrongCredentials.class);
        assertThat(recoveries.decide(asked.id(), true, other)).as("once").isEqualTo(new AccountResult.NotFound());
        assertThat(book.activate(token(granted), PASSWORD + " mới")).isEqualTo(new AccountResult.Done(person));
    }

    @Test
    void a_forgotten_password_is_given_anew_and_what_proves_the_person_besides_is_asked_for_as_before() {
        var person = activated();
        var login = book.find(person).orElseThrow().login();
        withOtherProofs(person);
        recoveries.ask(person, Lost.PASSWORD, "Quên mật khẩu, đã gặp trực tiếp", admin);
        var asked = recoveries.open().stream()
                .filter(r -> r.actor().equals(person))
                .findFirst()
                .orElseThrow();
        assertThat(asked.lost()).isEqualTo(Lost.PASSWORD);
        var granted = (AccountResult.Linked) recoveries.decide(asked.id(), true, other);
        assertThat(otherProofs(person))
                .as("codes, a key, and the account elsewhere")
                .isEqualTo(3);
        assertThat(identity.logIn(login, PASSWORD, "a")).isInstanceOf(LogInResult.WrongCredentials.class);
        assertThat(book.activate(token(granted), PASSWORD + " mới")).isEqualTo(new AccountResult.Done(person));
        assertThat(identity.logIn(login, PASSWORD + " mới", "a")).isInstanceOf(LogInResult.CodeAsked.class);
        jdbc.sql("delete from identity.one_time_code where actor_id = :person")
                .param("person", person.value())
                .update();
        assertThat(identity.logIn(login, PASSWORD + " mới", "a"))
                .as("a key is no less than a code")
                .isInstanceOf(LogInResult.PasskeyAsked.class);
    }

    private void withOtherProofs(ActorId person) {
        for (var insert : List.of(
                "insert into identity.one_time_code (actor_id, sealed, made_at, confirmed_at) values (:p, '\\x00', :at, :at)",
                "insert into identity.passkey (credential_id, passkey_id, actor_id, label, credential, counter, made_at)"
                        + " values (cast(cast(:p as text) as bytea), gen_random_uuid(), :p, '', '\\x00', 0, :at)",
                "insert into identity.outside_account (issuer, subject, actor_id, linked_at)"
                        + " values ('https://id.example', cast(:p as text), :p, :at)"))
            jdbc.sql(insert)
                    .param("p", person.value())
                    .param("at", java.time.OffsetDateTime.parse("2026-03-02T01:00:00Z"))
                    .update();
    }

    private int otherProofs(ActorId person) {
        return jdbc.sql("""
                select (select count(*) from identity.one_time_code where actor_id = :p)
                     + (select count(*) from identity.passkey where actor_id = :p)
                     + (select count(*) from identity.outside_account where actor_id = :p)
                """).param("p", person.value()).query(Integer.class).single();
    }

    @Test
    void a_role_is_let_off_its_second_proof_for_a_written_reason_and_by_two() {
        var browser = browser();
        browser.logIn("so.tay.mot", PASSWORD);
        var path = "/quan-tri/nguoi-dung";
        var action = path + "/vai-tro/OFFICER/hai-lop";
        browser.submit(path, action, Map.of("asked", "1"));
        assertThat(secondProofs.required("OFFICER")).isTrue();
        assertThat(browser.submit(path, action, Map.of("asked", "0", "why", " "))
                        .body())
                .contains("Ghi lý do miễn");
        browser.submit(path, action, Map.of("asked", "0", "why", "Chưa có thiết bị, tới 30/6"));
        assertThat(secondProofs.required("OFFICER"))
                .as("one alone only proposes")
                .isTrue();
        assertThat(secondProofs.propose("OFFICER", "Lần nữa", other)).contains("people.no.letOffAsked");

        var decisions = "/quan-tri/quan-tri-vien";
        var proposal = secondProofs.open().getFirst().id();
        assertThat(browser.get(path).body()).contains("đang chờ người khác duyệt");
        assertThat(browser.get(decisions).body())
                .contains("Chưa có thiết bị, tới 30/6")
                .doesNotContain(proposal + "/duyet");
        assertThat(secondProofs.decide(proposal, true, admin)).contains("people.no.letOffOwn");
        var second = browser();
        second.logIn("so.tay.hai", PASSWORD);
        second.submit(decisions, decisions + "/mien-hai-lop/" + proposal + "/duyet", Map.of());
        assertThat(secondProofs.required("OFFICER")).isFalse();
        assertThat(secondProofs.decide(proposal, false, other)).contains("people.no.decided");
        assertThat(browser.get(path).body()).contains("Chưa có thiết bị, tới 30/6");
        assertThat(secondProofs.propose("OFFICER", "Lần nữa", other)).contains("people.no.letOff");
    }

    @Test
    void nobody_without_the_right_looks_after_accounts_and_nobody_switches_himself_off() {
        var stranger = new Officer(
                admin.actor(), admin.post(), admin.unit(), "", "", "OFFICER", java.util.Set.of(), admin.scope());
        assertThatThrownBy(() -> book.enable(other.actor(), false, stranger)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> book.open(new NewAccount("x", "y"), stranger))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(book.enable(admin.actor(), false, admin))
                .isEqualTo(new AccountResult.NotPossible("people.no.oneself"));
        assertThat(book.enable(new ActorId(999_999), false, admin)).isEqualTo(new AccountResult.NotFound());
    }

    @Test
    void the_pages_are_for_administrators_and_find_people() {
        var browser = browser();
        browser.logIn("so.tay.mot", PASSWORD);
        var page = browser.get("/quan-tri/nguoi-dung?tim=so.tay.hai");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Sổ tay so.tay.hai").doesNotContain("so.tay.mot</code>");
        assertThat(browser.get("/quan-tri/nguoi-dung?tim=khong.ai&trang=99").body())
                .contains("Không có tài khoản nào khớp");
        var made = browser.submit(
                "/quan-tri/nguoi-dung",
                "/quan-tri/nguoi-dung",
                Map.of("name", "Hoàng Thị Mẫu", "login", "mau." + System.nanoTime()));
        assertThat(made.body()).contains("/kich-hoat#token=", "Hoàng Thị Mẫu");
        var again = browser.submit(
                "/quan-tri/nguoi-dung", "/quan-tri/nguoi-dung", Map.of("name", "Ai đó", "login", "so.tay.hai"));
        assertThat(again.body()).contains("đã có người dùng", "value=\"Ai đó\"");
        var one = browser.get("/quan-tri/nguoi-dung/" + other.actor()).body();
        assertThat(one).contains("Khóa tài khoản", "Bố trí vào vị trí");
        assertThat(browser.get("/quan-tri/nguoi-dung/0").statusCode()).isEqualTo(404);
    }

    @Test
    void a_password_is_changed_by_who_knows_it_and_other_sessions_end() {
        var office = browser();
        office.logIn("so.tay.mot", PASSWORD);
        var phone = browser();
        phone.logIn("so.tay.mot", PASSWORD);
        var path = "/tai-khoan/bao-mat/mat-khau";
        assertThat(office.submit(path, path, Map.of("old", "sai", "password", PASSWORD))
                        .body())
                .contains("chưa đúng");
        assertThat(office.submit(path, path, Map.of("old", PASSWORD, "password", "so.tay.mot nhé"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(office.submit(path, path, Map.of("old", PASSWORD, "password", PASSWORD + " hai"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(office.get("/tai-khoan").statusCode()).isEqualTo(200);
        assertThat(phone.get("/tai-khoan").statusCode()).isEqualTo(302);
        assertThat(browser().logIn("so.tay.mot", PASSWORD).statusCode()).isEqualTo(401);
        office.submit(path, path, Map.of("old", PASSWORD + " hai", "password", PASSWORD));
    }

    private Officer administrator(String login) {
        if (identity.logIn(login, PASSWORD, "a") instanceof LoggedIn in) return in.officer();
        assertThat(accounts.setUp(accounts.openSetUpLink(), "Sổ tay " + login, login, PASSWORD))
                .isInstanceOf(SetUpResult.Made.class);
        return ((LoggedIn) identity.logIn(login, PASSWORD, "a")).officer();
    }

    private AccountResult.Linked opened(String login) {
        return (AccountResult.Linked) book.open(new NewAccount(login, "Nông Thị Mẫu"), admin);
    }

    private ActorId activated() {
        var opened = opened("nguoi." + UUID.randomUUID().toString().substring(0, 12));
        assertThat(book.activate(token(opened), PASSWORD)).isEqualTo(new AccountResult.Done(opened.actor()));
        return opened.actor();
    }

    private static String token(AccountResult.Linked linked) {
        return secret(linked.link().path());
    }

    private static String secret(String path) {
        return path.substring("/kich-hoat#token=".length());
    }

    private boolean opens(String path) {
        return browser()
                        .submit("/kich-hoat", "/kich-hoat/mo", Map.of("token", secret(path)))
                        .statusCode()
                == 200;
    }

    private java.net.http.HttpResponse<String> set(Browser browser, String path, String password) {
        return browser.submit("/kich-hoat", "/kich-hoat/mat-khau", Map.of("token", secret(path), "password", password));
    }

    private AccountResult appoint(
            ActorId person, vn.kycuong.kernel.UnitId unit, LocalDate from, PostRole role, boolean head) {
        return appointments.appoint(
                new Appointments.Wish(
                        person, unit, role, "Vị trí thử " + role, head, from, Holding.Terms.own(false, "QĐ thử")),
                admin);
    }

    @Test
    void what_is_easily_guessed_is_no_password() {
        var strength = new PasswordStrength("");
        for (var easy : List.of(
                "password12345", "123456789012", "matkhau123456", "qwertyuiop123", "langson2020!!", "aaaaaaaaaaaaaaa"))
            assertThat(strength.isEasy(easy, List.of("admin"))).as(easy).isTrue();
        assertThat(strength.isEasy("hoangthimau12", List.of("x", "Hoang Thi Mau")))
                .isTrue();
        for (var leaked : List.of("ChickenWing101", "domainlock2005", "lightswillguideyouhome", "g00db33r&#33;"))
            assertThat(strength.isEasy(leaked, List.of("admin"))).as(leaked).isTrue();
        for (var good : List.of(PASSWORD, "một mật khẩu đủ dài", "mật khẩu của quản trị", "xe đạp cũ bên bờ suối"))
            assertThat(strength.isEasy(good, List.of("admin"))).as(good).isFalse();
    }

    @Test
    void at_least_three_thousand_leaked_passwords_that_our_rules_would_let_pass_are_known() {
        var leaked = new LeakedPasswords();
        assertThat(leaked.size()).isGreaterThan(15_000);
        assertThat(leaked.hold("CHICKENwing101"))
                .as("however it is capitalised")
                .isTrue();
        assertThat(leaked.hold(PASSWORD)).isFalse();
    }

    @Test
    void an_installation_forbids_words_of_its_own(@TempDir Path folder) throws IOException {
        var file = folder.resolve("tu-cam");
        Files.writeString(file, "# tên cơ quan, tên phần mềm\nThẩm định giá\nKyLuaVang\n");
        var plain = new PasswordStrength("");
        var told = new PasswordStrength(file.toString());
        for (var password : List.of("thamdinhgia#72", "kyluavang+836")) {
            assertThat(plain.isEasy(password, List.of("admin"))).as(password).isFalse();
            assertThat(told.isEasy(password, List.of("admin"))).as(password).isTrue();
        }
        assertThat(told.isEasy(PASSWORD, List.of("admin"))).isFalse();
        assertThatThrownBy(() -> new PasswordStrength(folder.resolve("none").toString()))
                .hasMessageContaining("Không đọc được tệp từ cấm");
    }
}
