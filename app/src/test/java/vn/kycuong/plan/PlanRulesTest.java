package vn.kycuong.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.plan.PlanRules.Move;

/** What may stand in a plan, what an act on an item brings about, and how a plan rolls up. */
class PlanRulesTest {
    private static final UnitId UNIT = new UnitId(7);
    private static final Instant START = Instant.parse("2020-02-10T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 10);

    @Test
    void a_plan_without_items_or_with_a_date_gone_by_is_not_approved() {
        assertThat(PlanRules.approvable(plan(), List.of(), TODAY)).hasSize(1);
        assertThat(PlanRules.approvable(plan(), List.of(item(10, LocalDate.of(2020, 2, 9))), TODAY))
                .singleElement()
                .satisfies(p -> assertThat(p.sentence()).contains("09/02/2020"));
        assertThat(PlanRules.approvable(plan(), List.of(item(10, TODAY)), TODAY))
                .isEmpty();
    }

    @Test
    void a_weight_out_of_bounds_and_a_date_of_another_year_are_named_by_their_fields() {
        assertThat(PlanRules.problems(plan(), item(101, LocalDate.of(2021, 1, 1))))
                .extracting(PlanResult.Problem::field)
                .containsExactly("weight", "due");
    }

    @Test
    void a_product_that_was_sent_back_never_met_the_date() {
        var open = after(
                CaseState.unopened(new CaseId(new UUID(1, 1)), PlanItems.KIND),
                PlanRules.approved(UNIT, UNIT, clock()),
                START);
        assertThat(PlanRules.may(Move.ACCEPT, open)).isPresent();
        var handed = after(open, PlanRules.handedIn(), START.plusSeconds(60));
        assertThat(handed.obligation(1).isOpen()).isFalse();
        assertThat(PlanRules.may(Move.HAND_IN, handed)).isPresent();
        var back = after(handed, PlanRules.sentBack("trả lại"), START.plusSeconds(120));
        assertThat(back.obligation(1).isOpen()).isTrue();
        assertThat(back.state()).isEqualTo(ItemState.OPEN.name());
        var accepted = after(
                after(back, PlanRules.handedIn(), START.plusSeconds(180)),
                PlanRules.accepted(),
                START.plusSeconds(240));
        assertThat(accepted.closedAt()).isEqualTo(START.plusSeconds(240));
        assertThat(accepted.obligation(1).clock().metAt()).isEqualTo(START.plusSeconds(180));
        for (var move : Move.values())
            assertThat(PlanRules.may(move, accepted)).as(move.name()).isPresent();
    }

    @Test
    void what_is_dropped_after_its_product_was_reported_was_never_met() {
        var open = after(
                CaseState.unopened(new CaseId(new UUID(1, 2)), PlanItems.KIND),
                PlanRules.approved(UNIT, UNIT, clock()),
                START);
        var handed = after(open, PlanRules.handedIn(), START.plusSeconds(60));
        var dropped = after(handed, PlanRules.dropped(handed, "thôi"), START.plusSeconds(90));
        assertThat(dropped.closedAt()).isNotNull();
        assertThat(dropped.obligation(1).clock().metAt()).isNull();
    }

    @Test
    void the_share_on_time_is_by_weight_of_what_was_due_and_never_of_what_was_dropped() {
        var late = Instant.parse("2020-03-17T00:00:00Z");
        var at = Instant.parse("2020-04-01T00:00:00Z");
        var sum = RollUp.of(
                List.of(
                        weighed(30, ItemState.ACCEPTED, late.minusSeconds(1), late),
                        weighed(20, ItemState.HANDED_IN, late.plusSeconds(1), late),
                        weighed(10, ItemState.OPEN, null, late),
                        weighed(25, ItemState.OPEN, null, at.plusSeconds(1)),
                        weighed(99, ItemState.DROPPED, null, late)),
                at);
        assertThat(sum).isEqualTo(new RollUp(4, 85, 50, 60, 30, 2));
        assertThat(sum.onTimePercent()).isEqualTo(50);
        assertThat(sum.donePercent()).isEqualTo(58);
        assertThat(RollUp.nothing().onTimePercent()).isNegative();
    }

    private static RollUp.Weighed weighed(int weight, ItemState state, @Nullable Instant met, Instant late) {
        return new RollUp.Weighed(weight, new Standing(state, met, late, 1));
    }

    private static CaseState after(CaseState before, List<? extends Effect> effects, Instant at) {
        return Act.of(
                        before,
                        new Act.By(new ActorId(3), new PostId(3), UNIT, at, at, null),
                        "plan.Test",
                        PlanItems.DRAFT,
                        UNIT,
                        effects,
                        java.util.Map.of(),
                        null)
                .after();
    }

    private static ObligationClock clock() {
        return ObligationClock.started(
                START, new Limit.CalendarDate(LocalDate.of(2020, 3, 16)), "kế hoạch", LocalTime.of(15, 0));
    }

    private static PlanItem item(int weight, LocalDate due) {
        return new PlanItem(
                new UUID(2, weight), new UUID(1, 0), 1, null, "Việc", "Sản phẩm", weight, due, UNIT, null, null, null);
    }

    private static Plan plan() {
        return new Plan(
                new UUID(1, 0),
                Plan.Level.UNIT,
                2020,
                UNIT,
                null,
                null,
                "Kế hoạch",
                null,
                Plan.State.DRAFT,
                0,
                new ActorId(3),
                START,
                null,
                null,
                null);
    }
}
