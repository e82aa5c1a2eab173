package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dates and epoch days must lead to the same answers, wherever in a year a calendar begins and ends. */
class DateTablesTest {
    private static final LocalDate MAR_15 = LocalDate.of(2019, 3, 15);
    private static final LocalDate OCT_05 = LocalDate.of(2021, 10, 5);

    private static final List<WorkingCalendar> CALENDARS = List.of(
            between(MAR_15, OCT_05),
            between(MAR_15, LocalDate.of(2019, 9, 2)),
            between(MAR_15, MAR_15),
            between(MAR_15, LocalDate.of(2020, 12, 31)),
            between(LocalDate.of(2020, 1, 1), OCT_05),
            between(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)));

    private static WorkingCalendar between(LocalDate first, LocalDate last) {
        return VietnamDays.national().range(first, last).build();
    }

    @Test
    void the_nth_working_day_of_a_date_is_that_of_its_epoch_day() {
        for (var calendar : CALENDARS) {
            for (var day = calendar.first(); !day.isAfter(calendar.last()); day = day.plusDays(1)) {
                for (int n : new int[] {-3, -1, 0, 1, 2, 30}) {
                    assertThat(answer(calendar, day, n)).isEqualTo(answer(calendar, day.toEpochDay(), n));
                }
            }
        }
    }

    private static Object answer(WorkingCalendar calendar, LocalDate day, int n) {
        try {
            return calendar.plusWorkingDays(day, n);
        } catch (IllegalArgumentException tooFar) {
            return tooFar.getMessage();
        }
    }

    private static Object answer(WorkingCalendar calendar, long day, int n) {
        try {
            return LocalDate.ofEpochDay(calendar.plusWorkingDays(day, n));
        } catch (IllegalArgumentException tooFar) {
            return tooFar.getMessage();
        }
    }

    @Test
    void working_days_since_the_first_day_are_counted_one_by_one() {
        for (var calendar : CALENDARS) {
            int count = 0;
            for (var day = calendar.first().plusDays(1); !day.isAfter(calendar.last()); day = day.plusDays(1)) {
                count += calendar.isWorkingDay(day) ? 1 : 0;
                assertThat(calendar.workingDaysBetween(calendar.first(), day)).isEqualTo(count);
            }
        }
    }

    @Test
    void working_minutes_of_a_moment_are_those_of_its_local_minute() {
        for (var calendar : CALENDARS) {
            LocalDateTime first = calendar.first().atStartOfDay();
            for (var at = first; !at.isAfter(calendar.last().plusDays(1).atStartOfDay()); at = at.plusMinutes(45)) {
                long minutes = calendar.workingMinutesBetween(LegalZone.minute(first), LegalZone.minute(at));
                assertThat(calendar.workingMinutesBetween(first, at)).isEqualTo(minutes);
                if (minutes > 0) {
                    assertThat(calendar.plusWorkingMinutes(first, minutes))
                            .isEqualTo(
                                    LegalZone.atMinute(calendar.plusWorkingMinutes(LegalZone.minute(first), minutes)));
                    assertThat(calendar.plusWorkingMinutes(at, -minutes))
                            .isEqualTo(LegalZone.atMinute(calendar.plusWorkingMinutes(LegalZone.minute(at), -minutes)));
                }
            }
        }
    }

    @Test
    void a_day_just_outside_is_refused_in_the_same_month_and_in_another() {
        for (var calendar : CALENDARS) {
            for (var outside : List.of(
                    calendar.first().minusDays(1),
                    calendar.last().plusDays(1),
                    calendar.first().minusYears(1),
                    calendar.last().plusYears(1),
                    LocalDate.MIN,
                    LocalDate.MAX)) {
                assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(outside, 1));
                assertThatIllegalArgumentException().isThrownBy(() -> calendar.isWorkingDay(outside));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> calendar.workingDaysBetween(calendar.first(), outside));
            }
        }
    }
}
