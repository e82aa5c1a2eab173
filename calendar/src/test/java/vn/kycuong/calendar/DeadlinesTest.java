package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.kycuong.calendar.VietnamDays.CUTOFF;
import static vn.kycuong.calendar.VietnamDays.MORNING;
import static vn.kycuong.calendar.VietnamDays.SUMMER;
import static vn.kycuong.calendar.VietnamDays.holiday;
import static vn.kycuong.calendar.VietnamDays.mondayToFriday;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
    private static final LocalDate MON_02_MAR = LocalDate.of(2020, 3, 2);
    private static final LocalDate TUE_03_MAR = LocalDate.of(2020, 3, 3);
    private static final LocalDate WED_04_MAR = LocalDate.of(2020, 3, 4);
    private static final LocalDate THU_05_MAR = LocalDate.of(2020, 3, 5);
    private static final LocalDate FRI_06_MAR = LocalDate.of(2020, 3, 6);
    private static final LocalDate SAT_07_MAR = LocalDate.of(2020, 3, 7);
    private static final LocalDate MON_09_MAR = LocalDate.of(2020, 3, 9);
    private static final LocalDate TUE_10_MAR = LocalDate.of(2020, 3, 10);

    private final WorkingCalendar week = mondayToFriday().build();

    // ── start

    @Test
    void a_receipt_at_lunch_starts_in_the_afternoon() {
        assertThat(due(MON_02_MAR.atTime(12, 15), "1WD")).isEqualTo(TUE_03_MAR.atTime(13, 30));
    }

    @Test
    void a_receipt_before_opening_starts_at_the_opening() {
        assertThat(due(MON_02_MAR.atTime(6, 0), "1WD")).isEqualTo(TUE_03_MAR.atTime(7, 30));
    }

    @Test
    void a_receipt_at_closing_time_starts_the_next_working_day() {
        assertThat(due(FRI_06_MAR.atTime(17, 0), "1WD")).isEqualTo(TUE_10_MAR.atTime(7, 30));
    }

    @Test
    void elapsed_hours_start_at_night_and_on_sunday_too() {
        assertThat(due(SAT_07_MAR.atTime(22, 10), "24H"))
                .isEqualTo(SAT_07_MAR.plusDays(1).atTime(22, 10));
    }

    @Test
    void seconds_of_the_receipt_are_dropped_as_on_the_slip() {
        assertThat(due(MON_02_MAR.atTime(9, 0, 59), "24H")).isEqualTo(TUE_03_MAR.atTime(9, 0));
    }

    // ── same day

    @Test
    void the_same_day_ends_at_closing() {
        assertThat(due(MON_02_MAR.atTime(14, 59), "0SD")).isEqualTo(MON_02_MAR.atTime(17, 0));
    }

    @Test
    void from_the_cutoff_on_the_same_day_is_the_next_working_day() {
        assertThat(due(FRI_06_MAR.atTime(15, 0), "0SD")).isEqualTo(MON_09_MAR.atTime(17, 0));
    }

    @Test
    void the_cutoff_is_the_rule_of_its_time() {
        DueDate due =
                Deadlines.due(week, at(FRI_06_MAR.atTime(15, 30)), new Limit.SameDay(), LocalTime.of(16, 0), List.of());
        assertThat(due.local()).isEqualTo(FRI_06_MAR.atTime(17, 0));
    }

    @Test
    void a_receipt_after_closing_is_received_the_next_morning_and_ends_that_day() {
        assertThat(due(FRI_06_MAR.atTime(18, 0), "0SD")).isEqualTo(MON_09_MAR.atTime(17, 0));
    }

    // ── working days when hours differ

    @Test
    void the_clock_time_is_kept_over_a_change_of_season_where_the_office_is_open() {
        WorkingCalendar unit = mondayToFriday().sessions(TUE_03_MAR, SUMMER).build();
        assertThat(due(unit, MON_02_MAR.atTime(9, 0), "1WD").local()).isEqualTo(TUE_03_MAR.atTime(9, 0));
    }

    @Test
    void a_clock_time_in_the_lunch_break_of_the_last_day_moves_to_its_afternoon() {
        WorkingCalendar unit = mondayToFriday().sessions(TUE_03_MAR, SUMMER).build();
        assertThat(due(unit, MON_02_MAR.atTime(11, 45), "1WD").local()).isEqualTo(TUE_03_MAR.atTime(13, 30));
    }

    @Test
    void a_clock_time_after_the_closing_of_the_last_day_ends_at_that_closing() {
        WorkingCalendar unit = mondayToFriday().sessionsOn(TUE_03_MAR, MORNING).build();
        assertThat(due(unit, MON_02_MAR.atTime(16, 0), "1WD").local()).isEqualTo(TUE_03_MAR.atTime(11, 30));
    }

    @Test
    void to_the_end_of_the_day_means_its_closing() {
        assertThat(due(MON_02_MAR.atTime(9, 0), "1WD-EOD")).isEqualTo(TUE_03_MAR.atTime(17, 0));
    }

    // ── days, months, dates

    @Test
    void days_that_end_on_a_saturday_end_on_monday() {
        assertThat(due(MON_02_MAR.atTime(9, 0), "5D")).isEqualTo(MON_09_MAR.atTime(17, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "4D")).isEqualTo(FRI_06_MAR.atTime(17, 0));
    }

    @Test
    void days_without_rest_days_skip_them_inside_too() {
        assertThat(due(MON_02_MAR.atTime(9, 0), "5D-X")).isEqualTo(MON_09_MAR.atTime(17, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "6D-X")).isEqualTo(TUE_10_MAR.atTime(17, 0));
    }

    @Test
    void a_month_from_the_31st_ends_on_the_last_day_of_the_next() {
        LocalDate tue31Mar = LocalDate.of(2020, 3, 31);
        assertThat(due(tue31Mar.atTime(9, 0), "1M")).isEqualTo("2020-04-30T17:00");
        assertThat(due(LocalDate.of(2020, 7, 31).atTime(9, 0), "2M")).isEqualTo("2020-09-30T17:00");
        assertThat(due(LocalDate.of(2020, 1, 31).atTime(9, 0), "1M")).isEqualTo("2020-03-02T17:00");
    }

    @Test
    void a_named_date_at_rest_moves_to_the_next_working_day() {
        assertThat(due(MON_02_MAR.atTime(9, 0), "D:2020-03-07")).isEqualTo(MON_09_MAR.atTime(17, 0));
        assertThat(due(SAT_07_MAR.atTime(9, 0), "D:2020-03-10")).isEqualTo(TUE_10_MAR.atTime(17, 0));
    }

    // ── late from

    @Test
    void limits_in_hours_are_late_from_the_minute_they_end() {
        for (String limit : List.of("24H", "8WH")) {
            DueDate due = due(week, MON_02_MAR.atTime(9, 0), limit);
            assertThat(due.lateFrom()).isEqualTo(due.at());
        }
    }

    @Test
    void all_other_limits_are_late_from_the_day_after() {
        for (String limit : List.of("0SD", "1WD", "1WD-EOD", "1D", "1D-X", "1M", "D:2020-03-03")) {
            DueDate due = due(week, MON_02_MAR.atTime(9, 0), limit);
            assertThat(due.lateFrom())
                    .isEqualTo(at(due.local().toLocalDate().plusDays(1).atStartOfDay()));
        }
    }

    // ── pauses

    @Test
    void a_pause_of_some_hours_moves_working_days_by_those_hours() {
        Pause pause = pause(TUE_03_MAR.atTime(10, 0), TUE_03_MAR.atTime(15, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "2WD", pause)).isEqualTo(WED_04_MAR.atTime(14, 0));
    }

    @Test
    void a_pause_over_a_weekend_moves_working_days_only_by_working_time() {
        Pause pause = pause(FRI_06_MAR.atTime(16, 0), MON_09_MAR.atTime(8, 30));
        assertThat(due(FRI_06_MAR.atTime(9, 0), "1WD", pause)).isEqualTo(MON_09_MAR.atTime(11, 0));
    }

    @Test
    void a_pause_over_a_weekend_moves_days_by_calendar_days() {
        Pause pause = pause(FRI_06_MAR.atTime(9, 0), TUE_10_MAR.atTime(9, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "7D", pause)).isEqualTo("2020-03-13T17:00");
    }

    @Test
    void a_pause_moves_elapsed_hours_by_elapsed_time() {
        Pause pause = pause(MON_02_MAR.atTime(20, 0), MON_02_MAR.atTime(21, 30));
        assertThat(due(MON_02_MAR.atTime(9, 0), "24H", pause)).isEqualTo(TUE_03_MAR.atTime(10, 30));
    }

    @Test
    void a_pause_at_night_moves_no_working_hours() {
        Pause pause = pause(MON_02_MAR.atTime(20, 0), TUE_03_MAR.atTime(6, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "8WH", pause)).isEqualTo(TUE_03_MAR.atTime(9, 0));
    }

    @Test
    void a_pause_does_not_move_a_named_date() {
        Pause pause = pause(MON_02_MAR.atTime(10, 0), TUE_03_MAR.atTime(9, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "D:2020-03-05", pause)).isEqualTo(THU_05_MAR.atTime(17, 0));
    }

    @Test
    void a_pause_between_receipt_and_start_moves_nothing() {
        Pause pause = pause(SAT_07_MAR.atTime(10, 0), MON_09_MAR.atTime(7, 0));
        for (String limit : List.of("1WD", "8WH", "3D", "3D-X", "1M", "0SD")) {
            assertThat(due(SAT_07_MAR.atTime(9, 0), limit, pause)).isEqualTo(due(SAT_07_MAR.atTime(9, 0), limit));
        }
    }

    @Test
    void the_end_of_a_moved_working_day_is_the_opening_of_the_next() {
        Pause pause = pause(MON_02_MAR.atTime(16, 0), MON_02_MAR.atTime(17, 0));
        assertThat(due(MON_02_MAR.atTime(16, 0), "1WD", pause)).isEqualTo(WED_04_MAR.atTime(7, 30));
    }

    @Test
    void a_pause_that_begins_when_the_case_is_already_late_does_not_cure_it() {
        Pause tooLate = pause(WED_04_MAR.atTime(0, 0), FRI_06_MAR.atTime(9, 0));
        Pause onTheDueDay = pause(TUE_03_MAR.atTime(16, 0), THU_05_MAR.atTime(16, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "1WD", tooLate)).isEqualTo(TUE_03_MAR.atTime(9, 0));
        assertThat(due(MON_02_MAR.atTime(9, 0), "1WD", onTheDueDay)).isEqualTo(THU_05_MAR.atTime(9, 0));
    }

    @Test
    void the_reckoning_keeps_which_pauses_moved_the_date() {
        DueDate due = due(
                week,
                MON_02_MAR.atTime(9, 0),
                "1WD",
                pause(FRI_06_MAR.atTime(9, 0), FRI_06_MAR.atTime(10, 0)),
                pause(MON_02_MAR.atTime(10, 0), MON_02_MAR.atTime(11, 0)));
        assertThat(due.reckoning().stops()).extracting(Stop::moves).containsExactly(true, false);
    }

    @Test
    void an_open_pause_has_no_due_date_yet() {
        Pause open = pause(TUE_03_MAR.atTime(9, 0), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due(MON_02_MAR.atTime(9, 0), "3WD", open))
                .withMessage("Tạm dừng theo Phiếu số 31 chưa kết thúc, nên chưa có hạn;"
                        + " chỉ tính được hạn nếu chạy tiếp từ một lúc đã cho.");
    }

    @Test
    void an_open_pause_is_reckoned_as_if_it_ended_at_the_moment_asked_about() {
        Pause open = pause(TUE_03_MAR.atTime(9, 0), null);
        assertThat(dueAsOf(THU_05_MAR.atTime(9, 0), open)).isEqualTo(MON_09_MAR.atTime(9, 0));
        assertThat(dueAsOf(MON_02_MAR.atTime(9, 0), open)).isEqualTo(THU_05_MAR.atTime(9, 0));
    }

    private LocalDateTime dueAsOf(LocalDateTime asOf, Pause open) {
        Instant received = at(MON_02_MAR.atTime(9, 0));
        return Deadlines.due(week, received, new Limit.WorkingDays(3), CUTOFF, List.of(open), at(asOf))
                .local();
    }

    @Test
    void a_pause_that_ends_before_it_begins_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pause(TUE_03_MAR.atTime(9, 0), MON_02_MAR.atTime(9, 0)))
                .withMessage("Tạm dừng theo Phiếu số 31 kết thúc (09:00 thứ Hai 02/03/2020)"
                        + " trước khi bắt đầu (09:00 thứ Ba 03/03/2020).");
    }

    @Test
    void a_pause_before_the_receipt_is_refused() {
        Pause early = pause(MON_02_MAR.atTime(8, 0), MON_02_MAR.atTime(10, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due(MON_02_MAR.atTime(9, 0), "3WD", early))
                .withMessage("Tạm dừng theo Phiếu số 31 bắt đầu 08:00 thứ Hai 02/03/2020,"
                        + " trước khi nhận (09:00 thứ Hai 02/03/2020).");
    }

    @Test
    void overlapping_pauses_are_refused() {
        Pause first = pause(MON_02_MAR.atTime(10, 0), TUE_03_MAR.atTime(10, 0));
        Pause second = pause(TUE_03_MAR.atTime(9, 59), TUE_03_MAR.atTime(12, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due(MON_02_MAR.atTime(9, 0), "3WD", second, first))
                .withMessage("Tạm dừng theo Phiếu số 31 (từ 09:59 thứ Ba 03/03/2020)"
                        + " chồng lên tạm dừng theo Phiếu số 31 (từ 10:00 thứ Hai 02/03/2020).");
    }

    @Test
    void a_pause_after_an_open_one_is_refused() {
        Pause open = pause(MON_02_MAR.atTime(10, 0), null);
        Pause second = pause(FRI_06_MAR.atTime(9, 59), FRI_06_MAR.atTime(12, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deadlines.due(
                        week,
                        at(MON_02_MAR.atTime(9, 0)),
                        new Limit.WorkingDays(3),
                        CUTOFF,
                        List.of(open, second),
                        at(TUE_03_MAR.atTime(9, 0))));
    }

    @Test
    void the_pauses_that_touch_a_late_one_share_its_fate() {
        Pause late = pause(WED_04_MAR.atTime(8, 0), THU_05_MAR.atTime(8, 0));
        Pause touching = pause(THU_05_MAR.atTime(8, 0), FRI_06_MAR.atTime(8, 0));
        assertThat(due(week, MON_02_MAR.atTime(9, 0), "1WD", late, touching)
                        .reckoning()
                        .stops())
                .extracting(Stop::moves)
                .containsExactly(false, false);
        Pause inTime = pause(TUE_03_MAR.atTime(8, 0), WED_04_MAR.atTime(8, 0));
        Pause touchingThat = pause(WED_04_MAR.atTime(8, 0), FRI_06_MAR.atTime(8, 0));
        assertThat(due(week, MON_02_MAR.atTime(9, 0), "1WD", inTime, touchingThat)
                        .reckoning()
                        .stops())
                .extracting(Stop::moves)
                .containsExactly(true, true);
    }

    // ── promise, provisional, range

    @Test
    void a_promise_on_a_working_day_is_kept_whatever_the_date_is_now() {
        DueDate now = due(week, MON_02_MAR.atTime(9, 0), "3WD");
        assertThat(now.keeping(at(FRI_06_MAR.atTime(9, 0))).local()).isEqualTo(FRI_06_MAR.atTime(9, 0));
        assertThat(now.keeping(at(WED_04_MAR.atTime(9, 0))).local()).isEqualTo(WED_04_MAR.atTime(9, 0));
    }

    @Test
    void a_promise_on_a_day_that_became_a_day_off_moves_forward_at_its_hour() {
        WorkingCalendar changed = mondayToFriday().day(holiday(THU_05_MAR)).build();
        DueDate kept = due(changed, MON_02_MAR.atTime(9, 0), "3WD").keeping(at(THU_05_MAR.atTime(9, 0)));
        assertThat(kept.local()).isEqualTo(FRI_06_MAR.atTime(9, 0));
        assertThat(kept.lateFrom()).isEqualTo(at(SAT_07_MAR.atStartOfDay()));
    }

    @Test
    void a_promise_in_elapsed_hours_is_kept_on_a_day_off_too() {
        DueDate now = due(week, FRI_06_MAR.atTime(9, 0), "24H");
        assertThat(now.keeping(at(SAT_07_MAR.atTime(10, 0))).local()).isEqualTo(SAT_07_MAR.atTime(10, 0));
    }

    @Test
    void a_due_date_after_the_announced_days_is_provisional() {
        WorkingCalendar known = mondayToFriday().exactUntil(TUE_03_MAR).build();
        assertThat(due(known, MON_02_MAR.atTime(9, 0), "1WD").provisional()).isFalse();
        assertThat(due(known, MON_02_MAR.atTime(9, 0), "2WD").provisional()).isTrue();
        assertThat(due(known, MON_02_MAR.atTime(9, 0), "72H").provisional()).isFalse();
    }

    @Test
    void a_due_date_after_the_calendar_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> due(MON_02_MAR.atTime(9, 0), "12M"))
                .withMessage("Ngày 02/03/2021 nằm ngoài lịch làm việc (01/01/2020 đến 31/12/2020).");
    }

    @Test
    void nothing_is_due_beyond_the_end_of_2075() {
        LocalDate fri27Dec = LocalDate.of(2075, 12, 27);
        for (String limit : List.of("9H", "24H", "40WH", "5WD", "5WD-EOD", "9D", "5D-X", "1M", "D:2076-01-02")) {
            assertThatIllegalArgumentException()
                    .as(limit)
                    .isThrownBy(
                            () -> due(VietnamDays.NATIONAL, fri27Dec.plusDays(4).atTime(16, 0), limit))
                    .withMessageContaining("nằm ngoài lịch làm việc (01/01/1975 đến 31/12/2075)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> due(VietnamDays.NATIONAL, LocalDate.of(2076, 1, 2).atTime(9, 0), "D:2075-12-31"))
                .withMessage("Ngày 02/01/2076 nằm ngoài lịch làm việc (01/01/1975 đến 31/12/2075).");
        assertThat(due(VietnamDays.NATIONAL, fri27Dec.plusDays(4).atTime(16, 0), "1H")
                        .local())
                .isEqualTo(fri27Dec.plusDays(4).atTime(17, 0));
    }

    // ── backwards

    @Test
    void each_limit_counted_backwards_says_the_last_minute_of_receipt() {
        assertThat(latest("24H", TUE_10_MAR.atTime(9, 0))).isEqualTo(MON_09_MAR.atTime(9, 0));
        assertThat(latest("8WH", MON_09_MAR.atTime(9, 0))).isEqualTo(FRI_06_MAR.atTime(9, 0));
        assertThat(latest("8WH", MON_09_MAR.atTime(17, 0))).isEqualTo(MON_09_MAR.atTime(7, 30));
        assertThat(latest("1WD", MON_09_MAR.atTime(9, 0))).isEqualTo(FRI_06_MAR.atTime(9, 0));
        assertThat(latest("1WD", MON_09_MAR.atTime(12, 30))).isEqualTo(FRI_06_MAR.atTime(11, 59));
        assertThat(latest("1WD", MON_09_MAR.atTime(17, 0))).isEqualTo(FRI_06_MAR.atTime(16, 59));
        assertThat(latest("1WD", MON_09_MAR.atTime(7, 0))).isEqualTo(THU_05_MAR.atTime(16, 59));
        assertThat(latest("1WD-EOD", MON_09_MAR.atTime(16, 59))).isEqualTo(THU_05_MAR.atTime(16, 59));
        assertThat(latest("1WD-EOD", MON_09_MAR.atTime(17, 0))).isEqualTo(FRI_06_MAR.atTime(16, 59));
        assertThat(latest("4D", MON_09_MAR.atTime(17, 0))).isEqualTo(THU_05_MAR.atTime(16, 59));
        assertThat(latest("1D", MON_09_MAR.atTime(17, 0))).isEqualTo(FRI_06_MAR.atTime(16, 59));
        assertThat(latest("2D-X", MON_09_MAR.atTime(17, 0))).isEqualTo(THU_05_MAR.atTime(16, 59));
        assertThat(latest("0SD", MON_09_MAR.atTime(17, 0))).isEqualTo(MON_09_MAR.atTime(14, 59));
        assertThat(latest("0SD", MON_09_MAR.atTime(16, 0))).isEqualTo(FRI_06_MAR.atTime(14, 59));
    }

    @Test
    void a_month_counted_backwards_takes_the_latest_of_the_days_it_fits() {
        // Friday 31/01 + 1 month = Saturday 29/02 → Monday 02/03, which a receipt on 02/02 (a Sunday, so 03/02) misses.
        assertThat(latest("1M", LocalDate.of(2020, 3, 2).atTime(17, 0))).isEqualTo("2020-01-31T16:59");
        assertThat(latest("1M", LocalDate.of(2020, 4, 30).atTime(17, 0))).isEqualTo("2020-03-31T16:59");
        assertThat(latest("1M", LocalDate.of(2020, 4, 29).atTime(17, 0))).isEqualTo("2020-03-27T16:59");
    }

    @Test
    void same_day_work_of_an_office_that_opens_after_the_cutoff_comes_from_the_day_before() {
        WorkingCalendar evening = mondayToFriday()
                .sessionsOn(MON_09_MAR, Sessions.of(Session.of("16:00", "19:00")))
                .build();
        Instant latest = Deadlines.latestReceipt(evening, new Limit.SameDay(), CUTOFF, at(MON_09_MAR.atTime(19, 0)));
        assertThat(LegalZone.local(latest)).isEqualTo(FRI_06_MAR.atTime(16, 59));
    }

    @Test
    void a_named_date_has_no_latest_receipt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> latest("D:2020-03-09", MON_09_MAR.atTime(17, 0)))
                .withMessage("Thời hạn đến hết ngày 09/03/2020 đã định ngày, nhận lúc nào cũng vậy,"
                        + " nên không có lúc nhận muộn nhất.");
    }

    @Test
    void a_latest_receipt_before_the_calendar_is_refused() {
        for (String limit : List.of("2000H", "800WH", "90WD", "90WD-EOD", "90D", "90D-X", "4M")) {
            assertThatIllegalArgumentException()
                    .as(limit)
                    .isThrownBy(() -> latest(limit, MON_09_MAR.atTime(17, 0)))
                    .withMessageContaining("nằm ngoài lịch làm việc (01/01/2020 đến 31/12/2020)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> latest("24H", LocalDate.of(2021, 1, 1).atTime(9, 0)))
                .withMessage("Ngày 01/01/2021 nằm ngoài lịch làm việc (01/01/2020 đến 31/12/2020).");
    }

    private LocalDateTime latest(String limit, LocalDateTime due) {
        return LegalZone.local(Deadlines.latestReceipt(week, Limit.parse(limit), CUTOFF, at(due)));
    }

    @Test
    void distances_are_in_the_unit_of_the_limit() {
        Instant from = at(FRI_06_MAR.atTime(9, 0));
        Instant to = at(TUE_10_MAR.atTime(10, 0));
        assertThat(Deadlines.distance(week, Limit.parse("24H"), from, to)).isEqualTo(4 * 1440 + 60);
        assertThat(Deadlines.distance(week, Limit.parse("8WH"), from, to)).isEqualTo(2 * 480 + 60);
        assertThat(Deadlines.distance(week, Limit.parse("3WD"), from, to))
                .isEqualTo(2 * WorkingCalendar.TICKS_PER_DAY + WorkingCalendar.TICKS_PER_DAY / 8);
        assertThat(Deadlines.distance(week, Limit.parse("15D"), from, to)).isEqualTo(4);
        assertThat(Deadlines.distance(week, Limit.parse("2M"), from, to)).isEqualTo(4);
        assertThat(Deadlines.distance(week, Limit.parse("15D-X"), from, to)).isEqualTo(2);
        assertThat(Deadlines.distance(week, Limit.parse("0SD"), from, to)).isEqualTo(2);
        assertThat(Deadlines.distance(week, Limit.parse("D:2020-03-07"), from, to))
                .isZero();
    }

    private LocalDateTime due(LocalDateTime received, String limit, Pause... pauses) {
        return due(week, received, limit, pauses).local();
    }

    private static DueDate due(WorkingCalendar calendar, LocalDateTime received, String limit, Pause... pauses) {
        return Deadlines.due(calendar, at(received), Limit.parse(limit), CUTOFF, List.of(pauses));
    }

    private static Pause pause(LocalDateTime from, @Nullable LocalDateTime to) {
        return new Pause(at(from), to == null ? null : at(to), "chờ bổ sung hồ sơ", "Phiếu số 31");
    }

    private static Instant at(LocalDateTime local) {
        return LegalZone.instant(local);
    }
}
