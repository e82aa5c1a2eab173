package vn.kycuong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.UnitId;

class WorkTimeTest {
    private static final UnitId A_COMMUNE = new UnitId(40);
    private static final UnitId ANOTHER = new UnitId(41);
    private static final Instant LATE_2026 = at("2026-11-16T08:00");
    private static TestProvince province;
    private static WorkTime workTime;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        workTime = province.face(WorkTime.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static Instant at(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    /** The worked examples of the domain note on deadlines, on the stored days, with what was known at receipt. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-21T10:00, 3WD, 2020-01-31T10:00",
        "2020-01-04T09:00, 1WD, 2020-01-07T07:30",
        "2019-04-26T09:00, 3WD, 2019-05-04T09:00",
        "2019-01-04T16:30, 1WD, 2019-01-05T16:30",
        "2025-04-24T16:00, 2WD, 2025-04-26T16:00",
        "2025-12-31T18:00, 1WD, 2026-01-06T07:30",
        "2020-01-22T15:00, 8WH, 2020-01-30T15:00",
        "2026-01-09T16:00, 8WH, 2026-01-10T16:00",
        "2020-01-05T20:00, 8WH, 2020-01-06T17:00"
    })
    void a_worked_example_falls_on_its_minute(String received, String limit, String due) {
        var calendar = workTime.calendar(A_COMMUNE, at(received));
        var found = Deadlines.due(calendar, at(received), Limit.parse(limit), LocalTime.of(15, 0), List.of());
        assertThat(LegalZone.local(found.at())).isEqualTo(LocalDateTime.parse(due));
    }

    @ParameterizedTest
    @CsvSource({"2020-04-15T09:00, 15D, 2020-05-04", "2026-04-11T09:00, 15D, 2026-04-28"})
    void a_worked_example_in_days_falls_on_its_day(String received, String limit, LocalDate due) {
        var calendar = workTime.calendar(A_COMMUNE, at(received));
        var found = Deadlines.due(calendar, at(received), Limit.parse(limit), LocalTime.of(15, 0), List.of());
        assertThat(LegalZone.local(found.at()).toLocalDate()).isEqualTo(due);
    }

    @Test
    void a_swap_announced_on_25_december_2025_is_not_known_the_day_before() {
        var before = workTime.calendar(A_COMMUNE, at("2025-12-24T23:59"));
        var after = workTime.calendar(A_COMMUNE, at("2025-12-25T00:00"));
        assertThat(before.isWorkingDay(LocalDate.of(2026, 1, 2))).isTrue();
        assertThat(before.isWorkingDay(LocalDate.of(2026, 1, 10))).isFalse();
        assertThat(after.isWorkingDay(LocalDate.of(2026, 1, 2))).isFalse();
        assertThat(after.isWorkingDay(LocalDate.of(2026, 1, 10))).isTrue();
        assertThat(after.fact(LocalDate.of(2026, 1, 2)).kind()).isEqualTo(DayKind.SWAPPED_OFF);
    }

    @Test
    void the_days_of_letters_8056_and_8726_are_known_from_their_dates() {
        var tet2023 = LocalDate.of(2023, 1, 20);
        assertThat(workTime.calendar(A_COMMUNE, at("2022-11-30T12:00")).isWorkingDay(tet2023))
                .isTrue();
        assertThat(workTime.calendar(A_COMMUNE, at("2022-12-01T00:00")).isWorkingDay(tet2023))
                .isFalse();
        var makeUp2025 = LocalDate.of(2025, 4, 26);
        assertThat(workTime.calendar(A_COMMUNE, at("2024-11-25T12:00")).isWorkingDay(makeUp2025))
                .isFalse();
        assertThat(workTime.calendar(A_COMMUNE, at("2024-11-26T00:00")).isWorkingDay(makeUp2025))
                .isTrue();
    }

    @Test
    void dates_are_exact_until_the_end_of_2026_and_provisional_after() {
        var calendar = workTime.calendar(A_COMMUNE, LATE_2026);
        assertThat(calendar.provisional(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(calendar.provisional(LocalDate.of(2027, 1, 4))).isTrue();
    }

    @Test
    void a_swapped_day_names_the_decision_and_that_its_original_was_not_compared() {
        var swapped = workTime.calendar(A_COMMUNE, LATE_2026).fact(LocalDate.of(2019, 4, 29));
        assertThat(swapped.kind()).isEqualTo(DayKind.SWAPPED_OFF);
        assertThat(swapped.source())
                .isEqualTo(
                        "Quyết định hoán đổi ngày làm việc của Thủ tướng Chính phủ (chưa đối chiếu bản gốc; theo plo.vn)");
    }

    @Test
    void the_hours_are_a_default_and_say_so() {
        var calendar = workTime.calendar(A_COMMUNE, LATE_2026);
        assertThat(calendar.sessions(LocalDate.of(2026, 11, 16)).opening()).isEqualTo(LocalTime.of(7, 30));
        assertThat(calendar.sessions(LocalDate.of(2026, 11, 16)).closing()).isEqualTo(LocalTime.of(17, 0));
        assertThat(workTime.hoursVerified()).isFalse();
    }

    @Test
    void a_calendar_is_compiled_once_for_all_units_without_days_of_their_own() {
        assertThat(workTime.calendar(A_COMMUNE, LATE_2026)).isSameAs(workTime.calendar(ANOTHER, LATE_2026));
    }

    @Test
    void a_storm_closes_one_unit_from_the_moment_it_is_known() {
        try (var other = TestProvince.fresh()) {
            var own = other.face(WorkTime.class);
            var day = LocalDate.of(2026, 9, 10);
            assertThat(own.calendar(A_COMMUNE, LATE_2026).isWorkingDay(day)).isTrue();
            var known = at("2026-09-09T16:00");
            own.declare(A_COMMUNE, new DayFact(day, DayKind.CLOSED, "Nghỉ do bão", "Công điện của tỉnh"), known);
            assertThat(own.calendar(A_COMMUNE, known.minusSeconds(1)).isWorkingDay(day))
                    .isTrue();
            assertThat(own.calendar(A_COMMUNE, known).isWorkingDay(day)).isFalse();
            assertThat(own.calendar(ANOTHER, LATE_2026).isWorkingDay(day)).isTrue();

            var withdrawn = at("2026-09-09T20:00");
            own.declare(
                    A_COMMUNE,
                    new DayFact(day, DayKind.WORKING, "Làm việc bình thường", "Công điện của tỉnh"),
                    withdrawn);
            assertThat(own.calendar(A_COMMUNE, withdrawn).isWorkingDay(day)).isTrue();
            assertThat(own.calendar(A_COMMUNE, known).isWorkingDay(day)).isFalse();
        }
    }

    @Test
    void summer_hours_of_the_province_hold_in_their_season_only() {
        try (var other = TestProvince.fresh()) {
            other.jdbc().sql("""
                    insert into worktime.session (layer_id, weekday, season_from, season_to, hours, source, verified)
                    select l.id, d, '2026-05-01', '2026-09-30', '07:00-11:30,13:30-17:00', 'test', true
                      from worktime.layer l, generate_series(1, 5) d where l.key = 'province'
                    """).update();
            other.face(vn.kycuong.reference.Editions.class).changed(WorkTime.REGISTER);
            var calendar = other.face(WorkTime.class).calendar(A_COMMUNE, LATE_2026);
            assertThat(calendar.sessions(LocalDate.of(2026, 4, 29)).opening()).isEqualTo(LocalTime.of(7, 30));
            assertThat(calendar.sessions(LocalDate.of(2026, 5, 4)).opening()).isEqualTo(LocalTime.of(7, 0));
            assertThat(calendar.sessions(LocalDate.of(2026, 10, 1)).opening()).isEqualTo(LocalTime.of(7, 30));
        }
    }

    @Test
    void legal_time_is_real_time_shifted_by_the_sample_and_scoped_while_it_plays() {
        var noon = Instant.parse("2026-11-24T05:00:00Z");
        var clock = WorktimeConfig.shifted(Clock.fixed(noon, ZoneOffset.UTC), () -> Duration.ofDays(-1));
        assertThat(clock.instant()).isEqualTo(noon.minus(Duration.ofDays(1)));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 11, 23));
        var played = at("2020-06-15T08:00");
        assertThat(LegalClock.Scoped.at(played, clock::instant)).isEqualTo(played);
        assertThat(clock.instant()).isEqualTo(noon.minus(Duration.ofDays(1)));
    }
}
