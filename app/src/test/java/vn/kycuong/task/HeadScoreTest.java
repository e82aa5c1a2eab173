package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.law.Rule;
import vn.kycuong.reference.ReferenceImport;
import vn.kycuong.task.ScoreFormula.Component;
import vn.kycuong.worktime.WorkTime;

/** The monthly score of a head: what each part counts, what is left out, what is taken off. */
class HeadScoreTest extends TaskWorld {
    private static final YearMonth MARCH = YearMonth.of(2020, 3);
    private static final ScoreFormula FORMULA = new ScoreFormula(
            "x",
            LocalDate.of(2020, 1, 1),
            null,
            "x",
            "x",
            Rule.Status.ASSUMED,
            "",
            1,
            1,
            List.of(
                    new ScoreFormula.Item(Component.ON_TIME, 50, ""),
                    new ScoreFormula.Item(Component.QUALITY, 20, ""),
                    new ScoreFormula.Item(Component.NO_OVERDUE, 15, ""),
                    new ScoreFormula.Item(Component.SUPPORT, 10, ""),
                    new ScoreFormula.Item(Component.INITIATIVE, 5, "")));

    @Autowired
    private WorkTime workTime;

    @Autowired
    private HeadScores scores;

    @Autowired
    private ReferenceImport registers;

    @BeforeEach
    void everyRegister() {
        registers.run((_, _, _) -> {});
    }

    private static Instant moment(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    private TaskLine line(@Nullable String due, @Nullable String met, int returned) {
        var dueAt = moment(due + "T17:00");
        var late = LegalZone.startOf(LocalDate.parse(due).plusDays(1));
        var metAt = met == null ? null : moment(met + "T09:00");
        var stands = met == null ? TaskState.IN_PROGRESS : TaskState.ACCEPTED;
        return new TaskLine(
                new CaseId(UUID.randomUUID()),
                "NV",
                TaskType.REPORT,
                Urgency.NORMAL,
                ReportRhythm.NONE,
                "",
                "",
                null,
                "x",
                stands,
                province,
                first,
                null,
                moment("2020-02-03T08:00"),
                dueAt,
                late,
                dueAt,
                late,
                metAt,
                metAt,
                false,
                returned,
                TaskColour.GREEN,
                ReportingStatus.of(stands, late, metAt, moment("2020-04-15T08:00")));
    }

    private HeadScore score(List<TaskLine> led, List<ScoreRows.Part> parts) {
        var calendar = workTime.calendar(first, moment("2020-04-15T08:00"));
        return ScoreRules.score(
                FORMULA,
                new ScoreRules.Month(MARCH, first, null, led, parts, moment("2020-03-31T23:59"), calendar, 10));
    }

    @Test
    void each_part_counts_its_own_tasks_and_the_sum_is_on_a_hundred() {
        var s = score(
                List.of(
                        line("2020-03-20", "2020-03-18", 0), // early
                        line("2020-03-20", "2020-03-20", 1), // on its day, sent back once
                        line("2020-03-20", "2020-03-25", 0), // late
                        line("2020-02-20", "2020-02-19", 0), // of another month
                        line("2020-04-10", null, 0)), // not due
                List.of());
        assertThat(s.parts())
                .extracting(p -> p.counted().size() + "/" + p.all().size())
                .containsExactly("2/3", "2/3", "0/0", "0/0", "1/3");
        // 33,33 + 13,33 + 15 + 1,66 of 90 measured
        assertThat(s.total()).contains((3333 + 1333 + 1500 + 166) * 100 / 90);
        assertThat(s.penalised()).isEmpty();
    }

    @Test
    void what_is_long_overdue_takes_points_off_and_a_silent_supporter_is_not_on_time() {
        var open = line("2020-03-02", null, 0);
        var closed = moment("2020-03-10T08:00");
        var s = score(
                List.of(open),
                List.of(
                        new ScoreRows.Part(
                                open.id(), first, moment("2020-03-06T00:00"), moment("2020-03-05T09:00"), closed),
                        new ScoreRows.Part(open.id(), first, moment("2020-03-12T00:00"), closed, closed)));
        assertThat(s.penalised()).containsExactly(open.id());
        assertThat(s.parts().get(3).counted()).hasSize(1);
        assertThat(s.total()).contains(500 * 100 / 75 - 100); // on time 0 of 50, none overdue 0 of 15, support 5 of 10
        assertThat(score(List.of(), List.of()).total()).as("nothing to measure").isEqualTo(Optional.empty());
    }

    @Test
    void the_formula_of_a_month_is_dated_and_its_weights_come_to_a_hundred() {
        var formula = scores.formula(MARCH).orElseThrow();
        assertThat(formula.items().stream().mapToInt(ScoreFormula.Item::weight).sum())
                .isEqualTo(100);
        assertThat(scores.formula(YearMonth.of(2017, 1))).isEmpty();
    }
}
