package vn.kycuong.document;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;

/** One slip of each form, invented, as the counter of Hữu Lũng would hand it out: to look at a form before it is used. */
public final class SampleSlips {
    static final String URL = "https://motcua.langson.example/tra-cuu/9F3K7QWZ2M4T8XNB";
    static final String OTHER_URL = "https://motcua.langson.example/tra-cuu/2M4T8XNB9F3K7QWZ";
    static final SlipPerson NGUOI_NOP = new SlipPerson(
            "Người nộp mẫu 12",
            "Thị trấn Hữu Lũng, huyện Hữu Lũng, tỉnh Lạng Sơn",
            "0912 000 412",
            "nguoi.nop@example.vn",
            "082 000 000 412");

    private static final String LATE =
            "không thể trả kết quả đúng thời hạn đã ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả";
    /** From then on there are provinces and communes. */
    private static final LocalDate DISTRICTS_END = LocalDate.of(2025, 7, 1);

    private final Function<LocalDate, Map<SlipKind, SlipForm>> forms;

    /** @param forms those of a day */
    public SampleSlips(Function<LocalDate, Map<SlipKind, SlipForm>> forms) {
        this.forms = forms;
    }

    /** One of a kind, handed out on a day. */
    public Slip of(SlipKind kind, LocalDate day) {
        return switch (kind) {
            case RECEIPT -> receipt(head(day, null), NGUOI_NOP, "Cấp Giấy phép bán lẻ rượu");
            case JOINT_RECEIPT -> joint(day);
            case SUPPLEMENT -> supplement(day);
            case REFUSAL -> refusal(day);
            case APOLOGY -> apology(day);
            case APOLOGY_LETTER -> apologyLetter(day);
            case STOP_NOTICE -> ended(EndNoticeSlip.Kind.STOPPED, day);
            case REJECTION_NOTICE -> ended(EndNoticeSlip.Kind.REJECTED, day);
            case DELIVERY -> delivery(day);
            case CONTROL -> control(day);
            case REGISTER -> register(day);
            case FEE_RECEIPT -> fee(false, day);
            case REFUND_RECEIPT -> fee(true, day);
        };
    }

    /** Of a district's desk, and of a commune's since there are no districts. */
    SlipHead head(LocalDate date, @Nullable String number) {
        return head(date, number, isOfCommune(date) ? "H37.37-250801-0012" : "000.00.00.H37-200114-0012", URL);
    }

    private SlipHead head(LocalDate date, @Nullable String number, String code, String url) {
        return new SlipHead(
                "UBND " + place(date),
                isOfCommune(date) ? "Trung tâm Phục vụ hành chính công" : "Bộ phận Tiếp nhận và Trả kết quả",
                number,
                "Hữu Lũng",
                date,
                code,
                url,
                true,
                forms.apply(date));
    }

    private static boolean isOfCommune(LocalDate date) {
        return !date.isBefore(DISTRICTS_END);
    }

    private static String place(LocalDate date) {
        return isOfCommune(date) ? "xã Hữu Lũng" : "huyện Hữu Lũng";
    }

    private static String desk(SlipHead head) {
        return head.issuer() + " " + place(head.date());
    }

    private static String complaint(LocalDate date) {
        return "Ông (Bà) có quyền khiếu nại đến Chủ tịch UBND " + place(date) + " theo Luật Khiếu nại 2011.";
    }

    ReceiptSlip receipt(SlipHead head, SlipPerson submitter, String content) {
        return new ReceiptSlip(
                head,
                desk(head),
                null,
                submitter,
                "trực tiếp",
                null,
                content,
                List.of(
                        new PaperLine("Đơn đề nghị cấp Giấy phép bán lẻ rượu", 1, 0, 0),
                        new PaperLine("Bản sao đăng ký kinh doanh", 0, 1, 0),
                        new PaperLine("Hợp đồng nguyên tắc với nhà cung cấp", 0, 0, 1),
                        new PaperLine("Tài liệu về địa điểm", 0, 1, 0)),
                1,
                "10 ngày làm việc",
                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 9, 0)),
                LegalZone.instant(LocalDateTime.of(2020, 2, 4, 9, 0)),
                "Bộ phận Một cửa, quầy số 2",
                "0205 000 0000",
                "Người nhận thay mang theo giấy ủy quyền và giấy tờ tùy thân.",
                "Công chức tiếp nhận 1",
                strip(),
                "Đã ghi vào sổ cái lúc 09:00:07 ngày 14/01/2020. Bằng chứng tải được ở trang tra cứu.");
    }

    SupplementSlip supplement(LocalDate date) {
        return new SupplementSlip(
                head(date, "07/HDHS"),
                NGUOI_NOP,
                "Cấp Giấy phép bán lẻ rượu",
                SupplementSlip.Stage.EXAMINATION,
                1,
                List.of(
                        new SupplementLine(
                                "Hợp đồng nguyên tắc với nhà cung cấp",
                                "01 bản sao",
                                "thiếu trang có chữ ký của bên cung cấp",
                                "khoản 5 Điều 23 Nghị định 105/2017/NĐ-CP"),
                        new SupplementLine(
                                "Đơn đề nghị cấp Giấy phép bán lẻ rượu",
                                "",
                                "chưa ghi địa điểm kinh doanh",
                                "khoản 1 Điều 23 Nghị định 105/2017/NĐ-CP")),
                "Hồ sơ chưa đủ để thẩm định điều kiện cấp phép.",
                LegalZone.instant(LocalDateTime.of(2020, 2, 14, 17, 0)),
                "Thời gian chờ bổ sung không tính vào thời hạn giải quyết.",
                "https://motcua.langson.example",
                "0205 000 0001",
                "Chuyên viên mẫu 3",
                "Trưởng phòng mẫu 2");
    }

    RefusalSlip refusal(LocalDate date) {
        var head = head(date, "03/TCHS");
        return new RefusalSlip(
                head,
                desk(head),
                NGUOI_NOP,
                "Cấp Giấy phép bán buôn rượu",
                LegalZone.instant(LocalDateTime.of(2020, 1, 15, 8, 5)),
                "TC02: không thuộc thẩm quyền giải quyết",
                "khoản 2 Điều 25 Nghị định 105/2017/NĐ-CP",
                "Giấy phép bán buôn rượu do Sở Công Thương cấp.",
                "Sở Công Thương tỉnh Lạng Sơn",
                complaint(date),
                "https://motcua.langson.example",
                "Công chức tiếp nhận 1",
                "0205 000 0001",
                "Trưởng bộ phận mẫu");
    }

    ApologySlip apology(LocalDate date) {
        var head = head(date, "12/PXL");
        return new ApologySlip(
                head,
                NGUOI_NOP,
                desk(head),
                "Lưu thông hàng hóa trong nước",
                "Cấp Giấy phép bán lẻ rượu",
                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 9, 0)),
                LegalZone.instant(LocalDateTime.of(2020, 2, 4, 9, 0)),
                List.of(LATE),
                "Cơ quan được lấy ý kiến chưa trả lời.",
                "Phòng Kinh tế và Hạ tầng",
                LegalZone.instant(LocalDateTime.of(2020, 2, 7, 9, 0)),
                "Phó Chủ tịch",
                "Phó Chủ tịch mẫu 1");
    }

    ApologySlip apologyLetter(LocalDate date) {
        var dated = apology(date);
        return new ApologySlip(
                dated.head(),
                dated.addressee(),
                dated.receivingUnit(),
                dated.field(),
                dated.content(),
                dated.receivedAt(),
                dated.promisedAt(),
                List.of(LATE, "giấy tờ trong hồ sơ bị thất lạc"),
                "Bản vẽ nộp kèm không còn trong hồ sơ, phải tìm lại.",
                dated.responsible(),
                null,
                dated.signerTitle(),
                dated.signer());
    }

    EndNoticeSlip ended(EndNoticeSlip.Kind kind, LocalDate date) {
        var head = head(date, "05/TB");
        return new EndNoticeSlip(
                head,
                kind,
                NGUOI_NOP,
                desk(head),
                "Cấp Giấy phép bán lẻ rượu",
                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 9, 0)),
                "Địa điểm kinh doanh không còn thuộc quyền sử dụng của người nộp.",
                complaint(date),
                "Phó Chủ tịch",
                "Phó Chủ tịch mẫu 1");
    }

    DeliverySlip delivery(LocalDate date) {
        var head = head(date, null);
        return new DeliverySlip(
                head,
                desk(head),
                NGUOI_NOP,
                "Cấp Giấy phép bán lẻ rượu",
                "số 07/GP-UBND, ngày 04/02/2020",
                LegalZone.instant(LocalDateTime.of(2020, 2, 4, 9, 5)),
                "Người nhận thay mẫu 3",
                "trực tiếp",
                "Công chức tiếp nhận 1");
    }

    ControlSlip control(LocalDate date) {
        return new ControlSlip(
                head(date, null),
                "Cấp Giấy phép bán lẻ rượu",
                "Người nộp mẫu 12",
                "",
                "10 ngày làm việc",
                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 9, 0)),
                LegalZone.instant(LocalDateTime.of(2020, 2, 4, 9, 0)),
                List.of(
                        new PaperLine("Đơn đề nghị cấp Giấy phép bán lẻ rượu", 1, 0, 0),
                        new PaperLine("Bản sao đăng ký kinh doanh", 0, 1, 2)),
                List.of(
                        new ControlSlip.Row(
                                "Công chức tiếp nhận 1, huyện Hữu Lũng",
                                "Công chức thụ lý, huyện Hữu Lũng",
                                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 9, 0)),
                                null,
                                "",
                                "Đã tiếp nhận (bút toán số 1)"),
                        new ControlSlip.Row(
                                "Công chức thụ lý 2, huyện Hữu Lũng",
                                "Lãnh đạo đơn vị 1, huyện Hữu Lũng",
                                LegalZone.instant(LocalDateTime.of(2020, 1, 30, 15, 0)),
                                LegalZone.instant(LocalDateTime.of(2020, 1, 30, 16, 20)),
                                "Quá hạn",
                                "Hoàn thành bước (bút toán số 4)")),
                "Quá hạn");
    }

    RegisterSlip register(LocalDate date) {
        var head = head(date, null, "", URL);
        var line = new RegisterSlip.Line(
                "000.00.00.H37-200114-0012",
                "Cấp Giấy phép bán lẻ rượu",
                1,
                NGUOI_NOP.name(),
                "Thị trấn Hữu Lũng, huyện Hữu Lũng, tỉnh Lạng Sơn",
                "0912 000 412",
                "Huyện Hữu Lũng",
                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 9, 0)),
                LegalZone.instant(LocalDateTime.of(2020, 2, 4, 9, 0)),
                LegalZone.instant(LocalDateTime.of(2020, 2, 3, 15, 20)),
                "Trực tiếp",
                "Đã trả kết quả");
        var open = new RegisterSlip.Line(
                "000.00.00.H37-200114-0013",
                "Đăng ký thành lập hộ kinh doanh",
                1,
                "Người nộp mẫu 7",
                "Xã Minh Sơn, huyện Hữu Lũng, tỉnh Lạng Sơn",
                "",
                "Huyện Hữu Lũng",
                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 10, 15)),
                LegalZone.instant(LocalDateTime.of(2020, 1, 17, 10, 15)),
                null,
                "",
                "Đang xử lý");
        return new RegisterSlip(
                head, desk(head), LocalDate.of(2020, 1, 14), LocalDate.of(2020, 1, 14), List.of(line, open));
    }

    /** The second dossier has a code and a key of its own. */
    JointReceiptSlip joint(LocalDate date) {
        var second = receipt(
                head(date, null, "000.00.00.H37-200114-0013", OTHER_URL), NGUOI_NOP, "Đăng ký thành lập hộ kinh doanh");
        var first = receipt(head(date, null), NGUOI_NOP, "Cấp Giấy phép bán lẻ rượu");
        return new JointReceiptSlip(List.of(first, second));
    }

    FeeReceiptSlip fee(boolean back, LocalDate date) {
        var head = head(date, back ? "1/PC-2020" : "1/BL-2020");
        return new FeeReceiptSlip(
                head,
                back,
                desk(head),
                "Người nộp mẫu 12",
                "Cấp Giấy phép bán lẻ rượu",
                List.of("Lệ phí cấp giấy phép: 200.000 đồng", "Phí thẩm định: 1.100.000 đồng"),
                "1.300.000 đồng",
                "Một triệu ba trăm nghìn đồng",
                "tiền mặt",
                LegalZone.instant(LocalDateTime.of(2020, 1, 14, 9, 10)),
                "Công chức tiếp nhận 1",
                null);
    }

    /** A strip as the calendar's own drawing makes it: cells, weekdays, one late frame. */
    private static String strip() {
        var days = List.of("14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25");
        var names = List.of("T3", "T4", "T5", "T6", "T7", "CN", "T2", "T3", "T4", "T5", "T6", "T7");
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 440 34\" role=\"img\">")
                .append("<title>Từ 14/01 đến 25/01</title>");
        for (int i = 0; i < days.size(); i++) {
            int x = i * 20;
            boolean rest = i == 4 || i == 5 || i > 8;
            svg.append("<text x=\"%d\" y=\"8\" font-size=\"7\" text-anchor=\"middle\">%s</text>"
                    .formatted(x + 9, names.get(i)));
            svg.append(
                    rest
                            ? "<rect x=\"%d\" y=\"20\" width=\"18\" height=\"12\" fill=\"#e4e4e4\"/>".formatted(x)
                            : "<rect x=\"%d\" y=\"12\" width=\"18\" height=\"20\" fill=\"#8a8a8a\"/>".formatted(x));
            svg.append("<text x=\"%d\" y=\"29\" font-size=\"8\" font-weight=\"bold\" text-anchor=\"middle\">%s</text>"
                    .formatted(x + 9, days.get(i)));
        }
        return svg.append("<path d=\"M0 12h238v20H0z\" fill=\"none\" stroke=\"#000000\" stroke-width=\"0.8\"/></svg>")
                .toString();
    }
}
