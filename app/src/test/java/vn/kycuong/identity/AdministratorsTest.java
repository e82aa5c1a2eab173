package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.kycuong.WebTest;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/** Two make an administrator and two end one; the head of the province is the second where there is no other. */
class AdministratorsTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";

    @Autowired
    private Administrators administrators;

    @Autowired
    private AccountBook book;

    @Autowired
    private Accounts accounts;

    @Autowired
    private StandIns standIns;

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

    private List<Integer> others;
    private Officer one;
    private Officer two;
    private Officer three;
    private ActorId person;

    /** Administrators of other tests of this database are none while these run. */
    @BeforeEach
    void threeAdministrators() {
        jdbc.sql("truncate identity.attempt").update();
        others = jdbc.sql("select actor_id from identity.account where standing_role = 'ADMIN'")
                .query(Integer.class)
                .list();
        jdbc.sql("update identity.account set standing_role = null where standing_role = 'ADMIN'")
                .update();
        one = administrator();
        two = administrator();
        three = administrator();
        person = activated();
    }

    @AfterEach
    void backAgain() {
        jdbc.sql("update identity.account set standing_role = null where standing_role = 'ADMIN'")
                .update();
        jdbc.sql("update identity.account set standing_role = 'ADMIN' where actor_id = any (:others)")
                .param("others", others.toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                update organisation.holding set valid_to = valid_from - 1
                 where post_id in (select id from organisation.post where role in ('ADMIN', 'CHAIR'))
                """).update();
    }

    private Officer administrator() {
        var login = "hai.nguoi." + UUID.randomUUID().toString().substring(0, 8);
        assertThat(accounts.setUp(accounts.openSetUpLink(), "Quản trị thử", login, PASSWORD))
                .isInstanceOf(SetUpResult.Made.class);
        return logIn(login);
    }

    private Officer logIn(String login) {
        return ((LoggedIn) identity.logIn(login, PASSWORD, "a")).officer();
    }

    private ActorId activated() {
        var login = "nguoi." + UUID.randomUUID().toString().substring(0, 12);
        var opened = (AccountResult.Linked) book.open(new NewAccount(login, "Nông Thị Mẫu"), one);
        book.activate(opened.link().path().substring("/kich-hoat#token=".length()), PASSWORD);
        return opened.actor();
    }

    private Officer chair() {
        jdbc.sql("""
                update organisation.holding set valid_to = valid_from - 1
                 where post_id in (select id from organisation.post where role = 'CHAIR')
                """).update();
        var chair = activated();
        var today = appointments.today();
        var post = posts.create(organisation.province().id(), PostRole.CHAIR, "Chủ tịch UBND tỉnh", true, today);
        posts.appoint(post, chair, today, false, "QĐ thử");
        accounts.regrant(List.of(chair));
        return logIn(book.find(chair).orElseThrow().login());
    }

    private Administrators.Proposal proposal(ActorId about) {
        return administrators.open().stream()
                .filter(p -> p.actor().equals(about))
                .findFirst()
                .orElseThrow();
    }

    private static AccountResult no(String key) {
        return new AccountResult.NotPossible(key);
    }

    @Test
    void one_proposes_and_another_decides_and_nobody_about_himself() {
        assertThat(administrators.propose(person, true, " ", one)).isEqualTo(no("administrators.no.reason"));
        assertThat(administrators.propose(one.actor(), false, "Nghỉ", one)).isEqualTo(no("people.no.oneself"));
        assertThat(administrators.propose(person, false, "Nghỉ", one)).isEqualTo(no("administrators.no.none"));
        assertThat(administrators.propose(person, true, "QĐ 3", one)).isEqualTo(new AccountResult.Done(person));
        assertThat(administrators.propose(person, true, "QĐ 3", two)).isEqualTo(no("people.no.asked"));
        var id = proposal(person).id();
        assertThat(administrators.decide(id, true, one)).isEqualTo(no("administrators.no.fourEyes"));
        assertThat(identity.logIn(login(person), PASSWORD, "a")).isInstanceOf(LogInResult.NoPost.class);
        assertThat(administrators.decide(id, true, two)).isEqualTo(new AccountResult.Done(person));
        assertThat(administrators.decide(id, true, three)).as("once").isEqualTo(new AccountResult.NotFound());
        assertThat(administrators.all()).contains(person);
        assertThat(logIn(login(person)).may(AccountBook.MANAGE)).isTrue();
    }

    @Test
    void an_administrator_ends_by_two_and_is_out_with_the_next_click() {
        var in = (LoggedIn) identity.logIn(login(three.actor()), PASSWORD, "a");
        administrators.propose(three.actor(), false, "Chuyển công tác", one);
        var id = proposal(three.actor()).id();
        assertThat(administrators.decide(id, true, three)).isEqualTo(no("administrators.no.fourEyes"));
        assertThat(administrators.decide(id, true, two)).isEqualTo(new AccountResult.Done(three.actor()));
        assertThat(identity.officer(in.token())).isEmpty();
        assertThat(administrators.all()).contains(one.actor(), two.actor()).doesNotContain(three.actor());
    }

    @Test
    void an_administrator_in_a_post_is_taken_out_of_it_by_two_and_never_by_one() {
        var today = appointments.today();
        var post = posts.create(organisation.province().id(), PostRole.ADMIN, "Quản trị", false, today);
        posts.appoint(post, person, today, false, "QĐ thử");
        accounts.regrant(List.of(person));
        assertThat(administrators.all()).contains(person);
        assertThat(appointments.leave(person, post, today, one)).isEqualTo(no("people.no.administrator"));
        administrators.propose(person, false, "Thôi", one);
        administrators.decide(proposal(person).id(), true, two);
        assertThat(administrators.all()).doesNotContain(person);
        assertThat(posts.holdingsOf(person, today)).isEmpty();
        assertThat(identity.postsOf(person)).isEmpty();
    }

    @Test
    void the_head_of_the_province_is_the_second_only_where_there_is_no_other() {
        var chair = chair();
        assertThat(chair.may(Administrators.DECIDE)).isTrue();
        assertThatThrownBy(() -> administrators.propose(person, true, "QĐ", chair))
                .isInstanceOf(AccessDeniedException.class);
        administrators.propose(person, true, "QĐ 4", one);
        var id = proposal(person).id();
        assertThat(administrators.decide(id, true, chair)).isEqualTo(no("administrators.no.another"));
        book.enable(two.actor(), false, one);
        book.enable(three.actor(), false, one);
        assertThat(administrators.decide(id, true, chair)).isEqualTo(new AccountResult.Done(person));
        assertThat(administrators.all()).containsExactlyInAnyOrder(one.actor(), person);
        // of two, one cannot end the other without the province
        administrators.propose(person, false, "Thôi", one);
        assertThat(administrators.decide(proposal(person).id(), true, chair)).isEqualTo(new AccountResult.Done(person));
        assertThat(administrators.all()).containsExactly(one.actor());
    }

    @Test
    void a_deputy_of_the_province_is_not_its_head_and_who_stands_in_decides_nothing() {
        var chair = chair();
        var deputy = activated();
        var today = appointments.today();
        var province = organisation.province().id();
        var post = posts.create(province, PostRole.CHAIR, "Phó Chủ tịch", false, today);
        posts.appoint(post, deputy, today, false, "QĐ thử");
        accounts.regrant(List.of(deputy));
        administrators.propose(person, true, "QĐ 5", one);
        book.enable(two.actor(), false, one);
        book.enable(three.actor(), false, one);
        var id = proposal(person).id();
        var below = logIn(login(deputy));
        assertThat(administrators.decide(id, true, below)).isEqualTo(no("administrators.no.notYou"));
        standIns.make(
                new StandIns.Wish(chair.post(), chair.actor(), deputy, today, today, Optional.empty(), "QĐ"),
                logIn(login(chair.actor())));
        var own = (LoggedIn) identity.logIn(login(deputy), PASSWORD, "a");
        var acting = identity.changePost(own.officer(), own.token(), chair.post(), "a")
                .orElseThrow()
                .officer();
        assertThat(acting.inPlaceOf()).isEqualTo(chair.actor());
        assertThat(administrators.decide(id, true, acting)).isEqualTo(no("administrators.no.standIn"));
    }

    @Test
    void a_post_of_an_administrator_is_nothing_to_stand_in_for() {
        var today = appointments.today();
        var province = organisation.province().id();
        var post = posts.create(province, PostRole.ADMIN, "Quản trị", false, today);
        posts.appoint(post, person, today, false, "QĐ thử");
        accounts.regrant(List.of(person));
        var chair = chair();
        var result = standIns.make(
                new StandIns.Wish(post, person, chair.actor(), today, today, Optional.empty(), "QĐ"),
                logIn(login(person)));
        assertThat(result).isEqualTo(new StandInResult.NotPossible(StandInResult.Problem.ADMINISTRATOR));
    }

    @Test
    void what_a_former_administrator_proposed_is_granted_by_nobody() {
        administrators.propose(person, true, "QĐ 6", three);
        administrators.propose(three.actor(), false, "Thôi", one);
        administrators.decide(proposal(three.actor()).id(), true, two);
        var id = proposal(person).id();
        assertThat(administrators.decide(id, true, two)).isEqualTo(no("administrators.no.proposerGone"));
        assertThat(administrators.decide(id, false, two)).isEqualTo(new AccountResult.Done(person));
        assertThat(administrators.all()).doesNotContain(person);
    }

    @Test
    void of_many_who_decide_at_once_one_does() throws Exception {
        administrators.propose(person, true, "QĐ 7", one);
        var id = proposal(person).id();
        Callable<AccountResult> grant = () -> administrators.decide(id, true, two);
        Callable<AccountResult> decline = () -> administrators.decide(id, false, three);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = pool.invokeAll(List.of(grant, decline, grant, decline, grant, decline, grant, decline));
            int done = 0;
            for (var answer : answers) if (answer.get() instanceof AccountResult.Done) done++;
            assertThat(done).isEqualTo(1);
        }
        boolean granted = jdbc.sql("select granted from identity.administrator_proposal where proposal_id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
        assertThat(administrators.all().contains(person)).isEqualTo(granted);
    }

    @Test
    void two_who_end_each_other_at_once_leave_one() throws Exception {
        administrators.propose(two.actor(), false, "Thôi", one);
        administrators.propose(one.actor(), false, "Thôi", two);
        var first = proposal(two.actor()).id();
        var second = proposal(one.actor()).id();
        try (var pool = Executors.newFixedThreadPool(2)) {
            pool.invokeAll(List.<Callable<AccountResult>>of(
                    () -> administrators.decide(first, true, three), () -> administrators.decide(second, true, three)));
        }
        assertThat(administrators.all()).contains(three.actor()).hasSize(2);
    }

    @Test
    void the_database_itself_refuses_one_pair_of_eyes() {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into identity.administrator_proposal (proposal_id, actor_id, becomes, reason, asked_by, asked_at,
                               decided_by, decided_at, granted)
                        values (gen_random_uuid(), :person, true, 'x', :by, '2020-01-01', :by, '2020-01-01', true)
                        """)
                        .param("person", person.value())
                        .param("by", one.actor().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_pages_take_a_proposal_and_its_decision() {
        var proposer = browser();
        proposer.logIn(login(one.actor()), PASSWORD);
        var path = "/quan-tri/quan-tri-vien";
        var page = "/quan-tri/nguoi-dung/" + person;
        var long_ = "x".repeat(1_001);
        assertThat(proposer.submit(page, path, Map.of("person", person.toString(), "becomes", "1", "why", long_))
                        .body())
                .contains("tối đa 1.000 ký tự", long_);
        assertThat(proposer.submit(page, path, Map.of("person", person.toString(), "becomes", "1", "why", "QĐ 8"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(proposer.get(path).body())
                .contains("QĐ 8", "chờ người khác duyệt")
                .doesNotContain("/duyet\"");
        var id = proposal(person).id();
        assertThat(proposer.submit(path, path + "/" + id + "/duyet", Map.of()).body())
                .contains("không tự duyệt");
        var decider = browser();
        decider.logIn(login(two.actor()), PASSWORD);
        assertThat(decider.get(path).body()).contains("/duyet\"");
        assertThat(decider.submit(path, path + "/" + id + "/duyet", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(administrators.all()).contains(person);
        assertThat(decider.get(path).body()).contains("Không có đề nghị nào chờ duyệt", login(person));
        assertThat(decider.submit(path, path + "/" + id + "/duyet", Map.of()).statusCode())
                .isEqualTo(404);
    }

    private String login(ActorId actor) {
        return book.find(actor).orElseThrow().login();
    }
}
