package vn.kycuong.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.DayFact;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.Deadlines;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.Limit;
import vn.kycuong.reference.SourceFiles;

/** The days of years that nobody has announced, against years that were. */
class ProjectionRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:00:00Z");
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

    private static JsonNode holidays() {
        return JsonMapper.builder()
                .build()
                .readTree(new String(SourceFiles.shipped().read("holidays.json"), StandardCharsets.UTF_8));
    }

    private static LocalDate compensation(int year) {
        return workTime.foreseen(year).stream()
                .filter(fact ->
                        fact.kind() == DayKind.COMPENSATORY && fact.name().contains("Giỗ Tổ"))
                .map(DayFact::date)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lunar_days_agree_with_the_table_that_was_compared_by_hand() {
        for (var row : holidays().get("lunar_dates").get("rows")) {
            int year = row.get("year").asInt();
            if (year < 2021) continue;
            var tet = LocalDate.parse(row.get("tet_first_day").asString());
            var kings = LocalDate.parse(row.get("hung_kings_day").asString());
            var off = workTime.foreseen(year).stream().map(DayFact::date).toList();
            for (int day = -1; day < 4; day++) {
                if (!isWeekend(tet.plusDays(day))) assertThat(off).contains(tet.plusDays(day));
            }
            if (isWeekend(kings)) assertThat(compensation(year)).isAfter(kings);
            else assertThat(off).contains(kings);
        }
    }

    /** What the rules foresee and what was announced differ only in swaps and in the choice of days around Tết and 2/9. */
    @Test
    void foreseen_years_agree_with_announced_ones_but_for_what_somebody_chose() {
        var announced = new TreeMap<Integer, List<LocalDate>>();
        for (var row : holidays().get("days_off")) {
            if (row.get("kind").asString().equals("SWAPPED_OFF")) continue;
            var date = LocalDate.parse(row.get("date").asString());
            announced
                    .computeIfAbsent(date.getYear(), _ -> new java.util.ArrayList<>())
                    .add(date);
        }
        for (int year : List.of(2021, 2022, 2023, 2024, 2025, 2026)) {
            var foreseen = workTime.foreseen(year).stream().map(DayFact::date).toList();
            assertThat(foreseen).as("number of weekdays off in %d", year).hasSameSizeAs(announced.get(year));
            var outside = foreseen.stream()
                    .filter(day -> !announced.get(year).contains(day))
                    .toList();
            assertThat(outside)
                    .as("days of %d foreseen but not announced", year)
                    .allMatch(day -> isTet(day, year));
        }
    }

    private static boolean isTet(LocalDate day, int year) {
        return day.isAfter(LocalDate.of(year, 1, 10)) && day.isBefore(LocalDate.of(year, 3, 1));
    }

    @Test
    void no_foreseen_day_is_a_weekly_rest_day_and_none_stands_twice() {
        for (int year = 2027; year <= 2075; year++) {
            var days = workTime.foreseen(year).stream().map(DayFact::date).toList();
            assertThat(days).doesNotHaveDuplicates().isSorted().noneMatch(ProjectionRulesTest::isWeekend);
            assertThat(days).as("weekdays off in %d", year).hasSize(11);
        }
    }

    @Test
    void announced_years_are_exact_and_later_ones_provisional_with_their_holidays_off() {
        var calendar = workTime.common(NOW);
        assertThat(calendar.provisional(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(calendar.provisional(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(calendar.fact(LocalDate.of(2027, 1, 1)).kind()).isEqualTo(DayKind.STATUTORY);
        assertThat(IntStream.rangeClosed(2027, 2075)
                        .mapToObj(year -> LocalDate.of(year, 4, 30))
                        .collect(Collectors.toMap(day -> day, calendar::isWorkingDay)))
                .allSatisfy((day, working) -> assertThat(working).as("%s", day).isFalse());
    }

    @Test
    void a_due_date_in_a_year_to_come_says_that_it_is_provisional() {
        var received = LegalZone.instant(LocalDate.of(2026, 12, 30).atTime(9, 0));
        var due = Deadlines.due(workTime.common(NOW), received, Limit.parse("3WD"), LocalTime.of(15, 0), List.of());
        assertThat(due.local()).isEqualTo(LocalDate.of(2027, 1, 5).atTime(9, 0)); // 1/1 is off
        assertThat(due.provisional()).isTrue();
    }

    @Test
    void beyond_2075_is_refused() {
        var received = LegalZone.instant(LocalDate.of(2075, 12, 30).atTime(9, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deadlines.due(
                        workTime.common(NOW), received, Limit.parse("3WD"), LocalTime.of(15, 0), List.of()))
                .withMessageContaining("31/12/2075");
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    @Test
    void years_that_nobody_declared_are_refused_and_not_taken_for_years_without_holidays() {
        assertThat(workTime.common(NOW).first()).isEqualTo(LocalDate.of(2018, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> workTime.common(NOW).isWorkingDay(LocalDate.of(2017, 12, 29)))
                .withMessageContaining("01/01/2018");
    }
}
