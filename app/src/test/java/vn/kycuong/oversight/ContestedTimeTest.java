package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.contest.ContestResult;
import vn.kycuong.contest.ContestState;
import vn.kycuong.contest.Contests;
import vn.kycuong.contest.Contests.PartRef;
import vn.kycuong.contest.Place;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Grants;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.oversight.TimeQuestion.By;
import vn.kycuong.worktime.LegalClock;

/** Time that is charged to somebody can be contested, is decided by another, and both views stay. */
class ContestedTimeTest {
    private static final Instant MON_15_JUN_2020_8_AM =
            LegalZone.instant(LocalDate.of(2020, 6, 15).atTime(8, 0));
    private static final Instant TAKEN = MON_15_JUN_2020_8_AM.plus(Duration.ofHours(1));
    private static final Instant NOW =
            LegalZone.instant(LocalDate.of(2020, 6, 19).atTime(8, 0));
    private static final UnitId UNIT = new UnitId(101);
    private static final UnitId OTHER = new UnitId(102);

    private final Random random = new Random(77);
    private OversightWorld world;
    private Contests contests;
    private Officer an;
    private Officer stranger;
    private Officer chair;
    private CaseId dossier;
    private PartRef part;

    @BeforeEach
    void a_finished_dossier_that_an_held_for_two_days() {
        world = new OversightWorld();
        contests = world.context.getBean(Contests.class);
        var province = world.context.getBean(Organisation.class).province().id();
        an = officer(3001, UNIT, Set.of(Contests.RAISE));
        stranger = officer(3002, OTHER, Set.of(Contests.RAISE));
        chair = officer(3003, province, Set.of(Contests.RAISE, Contests.DECIDE));
        dossier = OversightWorld.aCase(random);
        var c = world.accepted(dossier, 101, 101, 1, MON_15_JUN_2020_8_AM);
        c = world.act(c, DossierEvent.TAKEN, TAKEN, new Effect.WorkTaken(1, an.actor()));
        world.finished(c, MON_15_JUN_2020_8_AM.plus(Duration.ofDays(2)));
        part = new PartRef(dossier, 1, TAKEN);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Officer officer(int actor, UnitId unit, Set<String> rights) {
        var post = new PostId(actor);
        world.context
                .getBean(Grants.class)
                .replace(
                        new ActorId(actor),
                        1,
                        true,
                        rights.stream()
                                .map(r -> new Grants.Grant(post, r, r.equals(Contests.DECIDE) ? UnitId.ALL : unit))
                                .toList());
        return new Officer(
                new ActorId(actor),
                post,
                unit,
                "Đơn vị " + unit,
                "Người " + actor,
                "OFFICER",
                rights,
                Scope.of(List.of(unit), 1));
    }

    private static <R> R at(Instant moment, Supplier<R> action) {
        return LegalClock.Scoped.at(moment, action);
    }

    private CaseId raised() {
        var result = at(NOW, () -> contests.raise("0123456789abcdef", part, "Máy chủ ngừng cả ngày 16/6", an));
        assertThat(result).isInstanceOf(ContestResult.Done.class);
        return ((ContestResult.Done) result).contest();
    }

    @Test
    void a_contest_is_a_case_of_its_own_with_its_own_clock_by_the_rule_of_the_day() {
        var id = raised();
        var standing = contests.find(id, an).orElseThrow();
        assertThat(standing.stands()).isEqualTo(ContestState.RAISED);
        assertThat(standing.owed().clock().limit().text()).isEqualTo("5WD");
        assertThat(standing.contest().part().minutes()).isEqualTo(2 * 480 - 60);
        var entry = world.ledger.entries(id).getFirst();
        assertThat(entry.kind()).isEqualTo("kernel.AttributionContested");
        assertThat(entry.content()).isNotNull();
        assertThat(new String(entry.canonical(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Máy chủ");
        assertThat(world.ledger.entries(dossier)).hasSize(3);
    }

    @Test
    void upheld_it_moves_the_time_in_one_view_and_stays_in_the_other() {
        var id = raised();
        var to = new Place(Place.Kind.UNIT, OTHER);
        assertThat(at(NOW, () -> contests.decide(id, 1, to, "Đúng như nhật ký máy chủ", chair)))
                .isInstanceOf(ContestResult.Done.class);
        world.feed.catchUp();
        var sums = world.context
                .getBean(TimeUse.class)
                .sums(
                        new TimeQuestion(By.UNIT, Period.around(NOW, Period.Span.MONTH), NOW.plusSeconds(1), false),
                        Scope.all(1));
        assertThat(sums)
                .extracting(s -> s.id() + " " + s.recorded() + " " + s.decided())
                .containsExactlyInAnyOrder("101 960 60", "102 0 900");
        assertThat(contests.find(id, chair).orElseThrow().stands()).isEqualTo(ContestState.UPHELD);
        assertThat(contests.place(id)).contains(to);
        assertThat(contests.decidedBy(id)).contains(chair.actor());
    }

    @Test
    void dismissed_it_leaves_both_views_alike() {
        var id = raised();
        at(NOW, () -> contests.decide(id, 1, null, "Không có chứng cứ", chair));
        world.feed.catchUp();
        var sums = world.context
                .getBean(TimeUse.class)
                .sums(
                        new TimeQuestion(By.UNIT, Period.around(NOW, Period.Span.MONTH), NOW.plusSeconds(1), false),
                        Scope.all(1));
        assertThat(sums).allMatch(s -> s.recorded() == s.decided());
        assertThat(contests.find(id, an).orElseThrow().contest().answer()).isEqualTo("Không có chứng cứ");
    }

    @Test
    void only_who_is_charged_may_contest_only_ended_time_only_once_and_in_time() {
        assertThat(no(at(NOW, () -> contests.raise("aaaaaaaaaaaaaaaa", part, "x", stranger))))
                .isEqualTo("contest.no.notYours");
        var open = world.accepted(OversightWorld.aCase(random), 101, 101, 9, MON_15_JUN_2020_8_AM);
        open = world.act(open, DossierEvent.TAKEN, TAKEN, new Effect.WorkTaken(1, an.actor()));
        var running = new PartRef(open.id(), 1, TAKEN);
        assertThat(no(at(NOW, () -> contests.raise("bbbbbbbbbbbbbbbb", running, "x", an))))
                .isEqualTo("contest.no.notEnded");
        assertThat(no(at(NOW.plus(Duration.ofDays(60)), () -> contests.raise("cccccccccccccccc", part, "x", an))))
                .isEqualTo("contest.no.tooLate");
        var id = raised();
        assertThat(raised()).as("the same form is the same contest").isEqualTo(id);
        assertThat(no(at(NOW, () -> contests.raise("dddddddddddddddd", part, "x", an))))
                .isEqualTo("contest.no.again");
        assertThat(at(NOW, () -> contests.raise("eeeeeeeeeeeeeeee", new PartRef(dossier, 1, NOW), "x", an)))
                .isInstanceOf(ContestResult.NotFound.class);
    }

    @Test
    void nobody_decides_what_he_is_involved_in_and_nobody_without_the_right() {
        var id = raised();
        var judge = officer(3001, UNIT, Set.of(Contests.RAISE, Contests.DECIDE));
        assertThat(no(at(NOW, () -> contests.decide(id, 1, null, "x", judge)))).isEqualTo("contest.no.involved");
        var bearer = officer(3004, OTHER, Set.of(Contests.DECIDE));
        assertThat(no(at(NOW, () -> contests.decide(id, 1, new Place(Place.Kind.UNIT, OTHER), "x", bearer))))
                .isEqualTo("contest.no.involved");
        assertThat(no(at(NOW, () -> contests.decide(id, 1, new Place(Place.Kind.UNIT, UNIT), "x", chair))))
                .isEqualTo("contest.no.sameUnit");
        assertThat(at(NOW, () -> contests.decide(id, 1, null, "x", stranger)))
                .isInstanceOf(ContestResult.NotAllowed.class);
        assertThat(world.ledger.entries(id)).hasSize(1);
        assertThat(at(NOW, () -> contests.decide(id, 1, null, "đã xem", chair))).isInstanceOf(ContestResult.Done.class);
        assertThat(at(NOW, () -> contests.decide(id, 1, null, "lần nữa", chair)))
                .isInstanceOf(ContestResult.Overtaken.class);
    }

    private static String no(ContestResult result) {
        return ((ContestResult.NotPossible) result).wordKey();
    }
}
