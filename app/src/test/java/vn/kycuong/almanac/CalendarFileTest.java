package vn.kycuong.almanac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.kycuong.TestProvince;
import vn.kycuong.calendar.DayKind;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.worktime.ChangedDay;
import vn.kycuong.worktime.WorkTime;

class CalendarFileTest {
    private static TestProvince province;
    private static WorkingCalendar calendar;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        calendar = province.face(WorkTime.class).common(Instant.parse("2026-11-16T01:00:00Z"));
    }

    @AfterAll
    static void close() {
        province.close();
    }

    private static List<YearOfDays.Day> special(int year) {
        return YearOfDays.of(calendar, year).months().stream()
                .flatMap(month -> month.weeks().stream().flatMap(List::stream))
                .flatMap(Optional::stream)
                .filter(day -> YearOfDays.isSpecial(day.fact().kind()))
                .toList();
    }

    private static CalendarFile.Read read(String text) {
        return CalendarFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ChangedDay> asChanges(List<YearOfDays.Day> days, boolean hours) {
        return days.stream()
                .map(d -> new ChangedDay(
                        d.date(), d.fact().kind(), d.fact().name(), d.fact().source(), hours ? d.hours() : ""))
                .toList();
    }

    @Test
    void a_year_exported_and_imported_is_the_same_in_both_formats_hours_in_csv_only() {
        for (int year : List.of(2019, 2020, 2025, 2026, 2030)) {
            var days = special(year);
            assertThat(days).isNotEmpty();
            assertThat(read(CalendarFile.csv(days)).days())
                    .as("csv of %d", year)
                    .isEqualTo(asChanges(days, true));
            var ics = read(CalendarFile.ics(days));
            assertThat(ics.problems()).isEmpty();
            assertThat(ics.days()).as("ics of %d", year).isEqualTo(asChanges(days, false));
        }
    }

    @Test
    void a_calendar_programs_file_of_several_days_leaves_weekends_out_and_says_so() {
        var file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//x//y//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20260101T000000Z
                DTSTART;VALUE=DATE:20270206
                DTEND;VALUE=DATE:20270211
                SUMMARY:Tết Đinh Mùi
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");
        var found = read(file);
        assertThat(found.problems()).isEmpty();
        assertThat(found.days())
                .extracting(ChangedDay::date)
                .containsExactly(LocalDate.of(2027, 2, 8), LocalDate.of(2027, 2, 9), LocalDate.of(2027, 2, 10));
        assertThat(found.days()).extracting(ChangedDay::kind).containsOnly(DayKind.STATUTORY);
        assertThat(found.skipped()).hasSize(2);
    }

    @Test
    void what_cannot_be_read_is_named_and_nothing_is_taken() {
        assertThat(read("").problems()).containsExactly("Tệp rỗng. Chọn tệp CSV hoặc iCalendar (.ics).");
        assertThat(CalendarFile.read(new byte[] {'M', 'Z', 0, 3}).problems().getFirst())
                .contains("UTF-8");
        assertThat(read("ngày;loại").problems().getFirst()).contains("date,kind,name,source,hours");
        assertThat(read("date,kind,name,source,hours\n2027-02-30,STATUTORY,Tết,CV,\n")
                        .problems()
                        .getFirst())
                .contains("dòng 2", "date", "2027-02-30");
        assertThat(read("date,kind,name,source,hours\n2027-02-08,HOLIDAY,Tết,CV,\n")
                        .problems()
                        .getFirst())
                .contains("dòng 2", "kind", "HOLIDAY");
        assertThat(read("""
                date,kind,name,source,hours
                2027-02-08,STATUTORY,Tết,CV,
                2027-02-08,CLOSED,Bão,CV,
                """).problems().getFirst()).contains("dòng 3", "đã có ở dòng trên");
        assertThat(read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense")
                        .problems()
                        .getFirst())
                .contains("iCalendar");
    }

    @Test
    void a_meeting_at_an_hour_is_no_day_off() {
        var file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//x//y//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20260101T000000Z
                DTSTART:20270208T090000Z
                SUMMARY:Họp
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");
        assertThat(read(file).problems().getFirst()).contains("Họp", "Chỉ nhập các ngày");
    }

    @Test
    void runs_of_one_name_are_one_line_of_the_year_across_a_weekend() {
        var tet = YearOfDays.of(calendar, 2020).special().get(1);
        assertThat(tet.from()).isEqualTo(LocalDate.of(2020, 1, 23));
        assertThat(tet.to()).isEqualTo(LocalDate.of(2020, 1, 29));
        assertThat(tet.kinds()).containsExactly(DayKind.STATUTORY, DayKind.COMPENSATORY);
    }
}
