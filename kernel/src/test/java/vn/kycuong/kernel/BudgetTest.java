package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.kycuong.kernel.Clocks.CUTOFF;
import static vn.kycuong.kernel.Clocks.OFFICE;
import static vn.kycuong.kernel.Clocks.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.Budget.Unit;

/** June 2020 has no holiday: Monday 15, Friday 19, Monday 22. */
class BudgetTest {
    private static final Locale VI = Locale.of("vi");
    private static final Instant MON_9 = at(6, 15, 9, 0);
    private static final long DAY = WorkingCalendar.TICKS_PER_DAY;

    // ── each unit

    @Test
    void elapsed_hours_are_counted_in_minutes_on_any_day() {
        var clock = clock("24H");
        assertThat(clock.budget(OFFICE, MON_9)).isEqualTo(new Budget(Unit.MINUTES, 1440, 0, 1440, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 15, 20, 30)))
                .isEqualTo(new Budget(Unit.MINUTES, 1440, 690, 750, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 16, 9, 0))).isEqualTo(new Budget(Unit.MINUTES, 1440, 1440, 0, 480, true));
        assertThat(clock.budget(OFFICE, at(6, 16, 10, 0)))
                .isEqualTo(new Budget(Unit.MINUTES, 1440, 1500, -60, 480, true));
    }

    @Test
    void working_hours_are_counted_in_office_minutes() {
        var clock = clock("8WH");
        assertThat(clock.budget(OFFICE, at(6, 15, 14, 0)))
                .isEqualTo(new Budget(Unit.WORKING_MINUTES, 480, 210, 270, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 15, 23, 0)))
                .isEqualTo(new Budget(Unit.WORKING_MINUTES, 480, 390, 90, 480, false));
    }

    @Test
    void working_days_are_counted_in_parts_of_a_day() {
        var clock = clock("3WD");
        assertThat(clock.budget(OFFICE, at(6, 16, 9, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAY_TICKS, 3 * DAY, DAY, 2 * DAY, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 16, 10, 0)).consumed()).isEqualTo(DAY + DAY / 8);
        assertThat(clock.budget(OFFICE, at(6, 18, 11, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAY_TICKS, 3 * DAY, 3 * DAY + DAY / 4, -DAY / 4, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 19, 0, 0)).late()).isTrue();
    }

    @Test
    void to_the_close_of_business_nothing_is_left_before_it_is_late() {
        assertThat(clock("1WD-EOD").budget(OFFICE, at(6, 16, 16, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAY_TICKS, DAY, DAY, 0, 480, false));
    }

    @Test
    void days_are_counted_by_date_and_the_roll_is_no_part_of_them() {
        var clock = clock("5D"); // ends on Saturday 20, moves to Monday 22
        assertThat(clock.budget(OFFICE, at(6, 15, 23, 0))).isEqualTo(new Budget(Unit.DAYS, 5, 0, 5, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 18, 1, 0))).isEqualTo(new Budget(Unit.DAYS, 5, 3, 2, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 21, 9, 0))).isEqualTo(new Budget(Unit.DAYS, 5, 5, 0, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 22, 23, 0))).isEqualTo(new Budget(Unit.DAYS, 5, 5, 0, 480, false));
        assertThat(clock.budget(OFFICE, at(6, 24, 0, 0))).isEqualTo(new Budget(Unit.DAYS, 5, 7, -2, 480, true));
    }

    @Test
    void days_without_rest_days_are_working_days() {
        assertThat(clock("5D-X").budget(OFFICE, at(6, 20, 9, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAYS, 5, 4, 1, 480, false));
    }

    @Test
    void months_are_as_many_days_as_they_have() {
        assertThat(clock("1M").budget(OFFICE, at(6, 16, 9, 0))).isEqualTo(new Budget(Unit.DAYS, 30, 1, 29, 480, false));
        assertThat(clock("2M").budget(OFFICE, MON_9).total()).isEqualTo(61);
    }

    @Test
    void the_same_day_has_no_whole_day_to_spend_unless_it_came_after_the_cutoff() {
        assertThat(clock("0SD").budget(OFFICE, at(6, 15, 16, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAYS, 0, 0, 0, 480, false));
        assertThat(clock("0SD").budget(OFFICE, at(6, 16, 8, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAYS, 0, 1, -1, 480, true));
        var afterCutoff = ObligationClock.started(at(6, 15, 15, 0), Limit.parse("0SD"), "test", CUTOFF);
        assertThat(afterCutoff.budget(OFFICE, at(6, 15, 16, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAYS, 1, 0, 1, 480, false));
    }

    @Test
    void a_named_date_leaves_the_days_until_it() {
        assertThat(clock("D:2020-06-30").budget(OFFICE, at(6, 20, 9, 0)))
                .isEqualTo(new Budget(Unit.DAYS, 15, 5, 10, 480, false));
        assertThat(clock("D:2020-06-12").budget(OFFICE, at(6, 16, 9, 0)))
                .isEqualTo(new Budget(Unit.DAYS, 0, 4, -4, 480, true));
    }

    @Test
    void a_due_day_off_has_no_office_minutes() {
        assertThat(clock("120H").budget(OFFICE, MON_9).dayMinutes()).isZero();
    }

    // ── facts

    @Test
    void before_the_start_nothing_is_used() {
        var saturday = ObligationClock.started(at(6, 13, 9, 0), Limit.parse("1WD"), "test", CUTOFF);
        assertThat(saturday.budget(OFFICE, at(6, 14, 9, 0)).consumed()).isZero();
        assertThat(saturday.budget(OFFICE, at(6, 1, 9, 0)).remaining()).isEqualTo(DAY);
        assertThat(saturday.budget(OFFICE, at(6, 15, 7, 30)).consumed()).isZero();
    }

    @Test
    void a_clock_that_stands_uses_nothing() {
        var stopped = clock("3WD").stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(6, 16, 9, 0));
        for (var moment : List.of(at(6, 16, 9, 0), at(6, 17, 14, 0), at(7, 17, 14, 0))) {
            assertThat(stopped.budget(OFFICE, moment).remaining()).isEqualTo(2 * DAY);
        }
        assertThat(stopped.budget(OFFICE, at(6, 15, 13, 30)).remaining()).isEqualTo(3 * DAY - 3 * DAY / 8);
    }

    @Test
    void a_pause_before_the_start_of_the_clock_is_not_felt() {
        var clock = ObligationClock.started(at(6, 13, 9, 0), Limit.parse("1WD"), "test", CUTOFF)
                .stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(6, 13, 10, 0))
                .resumed(at(6, 14, 10, 0), ResumePolicy.RESUME);
        assertThat(clock.budget(OFFICE, at(6, 15, 11, 30)).consumed()).isEqualTo(DAY / 2);
    }

    @Test
    void a_restart_counts_anew_and_the_past_stays_as_it_was() {
        var restarted = clock("3WD")
                .stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(6, 17, 9, 0))
                .resumed(at(6, 22, 9, 0), ResumePolicy.RESTART);
        assertThat(restarted.budget(OFFICE, at(6, 17, 9, 0)).consumed()).isEqualTo(2 * DAY);
        assertThat(restarted.budget(OFFICE, at(6, 22, 9, 0)).consumed()).isZero();
        assertThat(restarted.budget(OFFICE, at(6, 23, 9, 0)).consumed()).isEqualTo(DAY);
    }

    @Test
    void a_met_clock_stays_where_it_was_met() {
        var met = clock("3WD").met(at(6, 16, 9, 0));
        assertThat(met.budget(OFFICE, at(7, 16, 9, 0))).isEqualTo(met.budget(OFFICE, at(6, 16, 9, 0)));
        assertThat(met.budget(OFFICE, at(6, 15, 13, 30)).consumed()).isEqualTo(3 * DAY / 8);
        var metLate = clock("3WD").met(at(6, 19, 9, 0));
        assertThat(metLate.budget(OFFICE, at(7, 16, 9, 0)).late()).isTrue();
    }

    @Test
    void a_clock_met_while_it_stood_used_nothing_more() {
        var met = clock("1WD")
                .stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(6, 15, 11, 0))
                .met(at(6, 26, 9, 0));
        assertThat(met.budget(OFFICE, at(7, 16, 9, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAY_TICKS, DAY, DAY / 4, 3 * DAY / 4, 480, false));
    }

    @Test
    void a_pause_never_gives_time_back_to_what_is_late() {
        var late = clock("1WD").stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(6, 18, 9, 0));
        assertThat(late.budget(OFFICE, at(6, 19, 9, 0)).remaining()).isEqualTo(-3 * DAY);
        assertThat(late.budget(OFFICE, at(6, 19, 9, 0)).late()).isTrue();
    }

    @Test
    void a_new_date_has_a_total_of_its_own_from_when_it_was_given() {
        var extended = clock("3WD").extended(at(6, 17, 8, 0), at(6, 24, 9, 0), "Phiếu xin lỗi số 2");
        assertThat(extended.budget(OFFICE, at(6, 16, 9, 0)).total()).isEqualTo(3 * DAY);
        assertThat(extended.budget(OFFICE, at(6, 17, 9, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAY_TICKS, 7 * DAY, 2 * DAY, 5 * DAY, 480, false));
    }

    @Test
    void a_new_date_after_a_pause_allows_no_more_than_the_time_that_runs() {
        var extended = clock("3WD")
                .stopped(Ground.SUPPLEMENT, "Phiếu số 31", at(6, 16, 9, 0))
                .resumed(at(6, 17, 9, 0), ResumePolicy.RESUME)
                .extended(at(6, 17, 10, 0), at(6, 24, 9, 0), "Phiếu xin lỗi số 2");
        assertThat(extended.budget(OFFICE, at(6, 18, 9, 0)))
                .isEqualTo(new Budget(Unit.WORKING_DAY_TICKS, 6 * DAY, 2 * DAY, 4 * DAY, 480, false));
    }

    // ── words

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24H | 15T20:30 | còn 12 giờ 30 phút | 12 hours 30 minutes left",
                "24H | 16T10:00 | trễ 1 giờ | late by 1 hour",
                "8WH | 15T14:00 | còn 4 giờ 30 phút làm việc | 4 hours 30 minutes of working time left",
                "8WH | 16T09:00 | quá hạn | late",
                "5WD | 16T10:15 | còn 3 ngày 6 giờ 45 phút làm việc | 3 days 6 hours 45 minutes of working time left",
                "1WD | 16T11:00 | đã dùng hết thời hạn, chưa quá hạn | all of the limit is used, not late yet",
                "1WD | 17T09:00 | trễ 1 ngày làm việc | late by 1 day of working time",
                "5D | 18T01:00 | còn 2 ngày | 2 days left",
                "5D | 19T01:00 | còn 1 ngày | 1 day left",
                "5D | 21T01:00 | đã dùng hết thời hạn, chưa quá hạn | all of the limit is used, not late yet",
                "5D | 24T00:00 | trễ 2 ngày | late by 2 days",
                "5D-X | 17T09:00 | còn 3 ngày làm việc | 3 working days left",
                "5D-X | 20T09:00 | còn 1 ngày làm việc | 1 working day left",
            })
    void what_is_left_is_said_in_the_unit_of_the_limit(String limit, String june, String vietnamese, String english) {
        var now = LegalZone.instant(java.time.LocalDateTime.parse("2020-06-" + june));
        var budget = clock(limit).budget(OFFICE, now);
        assertThat(budget.text(VI)).isEqualTo(vietnamese);
        assertThat(budget.text(Locale.ENGLISH)).isEqualTo(english);
    }

    // ── laws

    /** Used and left add up; time used never shrinks; it grows by what runs and stands still in a pause; negative means past due. */
    @Test
    void what_is_used_and_what_is_left_keep_their_laws() {
        var limits = List.of("0SD", "24H", "70H", "8WH", "30WH", "1WD", "7WD", "4WD-EOD", "1D", "12D", "9D-X", "1M");
        long seed = 20200615L;
        var random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            var limit = limits.get(random.nextInt(limits.size()));
            var clock = paused(random, limit);
            var a = clock.start().plus(Duration.ofMinutes(random.nextInt(30_000)));
            var b = a.plus(Duration.ofMinutes(random.nextInt(5_000)));
            var first = clock.budget(OFFICE, a);
            var second = clock.budget(OFFICE, b);
            var what = "seed %d round %d: %s at %s and %s".formatted(seed, round, clock, a, b);
            assertThat(first.consumed() + first.remaining()).as(what).isEqualTo(first.total());
            assertThat(second.total()).as(what).isEqualTo(first.total());
            assertThat(second.consumed()).as(what).isGreaterThanOrEqualTo(first.consumed());
            if (first.remaining() < 0) {
                assertThat(a)
                        .as(what)
                        .isAfterOrEqualTo(clock.asAt(a).due(OFFICE, a).at());
            }
            if (first.remaining() > 0) {
                assertThat(first.late()).as(what).isFalse();
            }
        }
    }

    private static ObligationClock paused(Random random, String limit) {
        var start = MON_9.plus(Duration.ofMinutes(random.nextInt(20_000)));
        var clock = ObligationClock.started(start, Limit.parse(limit), "test", CUTOFF);
        var at = start;
        for (int pauses = random.nextInt(4); pauses > 0; pauses--) {
            var from = at.plus(Duration.ofMinutes(random.nextInt(4_000)));
            at = from.plus(Duration.ofMinutes(random.nextInt(6_000)));
            clock = clock.stopped(Ground.SUPPLEMENT, "p", from).resumed(at, ResumePolicy.RESUME);
        }
        return clock;
    }

    private static ObligationClock clock(String limit) {
        return ObligationClock.started(MON_9, Limit.parse(limit), "test", CUTOFF);
    }
}
