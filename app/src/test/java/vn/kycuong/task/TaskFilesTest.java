package vn.kycuong.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.kernel.Scope;
import vn.kycuong.reference.ReferenceImport;

/** A sheet of tasks: told line by line, confirmed by another person, each line with its own outcome. */
class TaskFilesTest extends TaskWorld {
    private static final List<String> HEADING = List.of(
            "Nội dung nhiệm vụ", "sản phẩm phải nộp", "Đơn vị chủ trì", "Hạn", "Số, ký hiệu văn bản", "Điểm", "Loại");

    @Autowired
    private TaskFiles files;

    @Autowired
    private ReferenceImport registers;

    @BeforeEach
    void everyRegister() {
        registers.run((_, _, _) -> {});
    }

    private String name(vn.kycuong.kernel.UnitId unit) {
        return organisation.unit(unit).name();
    }

    @Test
    void a_sheet_is_reported_line_by_line_and_assigned_by_a_second_person() {
        var loader = officer(province, Scope.all(1), "ADMIN", TaskFiles.LOAD);
        var sheet = sheet(List.of(
                HEADING,
                List.of(
                        "Nhập một " + number(),
                        "Báo cáo",
                        name(first) + "; " + name(second),
                        "20/03/2020",
                        "1404/UBND-NC",
                        "e",
                        "Báo cáo"),
                List.of("Nhập hai", "Báo cáo", "Sở Không Có", "32/03/2020", "1404/UBND-NC", "z", "chim"),
                List.of("Nhập ba", "Báo cáo", name(first), "01/01/2020", "", "", ""),
                List.of("", "", "", "", "", "", "")));
        var read = at(() -> files.read("nhiem-vu.xlsx", sheet, loader));
        var id = ((TaskFileResult.Reported) read).id();
        var file = files.find(id, chair).orElseThrow();
        var lines = files.lines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).isFine()).isTrue();
        assertThat(lines.get(1).notes())
                .extracting(TaskFile.Note::column)
                .containsExactly("Đơn vị chủ trì", "Hạn", "Loại", "Điểm");
        assertThat(lines.get(2).notes())
                .extracting(TaskFile.Note::sentence)
                .containsExactly("Hạn đã qua. Ghi một ngày từ hôm nay trở đi.");
        assertThat(files.find(id, b)).as("another unit's file").isEmpty();
        assertThat(at(() -> files.confirm(id, loader))).isEqualTo(new TaskFileResult.NotPossible("task.import.second"));
        assertThat(at(() -> files.confirm(id, chair))).isInstanceOf(TaskFileResult.Done.class);
        assertThat(at(() -> files.confirm(id, chair))).isEqualTo(new TaskFileResult.NotPossible("task.import.decided"));
    }

    @Test
    void what_is_no_sheet_of_tasks_is_refused_with_what_to_do() {
        assertThat(unreadable("không phải sổ".getBytes(StandardCharsets.UTF_8))).contains("không phải sổ Excel");
        assertThat(unreadable(sheet(List.of(List.of("Nội dung nhiệm vụ", "Hạn")))))
                .contains("thiếu", "Dùng tệp mẫu");
        assertThat(unreadable(sheet(List.of(HEADING)))).contains("không có nhiệm vụ nào");
        assertThat(unreadable(files.template())).contains("không có nhiệm vụ nào");
    }

    private String unreadable(byte[] file) {
        return ((TaskFileResult.Unreadable) at(() -> files.read("x.xlsx", file, chair))).sentence();
    }

    private static String number() {
        return java.util.UUID.randomUUID().toString().substring(0, 8);
    }

    private static byte[] sheet(List<List<String>> lines) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "KyCuong", "1.0")) {
            var sheet = book.newWorksheet("x");
            for (int row = 0; row < lines.size(); row++)
                for (int column = 0; column < lines.get(row).size(); column++)
                    if (!lines.get(row).get(column).isEmpty())
                        sheet.value(row, column, lines.get(row).get(column));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
