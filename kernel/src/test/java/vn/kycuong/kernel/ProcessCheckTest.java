package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.kernel.Clocks.CUTOFF;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ProcessCheck.Statutory;
import vn.kycuong.kernel.ProcessCondition.Type;
import vn.kycuong.kernel.ProcessFinding.Kind;
import vn.kycuong.kernel.ProcessStep.Place;
import vn.kycuong.kernel.ProcessStep.StepKind;

class ProcessCheckTest {
    private static final ProcessPlan RIGHT = Processes.withConsultations();

    private static ProcessCheck.Surroundings around(Statutory... limits) {
        return new ProcessCheck.Surroundings(
                Map.of("kenh", Type.TEXT, "so_ngay", Type.NUMBER),
                Set.of("RECEIVER", "OFFICER", "CLERK", "LEADER", "CHAIR"),
                (role, _) -> !role.equals("CHAIR"),
                unit -> unit.equals("thue"),
                List.of(limits),
                Clocks.OFFICE,
                Clocks.at(1, 14, 7, 30));
    }

    private static List<ProcessFinding> check(ProcessPlan plan) {
        return ProcessCheck.of(plan, around());
    }

    private static ProcessPlan plan(List<ProcessStep> steps, ProcessMove... moves) {
        return new ProcessPlan(steps, List.of(moves));
    }

    private static ProcessPlan with(ProcessStep changed) {
        var steps = RIGHT.steps().stream()
                .map(s -> s.no() == changed.no() ? changed : s)
                .toList();
        return new ProcessPlan(steps, RIGHT.moves());
    }

    private static ProcessPlan with(ProcessMove... further) {
        var moves = new ArrayList<>(RIGHT.moves());
        moves.addAll(List.of(further));
        return new ProcessPlan(RIGHT.steps(), moves);
    }

    private static ProcessPlan without(int from, int to) {
        return new ProcessPlan(
                RIGHT.steps(),
                RIGHT.moves().stream()
                        .filter(m -> m.from() != from || m.to() != to)
                        .toList());
    }

    private static void names(ProcessPlan plan, Kind kind, int step, String words) {
        assertThat(check(plan)).anySatisfy(f -> {
            assertThat(f.kind()).isEqualTo(kind);
            assertThat(f.step()).isEqualTo(step);
            assertThat(f.sentence()).contains(words);
        });
    }

    @Test
    void a_right_process_has_no_finding() {
        assertThat(check(RIGHT)).isEmpty();
    }

    @Test
    void whatever_is_drawn_right_has_no_finding_and_reads_back_from_its_map() {
        for (long seed = 0; seed < 3_000; seed++) {
            var plan = Processes.random(new Random(seed));
            assertThat(check(plan)).as("seed %d", seed).isEmpty();
            assertThat(ProcessCodec.fromMap(ProcessCodec.toMap(plan)))
                    .as("seed %d", seed)
                    .isEqualTo(plan);
        }
    }

    @Test
    void a_move_taken_away_at_random_is_always_noticed() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var plan = Processes.random(random);
            var needed = plan.moves().stream()
                    .filter(m -> m.kind() == ProcessMove.Kind.FORWARD)
                    .filter(m -> plan.onward(m.from()).size() == 1)
                    .toList();
            var gone = needed.get(random.nextInt(needed.size()));
            var moves = plan.moves().stream().filter(m -> m != gone).toList();
            assertThat(check(new ProcessPlan(plan.steps(), moves)))
                    .as("seed %d without %s", seed, gone)
                    .anyMatch(f -> f.kind() == Kind.NO_WAY_TO_THE_END && f.step() == gone.from());
        }
    }

    @Test
    void nothing_at_all_and_no_frame_are_named() {
        names(plan(List.of()), Kind.EMPTY, 0, "chưa có bước nào");
        var work = List.of(Processes.step(1, StepKind.WORK), Processes.step(2, StepKind.SIGN));
        names(plan(work, ProcessMove.forward(1, 2)), Kind.FRAME, 1, "không phải là bước tiếp nhận");
        names(plan(work, ProcessMove.forward(1, 2)), Kind.FRAME, 0, "không có bước trả kết quả");
    }

    @Test
    void a_number_that_stands_twice_is_named() {
        var steps = new ArrayList<>(RIGHT.steps());
        steps.add(Processes.step(8, StepKind.WORK));
        names(new ProcessPlan(steps, RIGHT.moves()), Kind.NUMBER, 8, "cùng mang số 8");
    }

    @Test
    void a_step_nobody_reaches_and_one_from_which_nothing_ends_are_named() {
        var steps = new ArrayList<>(RIGHT.steps());
        steps.add(Processes.step(10, StepKind.WORK));
        var moves = new ArrayList<>(RIGHT.moves());
        moves.add(ProcessMove.forward(10, 8));
        names(new ProcessPlan(steps, moves), Kind.UNREACHABLE, 10, "Không có hướng nào dẫn tới bước 10");
        steps.add(Processes.step(11, StepKind.WORK));
        moves.add(new ProcessMove(2, 10, ProcessMove.Kind.FORWARD, "vòng", "", false));
        moves.removeIf(m -> m.from() == 10);
        moves.add(ProcessMove.forward(10, 11));
        moves.add(ProcessMove.forward(11, 10));
        names(new ProcessPlan(steps, moves), Kind.NO_WAY_TO_THE_END, 10, "không có đường nào tới bước trả kết quả");
    }

    @Test
    void a_dangling_move_is_named_at_both_ends() {
        names(with(ProcessMove.forward(2, 77)), Kind.DANGLING_MOVE, 2, "không có bước 77");
        names(with(ProcessMove.forward(66, 2)), Kind.DANGLING_MOVE, 66, "không có bước 66");
    }

    @Test
    void a_move_that_cannot_be_is_named() {
        names(with(ProcessMove.forward(9, 2)), Kind.WRONG_MOVE, 9, "là bước cuối");
        names(with(ProcessMove.back(8, 1)), Kind.WRONG_MOVE, 8, "quay về bước tiếp nhận");
        names(
                with(new ProcessMove(8, 2, ProcessMove.Kind.STOP, "", "", false)),
                Kind.WRONG_MOVE,
                8,
                "Ghi nơi đến là 0");
        names(
                with(new ProcessMove(8, 2, ProcessMove.Kind.BACK, "x", "so_ngay > 1", false)),
                Kind.WRONG_MOVE,
                8,
                "không được có điều kiện");
        names(with(ProcessMove.back(7, 2)), Kind.WRONG_MOVE, 7, "chỉ có hướng");
    }

    @Test
    void two_moves_of_one_name_are_named() {
        names(with(ProcessMove.back(8, 2)), Kind.SAME_MOVE, 8, "cùng tên");
    }

    @Test
    void conditions_without_a_default_or_with_an_unknown_name_are_named() {
        var only = new ArrayList<>(without(2, 3).moves());
        only.add(new ProcessMove(2, 3, ProcessMove.Kind.FORWARD, "", "so_ngay > 3", false));
        names(new ProcessPlan(RIGHT.steps(), only), Kind.NO_DEFAULT, 2, "không có hướng mặc định");
        only.set(only.size() - 1, new ProcessMove(2, 3, ProcessMove.Kind.FORWARD, "", "tuoi > 3", false));
        names(new ProcessPlan(RIGHT.steps(), only), Kind.CONDITION, 2, "\"tuoi\"");
        only.set(only.size() - 1, new ProcessMove(2, 3, ProcessMove.Kind.FORWARD, "", "so_ngay >", false));
        names(new ProcessPlan(RIGHT.steps(), only), Kind.CONDITION, 2, "chưa hết");
    }

    @Test
    void branches_that_do_not_come_together_are_named() {
        var moves = new ArrayList<>(without(6, 7).moves());
        moves.add(ProcessMove.forward(6, 8));
        names(new ProcessPlan(RIGHT.steps(), moves), Kind.FORK, 3, "không cùng về một bước gộp");
        var noFork = with(new ProcessStep(3, StepKind.WORK, "OFFICER", Place.COMPETENT, "", "x", new Limit.SameDay()));
        names(noFork, Kind.FORK, 7, "không ứng với bước tách nhánh");
        names(with(ProcessMove.back(6, 2)), Kind.FORK, 6, "đi xuyên qua ranh giới");
        names(with(Processes.step(6, StepKind.WAIT)), Kind.FORK, 6, "dừng đồng hồ của cả hồ sơ");
    }

    @Test
    void a_circle_without_anybody_is_named() {
        var steps = List.of(
                Processes.step(1, StepKind.TAKE_IN),
                Processes.step(2, StepKind.AUTO),
                Processes.step(3, StepKind.AUTO),
                Processes.step(4, StepKind.RETURN));
        names(
                plan(
                        steps,
                        ProcessMove.forward(1, 2),
                        ProcessMove.forward(2, 3),
                        new ProcessMove(3, 2, ProcessMove.Kind.FORWARD, "", "so_ngay > 1", false),
                        new ProcessMove(3, 4, ProcessMove.Kind.FORWARD, "", "", true)),
                Kind.ENDLESS,
                2,
                "quay vòng");
    }

    @Test
    void a_number_before_the_signature_and_work_after_the_number_are_named() {
        var early = List.of(
                Processes.step(1, StepKind.TAKE_IN),
                Processes.step(2, StepKind.WORK),
                Processes.step(3, StepKind.NUMBER),
                Processes.step(4, StepKind.SIGN),
                Processes.step(5, StepKind.RETURN));
        names(ProcessPlan.linear(early), Kind.WRONG_MOVE, 3, "khi kết quả chưa ai ký");
        names(ProcessPlan.linear(early), Kind.WRONG_MOVE, 3, "không được xử lý tiếp");
    }

    @Test
    void a_number_between_parallel_branches_is_named() {
        names(with(Processes.step(6, StepKind.NUMBER)), Kind.FORK, 6, "cấp số cho kết quả");
    }

    @Test
    void a_wait_before_any_work_is_named() {
        var steps = List.of(
                Processes.step(1, StepKind.TAKE_IN),
                Processes.step(2, StepKind.WAIT),
                Processes.step(3, StepKind.RETURN));
        names(ProcessPlan.linear(steps), Kind.WRONG_MOVE, 2, "ngay sau tiếp nhận");
    }

    @Test
    void roles_units_and_grounds_are_checked_against_what_there_is() {
        var step = RIGHT.step(8);
        names(
                with(new ProcessStep(8, StepKind.SIGN, "BOSS", step.place(), "x", "x", step.allowance())),
                Kind.ROLE,
                8,
                "\"BOSS\" không có trong hệ thống");
        names(
                with(new ProcessStep(8, StepKind.SIGN, "CHAIR", step.place(), "x", "x", step.allowance())),
                Kind.ROLE,
                8,
                "không ai đang giữ");
        names(
                with(new ProcessStep(
                        4, StepKind.CONSULT, "OFFICER", Place.NAMED, "nowhere", "x", "x", step.allowance(), null)),
                Kind.UNIT,
                4,
                "\"nowhere\"");
        names(
                with(new ProcessStep(4, StepKind.CONSULT, "OFFICER", Place.COMPETENT, "x", "x", step.allowance())),
                Kind.FIELD,
                4,
                "chưa chỉ rõ đơn vị");
        names(
                with(new ProcessStep(2, StepKind.WAIT, "OFFICER", Place.COMPETENT, "x", "x", step.allowance())),
                Kind.FIELD,
                2,
                "chưa có căn cứ tạm dừng");
        names(
                with(new ProcessStep(2, StepKind.WORK, "OFFICER", Place.COMPETENT, "x", " ", step.allowance())),
                Kind.FIELD,
                2,
                "chưa ghi việc");
    }

    @Test
    void allowances_are_compared_with_the_law_along_the_longest_way() {
        // 1: 2 h, 2: 3 h, then the longest branch 5: 6 h (4: 5 h beside it; 6: 7 h), 8: 2 h; a day has 8 hours.
        assertThat(ProcessCheck.of(RIGHT, around(new Statutory("mọi trường hợp", Limit.parse("14WH"), CUTOFF))))
                .isEmpty();
        assertThat(ProcessCheck.of(RIGHT, around(new Statutory("mọi trường hợp", Limit.parse("13WH"), CUTOFF))))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.kind()).isEqualTo(Kind.OVER_THE_LIMIT);
                    assertThat(f.sentence()).contains("13 giờ làm việc").contains("mọi trường hợp");
                });
    }

    @Test
    void a_linear_process_stands_as_its_steps_do() {
        var steps = List.of(
                Processes.step(1, StepKind.TAKE_IN),
                Processes.step(2, StepKind.WORK),
                Processes.step(3, StepKind.SIGN),
                Processes.step(4, StepKind.RETURN));
        var plan = ProcessPlan.linear(steps);
        assertThat(check(plan)).isEmpty();
        assertThat(plan.isLinear()).isTrue();
        assertThat(plan.moves())
                .containsExactly(
                        ProcessMove.forward(1, 2),
                        ProcessMove.forward(2, 3),
                        ProcessMove.forward(3, 4),
                        ProcessMove.back(3, 2));
        assertThat(plan.permits(2, ProcessMove.Kind.STOP)).isTrue();
        assertThat(RIGHT.isLinear()).isFalse();
    }

    @Test
    void what_changed_between_two_versions_is_told_step_by_step() {
        var after = with(new ProcessStep(8, StepKind.SIGN, "CHAIR", Place.COMPETENT, "x", "x", new Limit.SameDay()));
        var lines = ProcessDifference.between(RIGHT, after);
        assertThat(lines).hasSize(9);
        assertThat(lines.stream().filter(ProcessDifference::changed).map(ProcessDifference::no))
                .containsExactly(8);
    }
}
