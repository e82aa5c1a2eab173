package vn.kycuong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.kycuong.identity.StaffSheet.Column;
import vn.kycuong.identity.StaffSheet.Reading;

/** Tables as spreadsheets write them are read; everything else is told apart. */
class StaffSheetTest {
    private static final String HEADING =
            "Số hiệu;Họ và tên;Tên đăng nhập;Đơn vị;Vai trò;Chức danh;Từ ngày;Quyết định;Ghi chú";
    private static final String LINE = "CB01;Nông Thị Ánh;anh.nt;TTPVHCC;tiếp nhận;Chuyên viên;01/07/2020;QĐ 1;gì đó";

    private static StaffSheet.Line only(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Read.class);
        var lines = ((Reading.Read) reading).sheet().lines();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static String refused(byte[] content) {
        return StaffSheet.read(content) instanceof Reading.Refused(var key, var _) ? key : "read";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void semicolons_commas_and_tabs_with_and_without_a_mark_read_the_same() {
        var text = HEADING + "\r\n" + LINE + "\r\n";
        var line = only(StaffSheet.read(utf8(text)));
        assertThat(line.cell(Column.NAME)).isEqualTo("Nông Thị Ánh");
        assertThat(line.no()).isEqualTo(2);
        assertThat(only(StaffSheet.read(utf8("\uFEFF" + text)))).isEqualTo(line);
        assertThat(only(StaffSheet.read(utf8(text.replace(';', ','))))).isEqualTo(line);
        assertThat(only(StaffSheet.read(utf8(text.replace(';', '\t'))))).isEqualTo(line);
        assertThat(only(StaffSheet.read(utf8("sep=;\r\n" + text))).cells()).isEqualTo(line.cells());
    }

    @Test
    void a_quoted_cell_holds_separators_quotes_and_line_ends() {
        var text = HEADING + "\n" + LINE.replace("Chuyên viên", "\"Phó phòng; \"\"kiêm\"\"\nvăn thư\"") + "\n\n";
        assertThat(only(StaffSheet.read(utf8(text))).cell(Column.TITLE)).isEqualTo("Phó phòng; \"kiêm\"\nvăn thư");
        assertThat(refused(utf8(HEADING + "\n" + LINE.replace("Chuyên viên", "\"Phó phòng"))))
                .isEqualTo("staff.file.torn");
    }

    @Test
    void what_is_no_such_table_is_told_apart() {
        assertThat(refused(new byte[0])).isEqualTo("staff.file.empty");
        assertThat(refused(utf8(HEADING))).isEqualTo("staff.file.empty");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0})).isEqualTo("staff.file.excel");
        assertThat(refused("Số hiệu;x".getBytes(StandardCharsets.UTF_16))).isEqualTo("staff.file.notUtf8");
        assertThat(refused((HEADING + "\n" + LINE).getBytes(Charset.forName("windows-1258"))))
                .isEqualTo("staff.file.notUtf8");
        assertThat(refused(new byte[] {'M', 'Z', 0, 1})).isEqualTo("staff.file.binary");
        assertThat(refused(new byte[StaffSheet.MOST_BYTES + 1])).isEqualTo("staff.file.tooLarge");
        assertThat(refused(utf8(HEADING + "\n" + (LINE + "\n").repeat(StaffSheet.MOST_LINES + 1))))
                .isEqualTo("staff.file.tooMany");
        assertThat(refused(utf8(HEADING + ";Đơn vị\n" + LINE))).isEqualTo("staff.file.twice");
        assertThat(StaffSheet.read(utf8("Họ và tên;Đơn vị\nA;B")))
                .isEqualTo(new Reading.Refused(
                        "staff.file.columns",
                        List.of(
                                "staff.column.STAFF_NO",
                                "staff.column.LOGIN",
                                "staff.column.ROLE",
                                "staff.column.TITLE",
                                "staff.column.FROM",
                                "staff.column.BASIS")));
    }
}
