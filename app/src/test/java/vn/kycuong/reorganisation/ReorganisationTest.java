package vn.kycuong.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;
import vn.kycuong.calendar.Limit;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.job.Jobs;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Grants;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.UnitCases;
import vn.kycuong.ledger.UnitCases.Load;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** The open work of the units that ended on 30/06/2025 goes to those that follow: all of it, once, and by the ledger. */
class ReorganisationTest extends WebTest {
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final LocalDate EVE = SINCE.minusDays(1);
    private static final String PASSWORD = "mật khẩu của người sắp xếp";
    private static final String RIGHT = "test.act";
    private static final ActorId DESK = new ActorId(881_001);
    private static final PostId DESK_POST = new PostId(881_001);

    @Autowired
    private Organisation organisation;

    @Autowired
    private Reorganisation reorganisation;

    @Autowired
    private UnitCases cases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Grants grants;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Posts posts;

    @Autowired
    private Identity identity;

    @Autowired
    private Jobs jobs;

    @Autowired
    private LegalClock time;

    @Test
    void what_the_ended_units_decide_is_what_the_following_ones_receive_and_no_case_is_lost_or_moved_twice() {
        long seed = System.nanoTime();
        System.out.println("ReorganisationTest seed " + seed);
        var random = new Random(seed);
        var admin = administrator("sapxep1");
        grants.replace(DESK, 1, true, List.of(new Grants.Grant(DESK_POST, RIGHT, UnitId.ALL)));
        var old = organisation.unitsAt(EVE);
        var opened = new ArrayList<CaseId>();
        for (int i = 0; i < 400; i++) opened.add(open(any(old, random), any(old, random), any(old, random), random));

        var districts = organisation.unitsAt(EVE, UnitKind.DISTRICT);
        var communes = organisation.unitsAt(SINCE, UnitKind.COMMUNE);
        for (var district : districts.subList(0, 8)) choose(district, any(communes, random), admin);
        apart(districts.get(0), communes.get(3), admin);
        apart(districts.get(9), communes.get(4), admin);

        var plan = reorganisation.plan(SINCE).orElseThrow();
        assertThat(plan.endings()).hasSizeGreaterThan(190);
        assertThat(plan.toMove()).isPositive();
        assertThat(plan.received() + stays(plan)).as("nothing is planned twice").isEqualTo(plan.toMove());
        assertThat(stays(plan)).as("some districts have no unit yet").isPositive();
        var openBefore = decided();

        var first = carryOut(admin);
        assertThat(first.done()).isPositive();
        assertThat(first.failed()).isZero();
        var after = decided();
        plan.receives()
                .forEach((unit, received) -> assertThat(after.getOrDefault(unit, 0))
                        .as("unit %s", unit)
                        .isEqualTo(openBefore.getOrDefault(unit, 0) + received));
        assertThat(sum(after)).isEqualTo(sum(openBefore));
        assertThat(reorganisation.plan(SINCE).orElseThrow().toMove()).isEqualTo(stays(plan));

        // the rest is chosen later, and moved by the same way
        for (var ending : plan.endings()) if (!ending.byLaw()) choose(ending.unit(), communes.getFirst(), admin);
        carryOut(admin);
        var left = reorganisation.plan(SINCE).orElseThrow();
        assertThat(left.toMove()).isZero();
        assertThat(left.endings()).allSatisfy(e -> assertThat(e.load()).isEqualTo(Load.NONE));
        assertThat(sum(decided())).isEqualTo(sum(openBefore));

        for (var id : opened) {
            var history = ledger.histories(id);
            assertThat(ledger.find(List.of(id))).containsEntry(id, history.getLast());
            var moves = ledger.entries(id).stream()
                    .filter(e -> e.kind().equals(CaseEvent.SUCCEEDED.kind()))
                    .toList();
            assertThat(moves).hasSizeLessThanOrEqualTo(2);
            assertThat(moves).allSatisfy(e -> assertThat(e.actor()).isEqualTo(admin.actor()));
        }
        assertThat(reorganisation.carryOut(SINCE, UUID.randomUUID(), admin))
                .isEqualTo(new ReorganisationResult.NotPossible("reorganisation.no.nothing"));
    }

    @Test
    void only_a_unit_without_one_successor_is_chosen_for_and_only_one_that_exists_is_chosen() {
        var admin = administrator("sapxep2");
        var whole = organisation.endedBefore(SINCE).stream()
                .filter(u -> organisation.dutyBearer(u.id(), SINCE).isPresent())
                .findFirst()
                .orElseThrow();
        var district = organisation.unitsAt(EVE, UnitKind.DISTRICT).getFirst();
        var commune = organisation.unitsAt(SINCE, UnitKind.COMMUNE).getFirst();
        assertThat(reorganisation.choose(SINCE, Map.of(whole.id(), commune.id()), admin))
                .isEqualTo(new ReorganisationResult.NotPossible("reorganisation.no.byLaw"));
        assertThat(reorganisation.choose(SINCE, Map.of(commune.id(), commune.id()), admin))
                .isEqualTo(new ReorganisationResult.NotPossible("reorganisation.no.unit"));
        assertThat(reorganisation.choose(SINCE, Map.of(district.id(), whole.id()), admin))
                .isEqualTo(new ReorganisationResult.NotPossible("reorganisation.no.target"));
        assertThat(reorganisation.choose(
                        SINCE, district.id(), List.of(new CaseId(UUID.randomUUID())), commune.id(), admin))
                .isEqualTo(new ReorganisationResult.NotPossible("reorganisation.no.otherCase"));
        assertThat(reorganisation.plan(LocalDate.of(2019, 5, 5))).isEmpty();
    }

    @Test
    void a_post_of_an_ended_unit_gives_nothing_and_its_successor_holds_what_was_left() {
        var ended = organisation.endedBefore(SINCE).stream()
                .filter(u -> organisation.dutyBearer(u.id(), SINCE).isPresent())
                .toList()
                .get(7);
        var follows = organisation.dutyBearer(ended.id(), time.today()).orElseThrow();
        var before = hire("cu1", ended.id(), LocalDate.of(2024, 1, 1), PostRole.OFFICER);
        var after = hire("moi1", follows.id(), SINCE, PostRole.OFFICER);
        assertThat(identity.logIn("cu1", PASSWORD, "127.0.0.1")).isNotInstanceOf(LogInResult.LoggedIn.class);
        assertThat(identity.postsOf(before)).isEmpty();
        var officer = ((LogInResult.LoggedIn) identity.logIn("moi1", PASSWORD, "127.0.0.1")).officer();
        assertThat(officer.actor()).isEqualTo(after);
        assertThat(officer.scope().contains(ended.id())).isTrue();
        assertThat(officer.scope().contains(follows.id())).isTrue();
        assertThat(officer.scope()
                        .contains(organisation
                                .unitsAt(EVE, UnitKind.DISTRICT)
                                .getFirst()
                                .id()))
                .isFalse();
    }

    @Test
    void the_pages_show_choose_and_carry_out_in_words() {
        administrator("sapxep3");
        var browser = browser();
        browser.logIn("sapxep3", PASSWORD);
        assertThat(browser.get("/quan-tri/sap-xep").body()).contains("01/07/2025");
        var plan = browser.get("/quan-tri/sap-xep/2025-07-01").body();
        assertThat(plan).contains("Huyện Hữu Lũng").contains("Kết thúc hoạt động");
        var district = organisation.unitsAt(EVE, UnitKind.DISTRICT).getLast();
        var commune = organisation.unitsAt(SINCE, UnitKind.COMMUNE).getLast();
        var at = "/quan-tri/sap-xep/2025-07-01/don-vi/" + district.id();
        assertThat(browser.submit(
                                "/quan-tri/sap-xep/2025-07-01",
                                "/quan-tri/sap-xep/2025-07-01/chon",
                                Map.of("den-" + district.id(), commune.id().toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/quan-tri/sap-xep/2025-07-01").body())
                .contains("<option value=\"" + commune.id() + "\" selected");
        // a page loaded before a colleague chose takes nothing back
        assertThat(browser.submit(
                                "/quan-tri/sap-xep/2025-07-01",
                                "/quan-tri/sap-xep/2025-07-01/chon",
                                Map.of("tu-" + district.id(), "", "den-" + district.id(), ""))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/quan-tri/sap-xep/2025-07-01").body())
                .contains("<option value=\"" + commune.id() + "\" selected");
        assertThat(browser.submit("/quan-tri/sap-xep/2025-07-01", at + "/chon-rieng", Map.of("target", ""))
                        .body())
                .contains("Chưa đánh dấu vụ việc nào");
        for (var wrong : List.of(
                "/quan-tri/sap-xep/2025-07-02",
                "/quan-tri/sap-xep/hom-nay",
                "/quan-tri/sap-xep/2025-07-01/don-vi/999999999",
                "/quan-tri/sap-xep/2025-07-01/don-vi/" + commune.id(),
                "/quan-tri/sap-xep/2025-07-01/viec/" + UUID.randomUUID()))
            assertThat(browser.get(wrong).statusCode()).as(wrong).isEqualTo(404);
    }

    private vn.kycuong.job.JobProgress carryOut(Officer admin) {
        var ordered = (ReorganisationResult.Ordered) reorganisation.carryOut(SINCE, UUID.randomUUID(), admin);
        for (int i = 0; i < 10_000 && !done(ordered, admin); i++) if (!jobs.round()) Thread.onSpinWait();
        return jobs.find(ordered.job(), admin.actor()).orElseThrow();
    }

    private boolean done(ReorganisationResult.Ordered ordered, Officer admin) {
        return jobs.find(ordered.job(), admin.actor()).orElseThrow().finished();
    }

    private static int stays(Plan plan) {
        return plan.toMove() - plan.received();
    }

    /** Open cases by the unit that decides them, over every unit that ever was. */
    private Map<UnitId, Integer> decided() {
        var loads = cases.loads(organisation.units().stream().map(Unit::id).toList());
        var decided = new HashMap<UnitId, Integer>();
        loads.forEach((unit, load) -> decided.put(unit, load.decides()));
        return decided;
    }

    private static int sum(Map<UnitId, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void choose(Unit ended, Unit follows, Officer admin) {
        assertThat(reorganisation.choose(SINCE, Map.of(ended.id(), follows.id()), admin))
                .isEqualTo(new ReorganisationResult.Done());
    }

    private void apart(Unit ended, Unit follows, Officer admin) {
        var some = reorganisation.cases(SINCE, ended.id()).stream()
                .map(Reorganisation.Going::id)
                .limit(2)
                .collect(Collectors.toSet());
        if (some.isEmpty()) return;
        assertThat(reorganisation.choose(SINCE, ended.id(), some, follows.id(), admin))
                .isEqualTo(new ReorganisationResult.Done());
        assertThat(reorganisation.cases(SINCE, ended.id()))
                .filteredOn(Reorganisation.Going::apart)
                .extracting(Reorganisation.Going::id)
                .containsExactlyInAnyOrderElementsOf(some);
    }

    private CaseId open(Unit in, Unit decides, Unit asked, Random random) {
        var id = new CaseId(UUID.randomUUID());
        var at = time.instant().minus(Duration.ofHours(1 + random.nextInt(100)));
        var clock = ObligationClock.started(at, Limit.parse("10WD"), "test", LocalTime.of(15, 0));
        var effects = new ArrayList<Effect>(List.of(
                new Effect.Opened(in.id(), decides.id(), 0),
                new Effect.StateChanged("OPEN"),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, decides.id(), "test", clock, null),
                new Effect.WorkOpened(
                        1, 1, "OFFICER", random.nextBoolean() ? in.id() : decides.id(), holder(random), 1)));
        if (random.nextInt(3) == 0) {
            effects.add(new Effect.ObligationOpened(2, 1, Tier.CONSULTATION, asked.id(), "test", clock, null));
            effects.add(new Effect.WorkOpened(2, 0, "OFFICER", asked.id(), null, 2));
        }
        var by = new Act.By(DESK, DESK_POST, in.id(), at, at, null);
        var opening =
                Act.of(CaseState.unopened(id, "test"), by, "test.Opened", RIGHT, decides.id(), effects, Map.of(), null);
        assertThat(ledger.record(opening)).isEqualTo(new ActOutcome.Recorded(1));
        return id;
    }

    private static ActorId holder(Random random) {
        return new ActorId(5_000 + random.nextInt(3));
    }

    private static Unit any(List<Unit> units, Random random) {
        return units.get(random.nextInt(units.size()));
    }

    private Officer administrator(String login) {
        hire(login, organisation.province().id(), LocalDate.of(2024, 1, 1), PostRole.ADMIN);
        return ((LogInResult.LoggedIn) identity.logIn(login, PASSWORD, "127.0.0.1")).officer();
    }

    private ActorId hire(String login, UnitId unit, LocalDate since, PostRole role) {
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, "Tài khoản thử " + login)), accounts.hash(PASSWORD));
        var actor = made.actors().getFirst();
        posts.appoint(posts.create(unit, role, "Vị trí thử " + login, false, since), actor, since, false, "QĐ");
        accounts.regrant(List.of(actor));
        return actor;
    }
}
