package vn.kycuong.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rule;

/** Points come from figures alone; what has no data gives nothing and takes nothing. What everybody sees of overdue dossiers names nobody. */
class ScoreRulesTest {
    private static final Balance BALANCE = new Balance(Map.of(
            BalanceFigure.EARLY, 30L,
            BalanceFigure.ON_TIME, 40L,
            BalanceFigure.RESULT_LATE, 10L,
            BalanceFigure.RESOLVED, 80L,
            BalanceFigure.STILL_LATE, 20L,
            BalanceFigure.NEW_DIRECT, 80L,
            BalanceFigure.NEW_ONLINE, 20L));

    private static final Quality QUALITY = new Quality(Map.of(
            QualityFigure.RATED, 8L,
            QualityFigure.SATISFIED, 6L,
            QualityFigure.MARKS_3, 9L,
            QualityFigure.MARKED_3, 6L,
            QualityFigure.PAID, 10L,
            QualityFigure.PAID_ONLINE, 2L));

    @Test
    void ratings_payments_and_papers_give_points_as_the_figures_of_the_balance_do() {
        assertThat(points(item(6, "SATISFIED", "RATED", 1000))).isEqualTo(450);
        assertThat(points(item(2, "MARKS_3", "MARKED_3", 2000)))
                .as("1.5 on the mean")
                .isEqualTo(150);
        assertThat(points(item(6, "PAID_ONLINE", "PAID", 300))).isEqualTo(400);
        assertThat(points(item(8, "DIGITISED", "ENDED", 1000)))
                .as("nothing ended: not measured")
                .isNull();
    }

    @Test
    void points_grow_with_the_share_up_to_full_marks() {
        assertThat(points(item(20, "EARLY+ON_TIME", "RESOLVED+STILL_LATE", 1000)))
                .isEqualTo(1400);
        assertThat(points(item(2, "2*EARLY+ON_TIME", "EARLY+ON_TIME+RESULT_LATE", 2000)))
                .isEqualTo(125);
        assertThat(points(item(12, "NEW_ONLINE", "NEW_DIRECT+NEW_ONLINE", 100))).isEqualTo(1200);
    }

    @Test
    void points_by_steps_are_those_of_the_highest_step_reached() {
        var steps = List.of(new Scorecard.Step(300, 2), new Scorecard.Step(150, 1));
        var sum = FigureSum.parse("NEW_ONLINE");
        var all = FigureSum.parse("NEW_DIRECT + NEW_ONLINE");
        assertThat(points(new Scorecard.Item(1, "", "", 2, sum, all, null, steps, "", Rule.Status.VERIFIED, "")))
                .isEqualTo(100);
    }

    @Test
    void what_has_no_data_or_nothing_to_divide_by_is_left_out_of_both_sums_and_no_grade_is_given() {
        var score = ScoreRules.score(
                card(
                        item(20, "EARLY+ON_TIME", "RESOLVED+STILL_LATE", 1000),
                        item(22, null, null, null),
                        item(5, "WITHOUT_DATE", "STILL_PAUSED", 1000)),
                BALANCE,
                Quality.NONE);
        assertThat(score.reached()).isEqualTo(1400);
        assertThat(score.scorable()).isEqualTo(20);
        assertThat(score.most()).isEqualTo(47);
        assertThat(score.grade()).isEmpty();
    }

    @Test
    void a_whole_score_has_the_best_grade_it_reaches() {
        var card = card(item(20, "EARLY+ON_TIME", "RESOLVED+STILL_LATE", 1000));
        assertThat(ScoreRules.score(card, BALANCE, Quality.NONE).grade()).contains("Tốt");
    }

    @Test
    void a_sum_of_figures_reads_what_it_writes_and_refuses_what_it_does_not_know() {
        assertThat(FigureSum.parse(" 2*EARLY + ON_TIME ")).hasToString("2*EARLY+ON_TIME");
        assertThatThrownBy(() -> FigureSum.parse("EARLY+GOOD_WILL")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FigureSum.parse("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_masked_code_keeps_its_month_and_two_digits() {
        assertThat(OverdueRules.masked("H37.24.12-200107-0042")).isEqualTo("•••-2001••-••42");
        assertThat(OverdueRules.masked("whatever")).isEqualTo("•••");
        assertThat(OverdueRules.masked("")).isEqualTo("•••");
    }

    @Test
    void the_day_on_which_it_became_late_is_the_first_day() {
        var midnight = Instant.parse("2020-06-09T17:00:00Z");
        assertThat(OverdueRules.daysLate(midnight, midnight)).isEqualTo(1);
        assertThat(OverdueRules.daysLate(midnight, midnight.plusSeconds(86_400)))
                .isEqualTo(2);
    }

    @Test
    void offices_with_few_overdue_dossiers_are_not_named() {
        var now = Instant.parse("2020-06-15T01:00:00Z");
        var late = List.of(
                new OverdueRules.Late(new UnitId(1), "H37.1-200101-0001", now.minusSeconds(9), true, 6, 1),
                new OverdueRules.Late(new UnitId(2), "H37.2-200101-0002", now.minusSeconds(9), false, 4, 0));
        var overdue = OverdueRules.overdue(late, now, 5);
        assertThat(overdue.offices()).extracting(Overdue.Office::unit).containsExactly(new UnitId(1));
        assertThat(overdue.unnamed()).isEqualTo(1);
        assertThat(overdue.offices().getFirst().apologised()).isEqualTo(1);
    }

    private static @Nullable Long points(Scorecard.Item item) {
        return ScoreRules.score(card(item), BALANCE, QUALITY).lines().getFirst().hundredths();
    }

    private static Scorecard card(Scorecard.Item... items) {
        return new Scorecard(
                "test",
                LocalDate.of(2018, 6, 21),
                null,
                "",
                Reckoning.CURRENT,
                "",
                Rule.Status.VERIFIED,
                "",
                List.of(items),
                List.of(
                        new Scorecard.Grade(18, "Xuất sắc"),
                        new Scorecard.Grade(12, "Tốt"),
                        new Scorecard.Grade(0, "Yếu")));
    }

    private static Scorecard.Item item(
            int most, @Nullable String above, @Nullable String below, @Nullable Integer full) {
        return new Scorecard.Item(
                1,
                "",
                "",
                most,
                above == null ? null : FigureSum.parse(above),
                below == null ? null : FigureSum.parse(below),
                full,
                List.of(),
                above == null ? "số liệu" : "",
                Rule.Status.VERIFIED,
                "");
    }
}
