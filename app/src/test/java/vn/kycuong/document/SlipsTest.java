package vn.kycuong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SlipsTest {
    private static final Slips SLIPS = new Slips(TemplateEngine.createPrecompiled(ContentType.Html), new Pdf());
    private static final LocalDate DAY_2020 = LocalDate.of(2020, 1, 14);

    static List<Slip> everySlip() {
        return EverySlip.all();
    }

    @Test
    void the_receipt_says_all_that_the_form_asks() throws IOException {
        assertThat(text(EverySlip.receipt()))
                .contains(
                        "UBND HUYỆN HỮU LŨNG",
                        "BỘ PHẬN TIẾP NHẬN",
                        "VÀ TRẢ KẾT QUẢ",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Hữu Lũng, ngày 14 tháng 01 năm 2020",
                        "Mã hồ sơ: 000.00.00.H37-200114-0012",
                        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
                        "Bộ phận Tiếp nhận và Trả kết quả huyện Hữu Lũng",
                        "Tiếp nhận hồ sơ của: Người nộp mẫu 12 (nộp trực tiếp)",
                        "Địa chỉ: Thị trấn Hữu Lũng, huyện Hữu Lũng, tỉnh Lạng Sơn",
                        "Số điện thoại: 0912 000 412",
                        "Email: nguoi.nop@example.vn",
                        "Số giấy tờ tùy thân: 082 000 000 412",
                        "Nội dung yêu cầu giải quyết: Cấp Giấy phép bán lẻ rượu",
                        "1 Đơn đề nghị cấp Giấy phép bán lẻ rượu 1",
                        "4 Tài liệu về địa điểm 1",
                        "Số lượng hồ sơ: 01 (bộ)",
                        "Thời gian giải quyết hồ sơ theo quy định: 10 ngày làm việc",
                        "Thời gian nhận hồ sơ: 09 giờ 00, ngày 14/01/2020",
                        "Thời gian trả kết quả: 09 giờ 00, ngày 04/02/2020",
                        "Đăng ký nhận kết quả tại: Bộ phận Một cửa, quầy số 2",
                        "T3 T4 T5 T6 T7 CN",
                        SampleSlips.URL,
                        "Điện thoại: 0205 000 0000",
                        "giấy ủy quyền",
                        "NGƯỜI NỘP HỒ SƠ",
                        "NGƯỜI TIẾP NHẬN HỒ SƠ",
                        "Công chức tiếp nhận 1",
                        "Mẫu 01, Thông tư 01/2018/TT-VPCP",
                        "trang 1/1");
    }

    @Test
    void the_supplement_request_says_what_by_which_law_at_which_stage_until_when_and_who_approved() throws IOException {
        assertThat(text(EverySlip.supplement()))
                .contains(
                        "Số: 07/HDHS",
                        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
                        "Hồ sơ của: Người nộp mẫu 12",
                        "Yêu cầu lần thứ: 1. Giai đoạn: trong quá trình thẩm định, sau khi tiếp nhận",
                        "Hợp đồng nguyên tắc với nhà cung cấp",
                        "trang có chữ ký của bên cung cấp",
                        "khoản 5 Điều 23",
                        "khoản 1 Điều 23",
                        "Lý do: Hồ sơ chưa đủ để thẩm định điều kiện cấp phép.",
                        "Đề nghị nộp bổ sung trước: 17 giờ 00, ngày 14/02/2020",
                        "Thời gian chờ bổ sung không tính",
                        "0205 000 0001",
                        "https://motcua.langson.example",
                        "NGƯỜI DUYỆT YÊU CẦU",
                        "Trưởng phòng mẫu 2",
                        "NGƯỜI HƯỚNG DẪN",
                        "Chuyên viên mẫu 3");
    }

    @Test
    void the_refusal_says_its_ground_its_law_where_to_go_and_how_to_complain() throws IOException {
        assertThat(text(EverySlip.refusal()))
                .contains(
                        "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ",
                        "Người nộp mẫu 12, lúc 08 giờ 05, ngày 15/01/2020",
                        "Căn cứ từ chối: TC02: không thuộc thẩm quyền giải quyết",
                        "Căn cứ pháp lý: khoản 2 Điều 25 Nghị định 105/2017/NĐ-CP",
                        "Lý do: Giấy phép bán buôn rượu do Sở Công Thương cấp.",
                        "Cơ quan có thẩm quyền giải quyết: Sở Công Thương tỉnh Lạng Sơn",
                        "Quyền khiếu nại: Ông (Bà) có quyền khiếu nại",
                        "Luật Khiếu nại 2011",
                        "Công chức tiếp nhận 1",
                        "Người duyệt: Trưởng bộ phận mẫu");
    }

    @Test
    void the_apology_says_what_was_promised_why_it_fails_who_answers_and_the_new_date() throws IOException {
        assertThat(text(EverySlip.apology(LocalDate.of(2020, 2, 3))))
                .contains(
                        "Số: 12/PXL",
                        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
                        "Kính gửi: Người nộp mẫu 12",
                        "Lúc 09 giờ 00, ngày 14/01/2020",
                        "Lĩnh vực: Lưu thông hàng hóa trong nước",
                        "Thời gian hẹn trả kết quả: 09 giờ 00, ngày 04/02/2020",
                        "Lý do: Cơ quan được lấy ý kiến chưa trả lời.",
                        "Trách nhiệm để chậm: Phòng Kinh tế và Hạ tầng",
                        "xin lỗi Ông (Bà)",
                        "Thời gian hẹn lại trả kết quả: 09 giờ 00, ngày 07/02/2020",
                        "PHÓ CHỦ TỊCH",
                        "Phó Chủ tịch mẫu 1")
                .doesNotContain("chưa đối chiếu bản gốc");
    }

    @Test
    void from_july_2025_the_apology_has_its_new_title_and_says_that_the_original_was_not_compared() throws IOException {
        assertThat(text(EverySlip.apology(LocalDate.of(2025, 7, 1))))
                .contains(
                        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
                        "Đề nghị gia hạn thời gian giải quyết, trả kết quả: 09 giờ 00, ngày 07/02/2020",
                        "Mẫu 04, Thông tư 03/2025/TT-VPCP (chưa đối chiếu bản gốc)");
        assertThat(text(EverySlip.apology(LocalDate.of(2025, 6, 30)))).contains("PHIẾU XIN LỖI VÀ HẸN LẠI");
    }

    @ParameterizedTest
    @MethodSource("everySlip")
    void each_slip_is_one_page_of_a4_tagged_in_vietnamese_with_our_fonts_embedded(Slip slip) throws IOException {
        try (var pdf = Loader.loadPDF(SLIPS.pdf(slip))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            var sheet = pdf.getPage(0).getMediaBox();
            assertThat(slip.isAcross() ? sheet.getHeight() : sheet.getWidth()).isBetween(594f, 596f);
            assertThat(slip.isAcross() ? sheet.getWidth() : sheet.getHeight()).isBetween(841f, 843f);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo((slip.title() + " " + slip.head().dossierCode()).strip());
            assertThat(fonts(pdf))
                    .isNotEmpty()
                    .allMatch(name -> name.matches("[A-Z]{6}\\+LiberationSerif.*"), "a subset of ours");
        }
    }

    @ParameterizedTest
    @MethodSource("everySlip")
    void the_code_on_the_paper_leads_to_the_tracking_page(Slip slip) throws IOException, ReaderException {
        if (slip instanceof RegisterSlip) return; // about many, it leads to none
        if (slip instanceof JointReceiptSlip)
            assertThat(readQrs(SLIPS.pdf(slip)))
                    .as("each dossier of the paper has a code of its own")
                    .containsExactlyInAnyOrder(SampleSlips.URL, SampleSlips.OTHER_URL);
        else assertThat(readQr(SLIPS.pdf(slip))).isEqualTo(SampleSlips.URL);
    }

    @Test
    void every_kind_of_slip_is_among_those_looked_at_and_each_national_form_in_both_sets() {
        var kinds = EverySlip.all().stream().map(Object::getClass).toList();
        for (var kind : Slip.class.getPermittedSubclasses())
            assertThat(kinds).as("a sample of " + kind.getSimpleName()).anyMatch(kind::equals);
        for (var day : List.of(DAY_2020, LocalDate.of(2025, 8, 1))) {
            var forms = SlipForms.shippedOn(day);
            assertThat(forms).as("a form of each kind").hasSize(SlipKind.values().length);
            assertThat(EverySlip.all().stream()
                            .filter(slip -> forms.containsValue(slip.form()))
                            .map(slip -> slip.form().words().number()))
                    .as("on " + day)
                    .contains(
                            "Mẫu 01",
                            "Mẫu 02",
                            "Mẫu 03",
                            "Mẫu 04",
                            "Mẫu 06",
                            day.equals(DAY_2020) ? "Mẫu 05" : "Mẫu 07");
        }
    }

    @ParameterizedTest
    @EnumSource(SlipKind.class)
    void a_sample_of_each_kind_is_of_the_form_of_its_day(SlipKind kind) {
        var slip = new SampleSlips(SlipForms::shippedOn).of(kind, EverySlip.AFTER);
        assertThat(slip.slipKind()).isEqualTo(kind);
        assertThat(html(slip)).contains("MẪU");
    }

    @Test
    void the_register_lies_across_with_every_column_of_the_form_and_goes_over_pages_with_its_head() throws IOException {
        var one = EverySlip.register(DAY_2020);
        assertThat(html(one))
                .contains(
                        "STT",
                        "Mã hồ sơ",
                        "Tên thủ tục hành chính",
                        "Số lượng hồ sơ (bộ)",
                        "Tên cá nhân, tổ chức",
                        "Địa chỉ, số điện thoại",
                        "Cơ quan chủ trì giải quyết",
                        "Nhận và trả kết quả",
                        "Nhận hồ sơ",
                        "Hẹn trả kết quả",
                        "Có kết quả",
                        "Phương thức nhận kết quả",
                        "Ký nhận",
                        "Ghi chú");
        assertThat(text(one))
                .contains(
                        "SỔ THEO DÕI HỒ SƠ",
                        "từ ngày 14 tháng 01 năm 2020",
                        "0912 000 412",
                        "Tổng số: 2 hồ sơ",
                        "Mẫu 06, Thông tư 01/2018/TT-VPCP");
        var lines = java.util.Collections.nCopies(60, one.lines().getFirst());
        var thick = new RegisterSlip(one.head(), one.desk(), one.from(), one.to(), lines);
        try (var pdf = Loader.loadPDF(SLIPS.pdf(thick))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++)
                assertThat(text(pdf, page)).contains("Mã hồ sơ", "trang " + page + "/");
        }
    }

    @Test
    void the_joint_receipt_gives_each_dossier_its_code_its_date_and_its_papers() throws IOException {
        assertThat(text(EverySlip.joint()))
                .contains(
                        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ (NHIỀU HỒ SƠ)",
                        "Số lượng hồ sơ: 02 hồ sơ",
                        "200114-0012",
                        "200114-0013",
                        "Đơn đề nghị cấp Giấy phép bán lẻ rượu (01 bản chính)",
                        "Người nhận thay mang theo giấy ủy quyền",
                        "Điện thoại: 0205 000 0000",
                        "Cấp Giấy phép bán lẻ rượu",
                        "Đăng ký thành lập hộ kinh doanh",
                        "NGƯỜI NỘP HỒ SƠ",
                        "NGƯỜI TIẾP NHẬN HỒ SƠ");
    }

    @Test
    void the_fee_receipt_says_who_paid_what_for_in_figures_and_in_words_and_what_it_is_not() throws IOException {
        assertThat(text(EverySlip.fee(false)))
                .contains(
                        "Số: 1/BL-2020",
                        "BIÊN LAI THU PHÍ, LỆ PHÍ",
                        "Người nộp tiền: Người nộp mẫu 12",
                        "Lệ phí cấp giấy phép: 200.000 đồng",
                        "Số tiền: 1.300.000 đồng",
                        "Bằng chữ: Một triệu ba trăm nghìn đồng",
                        "NGƯỜI THU TIỀN",
                        "Không theo mẫu quốc gia");
        assertThat(text(EverySlip.fee(true)))
                .contains("Số: 1/PC-2020", "PHIẾU CHI HOÀN TRẢ PHÍ, LỆ PHÍ", "NGƯỜI NHẬN TIỀN", "NGƯỜI CHI TIỀN");
    }

    @ParameterizedTest
    @MethodSource("everySlip")
    void the_same_slip_gives_the_same_bytes(Slip slip) {
        assertThat(SLIPS.pdf(slip)).isEqualTo(SLIPS.pdf(slip));
    }

    @Test
    void every_page_of_a_sample_bears_its_mark_and_earnest_paper_bears_none() throws IOException {
        var sample = longReceipt(EverySlip.head(DAY_2020));
        try (var pdf = Loader.loadPDF(SLIPS.pdf(sample))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(text(pdf, page)).contains("MẪU: giấy minh họa").contains("trang " + page + "/");
            }
        }
        var earnest =
                EverySlip.receipt(EverySlip.inEarnest(EverySlip.head(DAY_2020)), SampleSlips.NGUOI_NOP, "Việc thật");
        assertThat(text(earnest)).contains("Việc thật").doesNotContain("MẪU");
    }

    @Test
    void ten_thousand_characters_are_printed_whole() throws IOException {
        assertThat(text(longReceipt(EverySlip.head(DAY_2020))).replaceAll("\\s", ""))
                .contains("đầu")
                .contains("cuối")
                .contains("NGƯỜITIẾPNHẬNHỒSƠ");
        var unbroken = "đ".repeat(10_000);
        var printed = text(EverySlip.receipt(EverySlip.head(DAY_2020), SampleSlips.NGUOI_NOP, unbroken));
        assertThat(printed.chars().filter(c -> c == 'đ').count()).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void what_looks_like_markup_is_printed_as_it_was_typed() throws IOException {
        var typed = "<script>alert(1)</script> & \"<b>\" ]]> <!-- ' --> ${x} @page { margin: 0 } </style> &nbsp;";
        var slip = EverySlip.receipt(EverySlip.head(DAY_2020), SampleSlips.NGUOI_NOP, typed);
        assertThat(text(slip).replaceAll("\\s+", " ")).contains(typed);
        assertThat(html(slip)).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    void characters_that_paper_cannot_carry_do_not_stop_it() throws IOException {
        var typed = "trước\u0000\u0007\uFFFE\uD800 😀 漢字 \u202Eabc\u202C עברית\u200B sau";
        var slip = EverySlip.receipt(EverySlip.head(DAY_2020), SampleSlips.NGUOI_NOP, typed);
        assertThat(text(slip)).contains("trước").contains("sau").contains("□");
    }

    @Test
    void a_name_typed_in_pieces_is_printed_in_whole_letters() throws IOException {
        var pieces = Normalizer.normalize("Nguyễn Thị Ánh Nguyệt, Đặng Hỷ, xã Ặ Ẵ Ỡ ữ ỵ", Normalizer.Form.NFD);
        var person = new SlipPerson(pieces, null, null, null, null);
        var slip = EverySlip.receipt(EverySlip.head(DAY_2020), person, "x");
        assertThat(text(slip))
                .contains("Nguyễn Thị Ánh Nguyệt, Đặng Hỷ, xã Ặ Ẵ Ỡ ữ ỵ")
                .doesNotContain("□");
        assertThat(html(slip)).contains("Nguyễn Thị Ánh Nguyệt").contains("MẪU");
    }

    @Test
    void every_vietnamese_letter_is_in_the_typeface() throws IOException {
        var vowels = "aăâeêioôơuưy";
        var tones = List.of("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323");
        var letters = new StringBuilder("đĐ");
        for (var vowel : vowels.split("")) {
            for (var tone : tones) {
                var letter = Normalizer.normalize(vowel + tone, Normalizer.Form.NFC);
                letters.append(letter).append(letter.toUpperCase(Locale.ROOT));
            }
        }
        var slip = EverySlip.receipt(EverySlip.head(DAY_2020), SampleSlips.NGUOI_NOP, letters.toString());
        assertThat(text(slip).replaceAll("\\s", "")).contains(letters).doesNotContain("□");
    }

    @Test
    void a_strip_that_paper_cannot_draw_is_refused_rather_than_left_out() {
        var r = EverySlip.receipt();
        var curved = withStrip(r, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><ellipse/></svg>");
        assertThatThrownBy(() -> SLIPS.pdf(curved)).hasMessageContaining("ellipse");
        assertThat(SLIPS.pdf(withStrip(r, null))).isNotEmpty();
    }

    @Test
    void many_slips_at_once_come_out_as_one_by_one() throws InterruptedException, ExecutionException {
        var slips = EverySlip.all();
        var alone = slips.stream().map(SLIPS::pdf).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<byte[]>) () -> SLIPS.pdf(slips.get(i % slips.size())))
                    .toList();
            var drawn = threads.invokeAll(tasks);
            for (int i = 0; i < drawn.size(); i++) {
                assertThat(drawn.get(i).get()).isEqualTo(alone.get(i % slips.size()));
            }
        }
    }

    @Test
    void previews_of_every_form_lie_in_target_for_eyes() throws IOException {
        var folder = Files.createDirectories(Path.of("target/slips"));
        var small = Files.createDirectories(folder.resolve("small")); // those of docs/slips.md
        int n = 0;
        for (var slip : EverySlip.all()) {
            var bytes = SLIPS.pdf(slip);
            var name = ++n + "-" + slip.getClass().getSimpleName();
            Files.write(folder.resolve(name + ".pdf"), bytes);
            ImageIO.write(
                    picture(bytes, 90), "png", folder.resolve(name + ".png").toFile());
            ImageIO.write(
                    inSixteenGreys(picture(bytes, 72)),
                    "png",
                    small.resolve(name + ".png").toFile());
        }
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) assertThat(SLIPS.pdf(EverySlip.receipt())).isNotEmpty();
        System.out.printf("receipt: %.1f ms a slip%n", (System.nanoTime() - start) / 100e6);
        assertThat(folder.resolve("5-ApologySlip.png")).isNotEmptyFile();
    }

    private static ReceiptSlip longReceipt(SlipHead head) {
        return EverySlip.receipt(head, SampleSlips.NGUOI_NOP, "đầu " + "một việc rất dài ".repeat(650) + "cuối");
    }

    private static ReceiptSlip withStrip(ReceiptSlip r, @Nullable String strip) {
        return new ReceiptSlip(
                r.head(),
                r.desk(),
                r.competent(),
                r.submitter(),
                r.channel(),
                r.owner(),
                r.content(),
                r.papers(),
                r.sets(),
                r.limit(),
                r.receivedAt(),
                r.returnAt(),
                r.resultPlace(),
                r.lookupPhone(),
                r.authorisation(),
                r.receiver(),
                strip,
                r.recorded());
    }

    private static String html(Slip slip) {
        var out = new StringOutput();
        SLIPS.html(slip).writeTo(out);
        return out.toString();
    }

    private static String text(Slip slip) throws IOException {
        try (var pdf = Loader.loadPDF(SLIPS.pdf(slip))) {
            return new UprightText().getText(pdf).replaceAll("[\n\u00a0 ]+", " ");
        }
    }

    /** Reads as eyes do: line by line, without the mark that lies across the page. */
    private static final class UprightText extends PDFTextStripper {
        UprightText() {
            setSortByPosition(true);
        }

        @Override
        protected void processTextPosition(TextPosition letter) {
            if (letter.getTextMatrix().getShearY() == 0) super.processTextPosition(letter);
        }
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    private static Set<String> fonts(PDDocument pdf) throws IOException {
        var names = new HashSet<String>();
        for (var page : pdf.getPages()) {
            for (var key : page.getResources().getFontNames()) {
                var font = page.getResources().getFont(key);
                names.add(font.isEmbedded() ? font.getName() : "not embedded: " + font.getName());
            }
        }
        return names;
    }

    private static BufferedImage inSixteenGreys(BufferedImage picture) {
        var levels = new byte[16];
        for (int i = 0; i < 16; i++) levels[i] = (byte) (i * 17);
        var greys = new IndexColorModel(4, 16, levels, levels, levels);
        var small = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_BINARY, greys);
        for (int y = 0; y < picture.getHeight(); y++)
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int level = ((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255)) / 10;
                small.getRaster().setSample(x, y, 0, Math.round(level / 17f));
            }
        return small;
    }

    private static BufferedImage picture(byte[] pdf, int dpi) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, dpi);
        }
    }

    private static List<String> readQrs(byte[] pdf) throws IOException, ReaderException {
        var image = picture(pdf, 200);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        var found = new QRCodeMultiReader()
                .decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true));
        return Arrays.stream(found).map(Result::getText).distinct().toList();
    }

    private static String readQr(byte[] pdf) throws IOException, ReaderException {
        var image = picture(pdf, 150);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
