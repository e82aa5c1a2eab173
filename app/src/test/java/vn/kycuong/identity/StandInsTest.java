package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;
import vn.kycuong.calendar.Limit;
import vn.kycuong.identity.StandInResult.NotPossible;
import vn.kycuong.identity.StandInResult.Problem;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** Who stands in for whom, and that it is a grant on its days and no longer. */
class StandInsTest extends WebTest {
    private static final String PASSWORD = "mật khẩu của người thay";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private StandIns standIns;

    @Autowired
    private Identity identity;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LegalClock time;

    private LocalDate today;
    private UnitId unit;
    private ActorId head;
    private ActorId deputy;
    private PostId headPost;
    private PostId deputyPost;
    private String deputyLogin;
    private String headLogin;

    @BeforeEach
    void aUnitWithAHeadAndADeputy() {
        today = time.today();
        int n = NUMBER.incrementAndGet();
        unit = organisation.unitsAt(today, UnitKind.COMMUNE).get(10 + n).id();
        headLogin = "truong" + n;
        deputyLogin = "pho" + n;
        var made = (AccountsResult.Created) accounts.create(
                List.of(new NewAccount(headLogin, "Trưởng " + n), new NewAccount(deputyLogin, "Phó " + n)),
                accounts.hash(PASSWORD));
        head = made.actors().get(0);
        deputy = made.actors().get(1);
        headPost = posts.create(unit, PostRole.LEADER, "Chủ tịch xã", true, today);
        deputyPost = posts.create(unit, PostRole.OFFICER, "Công chức", false, today);
        posts.appoint(headPost, head, today, false, "QĐ");
        posts.appoint(deputyPost, deputy, today, false, "QĐ");
        accounts.regrant(List.of(head, deputy));
    }

    private Officer officer(String login) {
        return ((LogInResult.LoggedIn) identity.logIn(login, PASSWORD, "127.0.0.1")).officer();
    }

    private StandIns.Wish wish(LocalDate from, LocalDate to, Set<String> rights) {
        return new StandIns.Wish(
                headPost,
                head,
                deputy,
                from,
                to,
                rights.isEmpty() ? Optional.empty() : Optional.of(rights),
                "Quyết định 12");
    }

    private ActOutcome actAs(Officer officer, String right) {
        var now = time.instant();
        var clock = ObligationClock.started(now, Limit.parse("3WD"), "test", LocalTime.of(15, 0));
        var act = Act.of(
                CaseState.unopened(new CaseId(UUID.randomUUID()), "test"),
                new Act.By(
                        officer.actor(),
                        officer.post(),
                        officer.unit(),
                        now,
                        now,
                        UUID.randomUUID().toString(),
                        officer.inPlaceOf()),
                "test.Opened",
                right,
                unit,
                List.of(
                        new Effect.Opened(unit, unit, 0),
                        new Effect.StateChanged("OPEN"),
                        new Effect.ObligationOpened(1, 0, Tier.WHOLE, unit, "test", clock, null)),
                Map.of(),
                null);
        var outcome = ledger.record(act);
        if (outcome instanceof ActOutcome.Recorded) {
            assertThat(ledger.entries(act.entry().caseId()).getFirst().inPlaceOf())
                    .isEqualTo(Optional.ofNullable(officer.inPlaceOf()));
        }
        return outcome;
    }

    private Officer standingIn() {
        var own = (LogInResult.LoggedIn) identity.logIn(deputyLogin, PASSWORD, "127.0.0.1");
        return identity.changePost(own.officer(), own.token(), headPost, "127.0.0.1")
                .orElseThrow()
                .officer();
    }

    @Test
    void who_stands_in_acts_with_the_rights_of_the_post_and_every_entry_says_in_whose_place() {
        assertThat(standIns.make(wish(today, today.plusDays(3), Set.of()), officer(headLogin)))
                .isInstanceOf(StandInResult.Made.class);
        var acting = standingIn();
        assertThat(acting.inPlaceOf()).isEqualTo(head);
        assertThat(acting.may("dossier.sign")).isTrue();
        assertThat(actAs(acting, "dossier.sign")).isInstanceOf(ActOutcome.Recorded.class);
        assertThat(officer(deputyLogin).post()).as("one's own post comes first").isEqualTo(deputyPost);
        assertThat(actAs(officer(deputyLogin), "dossier.sign")).isEqualTo(new ActOutcome.Forbidden());
        assertThat(standIns.make(
                        new StandIns.Wish(deputyPost, deputy, head, today, today, Optional.empty(), "QĐ"), acting))
                .isEqualTo(new NotPossible(Problem.NOT_FURTHER));
    }

    @Test
    void a_scope_leaves_the_other_rights_out() {
        standIns.make(wish(today, today.plusDays(3), Set.of("dossier.sign")), officer(headLogin));
        var acting = standingIn();
        assertThat(acting.rights()).containsExactly("dossier.sign");
        assertThat(actAs(acting, "dossier.sign")).isInstanceOf(ActOutcome.Recorded.class);
        assertThat(actAs(acting, "dossier.assign")).isEqualTo(new ActOutcome.Forbidden());
    }

    @Test
    void outside_its_days_it_grants_nothing_and_a_session_opened_on_them_ends_with_them() {
        standIns.make(wish(today.plusDays(2), today.plusDays(3), Set.of()), officer(headLogin));
        assertThat(identity.postsOf(deputy)).extracting(HeldPost::post).containsExactly(deputyPost);
        var later = time.instant().plus(java.time.Duration.ofDays(2));
        LegalClock.Scoped.at(later, () -> {
            accounts.regrantAll();
            assertThat(identity.postsOf(deputy)).extracting(HeldPost::post).containsExactly(deputyPost, headPost);
            assertThat(actAs(standingIn(), "dossier.sign")).isInstanceOf(ActOutcome.Recorded.class);
            return true;
        });
        var session = LegalClock.Scoped.at(later, () -> {
            var own = (LogInResult.LoggedIn) identity.logIn(deputyLogin, PASSWORD, "127.0.0.1");
            return identity.changePost(own.officer(), own.token(), headPost, "127.0.0.1")
                    .orElseThrow();
        });
        var after = time.instant().plus(java.time.Duration.ofDays(4));
        LegalClock.Scoped.at(after, () -> {
            accounts.regrantAll();
            return true;
        });
        assertThat(identity.officer(session.token())).isEmpty();
        assertThat(actAs(session.officer(), "dossier.sign")).isEqualTo(new ActOutcome.Forbidden());
    }

    @Test
    void it_can_be_ended_early_by_its_giver_and_never_overlaps_or_begins_in_the_past() {
        var by = officer(headLogin);
        assertThat(standIns.make(wish(today.minusDays(1), today, Set.of()), by))
                .isEqualTo(new NotPossible(Problem.IN_THE_PAST));
        assertThat(standIns.make(wish(today.plusDays(1), today, Set.of()), by))
                .isEqualTo(new NotPossible(Problem.DAYS_REVERSED));
        assertThat(standIns.make(wish(today, today, Set.of("dossier.fly")), by))
                .isEqualTo(new NotPossible(Problem.NO_SUCH_RIGHT));
        int id = ((StandInResult.Made) standIns.make(wish(today, today.plusDays(9), Set.of()), by)).id();
        assertThat(standIns.make(wish(today.plusDays(9), today.plusDays(12), Set.of()), officer(headLogin)))
                .isEqualTo(new NotPossible(Problem.OVERLAPS));
        var acting = standingIn();
        assertThat(standIns.end(id, officer(deputyLogin))).isFalse();
        assertThat(standIns.end(id, by)).isTrue();
        assertThat(actAs(acting, "dossier.sign")).isEqualTo(new ActOutcome.Forbidden());
    }

    @Test
    void a_head_names_a_substitute_for_any_post_of_the_unit_an_officer_only_for_his_own() {
        var wish = new StandIns.Wish(deputyPost, deputy, head, today, today, Optional.empty(), "QĐ 5");
        assertThat(standIns.make(wish, officer(headLogin))).isInstanceOf(StandInResult.Made.class);
        assertThat(standIns.make(wish(today, today, Set.of()), officer(deputyLogin)))
                .isEqualTo(new NotPossible(Problem.NOT_ALLOWED));
    }

    @Test
    void the_page_lists_them_and_takes_a_wish_without_script() {
        var browser = browser();
        browser.logIn(headLogin, PASSWORD);
        var page = browser.get("/thay-the");
        assertThat(page.statusCode()).isEqualTo(200);
        var fields = Map.of(
                "post", headPost + ":" + head,
                "person", deputy.toString(),
                "from", today.toString(),
                "to", today.toString(),
                "basis", "");
        assertThat(browser.submit("/thay-the", "/thay-the", fields).body()).contains("Chưa ghi số, ngày của văn bản");
        var right = new java.util.HashMap<>(fields);
        right.put("basis", "QĐ 9/UBND");
        assertThat(browser.submit("/thay-the", "/thay-the", right).statusCode()).isEqualTo(302);
        assertThat(browser.get("/thay-the").body()).contains("QĐ 9/UBND");
    }
}
