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

/** The head of a unit is one of two pairs of eyes for the people of the unit, and never both. */
class RecoveriesTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Recoveries recoveries;

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
    private Appointments appointments;

    @Autowired
    private JdbcClient jdbc;

    private LocalDate today;
    private UnitId unit;
    private Officer admin;
    private Officer head;
    private ActorId person;

    @BeforeEach
    void aUnit() {
        jdbc.sql("truncate identity.attempt").update();
        today = appointments.today();
        unit = organisation
                .unitsAt(today, UnitKind.COMMUNE)
                .get(45 + NUMBER.incrementAndGet())
                .id();
        admin = administrator("bon.mat");
        head = logIn(made(PostRole.LEADER, unit, true));
        person = made(PostRole.OFFICER, unit, false);
    }

    private Officer administrator(String login) {
        if (identity.logIn(login, PASSWORD, "a") instanceof LoggedIn in) return in.officer();
        accounts.setUp(accounts.openSetUpLink(), "Bốn mắt", login, PASSWORD);
        return ((LoggedIn) identity.logIn(login, PASSWORD, "a")).officer();
    }

    private ActorId made(PostRole role, UnitId at, boolean isHead) {
        var login = "bm." + UUID.randomUUID().toString().substring(0, 12);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Người " + login)), accounts.hash(PASSWORD));
        var actor = made.actors().getFirst();
        var post = posts.create(at, role, "Vị trí " + login, isHead, today.minusYears(1));
        posts.appoint(post, actor, today.minusYears(1), false, "QĐ");
        accounts.regrant(List.of(actor));
        return actor;
    }

    private Officer logIn(ActorId actor) {
        return ((LoggedIn) identity.logIn(book.find(actor).orElseThrow().login(), PASSWORD, "a")).officer();
    }

    private UUID asked(ActorId about) {
        return recoveries.open().stream()
                .filter(r -> r.actor().equals(about))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void the_head_asks_and_an_administrator_grants() {
        assertThat(recoveries.people(head)).containsExactly(person);
        assertThat(recoveries.ask(person, Lost.PASSWORD, "Mất điện thoại, đã gặp", head))
                .isEqualTo(new AccountResult.Done(person));
        var id = asked(person);
        assertThat(recoveries.decide(id, true, head)).isEqualTo(new AccountResult.NotPossible("people.no.fourEyes"));
        assertThat(recoveries.decide(id, true, admin)).isInstanceOf(AccountResult.Linked.class);
        assertThat(book.find(person).orElseThrow().activated()).isFalse();
    }

    @Test
    void an_administrator_asks_and_the_head_grants_and_gives_the_link() {
        recoveries.ask(person, Lost.PASSWORD, "Quên mật khẩu", admin);
        var browser = browser();
        browser.logIn(book.find(head.actor()).orElseThrow().login(), PASSWORD);
        var path = "/khoi-phuc-tai-khoan";
        assertThat(browser.get(path).body()).contains("Quên mật khẩu", "/duyet");
        var answer = browser.submit(path, path + "/" + asked(person) + "/duyet", Map.of());
        assertThat(answer.body()).contains("/kich-hoat#token=");
        assertThat(book.find(person).orElseThrow().activated()).isFalse();
        assertThat(browser.get(path).body()).contains("Không có đề nghị nào chờ duyệt");
    }

    @Test
    void two_heads_are_not_enough_and_a_head_reaches_neither_other_units_nor_those_above() {
        var second = logIn(made(PostRole.LEADER, unit, false));
        recoveries.ask(person, Lost.PASSWORD, "Quên mật khẩu", head);
        assertThat(recoveries.decide(asked(person), true, second))
                .as("a deputy is no head")
                .isEqualTo(new AccountResult.NotFound());
        assertThat(recoveries.people(second)).isEmpty();
        var elsewhere = made(
                PostRole.OFFICER,
                organisation.unitsAt(today, UnitKind.COMMUNE).get(44).id(),
                false);
        assertThat(recoveries.ask(elsewhere, Lost.PASSWORD, "Quên", head)).isEqualTo(new AccountResult.NotFound());
        recoveries.ask(elsewhere, Lost.PASSWORD, "Quên", admin);
        assertThat(recoveries.decide(asked(elsewhere), true, head)).isEqualTo(new AccountResult.NotFound());
        assertThat(recoveries.open(head)).extracting(Recoveries.Recovery::actor).containsExactly(person);
        var administrator = made(PostRole.OFFICER, unit, false);
        jdbc.sql("update identity.account set standing_role = 'ADMIN' where actor_id = :actor")
                .param("actor", administrator.value())
                .update();
        assertThat(recoveries.ask(administrator, Lost.PASSWORD, "Quên", head)).isEqualTo(new AccountResult.NotFound());
        assertThat(recoveries.ask(head.actor(), Lost.PASSWORD, "Quên", head))
                .isEqualTo(new AccountResult.NotPossible("people.no.oneself"));
        jdbc.sql("update identity.account set standing_role = null where actor_id = :actor")
                .param("actor", administrator.value())
                .update();
    }
}
