package vn.kycuong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kycuong.calendar.Limit.CalendarDate;
import vn.kycuong.calendar.Limit.DayEnd;
import vn.kycuong.calendar.Limit.Days;
import vn.kycuong.calendar.Limit.Hours;
import vn.kycuong.calendar.Limit.Months;
import vn.kycuong.calendar.Limit.RestDays;
import vn.kycuong.calendar.Limit.SameDay;
import vn.kycuong.calendar.Limit.WorkingDays;
import vn.kycuong.calendar.Limit.WorkingHours;

class LimitTest {
    private static final List<Limit> ALL = List.of(
            new SameDay(),
            new Hours(24),
            new WorkingHours(8),
            new WorkingDays(3),
            new WorkingDays(3, DayEnd.END_OF_DAY),
            new Days(15),
            new Days(15, RestDays.NOT_COUNTED),
            new Months(2),
            new CalendarDate(LocalDate.of(2020, 12, 31)));

    @Test
    void the_notation_names_every_kind() {
        assertThat(ALL)
                .extracting(Limit::text)
                .containsExactly("0SD", "24H", "8WH", "3WD", "3WD-EOD", "15D", "15D-X", "2M", "D:2020-12-31");
    }

    @Test
    void reading_what_was_written_gives_the_same_limit() {
        assertThat(ALL)
                .allSatisfy(limit -> assertThat(Limit.parse(limit.text())).isEqualTo(limit));
    }

    @Test
    void spaces_around_it_and_small_letters_are_read() {
        assertThat(Limit.parse(" 3wd-eod ")).isEqualTo(new WorkingDays(3, DayEnd.END_OF_DAY));
        assertThat(Limit.parse("d:2020-12-31").text()).isEqualTo("D:2020-12-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "3",
                "WD",
                "3 WD",
                "3 working days-ish",
                "3 ngày làm việc",
                "3WD,",
                "0SD-EOD",
                "-3WD",
                "+3WD",
                "3.5WD",
                "3W",
                "3WD-X",
                "15D-EOD",
                "SD",
                "1e3D",
                "٣WD",
                "9999999999WD"
            })
    void what_is_not_notation_is_refused_with_examples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.parse(text))
                .withMessage("Không đọc được thời hạn \"" + text
                        + "\". Viết như 0SD, 24H, 8WH, 3WD, 3WD-EOD, 15D, 15D-X, 2M hoặc D:2020-12-31.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0WD | Thời hạn 0 ngày làm việc không hợp lệ: phải từ 1 đến 10000 ngày làm việc.",
                "10001WD | Thời hạn 10001 ngày làm việc không hợp lệ: phải từ 1 đến 10000 ngày làm việc.",
                "10001D | Thời hạn 10001 ngày không hợp lệ: phải từ 1 đến 10000 ngày.",
                "1201M | Thời hạn 1201 tháng không hợp lệ: phải từ 1 đến 1200 tháng.",
                "0H | Thời hạn 0 giờ không hợp lệ: phải từ 1 đến 100000 giờ.",
                "100001WH | Thời hạn 100001 giờ làm việc không hợp lệ: phải từ 1 đến 100000 giờ làm việc.",
                "1SD | Thời hạn \"1SD\" sai: trong ngày viết là 0SD; nhiều ngày viết như 3WD.",
                "D:2020-02-30 | Thời hạn \"D:2020-02-30\" có ngày không đọc được. Viết năm-tháng-ngày có thật, như D:2020-12-31.",
                "D: | Thời hạn \"D:\" có ngày không đọc được. Viết năm-tháng-ngày có thật, như D:2020-12-31.",
            })
    void an_impossible_amount_is_refused_with_what_is_expected(String text, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(text)).withMessage(sentence);
    }

    @Test
    void the_shortest_and_the_longest_amounts_are_read() {
        assertThat(List.of("1H", "100000H", "1WH", "100000WH", "1WD", "10000WD", "1D", "10000D", "1M", "1200M"))
                .allSatisfy(text -> assertThat(Limit.parse(text).text()).isEqualTo(text));
    }

    @Test
    void limits_read_as_vietnamese() {
        assertThat(ALL)
                .extracting(Limit::inVietnamese)
                .containsExactly(
                        "trong ngày làm việc",
                        "24 giờ",
                        "8 giờ làm việc",
                        "3 ngày làm việc",
                        "3 ngày làm việc, đến hết giờ làm việc",
                        "15 ngày",
                        "15 ngày, không tính ngày nghỉ",
                        "2 tháng",
                        "đến hết ngày 31/12/2020");
    }

    @Test
    void limits_read_as_english() {
        assertThat(ALL)
                .extracting(Limit::inEnglish)
                .containsExactly(
                        "within the working day",
                        "24 hours",
                        "8 working hours",
                        "3 working days",
                        "3 working days, to the close of business",
                        "15 days",
                        "15 days, rest days not counted",
                        "2 months",
                        "by the end of 31 December 2020");
        assertThat(new WorkingDays(1).inEnglish()).isEqualTo("1 working day");
    }
}
