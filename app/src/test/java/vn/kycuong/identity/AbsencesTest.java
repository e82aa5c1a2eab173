package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.AbsenceResult.NotPossible;
import vn.kycuong.identity.AbsenceResult.Problem;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** Whoever is away is stood in for at once, by somebody who is there, and for no longer. */
class AbsencesTest extends WebTest {
    private static final String PASSWORD = "mật khẩu của người vắng mặt";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Absences absences;

    @Autowired
    private Substitutes substitutes;

    @Autowired
    private StandIns standIns;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private LegalClock time;

    @Autowired
    private JdbcClient jdbc;

    private LocalDate today;
    private UnitId unit;
    private ActorId head;
    private ActorId first;
    private ActorId second;
    private ActorId receiver;
    private PostId firstPost;
    private PostId receiverPost;
    private String tag;

    @BeforeEach
    void aUnitOfFour() {
        jdbc.sql("truncate identity.attempt").update();
        today = time.today();
        int n = NUMBER.incrementAndGet();
        tag = "vang" + n;
        unit = organisation.unitsAt(today, UnitKind.COMMUNE).get(20 + n).id();
        var made = (AccountsResult.Created) accounts.create(
                List.of(
                        new NewAccount("truong." + tag, "Trưởng " + tag),
                        new NewAccount("mot." + tag, "Một " + tag),
                        new NewAccount("hai." + tag, "Hai " + tag),
                        new NewAccount("nhan." + tag, "Nhận " + tag)),
                accounts.hash(PASSWORD));
        head = made.actors().get(0);
        first = made.actors().get(1);
        second = made.actors().get(2);
        receiver = made.actors().get(3);
        appoint(PostRole.LEADER, "Chủ tịch", true, head);
        firstPost = appoint(PostRole.OFFICER, "Công chức một", false, first);
        appoint(PostRole.OFFICER, "Công chức hai", false, second);
        receiverPost = appoint(PostRole.RECEIVER, "Tiếp nhận", false, receiver);
        accounts.regrant(made.actors());
    }

    private PostId appoint(PostRole role, String title, boolean isHead, ActorId person) {
        var post = posts.create(unit, role, title, isHead, today.minusYears(1));
        posts.appoint(post, person, today.minusYears(1), false, "QĐ");
        return post;
    }

    private Officer officer(String who) {
        return ((LogInResult.LoggedIn) identity.logIn(who + "." + tag, PASSWORD, "127.0.0.1")).officer();
    }

    private Absences.Wish wish(ActorId person, int from, int to) {
        return new Absences.Wish(
                person, Absence.Kind.LEAVE, today.plusDays(from), today.plusDays(to), Optional.empty());
    }

    private int enter(ActorId person, int from, int to, String by) {
        return ((AbsenceResult.Entered) absences.enter(wish(person, from, to), officer(by))).id();
    }

    private Set<PostId> postsOf(ActorId person) {
        return Set.copyOf(identity.postsOf(person).stream().map(HeldPost::post).toList());
    }

    private <R> R inDays(int days, java.util.function.Supplier<R> what) {
        return LegalClock.Scoped.at(time.instant().plus(Duration.ofDays(days)), what::get);
    }

    @Test
    void a_colleague_of_the_same_role_stands_in_at_once_and_until_the_person_is_back() {
        int id = enter(first, 0, 9, "mot");
        assertThat(postsOf(second)).contains(firstPost);
        assertThat(postsOf(head)).doesNotContain(firstPost);
        assertThat(standIns.holdersFor(second, unit)).containsExactly(first);
        assertThat(standIns.at(unit)).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(StandIn.Kind.AUTOMATIC);
            assertThat(standIns.end(s.id(), officer("truong")))
                    .as("it ends with the absence")
                    .isFalse();
        });
        assertThat(absences.end(id, officer("hai")))
                .as("not for a colleague to say")
                .isFalse();
        assertThat(absences.end(id, officer("mot"))).isTrue();
        assertThat(postsOf(second)).doesNotContain(firstPost);
        assertThat(standIns.at(unit)).isEmpty();
        assertThat(absences.at(unit)).isEmpty();
        assertThat(absences.end(id, officer("mot"))).as("once").isFalse();
    }

    @Test
    void when_the_substitute_falls_ill_too_the_head_stands_in_and_nobody_for_himself() {
        enter(first, 0, 9, "truong");
        enter(second, 0, 3, "truong");
        assertThat(postsOf(head)).contains(firstPost).hasSize(3);
        assertThat(postsOf(second)).hasSize(1);
        assertThat(postsOf(first)).hasSize(1);
        inDays(4, () -> {
            accounts.regrantAll();
            assertThat(postsOf(second)).as("back, and next in line again").contains(firstPost);
            assertThat(postsOf(head)).hasSize(1);
            return true;
        });
        enter(head, 0, 2, "truong");
        assertThat(standIns.at(unit).stream().filter(s -> s.holdsOn(today)).map(StandIn::holder))
                .as("nobody with the role, nor the head, is there: it is told, not made up")
                .isEmpty();
        assertThat(absences.at(unit))
                .filteredOn(a -> a.absence().person().equals(first))
                .singleElement()
                .satisfies(a -> assertThat(a.seats().getFirst().by()).isEmpty());
    }

    @Test
    void the_order_and_the_heads_choice_are_followed_and_change_what_runs() {
        enter(first, 0, 9, "mot");
        assertThat(absences.order(firstPost, List.of(receiver, second), officer("truong")))
                .isTrue();
        assertThat(postsOf(receiver)).contains(firstPost);
        assertThat(postsOf(second)).doesNotContain(firstPost);
        assertThat(absences.order(firstPost, List.of(receiver, receiver), officer("truong")))
                .isFalse();
        assertThat(absences.order(firstPost, List.of(new ActorId(999_999)), officer("truong")))
                .isFalse();
        assertThat(absences.order(firstPost, List.of(), officer("hai"))).isFalse();
        var chosen = new Absences.Wish(receiver, Absence.Kind.SICK, today, today, Optional.of(second));
        assertThat(absences.enter(chosen, officer("nhan"))).isEqualTo(new NotPossible(Problem.NOT_ALLOWED));
        assertThat(absences.enter(chosen, officer("truong"))).isInstanceOf(AbsenceResult.Entered.class);
        assertThat(postsOf(second)).contains(receiverPost, firstPost);
    }

    @Test
    void what_a_person_decided_goes_before_and_the_order_comes_back_when_it_is_over() {
        enter(first, 0, 9, "mot");
        var wish = new StandIns.Wish(firstPost, first, receiver, today, today.plusDays(2), Optional.empty(), "QĐ 5");
        assertThat(standIns.make(wish, officer("truong"))).isInstanceOf(StandInResult.Made.class);
        assertThat(postsOf(receiver)).contains(firstPost);
        assertThat(postsOf(second)).doesNotContain(firstPost);
        var byHand = standIns.at(unit).stream()
                .filter(s -> s.kind() == StandIn.Kind.SUBSTITUTED)
                .findFirst()
                .orElseThrow();
        assertThat(standIns.end(byHand.id(), officer("truong"))).isTrue();
        assertThat(postsOf(second)).contains(firstPost);
    }

    @Test
    void who_leaves_the_unit_stands_in_no_longer_and_whose_account_is_off_neither() {
        enter(first, 0, 9, "mot");
        posts.leave(posts.holdingsOf(second, today).getFirst().post().id(), second, today.minusDays(1));
        substitutes.follow(List.of(second), List.of(unit));
        assertThat(postsOf(second)).isEmpty();
        assertThat(postsOf(head)).contains(firstPost);
    }

    @Test
    void days_that_cannot_be_and_people_of_other_units_are_refused() {
        var by = officer("truong");
        assertThat(absences.enter(wish(first, 2, 1), by)).isEqualTo(new NotPossible(Problem.DAYS_REVERSED));
        assertThat(absences.enter(wish(first, -9, -1), by)).isEqualTo(new NotPossible(Problem.OVER));
        assertThat(absences.enter(wish(first, -31, 1), by)).isEqualTo(new NotPossible(Problem.TOO_OLD));
        assertThat(absences.enter(wish(first, 0, 800), by)).isEqualTo(new NotPossible(Problem.TOO_LONG));
        assertThat(absences.enter(wish(new ActorId(999_999), 0, 1), by))
                .isEqualTo(new NotPossible(Problem.NOT_A_COLLEAGUE));
        assertThat(absences.enter(wish(first, 0, 1), officer("hai"))).isEqualTo(new NotPossible(Problem.NOT_ALLOWED));
        enter(first, -3, 1, "truong");
        assertThat(absences.enter(wish(first, 1, 5), officer("truong"))).isEqualTo(new NotPossible(Problem.OVERLAPS));
    }

    @Test
    void the_page_shows_who_is_away_and_tells_of_an_illness_only_whom_it_concerns() {
        var chief = browser();
        chief.logIn("truong." + tag, PASSWORD);
        assertThat(chief.get("/vang-mat").body()).contains("Hôm nay không ai vắng mặt", "Thứ tự người làm thay");
        var fields = Map.of(
                "person", first.toString(),
                "kind", "SICK",
                "from", today.toString(),
                "to", today.plusDays(1).toString());
        assertThat(chief.submit("/vang-mat", "/vang-mat", Map.of("person", first.toString(), "kind", "?"))
                        .body())
                .contains("Chưa chọn đủ người");
        assertThat(chief.submit("/vang-mat", "/vang-mat", fields).statusCode()).isEqualTo(302);
        assertThat(chief.get("/vang-mat").body()).contains("Một " + tag, "data-label=\"Lý do\">Nghỉ ốm", "Hai " + tag);
        assertThat(chief.submit("/vang-mat", "/vang-mat/thu-tu/" + firstPost, Map.of("person", receiver.toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(chief.get("/thay-the").body()).contains("Nhận " + tag, "Người giữ vị trí vắng mặt");

        var colleague = browser();
        colleague.logIn("hai." + tag, PASSWORD);
        var seen = colleague.get("/vang-mat").body();
        assertThat(seen).contains("Một " + tag, "Ghi ngày vắng mặt của mình");
        assertThat(seen).contains("data-label=\"Lý do\">vắng mặt").doesNotContain("data-label=\"Lý do\">Nghỉ ốm");
        assertThat(colleague
                        .submit("/vang-mat", "/vang-mat/thu-tu/" + firstPost, Map.of())
                        .statusCode())
                .isEqualTo(403);
        var id = absences.at(unit).getFirst().absence().id();
        assertThat(colleague
                        .submit("/vang-mat", "/vang-mat/" + id + "/tro-lai", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(chief.submit("/vang-mat", "/vang-mat/" + id + "/tro-lai", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(chief.get("/vang-mat").body()).contains("Hôm nay không ai vắng mặt");
    }
}
