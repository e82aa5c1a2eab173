package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;

/** Telephones and mail at work: the head of a unit looks after his own, an administrator after all, nobody else after any. */
class WorkContactsTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final String PATH = "/lien-he-cong-vu";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private WorkContacts contacts;

    @Autowired
    private AccountBook book;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private LocalDate today;
    private UnitId unit;
    private UnitId other;
    private ActorId head;
    private ActorId person;
    private ActorId stranger;

    @BeforeEach
    void twoUnits() {
        jdbc.sql("truncate identity.attempt").update();
        today = contacts.today();
        var communes = organisation.unitsAt(today, UnitKind.COMMUNE);
        unit = communes.get(55 + NUMBER.incrementAndGet()).id();
        other = communes.get(54).id();
        head = made(PostRole.LEADER, unit);
        person = made(PostRole.OFFICER, unit);
        stranger = made(PostRole.OFFICER, other);
    }

    private ActorId made(PostRole role, UnitId at) {
        var login = "lh." + UUID.randomUUID().toString().substring(0, 12);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Người " + login)), accounts.hash(PASSWORD));
        var actor = made.actors().getFirst();
        var post = posts.create(at, role, "Vị trí " + login, role == PostRole.LEADER, today.minusYears(1));
        posts.appoint(post, actor, today.minusYears(1), false, "QĐ");
        accounts.regrant(List.of(actor));
        return actor;
    }

    private String login(ActorId actor) {
        return book.find(actor).orElseThrow().login();
    }

    @Test
    void a_head_enters_the_telephone_of_the_unit_and_how_its_people_are_reached() {
        var browser = browser();
        browser.logIn(login(head), PASSWORD);
        assertThat(browser.get(PATH).body()).contains("Chưa có số", "Người " + login(person));
        var answer = browser.submit(PATH, PATH, Map.of("phone", "0205 000 0001", "don-vi", unit.toString()));
        assertThat(browser.get(answer.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Đã ghi", "0205 000 0001")
                .doesNotContain("Chưa có số");
        browser.submit(
                PATH,
                PATH + "/nguoi/" + person,
                Map.of("phone", "0205.000.0002", "email", "thu.ly@example.vn", "don-vi", unit.toString()));
        assertThat(contacts.of(person)).isEqualTo(new WorkContact("0205.000.0002", "thu.ly@example.vn"));
        assertThat(contacts.lookup(unit)).isEqualTo("0205 000 0001");
        assertThat(jdbc.sql("select count(*) from identity.work_contact where convert_from(sealed, 'LATIN1') like"
                                + " '%example%'")
                        .query(Integer.class)
                        .single())
                .as("mail lies sealed")
                .isZero();
    }

    @Test
    void what_is_no_telephone_or_address_is_refused_and_stays_in_the_form() {
        var browser = browser();
        browser.logIn(login(head), PASSWORD);
        var phone = browser.submit(PATH, PATH, Map.of("phone", "gọi số quầy", "don-vi", unit.toString()));
        assertThat(phone.statusCode()).isEqualTo(422);
        assertThat(phone.body()).contains("Số điện thoại chỉ gồm", "value=\"gọi số quầy\"");
        var email = browser.submit(
                PATH,
                PATH + "/nguoi/" + person,
                Map.of("phone", "0205 000 0003", "email", "khong phai thu", "don-vi", unit.toString()));
        assertThat(email.statusCode()).isEqualTo(422);
        assertThat(email.body()).contains("Địa chỉ thư không đúng dạng", "value=\"khong phai thu\"", "0205 000 0003");
        assertThat(contacts.of(person)).isEqualTo(WorkContact.NONE);
        assertThat(contacts.lookup(unit)).isEmpty();
    }

    @Test
    void a_head_reaches_no_other_unit_and_an_officer_none() {
        var browser = browser();
        browser.logIn(login(head), PASSWORD);
        assertThat(browser.get(PATH + "?don-vi=" + other).statusCode()).isEqualTo(404);
        assertThat(browser.submit(
                                PATH,
                                PATH + "/nguoi/" + stranger,
                                Map.of("phone", "0205 000 0004", "don-vi", unit.toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.submit(PATH, PATH, Map.of("phone", "0205 000 0004", "don-vi", other.toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(contacts.of(stranger)).isEqualTo(WorkContact.NONE);
        var officers = browser();
        officers.logIn(login(person), PASSWORD);
        assertThat(officers.get(PATH).statusCode()).isEqualTo(403);
    }

    @Test
    void an_administrator_looks_after_every_unit() {
        if (!(identity.logIn("lien.he", PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Quản trị liên hệ", "lien.he", PASSWORD);
        var browser = browser();
        browser.logIn("lien.he", PASSWORD);
        assertThat(browser.get(PATH + "?don-vi=" + other).body()).contains("Người " + login(stranger));
        var at = "/quan-tri/nguoi-dung/" + stranger;
        browser.submit(at, at + "/lien-he", Map.of("phone", "0205 000 0005", "email", "xa@example.vn"));
        assertThat(contacts.of(stranger)).isEqualTo(new WorkContact("0205 000 0005", "xa@example.vn"));
        var wrong = browser.submit(at, at + "/lien-he", Map.of("phone", "1", "email", ""));
        assertThat(wrong.body()).contains("Số điện thoại chỉ gồm", "value=\"1\"");
    }
}
