package vn.kycuong.task;

import java.util.Arrays;
import java.util.Optional;
import vn.kycuong.reference.SearchText;

/** The columns of a sheet of tasks; order and case of the headings do not matter. */
enum TaskColumn {
    NAME("Nội dung nhiệm vụ", true, "Một câu: làm gì. Không quá 300 chữ."),
    PRODUCT("Sản phẩm phải nộp", true, "Báo cáo, văn bản, đề án… phải nộp cho cơ quan giao."),
    LEADS(
            "Đơn vị chủ trì",
            true,
            "Tên, mã hoặc số của đơn vị. Nhiều đơn vị cách nhau bằng dấu chấm phẩy: mỗi đơn vị một nhiệm vụ."),
    SUPPORTERS("Đơn vị phối hợp", false, "Như trên; có thể để trống."),
    DUE("Hạn", false, "dd/mm/yyyy. Để trống: theo loại sản phẩm."),
    TYPE("Loại", false, "Văn bản trả lời, Báo cáo, Đề án, Văn bản, Việc khác. Để trống: Báo cáo."),
    URGENCY("Độ khẩn", false, "thường, khẩn, hỏa tốc. Để trống: thường."),
    RHYTHM("Báo cáo tiến độ", false, "không, hằng tuần, hằng tháng. Để trống: hằng tháng."),
    DOCUMENT("Số, ký hiệu văn bản", false, "Ví dụ 1404/UBND-NC; văn bản phải có trong sổ văn bản chỉ đạo."),
    CLAUSE("Điểm", false, "Ví dụ e."),
    CONTENT("Yêu cầu cụ thể", false, "Không quá 4000 chữ.");

    private final String title;
    private final boolean asked;
    private final String hint;

    TaskColumn(String title, boolean asked, String hint) {
        this.title = title;
        this.asked = asked;
        this.hint = hint;
    }

    String title() {
        return title;
    }

    boolean isAsked() {
        return asked;
    }

    String hint() {
        return hint;
    }

    static Optional<TaskColumn> of(String heading) {
        var wanted = SearchText.folded(heading);
        return Arrays.stream(values())
                .filter(c -> SearchText.folded(c.title).equals(wanted))
                .findFirst();
    }
}
