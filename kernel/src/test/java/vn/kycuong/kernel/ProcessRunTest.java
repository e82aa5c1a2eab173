package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.kernel.Clocks.CUTOFF;
import static vn.kycuong.kernel.Clocks.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ProcessStep.StepKind;

class ProcessRunTest {
    private static final CaseId ID = new CaseId(new UUID(7, 8));
    private static final UnitId IN = new UnitId(11);
    private static final UnitId NOW = new UnitId(3);
    private static final UnitId TAX = new UnitId(77);

    private CaseState state = CaseState.unopened(ID, "test");
    private int minute;
    private boolean numbered = true;

    private ProcessRun.Surroundings around(Map<String, ?> values, String paper) {
        return new ProcessRun.Surroundings(
                values,
                step -> switch (step.place()) {
                    case RECEIVING -> IN;
                    case COMPETENT -> NOW;
                    case NAMED -> TAX;
                },
                step -> ObligationClock.started(moment(), step.allowance(), "test", CUTOFF),
                "opinion",
                paper,
                ResumePolicy.RESUME,
                _ -> numbered);
    }

    private java.time.Instant moment() {
        return at(1, 14, 8, 0).plusSeconds(60L * minute);
    }

    private void record(List<Effect> effects) {
        minute++;
        var by = new Act.By(new ActorId(9), new PostId(4), IN, moment(), moment(), "key-" + minute);
        state = Act.of(state, by, "Done", "right", IN, effects, Map.of(), null).after();
    }

    private void open(ProcessPlan plan, Map<String, ?> values) {
        var whole = ObligationClock.started(moment(), Limit.parse("5WD"), "test", CUTOFF);
        var effects = new ArrayList<Effect>(List.of(
                new Effect.Opened(IN, NOW, 1),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, NOW, "result", whole, null)));
        effects.addAll(moved(ProcessRun.enter(plan, state, 0, 1, around(values, "QĐ 1")))
                .effects());
        record(effects);
    }

    private static ProcessRun.Result.Moved moved(ProcessRun.Result result) {
        return (ProcessRun.Result.Moved) result;
    }

    private List<WorkItem> openItems() {
        return state.workItems().stream().filter(WorkItem::open).toList();
    }

    private WorkItem on(int step) {
        return openItems().stream().filter(w -> w.step() == step).findFirst().orElseThrow();
    }

    private ProcessRun.Result.Moved go(ProcessPlan plan, int from, int to) {
        var work = on(from);
        var move =
                plan.from(from).stream().filter(m -> m.to() == to).findFirst().orElseThrow();
        var result = moved(ProcessRun.move(plan, state, work, move, 1, around(Map.of(), "QĐ 1")));
        record(result.effects());
        return result;
    }

    @Test
    void consultations_run_side_by_side_each_on_its_own_clock_and_the_case_goes_on_when_all_have_answered() {
        var plan = Processes.withConsultations();
        open(plan, Map.of());
        assertThat(openItems()).extracting(WorkItem::step).containsExactly(2);
        assertThat(go(plan, 2, 3).passed()).containsExactly(3);
        assertThat(openItems()).extracting(WorkItem::step).containsExactlyInAnyOrder(4, 5, 6);
        assertThat(state.obligations())
                .extracting(Obligation::tier)
                .containsExactly(Tier.WHOLE, Tier.CONSULTATION, Tier.CONSULTATION);
        assertThat(on(4).unit()).isEqualTo(TAX);
        assertThat(state.obligation(on(4).obligation()).clock().limit())
                .isEqualTo(plan.step(4).allowance());
        assertThat(state.obligation(on(4).obligation()).parent()).isEqualTo(1);

        go(plan, 6, 7);
        assertThat(openItems()).extracting(WorkItem::step).containsExactlyInAnyOrder(4, 5);
        go(plan, 5, 7);
        assertThat(openItems()).extracting(WorkItem::step).containsExactly(4);
        assertThat(go(plan, 4, 7).passed()).containsExactly(7);
        assertThat(openItems()).extracting(WorkItem::step).containsExactly(8);
        assertThat(state.obligations().subList(1, 3)).noneMatch(Obligation::isOpen);
        assertThat(state.obligation(1).isOpen()).isTrue();
        assertThat(openItems().getFirst().obligation()).isEqualTo(1);

        go(plan, 8, 2);
        assertThat(openItems()).extracting(WorkItem::step).containsExactly(2);
        go(plan, 2, 3);
        for (int step : List.of(4, 5, 6)) go(plan, step, 7);
        go(plan, 8, 9);
        assertThat(state.obligation(1).isOpen()).isFalse();
        assertThat(openItems()).singleElement().satisfies(w -> {
            assertThat(w.step()).isEqualTo(9);
            assertThat(w.unit()).isEqualTo(IN);
        });
    }

    @Test
    void a_wait_stops_the_clock_by_a_paper_and_leaving_it_lets_the_clock_run() {
        var steps = List.of(
                Processes.step(1, StepKind.TAKE_IN),
                Processes.step(2, StepKind.WORK),
                Processes.step(3, StepKind.WAIT),
                Processes.step(4, StepKind.RETURN));
        var plan = ProcessPlan.linear(steps);
        open(plan, Map.of());
        var without = ProcessRun.move(plan, state, on(2), ProcessMove.forward(2, 3), 1, around(Map.of(), ""));
        assertThat(without).isEqualTo(new ProcessRun.Result.PaperNeeded(plan.step(3)));
        go(plan, 2, 3);
        assertThat(state.obligation(1).clock().phase()).isInstanceOf(ObligationClock.Phase.Stopped.class);
        assertThat(state.obligation(1).clock().stops().getFirst().ground()).isEqualTo(Ground.COUNCIL);
        go(plan, 3, 4);
        assertThat(state.obligation(1).clock().stops().getFirst().to()).isNotNull();
        assertThat(state.obligation(1).isOpen()).isFalse();
    }

    @Test
    void a_signed_result_waits_for_its_number_where_the_unit_gives_one_and_else_passes() {
        var steps = List.of(
                Processes.step(1, StepKind.TAKE_IN),
                Processes.step(2, StepKind.WORK),
                Processes.step(3, StepKind.SIGN),
                Processes.step(4, StepKind.NUMBER),
                Processes.step(5, StepKind.RETURN));
        var plan = ProcessPlan.linear(steps);
        assertThat(plan.from(4)).contains(ProcessMove.back(4, 2));
        assertThat(plan.permits(3, ProcessMove.Kind.WITHDRAW)).isTrue();
        assertThat(plan.permits(4, ProcessMove.Kind.WITHDRAW))
                .as("once it is signed")
                .isFalse();
        open(plan, Map.of());
        go(plan, 2, 3);
        var signed = moved(ProcessRun.move(plan, state, on(3), ProcessMove.forward(3, 4), 1, around(Map.of(), "")));
        assertThat(signed.at()).containsExactly(plan.step(4));
        numbered = false;
        var passed = moved(ProcessRun.move(plan, state, on(3), ProcessMove.forward(3, 4), 1, around(Map.of(), "")));
        assertThat(passed.passed()).containsExactly(4);
        assertThat(passed.at()).containsExactly(plan.step(5));
        numbered = true;
        go(plan, 3, 4);
        assertThat(state.obligation(1).isOpen()).isTrue();
        go(plan, 4, 5);
        assertThat(state.obligation(1).isOpen()).isFalse();
    }

    @Test
    void of_conditional_moves_the_first_that_holds_is_open_else_the_default_and_named_ones_always_are() {
        var steps = List.of(
                Processes.step(1, StepKind.TAKE_IN),
                Processes.step(2, StepKind.WORK),
                Processes.step(3, StepKind.WORK),
                Processes.step(4, StepKind.RETURN));
        var online = new ProcessMove(2, 3, ProcessMove.Kind.FORWARD, "", "kenh = 'ONLINE'", false);
        var any = new ProcessMove(2, 3, ProcessMove.Kind.FORWARD, "", "so > 0", false);
        var other = new ProcessMove(2, 4, ProcessMove.Kind.FORWARD, "", "", true);
        var reject = new ProcessMove(2, 4, ProcessMove.Kind.REJECT, "Không đủ điều kiện", "", false);
        var plan = new ProcessPlan(
                steps, List.of(ProcessMove.forward(1, 2), online, any, other, reject, ProcessMove.forward(3, 4)));
        assertThat(ProcessRun.open(plan, 2, Map.of("kenh", "ONLINE", "so", 1))).containsExactly(online, reject);
        assertThat(ProcessRun.open(plan, 2, Map.of("kenh", "COUNTER", "so", 1))).containsExactly(any, reject);
        assertThat(ProcessRun.open(plan, 2, Map.of("kenh", "COUNTER", "so", 0))).containsExactly(other, reject);
    }

    @Test
    void whatever_way_is_taken_through_a_right_process_leads_to_the_result_with_every_opinion_given() {
        for (long seed = 0; seed < 2_000; seed++) {
            state = CaseState.unopened(ID, "test");
            minute = 0;
            var random = new Random(seed);
            var plan = Processes.random(random);
            Map<String, Object> values =
                    Map.of("kenh", random.nextBoolean() ? "ONLINE" : "COUNTER", "so_ngay", random.nextInt(4));
            open(plan, values);
            for (int turn = 0; turn < 400 && state.obligation(1).isOpen(); turn++) {
                var items = openItems();
                var work = items.get(random.nextInt(items.size()));
                var moves = ProcessRun.open(plan, work.step(), values).stream()
                        .filter(m -> m.to() != ProcessMove.END)
                        .filter(m -> m.kind().isOnward() || random.nextInt(3) == 0)
                        .toList();
                if (moves.isEmpty()) continue;
                var move = moves.get(random.nextInt(moves.size()));
                record(moved(ProcessRun.move(plan, state, work, move, 1, around(values, "QĐ 1")))
                        .effects());
            }
            assertThat(state.obligations()).as("seed %d", seed).noneMatch(Obligation::isOpen);
            assertThat(openItems())
                    .as("seed %d", seed)
                    .singleElement()
                    .satisfies(w -> assertThat(plan.step(w.step()).kind()).isEqualTo(StepKind.RETURN));
        }
    }
}
