package vn.kycuong.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Session;
import vn.kycuong.calendar.Sessions;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.counter.ArrivalRules.Arrival;

/** What a half-day is to expect. */
class ArrivalRulesTest {
    private static final LocalDate FROM = LocalDate.of(2020, 6, 1);
    private static final LocalDate BEFORE = LocalDate.of(2020, 6, 29);
    private static final WorkingCalendar CALENDAR = WorkingCalendar.builder()
            .range(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31))
            .sessions(Sessions.of(Session.of("07:30", "11:30"), Session.of("13:30", "17:00")))
            .day(new DayFact(LocalDate.of(2020, 6, 8), DayKind.CLOSED, "Nghỉ", "thử"))
            .build();

    private static Arrival at(String moment) {
        return new Arrival(java.time.LocalDateTime.parse(moment), "");
    }

    @Test
    void the_mean_is_taken_over_the_days_that_were_worked() {
        var past = new ArrivalRules.Past(
                CALENDAR,
                FROM,
                BEFORE,
                List.of(
                        at("2020-06-01T08:00"),
                        at("2020-06-15T09:00"),
                        at("2020-06-22T10:00"),
                        at("2020-06-08T09:00")));
        assertThat(past.expected(DayOfWeek.MONDAY, 0)).isEqualTo(Map.of("", 1.0));
        assertThat(past.expected(DayOfWeek.MONDAY, 1)).isEmpty();
        assertThat(past.expected(DayOfWeek.TUESDAY, 0)).isEmpty();
    }

    @Test
    void who_came_at_lunch_or_before_the_opening_is_served_in_the_next_half_day() {
        var past = new ArrivalRules.Past(
                CALENDAR,
                FROM,
                BEFORE,
                List.of(
                        at("2020-06-02T12:00"),
                        at("2020-06-09T06:00"),
                        at("2020-06-16T18:00"),
                        at("2020-06-23T14:00")));
        assertThat(past.expected(DayOfWeek.TUESDAY, 0)).isEqualTo(Map.of("", 0.25));
        assertThat(past.expected(DayOfWeek.TUESDAY, 1)).isEqualTo(Map.of("", 0.75));
    }

    @Test
    void few_days_of_a_weekday_are_no_measure_so_that_all_days_are_asked() {
        var past = new ArrivalRules.Past(
                CALENDAR, LocalDate.of(2020, 6, 15), LocalDate.of(2020, 6, 20), List.of(at("2020-06-15T08:00")));
        assertThat(past.expected(DayOfWeek.FRIDAY, 0)).isEqualTo(Map.of("", 0.2));
    }
}
