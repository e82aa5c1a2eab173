package vn.kycuong.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessStep.Place;
import vn.kycuong.kernel.ProcessStep.StepKind;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.procedure.Procedures;

class ProcessesTest {
    private static final LocalDate IN_2020 = LocalDate.of(2020, 6, 15);
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 16);
    private static TestProvince province;
    private static Processes processes;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        processes = province.face(Processes.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static ProcessVersion inForce(String code, LocalDate date) {
        return processes.inForce(code, date).orElseThrow();
    }

    @Test
    void every_procedure_taken_in_has_a_process_on_both_dates() {
        var procedures = province.face(Procedures.class);
        for (var date : new LocalDate[] {IN_2020, IN_2026}) {
            assertThat(procedures.all(date))
                    .filteredOn(p -> p.takenInAtOneStop())
                    .allSatisfy(p -> {
                        var process = inForce(p.processCode(), date);
                        assertThat(process.illustrative()).isTrue();
                        assertThat(process.steps()).anyMatch(s -> s.kind() == StepKind.SIGN);
                        assertThat(processes.version(process.id())).isEqualTo(process);
                    });
        }
    }

    @Test
    void a_forgotten_return_is_added_and_a_leader_signs() {
        var steps = inForce("DISABILITY", IN_2020).steps();
        assertThat(steps)
                .extracting(ProcessStep::kind)
                .containsExactly(StepKind.TAKE_IN, StepKind.WORK, StepKind.WORK, StepKind.SIGN, StepKind.RETURN);
        assertThat(steps.get(1).role()).isEqualTo("OFFICER");
        assertThat(steps.get(1).placeName()).isEqualTo("Hội đồng xác định mức độ khuyết tật");
        assertThat(steps.getLast().role()).isEqualTo("RECEIVER");
        assertThat(steps.getLast().allowance()).isEqualTo(new Limit.SameDay());
        assertThat(steps.get(1).allowance()).isEqualTo(new Limit.WorkingHours(140));
    }

    @Test
    void whoever_numbers_comes_after_the_last_signature_and_whoever_prints_does_not_number() {
        for (var day : new LocalDate[] {IN_2020, IN_2026}) {
            for (var code : new String[] {"WORK_PERMIT", "BUILD_HOUSE"}) {
                var steps = inForce(code, day).steps();
                var number = steps.get(steps.size() - 2);
                assertThat(number.kind()).as(code).isEqualTo(StepKind.NUMBER);
                assertThat(number.role()).isEqualTo("CLERK");
                assertThat(number.place()).isEqualTo(Place.COMPETENT);
                assertThat(steps.get(steps.size() - 3).kind()).isEqualTo(StepKind.SIGN);
            }
            assertThat(inForce("DRIVING_EXCHANGE", day).steps()).noneMatch(s -> s.kind() == StepKind.NUMBER);
        }
    }

    @Test
    void a_commune_works_on_what_it_received_for_its_district() {
        var steps = inForce("SOCIAL_ALLOWANCE", IN_2020).steps();
        assertThat(steps.get(1).place()).isEqualTo(Place.RECEIVING);
        assertThat(steps.get(4).placeName()).isEqualTo("Phòng LĐTBXH");
        assertThat(steps.get(4).place()).isEqualTo(Place.COMPETENT);
    }

    @Test
    void two_levels_have_no_district_one_stop_and_keep_within_the_limit() {
        var before = inForce("SOCIAL_ALLOWANCE", IN_2020);
        var after = inForce("SOCIAL_ALLOWANCE", IN_2026);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.steps()).hasSize(before.steps().size() - 1);
        assertThat(after.steps()).noneMatch(step -> step.placeName().contains("huyện"));
        int hours = after.steps().stream()
                .map(ProcessStep::allowance)
                .mapToInt(limit -> limit instanceof Limit.WorkingHours(int h) ? h : 0)
                .sum();
        assertThat(hours).isLessThanOrEqualTo(80);
    }

    @Test
    void complaints_have_no_process_here() {
        assertThat(processes.inForce("COMPLAINT_1", IN_2020)).isEmpty();
        assertThatThrownBy(() -> processes.version(99_999)).isInstanceOf(IllegalArgumentException.class);
    }
}
