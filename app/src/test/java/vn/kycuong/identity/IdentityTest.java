package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.identity.LogInResult.Disabled;
import vn.kycuong.identity.LogInResult.LoggedIn;
import vn.kycuong.identity.LogInResult.NoPost;
import vn.kycuong.identity.LogInResult.Throttled;
import vn.kycuong.identity.LogInResult.WrongCredentials;
import vn.kycuong.identity.SetUpResult.LinkNotValid;
import vn.kycuong.identity.SetUpResult.LoginTaken;
import vn.kycuong.identity.SetUpResult.Made;
import vn.kycuong.identity.SetUpResult.NotAcceptable;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Grants;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.vault.VaultOnDatabase;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {
    private static final String PASSWORD = "một mật khẩu đủ dài";
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 15);

    private final TestProvince province = TestProvince.fresh();
    private final Organisation organisation = province.face(Organisation.class);
    private final Posts posts = province.face(Posts.class);
    private final UnitId district =
            organisation.unitsAt(TODAY, UnitKind.DISTRICT).getFirst().id();
    private final UnitId commune =
            organisation.children(district, TODAY).getFirst().id();
    private final JdbcClient jdbc = province.jdbc();
    private final HandClock clock = new HandClock();
    private final Passwords passwords = new Passwords();
    private final JsonMapper json = JsonMapper.builder().build();
    private final AccountRows rows = new AccountRows(jdbc, json);
    private final HeldPosts held =
            new HeldPosts(posts, new StandInRows(jdbc), organisation, () -> Instant.parse("2020-06-15T02:00:00Z"));
    private final Accounts accounts =
            new Accounts(rows, held, ledger(jdbc), passwords, new PasswordStrength(""), clock);
    private final Identity identity = SecondProofTest.identity(province.dataSource(), accounts, passwords, clock);
    private ActorId head = ActorId.SYSTEM;
    private ActorId clerk = ActorId.SYSTEM;
    private PostId headPost = PostId.NONE;
    private PostId clerkPost = PostId.NONE;
    private PasswordHash shared = new PasswordHash("");

    @BeforeAll
    void hashOnce() {
        shared = accounts.hash(PASSWORD);
    }

    @BeforeEach
    void twoPeople() {
        for (var table : List.of("identity.session", "identity.account", "identity.attempt", "identity.setup_link"))
            jdbc.sql("truncate " + table + " cascade").update();
        var made = create(new NewAccount("caoloc.ct", "Nông Thị Ánh"), new NewAccount("hopthanh.tn", "Hoàng Văn Ổn"));
        head = made.get(0);
        clerk = made.get(1);
        headPost = appoint(district, PostRole.LEADER, "Chủ tịch", head);
        clerkPost = appoint(commune, PostRole.RECEIVER, "Tiếp nhận", clerk);
        accounts.regrantAll();
    }

    @Test
    void who_knows_the_password_is_the_officer_of_the_post() {
        var officer = logIn("caoloc.ct").officer();
        assertThat(officer.displayName()).isEqualTo("Nông Thị Ánh");
        assertThat(officer.unit()).isEqualTo(district);
        assertThat(officer.unitName()).isEqualTo(organisation.nameAt(district, TODAY));
        assertThat(officer.role()).isEqualTo("LEADER");
        assertThat(officer.may("dossier.sign")).isTrue();
        assertThat(officer.may("dossier.receive")).isFalse();
    }

    @Test
    void a_head_sees_the_units_below_and_a_clerk_only_the_own_one() {
        var head = logIn("caoloc.ct").officer().scope();
        var clerk = logIn("hopthanh.tn").officer().scope();
        assertThat(head.contains(commune)).isTrue();
        assertThat(head.contains(district)).isTrue();
        assertThat(clerk.contains(commune)).isTrue();
        assertThat(clerk.contains(district)).isFalse();
        assertThat(clerk.isAll()).isFalse();
    }

    @Test
    void rights_count_in_the_own_unit_only() {
        assertThat(jdbc.sql("select unit_id from ledger.\"grant\" where actor_id = :a and right_name = 'dossier.sign'")
                        .param("a", head.value())
                        .query(Integer.class)
                        .list())
                .containsExactly(district.value());
    }

    @Test
    void a_wrong_password_and_an_unknown_login_get_one_answer() {
        assertThat(identity.logIn("caoloc.ct", "sai", "10.0.0.1")).isEqualTo(new WrongCredentials());
        assertThat(identity.logIn("nobody", PASSWORD, "10.0.0.1")).isEqualTo(new WrongCredentials());
        assertThat(identity.logIn("", "", "10.0.0.1")).isEqualTo(new WrongCredentials());
    }

    @Test
    void letters_taken_apart_by_the_keyboard_are_the_same_letters() {
        var apart = Normalizer.normalize(PASSWORD, Normalizer.Form.NFD);
        assertThat(apart).isNotEqualTo(PASSWORD);
        assertThat(identity.logIn(" CaoLoc.CT ", apart, "10.0.0.1")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void ten_thousand_characters_are_a_wrong_password() {
        assertThat(identity.logIn("x".repeat(10_000), "y".repeat(10_000), "10.0.0.1"))
                .isEqualTo(new WrongCredentials());
        assertThat(identity.logIn("caoloc.ct", PASSWORD + "y".repeat(10_000), "10.0.0.1"))
                .isEqualTo(new WrongCredentials());
    }

    @Test
    void guessing_is_slowed_more_and_more_and_only_for_the_address_that_guesses() {
        for (int i = 0; i < 5; i++)
            assertThat(identity.logIn("caoloc.ct", "guess " + i, "10.6.6.6")).isEqualTo(new WrongCredentials());
        assertThat(identity.logIn("caoloc.ct", PASSWORD, "10.6.6.6"))
                .isEqualTo(new Throttled(clock.instant().plusSeconds(2)));
        assertThat(identity.logIn("caoloc.ct", PASSWORD, "10.0.0.1")).isInstanceOf(LoggedIn.class);
        clock.pass(Duration.ofSeconds(2));
        assertThat(identity.logIn("caoloc.ct", "guess 6", "10.6.6.6")).isEqualTo(new WrongCredentials());
        assertThat(identity.logIn("caoloc.ct", "guess 7", "10.6.6.6"))
                .isEqualTo(new Throttled(clock.instant().plusSeconds(4)));
    }

    @Test
    void guesses_made_at_once_all_count() throws Exception {
        try (var many = Executors.newFixedThreadPool(8)) {
            var answers = many.invokeAll(IntStream.range(0, 24)
                    .<java.util.concurrent.Callable<LogInResult>>mapToObj(
                            i -> () -> identity.logIn("caoloc.ct", "g" + i, "10.6.6.7"))
                    .toList());
            int looked = 0;
            for (var answer : answers) if (answer.get() instanceof WrongCredentials) looked++;
            assertThat(looked).isEqualTo(5);
        }
    }

    @Test
    void a_session_slides_while_used_and_ends_when_left_alone() {
        var token = logIn("caoloc.ct").token();
        clock.pass(Duration.ofMinutes(50));
        assertThat(identity.officer(token)).isPresent();
        clock.pass(Duration.ofMinutes(50));
        assertThat(identity.officer(token)).isPresent();
        clock.pass(Duration.ofMinutes(61));
        assertThat(identity.officer(token)).isEmpty();
    }

    @Test
    void a_session_ends_after_twelve_hours_however_busy() {
        var token = logIn("caoloc.ct").token();
        for (int i = 0; i < 23; i++) {
            clock.pass(Duration.ofMinutes(30));
            assertThat(identity.officer(token)).isPresent();
        }
        clock.pass(Duration.ofMinutes(30));
        assertThat(identity.officer(token)).isEmpty();
    }

    @Test
    void a_lost_post_ends_access_with_the_next_click() {
        var token = logIn("caoloc.ct").token();
        var other = logIn("hopthanh.tn").token();
        posts.leave(headPost, head, TODAY.minusDays(1));
        accounts.regrantAll();
        assertThat(identity.officer(token)).isEmpty();
        assertThat(identity.officer(other)).isPresent();
        assertThat(identity.logIn("caoloc.ct", PASSWORD, "10.0.0.1")).isEqualTo(new NoPost());
        assertThat(grantsOf(head)).isZero();
        assertThat(grantsOf(clerk)).isEqualTo(rightsOf("RECEIVER"));
    }

    @Test
    void granting_the_same_again_disturbs_nobody() {
        var token = logIn("caoloc.ct").token();
        accounts.regrantAll();
        assertThat(identity.officer(token)).isPresent();
    }

    @Test
    void a_disabled_account_is_out_at_once_and_back_only_by_a_new_log_in() {
        var token = logIn("caoloc.ct").token();
        accounts.enable(head, false);
        assertThat(identity.officer(token)).isEmpty();
        assertThat(identity.logIn("caoloc.ct", PASSWORD, "10.0.0.1")).isEqualTo(new Disabled());
        assertThat(identity.logIn("caoloc.ct", "sai", "10.0.0.1")).isEqualTo(new WrongCredentials());
        assertThat(jdbc.sql("select active from ledger.actor where actor_id = :a")
                        .param("a", head.value())
                        .query(Boolean.class)
                        .single())
                .isFalse();
        accounts.enable(head, true);
        assertThat(identity.officer(token)).isEmpty();
        assertThat(logIn("caoloc.ct").officer().actor()).isEqualTo(head);
    }

    @Test
    void a_person_sees_and_ends_the_own_sessions_only() {
        var here = logIn("caoloc.ct");
        var there = logIn("caoloc.ct");
        var stranger = logIn("hopthanh.tn");
        var lines = identity.sessions(here.officer(), here.token());
        assertThat(lines).hasSize(2);
        var other = lines.stream().filter(l -> !l.current()).findFirst().orElseThrow();
        assertThat(identity.revoke(stranger.officer(), other.id())).isFalse();
        assertThat(identity.officer(there.token())).isPresent();
        assertThat(identity.revoke(here.officer(), other.id())).isTrue();
        assertThat(identity.officer(there.token())).isEmpty();
        assertThat(identity.officer(here.token())).isPresent();
    }

    @Test
    void logging_out_ends_the_session_and_the_database_never_held_the_token() {
        var token = logIn("caoloc.ct").token();
        assertThat(jdbc.sql("select count(*) from identity.session s where s::text like '%' || :token || '%'")
                        .param("token", token.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        identity.logOut(token);
        assertThat(identity.officer(token)).isEmpty();
        assertThat(token).asString().doesNotContain(token.value());
    }

    @Test
    void of_two_posts_the_higher_is_taken_and_the_other_can_be_chosen() {
        var desk = appoint(commune, PostRole.OFFICER, "Chuyên viên", head);
        accounts.regrantAll();
        var first = logIn("caoloc.ct");
        assertThat(first.officer().role()).isEqualTo("LEADER");
        var second = identity.changePost(first.officer(), first.token(), desk, "10.0.0.1")
                .orElseThrow();
        assertThat(second.officer().role()).isEqualTo("OFFICER");
        assertThat(second.officer().scope().contains(district)).isFalse();
        assertThat(identity.officer(first.token())).isEmpty();
        assertThat(identity.changePost(second.officer(), second.token(), clerkPost, "10.0.0.1"))
                .isEmpty();
    }

    @Test
    void a_right_that_is_not_held_ends_the_request() {
        var clerk = logIn("hopthanh.tn").officer();
        clerk.must("dossier.receive");
        assertThatThrownBy(() -> clerk.must("dossier.sign")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_login_in_use_makes_none_of_the_accounts() {
        assertThat(accounts.create(List.of(new NewAccount("new", "Mới"), new NewAccount("CaoLoc.ct", "Khác")), shared))
                .isEqualTo(new AccountsResult.LoginsTaken(List.of("caoloc.ct")));
        assertThat(jdbc.sql("select count(*) from identity.account")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void fifteen_hundred_accounts_share_one_hash_and_a_few_statements() {
        var many = create(IntStream.range(0, 1500)
                .mapToObj(i -> new NewAccount("sample." + i, "Người thứ " + i))
                .toArray(NewAccount[]::new));
        assertThat(many).hasSize(1500);
        var post = posts.create(commune, PostRole.OFFICER, "Chuyên viên", false, TODAY);
        for (var person : many) posts.appoint(post, person, TODAY, false, "thử");
        accounts.regrantAll();
        assertThat(jdbc.sql("select count(*) from ledger.\"grant\" where right_name = 'dossier.examine' and"
                                + " actor_id = any (:many)")
                        .param("many", many.stream().map(ActorId::value).toArray(Integer[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1500);
        assertThat(identity.logIn("sample.1499", PASSWORD, "10.0.0.1")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void a_set_up_link_makes_one_administrator_once() {
        assertThat(accounts.hasAdministrator()).isFalse();
        var link = accounts.openSetUpLink();
        assertThat(accounts.setUpLinkIsOpen(link)).isTrue();
        assertThat(accounts.setUp(link, "Quản trị", "admin", "ngắn")).isInstanceOf(NotAcceptable.class);
        assertThat(accounts.setUp(link, "Quản trị", "caoloc.ct", PASSWORD)).isEqualTo(new LoginTaken());
        assertThat(accounts.setUp(link, "Quản trị", "admin", PASSWORD)).isInstanceOf(Made.class);
        assertThat(accounts.setUp(link, "Kẻ khác", "admin2", PASSWORD)).isEqualTo(new LinkNotValid());
        var admin = logIn("admin").officer();
        assertThat(admin.may("registers.import")).isTrue();
        assertThat(admin.may("dossier.examine")).isFalse();
        assertThat(admin.scope().isAll()).isFalse();
        assertThat(accounts.hasAdministrator()).isTrue();
    }

    @Test
    void a_set_up_link_lives_a_day_and_an_invented_one_not_at_all() {
        var link = accounts.openSetUpLink();
        clock.pass(Duration.ofHours(25));
        assertThat(accounts.setUp(link, "Quản trị", "admin", PASSWORD)).isEqualTo(new LinkNotValid());
        assertThat(accounts.setUp("invented", "Quản trị", "admin", PASSWORD)).isEqualTo(new LinkNotValid());
    }

    @Test
    void a_secret_is_the_same_after_every_start() {
        var secrets = secrets(false);
        var cookie = secrets.of("cookie");
        assertThat(cookie).hasSize(32).isEqualTo(secrets(false).of("cookie"));
        assertThat(cookie).isNotEqualTo(secrets.of("other"));
        assertThat(secrets(true).of("cookie")).as("with new keys for the vault").isNotEqualTo(cookie);
        assertThat(jdbc.sql("select sealed from identity.secret")
                        .query((row, _) -> HexFormat.of().formatHex(row.getBytes("sealed")))
                        .list())
                .as("a copy of the database does not sign cookies")
                .noneMatch(kept -> kept.contains(HexFormat.of().formatHex(secrets.of("cookie"))));
    }

    private OwnSecrets secrets(boolean newKey) {
        return new OwnSecrets(new IdentityRows(jdbc), VaultOnDatabase.of(province.dataSource()), newKey);
    }

    @Test
    void a_bucket_gives_its_burst_then_one_each_refill_and_forgets_old_keys() {
        var throttle = new Throttle(3, Duration.ofSeconds(10), 2, clock);
        for (int i = 0; i < 3; i++) assertThat(throttle.allows("track", "a")).isTrue();
        assertThat(throttle.allows("track", "a")).isFalse();
        assertThat(throttle.allows("log-in", "a")).isTrue();
        clock.pass(Duration.ofSeconds(10));
        assertThat(throttle.allows("track", "a")).isTrue();
        assertThat(throttle.allows("track", "a")).isFalse();
        assertThat(throttle.allows("track", "b")).isTrue();
        assertThat(throttle.allows("track", "c")).isTrue();
        assertThat(throttle.allows("track", "a")).isTrue();
    }

    /** The real one, made as Spring makes it. */
    static Grants ledger(JdbcClient jdbc) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Grants.class);
        context.refresh();
        return context.getBean(Grants.class);
    }

    private PostId appoint(UnitId unit, PostRole role, String title, ActorId person) {
        var post = posts.create(unit, role, title, role == PostRole.LEADER, TODAY.minusYears(1));
        posts.appoint(post, person, TODAY.minusYears(1), false, "QĐ thử");
        return post;
    }

    private List<ActorId> create(NewAccount... people) {
        var result = accounts.create(List.of(people), shared);
        assertThat(result).isInstanceOf(AccountsResult.Created.class);
        return ((AccountsResult.Created) result).actors();
    }

    @Test
    void people_are_known_by_name_and_found_by_unit_and_role() {
        var people = new People(rows, posts);
        assertThat(people.name(head)).isEqualTo("Nông Thị Ánh");
        assertThat(people.name(new ActorId(999_999))).isEqualTo("№ 999999");
        assertThat(people.at(commune, "RECEIVER", TODAY))
                .contains(new People.Person(clerk, clerkPost, "Hoàng Văn Ổn", "Tiếp nhận"));
        assertThat(people.at(commune, "LEADER", TODAY)).noneMatch(p -> p.actor().equals(clerk));
    }

    @AfterAll
    void close() {
        province.close();
    }

    private LoggedIn logIn(String login) {
        var result = identity.logIn(login, PASSWORD, "10.0.0.1");
        assertThat(result).isInstanceOf(LoggedIn.class);
        return (LoggedIn) result;
    }

    private int grantsOf(ActorId actor) {
        return jdbc.sql("select count(*) from ledger.\"grant\" where actor_id = :a")
                .param("a", actor.value())
                .query(Integer.class)
                .single();
    }

    private int rightsOf(String role) {
        return jdbc.sql("select count(*) from identity.role_right where role = :role")
                .param("role", role)
                .query(Integer.class)
                .single();
    }

    /** A clock moved by hand. */
    static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-03-02T01:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
