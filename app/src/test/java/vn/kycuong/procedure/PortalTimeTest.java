package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalTimeTest {
    private static final String REMOTE = "Đối với các xã miền núi, vùng xa thì thời gian thực hiện được tăng thêm"
            + " không quá 10 ngày làm việc so với tổng thời gian thực hiện thủ tục này.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15DAY | 15D",
                "20 WORKING_DAY | 20WD",
                "24HOUR | 24H",
                "2MONTH | 2M",
                "Không quá 03 ngày làm việcOTHER | 3WD",
                "Không quá 30 ngày kể từ ngày nhận đủ hồ sơ hợp lệ. OTHER | 30D",
                "Trong thời hạn 7 ngày làm việc kể từ ngày nhận được hồ sơ.OTHER | 7WD",
                "15 ngày.OTHER | 15D"
            })
    void one_time_of_the_whole_matter_is_read(String written, String limit) {
        var time = PortalTime.read(written);
        assertThat(time.limit()).isEqualTo(limit);
        assertThat(time.problem()).isNull();
    }

    @Test
    void what_is_read_from_words_says_so() {
        assertThat(PortalTime.read("Không quá 5 ngàyOTHER").remarks())
                .singleElement()
                .asString()
                .contains("Đọc từ chữ");
        assertThat(PortalTime.read("5DAY").remarks()).isEmpty();
    }

    @Test
    void same_day_with_its_hour_is_same_day() {
        var time = PortalTime.read("Thực hiện trong ngày làm việc nhận được đủ hồ sơ; nếu nhận sau 15 giờ"
                + " thì trong ngày làm việc tiếp theoOTHER");
        assertThat(time.limit()).isEqualTo("0SD");
    }

    @Test
    void added_time_of_remote_communes_is_an_extension() {
        var time = PortalTime.read("Không quá 15 ngày làm việc. " + REMOTE + "OTHER");
        assertThat(time.limit()).isEqualTo("15WD");
        assertThat(time.extension()).isEqualTo("10WD");
    }

    @Test
    void days_added_to_working_days_are_named() {
        var time = PortalTime.read("Không quá 15 ngày. " + REMOTE + "OTHER");
        assertThat(time.extension()).isEqualTo("10WD");
        assertThat(time.remarks()).anyMatch(remark -> remark.contains("tính bằng"));
    }

    @Test
    void time_that_does_not_count_is_named_and_not_lost() {
        var time = PortalTime.read("Không quá 03 ngày làm việc (không tính thời gian người nộp thuế)OTHER");
        assertThat(time.limit()).isEqualTo("3WD");
        assertThat(time.remarks()).anyMatch(remark -> remark.contains("tạm dừng") && remark.contains("người nộp thuế"));
    }

    @Test
    void a_list_of_cases_is_read_as_cases_with_what_is_added_and_not_counted_in_each() {
        var listed = PortalCase.read("a) Không quá 05 ngày làm việc đối với thủ tục đổi tên; " + REMOTE
                + " b) Không quá 10 ngày làm việc đối với đối với trường hợp chuyển nhượng (không tính thời gian ký"
                + " hợp đồng). "
                + REMOTE + "OTHER");
        assertThat(listed).extracting(PortalCase::name).containsExactly("Đổi tên", "Chuyển nhượng");
        assertThat(listed).extracting(one -> one.time().limit()).containsExactly("5WD", "10WD");
        assertThat(listed).extracting(one -> one.time().extension()).containsExactly("10WD", "10WD");
        assertThat(listed.getLast().time().remarks()).anyMatch(remark -> remark.contains("tạm dừng"));
    }

    @Test
    void a_list_that_names_the_case_first_is_read_too() {
        var listed =
                PortalCase.read("- Đối với trường hợp chưa có Giấy thì thời gian giải quyết không quá 20 ngày. 102 "
                        + REMOTE + " - Đối với trường hợp đã có Giấy thì thời gian giải quyết không quá 10 ngày.OTHER");
        assertThat(listed).extracting(PortalCase::name).containsExactly("Chưa có Giấy", "Đã có Giấy");
        assertThat(listed).extracting(one -> one.time().limit()).containsExactly("20D", "10D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Thời gian thực hiện Bước 2 không quá 05 ngày làm việc. - Thời gian thực hiện Bước 3 không quá 10"
                        + " ngày.OTHER",
                "a) Thời gian thu hồi không quá 25 ngày làm việc. b) Không quá 23 ngày làm việc đối với cấp lại.OTHER",
                "a) Không quá 05 ngày đối với đổi tên, không quá 07 ngày đối với đổi địa chỉ; b) Không quá 9 ngày đối"
                        + " với việc khác.OTHER",
                "Không quá 05 ngày làm việcOTHER"
            })
    void steps_of_a_matter_and_items_with_two_times_are_no_cases(String written) {
        assertThat(PortalCase.read(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15OTHER | thiếu đơn vị",
                "OTHER | Không ghi",
                "a) Không quá 05 ngày với đổi tên; b) Không quá 07 ngày với việc khác.OTHER | 2 thời hạn",
                "Thời gian thẩm định phương án không quá 15 ngày.OTHER | chưa chắc",
                "Theo quy định của pháp luậtOTHER | Không có thời hạn nào"
            })
    void nothing_is_guessed_from_what_is_not_one_time(String written, String why) {
        var time = PortalTime.read(written);
        assertThat(time.limit()).isNull();
        assertThat(time.problem()).contains(why);
    }
}
