package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.kycuong.calendar.VietnamDays.MORNING;
import static vn.kycuong.calendar.VietnamDays.NATIONAL;
import static vn.kycuong.calendar.VietnamDays.SUMMER;
import static vn.kycuong.calendar.VietnamDays.USUAL;
import static vn.kycuong.calendar.VietnamDays.holiday;
import static vn.kycuong.calendar.VietnamDays.mondayToFriday;
import static vn.kycuong.calendar.VietnamDays.worked;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {
    private static final LocalDate THU_23_APR = LocalDate.of(2020, 4, 23);
    private static final LocalDate FRI_24_APR = LocalDate.of(2020, 4, 24);
    private static final LocalDate SAT_25_APR = LocalDate.of(2020, 4, 25);
    private static final LocalDate SUN_26_APR = LocalDate.of(2020, 4, 26);
    private static final LocalDate MON_27_APR = LocalDate.of(2020, 4, 27);
    private static final LocalDate TUE_28_APR = LocalDate.of(2020, 4, 28);
    private static final LocalDate FRI_08_MAY = LocalDate.of(2020, 5, 8);
    private static final LocalDate SAT_09_MAY = LocalDate.of(2020, 5, 9);

    private final WorkingCalendar week =
            mondayToFriday().day(holiday(MON_27_APR)).day(worked(SAT_09_MAY)).build();

    @Test
    void the_first_day_is_day_zero() {
        assertThat(week.plusWorkingDays(THU_23_APR, 1)).isEqualTo(FRI_24_APR);
    }

    @Test
    void a_holiday_is_not_counted() {
        assertThat(week.plusWorkingDays(FRI_24_APR, 1)).isEqualTo(TUE_28_APR);
    }

    @Test
    void a_make_up_saturday_is_counted() {
        assertThat(week.plusWorkingDays(FRI_08_MAY, 1)).isEqualTo(SAT_09_MAY);
    }

    @Test
    void zero_working_days_is_the_day_itself_even_at_rest() {
        assertThat(week.plusWorkingDays(SAT_25_APR, 0)).isEqualTo(SAT_25_APR);
    }

    @Test
    void days_can_be_taken_off() {
        assertThat(week.plusWorkingDays(TUE_28_APR, -1)).isEqualTo(FRI_24_APR);
        assertThat(week.plusWorkingDays(SUN_26_APR, -1)).isEqualTo(FRI_24_APR);
    }

    @Test
    void working_days_between_count_the_last_day_and_not_the_first() {
        assertThat(week.workingDaysBetween(FRI_24_APR, TUE_28_APR)).isEqualTo(1);
        assertThat(week.workingDaysBetween(TUE_28_APR, THU_23_APR)).isEqualTo(-2);
    }

    @Test
    void the_next_and_the_previous_working_day_may_be_the_day_itself() {
        assertThat(week.nextWorkingDay(FRI_24_APR)).isEqualTo(FRI_24_APR);
        assertThat(week.nextWorkingDay(SAT_25_APR)).isEqualTo(TUE_28_APR);
        assertThat(week.previousWorkingDay(MON_27_APR)).isEqualTo(FRI_24_APR);
    }

    @Test
    void eight_hours_from_opening_end_at_closing_and_not_the_next_morning() {
        assertThat(week.plusWorkingMinutes(FRI_24_APR.atTime(7, 30), 480)).isEqualTo(FRI_24_APR.atTime(17, 0));
        assertThat(week.plusWorkingMinutes(FRI_24_APR.atTime(7, 30), 481)).isEqualTo(TUE_28_APR.atTime(7, 31));
    }

    @Test
    void lunch_is_not_working_time() {
        assertThat(week.plusWorkingMinutes(FRI_24_APR.atTime(11, 30), 60)).isEqualTo(FRI_24_APR.atTime(14, 0));
        assertThat(week.plusWorkingMinutes(FRI_24_APR.atTime(11, 30), 30)).isEqualTo(FRI_24_APR.atTime(12, 0));
        assertThat(week.workingMinutesBetween(FRI_24_APR.atTime(11, 0), FRI_24_APR.atTime(14, 0)))
                .isEqualTo(90);
    }

    @Test
    void minutes_can_be_taken_off() {
        assertThat(week.plusWorkingMinutes(TUE_28_APR.atTime(8, 0), -60)).isEqualTo(FRI_24_APR.atTime(16, 30));
        assertThat(week.plusWorkingMinutes(FRI_24_APR.atTime(14, 0), -30)).isEqualTo(FRI_24_APR.atTime(13, 30));
    }

    @Test
    void seconds_are_dropped() {
        assertThat(week.plusWorkingMinutes(FRI_24_APR.atTime(11, 59, 59), 1)).isEqualTo(FRI_24_APR.atTime(12, 0));
    }

    @Test
    void the_next_opening_is_after_lunch_or_on_the_next_working_day() {
        assertThat(week.nextOpening(FRI_24_APR.atTime(9, 0))).isEqualTo(FRI_24_APR.atTime(9, 0));
        assertThat(week.nextOpening(FRI_24_APR.atTime(6, 0))).isEqualTo(FRI_24_APR.atTime(7, 30));
        assertThat(week.nextOpening(FRI_24_APR.atTime(12, 0))).isEqualTo(FRI_24_APR.atTime(13, 30));
        assertThat(week.nextOpening(FRI_24_APR.atTime(16, 59))).isEqualTo(FRI_24_APR.atTime(16, 59));
        assertThat(week.nextOpening(FRI_24_APR.atTime(17, 0))).isEqualTo(TUE_28_APR.atTime(7, 30));
    }

    @Test
    void closing_is_the_end_of_the_last_session() {
        assertThat(week.closing(FRI_24_APR)).isEqualTo(FRI_24_APR.atTime(17, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week.closing(SAT_25_APR))
                .withMessage("Ngày 25/04/2020 là ngày nghỉ, không có giờ đóng cửa.");
    }

    @Test
    void every_day_says_why() {
        assertThat(NATIONAL.fact(LocalDate.of(2019, 4, 29)))
                .isEqualTo(new DayFact(LocalDate.of(2019, 4, 29), DayKind.SWAPPED_OFF, "Nghỉ hoán đổi", "plo.vn"));
        assertThat(NATIONAL.fact(SAT_25_APR).kind()).isEqualTo(DayKind.REST);
        assertThat(NATIONAL.fact(SAT_25_APR).source()).isEqualTo("Quyết định 188/1999/QĐ-TTg");
        assertThat(NATIONAL.fact(FRI_24_APR).kind()).isEqualTo(DayKind.WORKING);
    }

    @Test
    void a_later_layer_covers_an_earlier_one() {
        DayFact storm = new DayFact(FRI_24_APR, DayKind.CLOSED, "Bão số 3", "Công điện 01");
        DayFact reopened = new DayFact(FRI_24_APR, DayKind.OPENED, "Trực giải quyết hồ sơ", "Quyết định 9");
        WorkingCalendar unit = mondayToFriday().day(storm).day(reopened).build();
        assertThat(unit.isWorkingDay(FRI_24_APR)).isTrue();
        assertThat(unit.fact(FRI_24_APR)).isEqualTo(reopened);
    }

    @Test
    void seasons_change_the_hours_from_their_day_on() {
        WorkingCalendar unit = mondayToFriday().sessions(MON_27_APR, SUMMER).build();
        assertThat(unit.sessions(FRI_24_APR)).isEqualTo(USUAL);
        assertThat(unit.sessions(MON_27_APR)).isEqualTo(SUMMER);
        assertThat(unit.sessions(SAT_09_MAY)).isEqualTo(Sessions.NONE);
        assertThat(unit.nextOpening(MON_27_APR.atStartOfDay())).isEqualTo(MON_27_APR.atTime(7, 0));
    }

    @Test
    void a_unit_layer_covers_all_seasons_of_the_layer_below_from_its_day_on() {
        WorkingCalendar unit = mondayToFriday()
                .sessions(MON_27_APR, SUMMER)
                .sessions(LocalDate.of(2020, 1, 1), MORNING)
                .build();
        assertThat(unit.sessions(TUE_28_APR)).isEqualTo(MORNING);
    }

    @Test
    void one_weekday_and_one_day_may_have_hours_of_their_own() {
        WorkingCalendar unit = mondayToFriday()
                .sessions(LocalDate.of(2020, 1, 1), DayOfWeek.FRIDAY, MORNING)
                .sessionsOn(THU_23_APR, SUMMER)
                .build();
        assertThat(unit.sessions(FRI_24_APR)).isEqualTo(MORNING);
        assertThat(unit.sessions(THU_23_APR)).isEqualTo(SUMMER);
        assertThat(unit.sessions(TUE_28_APR)).isEqualTo(USUAL);
    }

    @Test
    void the_weekly_rest_may_change_and_names_its_source() {
        WorkingCalendar old = mondayToFriday()
                .restDays(LocalDate.of(2020, 1, 1), EnumSet.of(DayOfWeek.SUNDAY), "Tuần làm việc 48 giờ")
                .restDays(MON_27_APR, VietnamDays.weekend(), "Quyết định 188/1999/QĐ-TTg")
                .build();
        assertThat(old.isWorkingDay(SAT_25_APR)).isTrue();
        assertThat(old.fact(SUN_26_APR).source()).isEqualTo("Tuần làm việc 48 giờ");
        assertThat(old.isWorkingDay(SAT_09_MAY)).isFalse();
    }

    @Test
    void days_after_the_last_announced_one_are_provisional() {
        WorkingCalendar known = mondayToFriday().exactUntil(FRI_24_APR).build();
        assertThat(known.provisional(FRI_24_APR)).isFalse();
        assertThat(known.provisional(SAT_25_APR)).isTrue();
        assertThat(week.provisional(LocalDate.of(2020, 12, 31))).isFalse();
    }

    @Test
    void a_builder_used_again_does_not_change_what_it_built() {
        WorkingCalendar.Builder builder = mondayToFriday();
        WorkingCalendar before = builder.build();
        builder.day(holiday(FRI_24_APR)).restDays(MON_27_APR, EnumSet.noneOf(DayOfWeek.class), "thử");
        assertThat(before.isWorkingDay(FRI_24_APR)).isTrue();
        assertThat(before.fact(SAT_25_APR).kind()).isEqualTo(DayKind.REST);
    }

    @Test
    void the_range_is_1975_to_2075_unless_said() {
        assertThat(NATIONAL.first()).isEqualTo("1975-01-01");
        assertThat(NATIONAL.last()).isEqualTo("2075-12-31");
    }

    @Test
    void a_day_outside_the_range_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week.isWorkingDay(LocalDate.of(2021, 1, 1)))
                .withMessage("Ngày 01/01/2021 nằm ngoài lịch làm việc (01/01/2020 đến 31/12/2020).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week.position(LocalDateTime.of(2019, 12, 31, 23, 59)))
                .withMessageContaining("nằm ngoài lịch làm việc");
    }

    @Test
    void a_result_outside_the_range_is_refused() {
        LocalDate thu31Dec = LocalDate.of(2020, 12, 31);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week.plusWorkingDays(thu31Dec, 1))
                .withMessage("Kết quả (1 ngày làm việc) nằm ngoài lịch làm việc (01/01/2020 đến 31/12/2020).");
        assertThatIllegalArgumentException().isThrownBy(() -> week.plusWorkingDays(thu31Dec, Integer.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> week.plusWorkingDays(thu31Dec, Integer.MAX_VALUE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week.plusWorkingMinutes(thu31Dec.atTime(17, 0), Long.MAX_VALUE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week.plusWorkingMinutes(thu31Dec.atTime(17, 0), Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> week.nextOpening(thu31Dec.atTime(17, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> week.at(Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> week.at(-1));
    }

    @Test
    void the_first_and_the_last_minute_are_inside_the_range() {
        LocalDate thu31Dec = LocalDate.of(2020, 12, 31);
        LocalDate wed01Jan = LocalDate.of(2020, 1, 1);
        long whole = week.workingMinutesBetween(
                wed01Jan.atStartOfDay(), wed01Jan.plusYears(1).atStartOfDay());
        assertThat(week.plusWorkingMinutes(wed01Jan.atStartOfDay(), whole)).isEqualTo(thu31Dec.atTime(17, 0));
        assertThat(week.plusWorkingMinutes(thu31Dec.atTime(17, 0), -whole)).isEqualTo(wed01Jan.atTime(7, 30));
    }

    @Test
    void a_working_day_without_hours_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingCalendar.builder()
                        .range(FRI_24_APR, TUE_28_APR)
                        .sessions(MON_27_APR, USUAL)
                        .build())
                .withMessage("Ngày làm việc thứ Sáu 24/04/2020 chưa có giờ làm việc. Khai giờ làm việc từ ngày đó.");
    }

    @Test
    void a_calendar_without_any_working_day_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingCalendar.builder()
                        .range(SAT_25_APR, SUN_26_APR)
                        .sessions(USUAL)
                        .build())
                .withMessage("Lịch không có ngày làm việc nào.");
    }

    @Test
    void a_range_out_of_order_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingCalendar.builder().range(TUE_28_APR, FRI_24_APR));
    }

    @Test
    void hours_of_nothing_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingCalendar.builder().sessions(Sessions.NONE))
                .withMessageContaining("ít nhất một buổi");
    }

    @Test
    void very_short_days_are_found_too() {
        Sessions fiveMinutes = Sessions.of(Session.of("08:00", "08:05"));
        WorkingCalendar unit =
                mondayToFriday().sessions(THU_23_APR, fiveMinutes).build();
        assertThat(unit.plusWorkingMinutes(THU_23_APR.atStartOfDay(), 13)).isEqualTo(MON_27_APR.atTime(8, 3));
        assertThat(unit.plusWorkingMinutes(MON_27_APR.atTime(8, 3), -13)).isEqualTo(THU_23_APR.atTime(8, 0));
    }

    @Test
    void the_last_half_minute_of_a_short_day_rounds_to_the_next_opening() {
        long almost = 2 * WorkingCalendar.TICKS_PER_DAY - 1;
        assertThat(week.at(almost)).isEqualTo(LocalDateTime.of(2020, 1, 3, 7, 30));
    }

    @Test
    void remaining_time_is_said_in_days_and_minutes() {
        WorkingTime left =
                NATIONAL.workingTimeBetween(LocalDateTime.of(2020, 1, 31, 10, 15), LocalDateTime.of(2020, 2, 6, 9, 0));
        assertThat(left).isEqualTo(new WorkingTime(3, 405));
        assertThat(left.text(Locale.of("vi"))).isEqualTo("3 ngày 6 giờ 45 phút làm việc");
        assertThat(left.text(Locale.ENGLISH)).isEqualTo("3 days 6 hours 45 minutes of working time");
    }

    @Test
    void time_overdue_is_said_the_same_way() {
        LocalDateTime due = LocalDateTime.of(2020, 1, 31, 10, 15);
        assertThat(NATIONAL.workingTimeBetween(LocalDateTime.of(2020, 2, 3, 10, 15), due))
                .isEqualTo(new WorkingTime(1, 0));
        assertThat(NATIONAL.workingTimeBetween(due, due).text(Locale.of("vi"))).isEqualTo("0 phút làm việc");
    }

    @Test
    void a_part_of_a_day_that_rounds_up_to_a_whole_one_is_said_as_a_day() {
        assertThat(WorkingTime.ofTicks(2 * WorkingCalendar.TICKS_PER_DAY - 1, 480))
                .isEqualTo(new WorkingTime(2, 0));
        assertThat(WorkingTime.ofTicks(WorkingCalendar.TICKS_PER_DAY / 2, 450)).isEqualTo(new WorkingTime(0, 225));
    }

    @Test
    void the_length_of_the_later_day_tells_the_hours_whichever_moment_comes_first() {
        WorkingCalendar unit = mondayToFriday().sessions(MON_27_APR, MORNING).build();
        LocalDateTime friday = FRI_24_APR.atTime(7, 30);
        LocalDateTime monday = MON_27_APR.atTime(9, 30);
        assertThat(unit.workingTimeBetween(friday, monday)).isEqualTo(new WorkingTime(1, 120));
        assertThat(unit.workingTimeBetween(monday, friday)).isEqualTo(new WorkingTime(1, 120));
    }

    @Test
    void a_span_is_told_in_days_and_in_hours() {
        WorkingSpan span = WorkingSpan.between(
                NATIONAL,
                LegalZone.instant(LocalDateTime.of(2020, 1, 21, 10, 0, 30)),
                LegalZone.instant(LocalDateTime.of(2020, 1, 31, 11, 15, 59)));
        assertThat(span.minutes()).isEqualTo(3 * 480 + 75);
        assertThat(span.days()).isEqualTo(new WorkingTime(3, 75));
        assertThat(span.from()).isEqualTo("2020-01-21T10:00");
        assertThat(span.to()).isEqualTo("2020-01-31T11:15");
        assertThat(span.text(Locale.of("vi"))).isEqualTo("3 ngày 1 giờ 15 phút làm việc (25 giờ 15 phút làm việc)");
        assertThat(span.text(Locale.ENGLISH))
                .isEqualTo("3 days 1 hour 15 minutes of working time (25 hours 15 minutes of working time)");
    }

    @Test
    void a_span_of_nothing_is_nothing_and_one_that_ends_before_it_starts_is_refused() {
        var noon = LegalZone.instant(FRI_24_APR.atTime(12, 0));
        assertThat(WorkingSpan.between(NATIONAL, noon, noon).minutes()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingSpan.between(NATIONAL, noon, noon.minusSeconds(60)))
                .withMessage("Lúc kết thúc (11:59 thứ Sáu 24/04/2020) trước lúc bắt đầu (12:00 thứ Sáu 24/04/2020).");
    }

    @Test
    void days_and_minutes_on_epoch_numbers_are_the_same() {
        assertThat(week.plusWorkingDays(FRI_24_APR.toEpochDay(), 0)).isEqualTo(FRI_24_APR.toEpochDay());
        assertThat(week.plusWorkingDays(FRI_24_APR.toEpochDay(), 1)).isEqualTo(TUE_28_APR.toEpochDay());
        long minute = LegalZone.minute(SAT_25_APR.atTime(9, 0));
        assertThat(week.plusWorkingMinutes(minute, 0)).isEqualTo(minute);
    }

    @Test
    void the_very_first_and_the_very_last_working_day_can_be_reached() {
        LocalDate wed01Jan = LocalDate.of(2020, 1, 1);
        LocalDate thu31Dec = LocalDate.of(2020, 12, 31);
        int all = week.workingDaysBetween(wed01Jan, thu31Dec);
        assertThat(week.plusWorkingDays(wed01Jan, all)).isEqualTo(thu31Dec);
        assertThat(week.plusWorkingDays(thu31Dec, -all)).isEqualTo(wed01Jan);
        assertThat(week.at(0)).isEqualTo(wed01Jan.atTime(7, 30));
        long end = (all + 1) * WorkingCalendar.TICKS_PER_DAY;
        assertThat(week.position(thu31Dec.atTime(17, 0))).isEqualTo(end);
        assertThatIllegalArgumentException().isThrownBy(() -> week.at(end));
        assertThat(week.workingMinutesBetween(
                        thu31Dec.atTime(16, 0), thu31Dec.plusDays(1).atStartOfDay()))
                .isEqualTo(60);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> week.position(thu31Dec.plusDays(1).atTime(0, 1)));
    }

    @Test
    void a_later_weekly_rest_covers_what_was_said_of_the_days_after_it() {
        WorkingCalendar unit = mondayToFriday()
                .restDays(TUE_28_APR, EnumSet.of(DayOfWeek.MONDAY), "sau")
                .restDays(MON_27_APR, EnumSet.of(DayOfWeek.SUNDAY), "trước")
                .build();
        assertThat(unit.fact(LocalDate.of(2020, 5, 3)).source()).isEqualTo("trước");
        assertThat(unit.isWorkingDay(LocalDate.of(2020, 5, 4))).isTrue();
    }

    @Test
    void a_calendar_may_span_a_thousand_years_of_366_days_and_not_a_day_more() {
        LocalDate first = LocalDate.of(1975, 1, 1);
        WorkingCalendar.Builder builder = WorkingCalendar.builder().sessions(USUAL);
        assertThat(builder.range(first, first.plusDays(366_000 - 1L))).isSameAs(builder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.range(first, first.plusDays(366_000)))
                .withMessageStartingWith("Khoảng lịch 01/01/1975 đến ")
                .withMessageEndingWith(" không hợp lệ: phải theo thứ tự và không quá 1.000 năm.");
        assertThat(builder.range(first, first)).isSameAs(builder);
    }

    @Test
    void a_calendar_that_begins_and_ends_within_a_year_knows_its_days_and_no_other() {
        var first = LocalDate.of(2020, 2, 10);
        var last = LocalDate.of(2021, 11, 19); // a Monday and a Friday
        var calendar = WorkingCalendar.builder()
                .range(first, last)
                .sessions(VietnamDays.USUAL)
                .build();
        for (var known : List.of(first, LocalDate.of(2020, 12, 31), LocalDate.of(2021, 1, 1), last)) {
            assertThat(calendar.isWorkingDay(known)).as("%s", known).isTrue();
            assertThat(calendar.plusWorkingDays(known.toEpochDay(), 0)).isEqualTo(known.toEpochDay());
        }
        assertThat(calendar.workingDaysBetween(first, last)).isEqualTo(464);
        for (var unknown : List.of(
                first.minusDays(1),
                LocalDate.of(2019, 12, 31),
                last.plusDays(1),
                last.plusDays(12),
                LocalDate.of(2021, 12, 31),
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2040, 1, 1),
                LocalDate.of(1, 1, 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> calendar.isWorkingDay(unknown));
            assertThatIllegalArgumentException().isThrownBy(() -> calendar.fact(unknown));
            assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(unknown, -1));
            assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(unknown.toEpochDay(), -1));
            assertThatIllegalArgumentException().isThrownBy(() -> calendar.workingDaysBetween(first, unknown));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> calendar.plusWorkingMinutes(unknown.atTime(9, 0), -1));
        }
    }

    @Test
    void the_next_opening_is_the_same_on_local_minutes() {
        for (var moment : List.of(
                FRI_24_APR.atTime(6, 0),
                FRI_24_APR.atTime(9, 30),
                FRI_24_APR.atTime(12, 0),
                FRI_24_APR.atTime(18, 0),
                SAT_25_APR.atTime(9, 0))) {
            assertThat(week.nextOpening(LegalZone.minute(moment)))
                    .isEqualTo(LegalZone.minute(week.nextOpening(moment)));
        }
    }

    @Test
    void as_many_working_days_as_fit_and_not_one_more() {
        var all = new boolean[Character.MAX_VALUE];
        Arrays.fill(all, true);
        var longest = new DayRanks(FRI_24_APR, all);
        assertThat(longest.nth(longest.count() - 1)).isEqualTo(Character.MAX_VALUE - 1);
        var more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = true;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DayRanks(FRI_24_APR, more))
                .withMessageContaining("65.535");
    }
}
