package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.oversight.TimeQuestion.By;
import vn.kycuong.worktime.LegalClock;
import vn.kycuong.worktime.WorkTime;

/** The time of finished dossiers: facts of the ledger, boards as sums over them, each sum the sum of its parts. */
class TimeUseTest {
    private static final Instant MON_15_JUN_2020_8_AM =
            LegalZone.instant(LocalDate.of(2020, 6, 15).atTime(8, 0));
    private static final Instant NOW =
            LegalZone.instant(LocalDate.of(2020, 6, 29).atTime(8, 0));
    private static final ActorId AN = new ActorId(2001);
    private static final ActorId OLD_HEAD = new ActorId(2002);
    private static final ActorId NEW_HEAD = new ActorId(2003);

    private final Random random = new Random(1404);
    private OversightWorld world;
    private TimeUse use;

    @BeforeEach
    void open() {
        world = new OversightWorld();
        use = world.context.getBean(TimeUse.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static TimeQuestion asked(By by) {
        return new TimeQuestion(by, Period.around(NOW, Period.Span.YEAR), NOW, false);
    }

    private long minutes(By by, int id) {
        return use.sums(asked(by), Scope.all(1)).stream()
                .filter(s -> s.kind().equals("UNIT") && s.id() != null && s.id() == id)
                .mapToLong(TimeSum::recorded)
                .sum();
    }

    @Test
    void the_board_tells_unit_officer_and_the_head_in_office_on_the_day() {
        var posts = world.context.getBean(Posts.class);
        var post = posts.create(new UnitId(101), PostRole.LEADER, "Trưởng", true, LocalDate.of(2018, 1, 1));
        posts.appoint(post, OLD_HEAD, LocalDate.of(2018, 1, 1), false, "QĐ 1");
        posts.appoint(post, NEW_HEAD, LocalDate.of(2020, 6, 17), false, "QĐ 2");
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, MON_15_JUN_2020_8_AM);
        c = world.act(
                c, DossierEvent.TAKEN, MON_15_JUN_2020_8_AM.plus(Duration.ofHours(2)), new Effect.WorkTaken(1, AN));
        world.finished(c, MON_15_JUN_2020_8_AM.plus(Duration.ofDays(3)));
        world.feed.catchUp();
        long all = minutes(By.UNIT, 101);
        assertThat(all).isEqualTo(3 * 480);
        assertThat(minutes(By.OFFICER, AN.value())).isEqualTo(all - 120);
        assertThat(minutes(By.HEAD, OLD_HEAD.value()) + minutes(By.HEAD, NEW_HEAD.value()))
                .isEqualTo(all);
        assertThat(minutes(By.HEAD, NEW_HEAD.value())).isBetween(480L, 540L);
    }

    @Test
    void the_parts_of_every_dossier_sum_to_its_time_and_every_figure_to_its_list() {
        live(80);
        world.feed.catchUp();
        var workTime = world.context.getBean(WorkTime.class);
        var wrong = world.jdbc
                .sql("""
                select f.unit_id, f.received_at, f.met_at, f.known_from,
                       coalesce((select sum(minutes) from oversight.time_fact t
                                  where t.case_id = f.case_id and t.known_to is null), -1) as minutes
                  from oversight.dossier_fact f where f.known_to is null and f.met_at is not null
                """)
                .query((row, _) -> {
                    var calendar = workTime.calendar(
                            new UnitId(row.getInt("unit_id")),
                            row.getTimestamp("known_from").toInstant());
                    long whole = calendar.workingMinutesBetween(
                            LegalZone.minute(row.getTimestamp("received_at").toInstant()),
                            LegalZone.minute(row.getTimestamp("met_at").toInstant()));
                    return row.getLong("minutes") == whole ? "" : row.getLong("minutes") + " is not " + whole;
                })
                .list();
        assertThat(wrong).hasSizeGreaterThan(20).allMatch(String::isEmpty);
        for (var by : By.values()) {
            long total = 0;
            for (var sum : use.sums(asked(by), Scope.all(1))) {
                for (var view : TimeName.View.values()) {
                    var lines = use.list(asked(by), Scope.all(1), new TimeName(view, sum.kind(), sum.id()), 100_000);
                    long figure = view == TimeName.View.RECORDED ? sum.recorded() : sum.decided();
                    assertThat(lines.stream().mapToLong(TimeLine::minutes).sum())
                            .isEqualTo(figure);
                }
                total += sum.recorded();
            }
            assertThat(total).as("whatever names it, the whole is the same").isEqualTo(whole());
        }
    }

    @Test
    void sums_beside_the_parts_answer_as_the_parts_do_for_any_days_at_any_moment() {
        live(90);
        world.feed.catchUp();
        var parts = world.context.getBean(TimeRows.class);
        var sums = world.context.getBean(TimeSumRows.class);
        contested(parts);
        // some are read again, as they are or not any more
        var again = world.chains().stream()
                .map(chain -> chain.getFirst().caseId())
                .filter(_ -> random.nextInt(4) == 0)
                .toList();
        var kept = TimeRows.between(world.jdbc, new UUID(0, 0), new UUID(-1, -1));
        parts.replace(
                again,
                kept.stream()
                        .filter(fact -> again.contains(new CaseId(fact.caseId())) && fact.version() % 5 != 0)
                        .toList());
        assertThat(TimeSumRows.different(world.jdbc)).isEmpty();
        LegalClock.Scoped.at(NOW.plus(Duration.ofDays(1)), () -> {
            world.context.getBean(SettledAnswers.class).settle();
            asMuchFromSumsAsFromParts(sums, parts);
            return null;
        });
    }

    /** Each is asked at one moment of a day, and at another one; what is settled of the day is asked once. */
    private void asMuchFromSumsAsFromParts(TimeSumRows sums, TimeRows parts) {
        long told = 0;
        for (int i = 0; i < 150; i++) {
            var from = LocalDate.of(2020, 3, 20).plusDays(random.nextInt(60));
            var period = new Period(Period.Span.YEAR, from, from.plusDays(1 + random.nextInt(i % 2 == 0 ? 15 : 120)));
            var now = NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 70)));
            var first = new TimeQuestion(By.values()[i % 3], period, now, false);
            var other = LegalZone.startOf(LegalZone.local(now).toLocalDate())
                    .plus(Duration.ofMinutes(random.nextInt(60 * 24)));
            var second = new TimeQuestion(first.by(), period, other, false);
            for (var asked : List.of(first, second))
                for (var scope : List.of(
                        Scope.all(1),
                        Scope.of(List.of(new UnitId(101)), 1),
                        Scope.of(List.of(new UnitId(102), new UnitId(103)), 1),
                        wide(List.of(101, 102, 103)),
                        wide(List.of(101, 102)))) {
                    assertThat(TimeSumRows.answers(asked)).isTrue();
                    assertThat(sums.sums(asked, scope))
                            .as("%s within %s", asked, scope)
                            .containsExactlyInAnyOrderElementsOf(parts.sums(asked, scope));
                    told += parts.sums(asked, scope).size();
                }
        }
        assertThat(told).isPositive();
    }

    /** So many units that it is compared with all there are. */
    private static Scope wide(List<Integer> units) {
        return Scope.of(
                IntStream.concat(units.stream().mapToInt(Integer::intValue), IntStream.range(5_000, 5_080))
                        .mapToObj(UnitId::new)
                        .toList(),
                1);
    }

    /** Some parts are contested; some of these go to others. */
    private void contested(TimeRows rows) {
        var decisions = TimeRows.between(world.jdbc, new UUID(0, 0), new UUID(-1, -1)).stream()
                .filter(fact -> fact.knownTo() == null && random.nextInt(2) == 0)
                .map(fact -> {
                    boolean upheld = random.nextInt(3) > 0;
                    var to = List.of("UNIT", "CITIZEN", "NOBODY").get(random.nextInt(3));
                    return new TimeDecision(
                            new UUID(random.nextLong(), random.nextLong()),
                            fact.caseId(),
                            fact.obligation(),
                            fact.fromAt(),
                            NOW.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 40))),
                            upheld,
                            upheld ? to : "",
                            upheld && to.equals("UNIT") ? (Integer) 102 : null,
                            upheld && to.equals("UNIT") ? (Integer) 2_002 : null);
                })
                .toList();
        assertThat(decisions).hasSizeGreaterThan(10);
        rows.decide(decisions);
    }

    private long whole() {
        return world.jdbc
                .sql(
                        "select sum(minutes) from oversight.time_fact where known_to is null and met_at < :now and met_at >= :from")
                .param("now", java.sql.Timestamp.from(NOW))
                .param("from", java.sql.Timestamp.from(asked(By.UNIT).period().from()))
                .query(Long.class)
                .single();
    }

    private void live(int dossiers) {
        for (int i = 0; i < dossiers; i++)
            world.live(
                    random,
                    MON_15_JUN_2020_8_AM.minus(Duration.ofMinutes(60 * 24 * 60 + random.nextInt(60 * 24 * 20))),
                    new int[] {101, 102, 103});
    }

    @Test
    void a_reader_sees_no_time_outside_the_scope() {
        live(40);
        world.feed.catchUp();
        var scope = Scope.of(List.of(new UnitId(101)), 1);
        assertThat(use.sums(asked(By.UNIT), Scope.none())).isEmpty();
        for (var sum : use.sums(asked(By.UNIT), scope))
            for (var line : use.list(
                    asked(By.UNIT), scope, new TimeName(TimeName.View.RECORDED, sum.kind(), sum.id()), 9_999)) {
                var unitIn = world.jdbc
                        .sql("select unit_in from oversight.dossier_fact where case_id = :id and known_to is null")
                        .param("id", line.caseId())
                        .query(Integer.class)
                        .single();
                assertThat(List.of(line.ownerId(), unitIn, line.unitId() == null ? 0 : line.unitId()))
                        .contains(101);
            }
    }

    @Test
    void reading_everything_again_writes_the_same_rows() {
        live(40);
        world.feed.catchUp();
        var before = rows();
        assertThat(before).isNotEmpty();
        world.jdbc
                .sql("update ledger.reader set next_leaf = 0 where name = 'oversight.time'")
                .update();
        world.feed.catchUp();
        assertThat(rows()).isEqualTo(before);
    }

    private List<String> rows() {
        return world.jdbc
                .sql("select t::text from oversight.time_fact t order by case_id, version, part")
                .query(String.class)
                .list();
    }

    @Test
    void an_undone_result_takes_the_time_back_and_what_was_known_then_stays() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 3, MON_15_JUN_2020_8_AM);
        c = world.finished(c, MON_15_JUN_2020_8_AM.plus(Duration.ofDays(2)));
        var then = MON_15_JUN_2020_8_AM.plus(Duration.ofDays(2)).plusSeconds(60);
        world.act(c, DossierEvent.CORRECTED, MON_15_JUN_2020_8_AM.plus(Duration.ofDays(3)), new Effect.Restored(1));
        world.feed.catchUp();
        assertThat(minutes(By.UNIT, 101)).isZero();
        var asKnownThen = new TimeQuestion(By.UNIT, Period.around(NOW, Period.Span.YEAR), then, false);
        assertThat(use.sums(asKnownThen, Scope.all(1)))
                .extracting(TimeSum::recorded)
                .containsExactly(960L);
    }

    @Test
    void a_reopened_dossier_gives_its_time_back_until_it_is_done_again() {
        var c = world.accepted(OversightWorld.aCase(random), 101, 101, 9, MON_15_JUN_2020_8_AM);
        c = world.finished(c, MON_15_JUN_2020_8_AM.plus(Duration.ofDays(1)));
        var reopened = MON_15_JUN_2020_8_AM.plus(Duration.ofDays(2));
        c = world.act(c, "kernel.Reopened", reopened, reopened, Map.of(), List.of(new Effect.ClockReopened(1, "QĐ 5")));
        world.feed.catchUp();
        assertThat(minutes(By.UNIT, 101)).isZero();
        world.finished(c, MON_15_JUN_2020_8_AM.plus(Duration.ofDays(3)));
        world.feed.catchUp();
        assertThat(minutes(By.UNIT, 101))
                .as("the day on which it counted as closed is nobody's")
                .isEqualTo(2 * 480);
    }

    @Test
    void late_dossiers_can_be_summed_alone() {
        world.finished(
                world.accepted(OversightWorld.aCase(random), 101, 101, 1, MON_15_JUN_2020_8_AM),
                MON_15_JUN_2020_8_AM.plus(Duration.ofDays(4)));
        world.finished(
                world.accepted(OversightWorld.aCase(random), 101, 101, 9, MON_15_JUN_2020_8_AM),
                MON_15_JUN_2020_8_AM.plus(Duration.ofDays(1)));
        world.feed.catchUp();
        var late = new TimeQuestion(By.UNIT, Period.around(NOW, Period.Span.MONTH), NOW, true);
        assertThat(use.sums(late, Scope.all(1))).extracting(TimeSum::recorded).containsExactly(4 * 480L);
        assertThat(minutes(By.UNIT, 101)).isEqualTo(5 * 480);
    }
}
