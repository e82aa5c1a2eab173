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
        assertThat(points(new Scorecard.Item(
                        1, "", "", 2, sum, all, null, steps, null, List.of(), "", Rule.Status.VERIFIED, "")))
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
                Quality.NONE,
                Map.of());
        assertThat(score.reached()).isEqualTo(1400);
        assertThat(score.scorable()).isEqualTo(20);
        assertThat(score.most()).isEqualTo(47);
        assertThat(score.grade()).isEmpty();
        assertThat(score.gradeOfPart()).as("14 of 20 is 32.9 of 47").contains("Xuất sắc");
    }

    @Test
    void what_a_unit_says_by_a_paper_counts_where_no_figure_tells_and_nowhere_else() {
        var said = new DeclaredValue(
                2,
                1,
                1_650L,
                "12/BC",
                LocalDate.of(2020, 6, 1),
                "",
                "Người ghi",
                Instant.parse("2020-06-15T01:00:00Z"));
        var card =
                card(item(20, "EARLY+ON_TIME", "RESOLVED+STILL_LATE", 1000), numbered(2, item(22, null, null, null)));
        var score = ScoreRules.score(card, BALANCE, Quality.NONE, Map.of(1, said, 2, said));
        assertThat(score.reached()).isEqualTo(1400 + 1650);
        assertThat(score.scorable()).isEqualTo(42);
        assertThat(score.grade()).as("nothing is left out now").contains("Xuất sắc");
        assertThat(score.lines().getFirst().declared()).isNull();
    }

    private static Scorecard.Item numbered(int ord, Scorecard.Item i) {
        return new Scorecard.Item(
                ord, "", "", i.most(), null, null, null, List.of(), null, List.of(), i.missing(), i.status(), "");
    }

    @Test
    void an_item_gives_no_more_than_the_poorest_of_what_else_must_be_reached_and_says_what_nothing_gives() {
        var steps = List.of(new Scorecard.Step(150, 2));
        var all = new Scorecard.Beside(
                FigureSum.parse("PAID_ONLINE"), FigureSum.parse("PAID"), List.of(new Scorecard.Step(1000, 2)));
        var nothing = new Scorecard.Beside(
                FigureSum.parse("DIGITISED"), FigureSum.parse("ENDED"), List.of(new Scorecard.Step(1000, 2)));
        var online = FigureSum.parse("NEW_ONLINE");
        var came = FigureSum.parse("NEW_DIRECT+NEW_ONLINE");
        assertThat(points(new Scorecard.Item(
                        1, "", "", 2, online, came, null, steps, null, List.of(all), "", Rule.Status.VERIFIED, "")))
                .as("not all were")
                .isZero();
        assertThat(points(new Scorecard.Item(
                        1, "", "", 2, online, came, null, steps, null, List.of(nothing), "", Rule.Status.VERIFIED, "")))
                .as("what has nothing to divide by asks nothing")
                .isEqualTo(200);
        assertThat(points(new Scorecard.Item(
                        1,
                        "",
                        "",
                        2,
                        FigureSum.parse("FEEDBACK_IN_TIME"),
                        FigureSum.parse("FEEDBACK"),
                        null,
                        steps,
                        2,
                        List.of(),
                        "",
                        Rule.Status.VERIFIED,
                        "")))
                .as("no complaint is as good as all answered")
                .isEqualTo(200);
    }

    @Test
    void a_whole_score_has_the_best_grade_it_reaches() {
        var card = card(item(20, "EARLY+ON_TIME", "RESOLVED+STILL_LATE", 1000));
        assertThat(ScoreRules.score(card, BALANCE, Quality.NONE, Map.of()).grade())
                .contains("Tốt");
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
        var overdue = OverdueRules.overdue(
                List.of(
                        new OverdueRules.Late(new UnitId(1), "H37.1-200101-0001", now.minusSeconds(9), null, 6, 0),
                        new OverdueRules.Late(new UnitId(2), "H37.2-200101-0002", now.minusSeconds(9), null, 4, 0)),
                now,
                5);
        assertThat(overdue.offices()).extracting(Overdue.Office::unit).containsExactly(new UnitId(1));
        assertThat(overdue.unnamed()).isEqualTo(1);
        assertThat(overdue.offices().getFirst().apologised()).isZero();
    }

    @Test
    void apologies_are_told_apart_only_where_those_with_one_and_those_without_are_enough() {
        var now = Instant.parse("2020-06-15T01:00:00Z");
        var promised = new OverdueRules.Apology(now.plusSeconds(86_400), now.plusSeconds(90_000));
        for (var apologies : List.of(1L, 4L, 8L)) { // of nine
            var office = office(now, promised, 9, apologies);
            assertThat(office.apologised()).as("%d of nine", apologies).isNull();
            assertThat(office.lines()).as("nor does a line tell").allMatch(line -> line.apology() == null);
        }
        var told = office(now, promised, 12, 5);
        assertThat(told.apologised()).isEqualTo(5);
        assertThat(told.lines().getFirst().apology()).isEqualTo(new Overdue.Apology(LocalDate.of(2020, 6, 16), false));
        assertThat(office(now, promised, 6, 6).apologised()).as("all of them").isEqualTo(6);
    }

    private static Overdue.Office office(Instant now, OverdueRules.Apology apology, long count, long apologies) {
        var late = new OverdueRules.Late(
                new UnitId(1), "H37.1-200101-0001", now.minusSeconds(9), apology, count, apologies);
        return OverdueRules.overdue(List.of(late), now, 5).offices().getFirst();
    }

    private static @Nullable Long points(Scorecard.Item item) {
        return ScoreRules.score(card(item), BALANCE, QUALITY, Map.of())
                .lines()
                .getFirst()
                .hundredths();
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
                null,
                List.of(),
                above == null ? "số liệu" : "",
                Rule.Status.VERIFIED,
                "");
    }
}
