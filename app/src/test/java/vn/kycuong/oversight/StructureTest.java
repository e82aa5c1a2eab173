package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.kernel.CaseActs;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.CaseEvent;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/** Units follow others: the same dossiers, counted by the units before and by those after, add up to the same. */
class StructureTest {
    private static final int[] BEFORE = {101, 102, 103, 105};
    private static final Map<UnitId, UnitId> FOLLOWS =
            Map.of(new UnitId(101), new UnitId(104), new UnitId(102), new UnitId(104));
    private static final Instant BEGIN = Instant.parse("2020-01-06T01:00:00Z");
    private static final Instant EVE_ENDS = Instant.parse("2020-05-31T17:00:00Z");
    private static final Instant DAY = EVE_ENDS.plus(Duration.ofHours(9));
    private static final Instant LATER = DAY.plus(Duration.ofDays(40));

    private static OversightWorld world;

    @BeforeAll
    static void many_dossiers_live_and_two_units_end() {
        world = new OversightWorld();
        var random = new Random(20250701);
        for (int i = 0; i < 160; i++)
            world.live(random, BEGIN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 90))), BEFORE);
        for (var chain : List.copyOf(world.written.values())) {
            var c = CaseState.replay(chain.getFirst().caseId(), "dossier", chain);
            if (CaseActs.succeed(c, FOLLOWS) instanceof CaseDecision.Lawful(var effects))
                world.act(c, CaseEvent.SUCCEEDED.kind(), DAY, DAY, Map.of(), effects);
        }
        for (int i = 0; i < 40; i++)
            world.live(random, DAY.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20))), new int[] {104, 103});
        world.feed.catchUp();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void what_was_counted_before_is_still_counted_so_by_the_units_of_then() {
        var asOf = AsOf.then(EVE_ENDS.minusMillis(1));
        var before = counts(Selection.all(Scope.all(1)), asOf);
        assertThat(before).containsKeys(new UnitId(101), new UnitId(102));
        assertThat(counts(Selection.all(Scope.all(1)).under(EVE_ENDS), asOf)).isEqualTo(before);
    }

    @Test
    void under_each_structure_the_units_add_up_to_the_same() {
        for (int day = 0; day <= 40; day += 4) {
            var asOf = AsOf.then(DAY.plus(Duration.ofDays(day)));
            var now = counts(Selection.all(Scope.all(1)), asOf);
            var then = counts(Selection.all(Scope.all(1)).under(EVE_ENDS), asOf);
            for (var figure : Figure.values())
                assertThat(sum(then, figure))
                        .as("%s after %s days", figure, day)
                        .isEqualTo(sum(now, figure));
        }
    }

    @Test
    void the_successor_has_what_its_predecessors_had_open_at_the_same_moment() {
        var asOf = AsOf.then(DAY);
        var then = counts(Selection.all(Scope.all(1)).under(EVE_ENDS), asOf);
        var now = counts(Selection.all(Scope.all(1)), asOf);
        for (var figure : Figure.OF_NOW) {
            long old = FOLLOWS.keySet().stream()
                    .mapToLong(u -> then.getOrDefault(u, Counts.NONE).of(figure))
                    .sum();
            assertThat(now.getOrDefault(new UnitId(104), Counts.NONE).of(figure))
                    .as(figure.name())
                    .isEqualTo(old);
            for (var ended : FOLLOWS.keySet())
                assertThat(now.getOrDefault(ended, Counts.NONE).of(figure)).isZero();
        }
    }

    @Test
    void a_number_opens_the_list_behind_it_under_the_structure_of_then_too() {
        var asOf = AsOf.then(LATER);
        int listed = 0;
        for (int unit : new int[] {101, 102, 103, 104, 105})
            for (var figure : Figure.values()) {
                var selection =
                        Selection.of(Scope.all(1), List.of(new UnitId(unit))).under(EVE_ENDS);
                var period = Period.around(LATER, Period.Span.YEAR);
                var count = world.figures.total(selection, asOf, period).of(figure);
                var list = world.figures.first(figure, selection, asOf, period, 1_000);
                assertThat(list).as("%s of %s", figure, unit).hasSize((int) count);
                listed += list.size();
            }
        assertThat(listed).isGreaterThan(200);
    }

    private static Map<UnitId, Counts> counts(Selection selection, AsOf asOf) {
        return new HashMap<>(world.figures.byUnit(selection, asOf, Period.around(LATER, Period.Span.YEAR)));
    }

    private static long sum(Map<UnitId, Counts> counts, Figure figure) {
        return counts.values().stream().mapToLong(c -> c.of(figure)).sum();
    }
}
