package vn.kycuong.dossier;

import java.util.Arrays;
import java.util.Optional;
import vn.kycuong.reference.SearchText;

/** A column of the sheet by which running dossiers are carried over; headings are compared without marks, spaces and signs. */
enum CarryColumn {
    CODE("Mã hồ sơ", true, "Như trên phiếu của hệ thống cũ; giữ nguyên."),
    PROCEDURE("Mã thủ tục", true, "Mã quốc gia (1.001193) hoặc khóa trong danh mục."),
    CASE("Trường hợp", false, "Khóa của trường hợp; để trống: trường hợp thường."),
    CHANNEL("Cách nộp", true, "Trực tiếp, Bưu chính hoặc Trực tuyến."),
    UNIT_IN("Đơn vị tiếp nhận", true, "Mã định danh, khóa hoặc tên đầy đủ."),
    UNIT_NOW("Đơn vị đang giải quyết", false, "Như trên; để trống: chính đơn vị tiếp nhận."),
    RECEIVED("Tiếp nhận lúc", true, "dd/mm/yyyy hh:mm."),
    PROMISED("Ngày hẹn trả", false, "dd/mm/yyyy; bắt buộc khi đã tiếp nhận. Giữ đúng ngày này."),
    STATUS("Trạng thái", true, "Số 1, 2, 4, 5, 6, 7 hoặc 9 của Cổng Dịch vụ công quốc gia."),
    PAUSED("Tạm dừng từ", false, "dd/mm/yyyy hh:mm; bắt buộc khi trạng thái là 5 hoặc 6."),
    GROUND("Căn cứ tạm dừng", false, "Bổ sung, Tài chính, Niêm yết, Công dân có mặt, Hội đồng hoặc Bất khả kháng."),
    PAPER("Số giấy tạm dừng", false, "Số phiếu hoặc thông báo đã tạm dừng; chỉ chữ hoa không dấu, số, dấu chấm, gạch."),
    READY("Có kết quả lúc", false, "dd/mm/yyyy hh:mm; bắt buộc khi trạng thái là 9."),
    OWNER("Chủ hồ sơ", true, "Họ và tên, hoặc tên tổ chức."),
    IDENTITY("Số định danh", false, "9 hoặc 12 số, mã số doanh nghiệp 10 hoặc 13 số; định dạng ô là Văn bản."),
    PHONE("Điện thoại", false, "8 đến 20 chữ số."),
    EMAIL("Thư điện tử", false, ""),
    ADDRESS("Địa chỉ", false, "Không quá 300 ký tự."),
    REQUEST("Nội dung yêu cầu", false, "Không quá 4.000 ký tự.");

    private final String title;
    private final boolean asked;
    private final String hint;

    CarryColumn(String title, boolean asked, String hint) {
        this.title = title;
        this.asked = asked;
        this.hint = hint;
    }

    String title() {
        return title;
    }

    /** Whether every line must say it. */
    boolean isAsked() {
        return asked;
    }

    /** What is written into it. */
    String hint() {
        return hint;
    }

    /** Whether a number in its cells is a moment. */
    boolean isMoment() {
        return this == RECEIVED || this == PROMISED || this == PAUSED || this == READY;
    }

    static Optional<CarryColumn> of(String heading) {
        var wanted = key(heading);
        return Arrays.stream(values()).filter(c -> key(c.title).equals(wanted)).findFirst();
    }

    private static String key(String text) {
        return SearchText.folded(text).replaceAll("[^a-z0-9]", "");
    }
}
