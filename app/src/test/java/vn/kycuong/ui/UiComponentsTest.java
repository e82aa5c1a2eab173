package vn.kycuong.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Renders every part, on pages like the real ones; the pages are left in target/ui-preview to be looked at. */
class UiComponentsTest {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final Words W = Strips.VI;
    private static final List<NavItem> OFFICER_NAV = List.of(
            new NavItem("work", "Việc của tôi", "/viec-cua-toi"),
            new NavItem("dossiers", "Hồ sơ", "/ho-so"),
            new NavItem("counter", "Tiếp nhận", "/tiep-nhan"),
            new NavItem("unit", "Bảng đơn vị", "/don-vi"));

    @Test
    void the_page_of_a_citizen_needs_no_script_and_no_inline_style() throws IOException {
        String html = page(
                "citizen",
                "ui/citizenLayout.jte",
                frame("Cấp Giấy phép bán lẻ rượu", "track", null, citizenNav()),
                citizen());
        assertThat(html).contains("lang=\"vi\"", "/citizen.css", "#noi-dung", "Hẹn 09:00, 06/02", "?ma=1&amp;lang=en");
        assertClean(html);
    }

    @Test
    void the_file_puts_the_work_before_the_facts() throws IOException {
        String html = page(
                "file",
                "ui/officerLayout.jte",
                frame("Cấp Giấy phép bán lẻ rượu", "dossiers", "Công chức thụ lý 3", OFFICER_NAV),
                file());
        assertThat(html.indexOf("kc-file__work")).isLessThan(html.indexOf("kc-file__facts"));
        assertThat(html)
                .contains("aria-current=\"page\">Hồ sơ", "action=\"/dang-xuat\"", "hreflang=\"en\"", "data-key=\"t\"");
        assertClean(html);
    }

    @Test
    void the_work_list_says_every_status_with_a_shape_and_a_word() throws IOException {
        String html = page(
                "work",
                "ui/officerLayout.jte",
                frame("Việc của tôi", "work", "Công chức thụ lý 3", OFFICER_NAV),
                work());
        for (Status status : Status.values()) {
            assertThat(html).contains("kc-shape--" + status.css(), status.word(W));
        }
        assertClean(html);
    }

    @Test
    void a_form_keeps_what_was_typed_and_names_what_is_wrong() throws IOException {
        String html = page(
                "counter",
                "ui/officerLayout.jte",
                frame("Tiếp nhận tại quầy", "counter", "Công chức tiếp nhận 1", OFFICER_NAV),
                counter());
        assertThat(html)
                .contains(
                        "<input type=\"hidden\" name=\"_csrf\" value=\"token\">",
                        "<input type=\"hidden\" name=\"key\" value=\"form-1\">",
                        "<input type=\"hidden\" name=\"version\" value=\"3\">",
                        "value=\"Nguyễn &lt;b>\"",
                        "aria-describedby=\"applicant-hint applicant-error\"",
                        "aria-invalid=\"true\"",
                        "href=\"#applicant\"",
                        "<option value=\"vn\" selected>");
        assertThat(html).doesNotContain("<b>", "autocomplete=\"\"", "data-key=\"\"");
        assertClean(html);
    }

    @Test
    void strips_of_every_kind_are_drawn() throws IOException {
        String html = page(
                "strips",
                "ui/officerLayout.jte",
                frame("Đồng hồ thời hạn", "dossiers", "Kiểm tra", OFFICER_NAV),
                strips());
        assertThat(html).contains("× ", "Phiếu số 38");
        assertClean(html);
    }

    private static void assertClean(String html) {
        assertThat(html).doesNotContain(" style=", "<style", "onclick=", "javascript:", "http://localhost", "null\"");
        assertThat(html).doesNotContainPattern("<script(?! src=)");
    }

    private static List<NavItem> citizenNav() {
        return List.of(
                new NavItem("track", "Tra cứu hồ sơ", "/tra-cuu"),
                new NavItem("procedures", "Thủ tục", "/thu-tuc"),
                new NavItem("feedback", "Gửi phản ánh", "/phan-anh"));
    }

    private static PageFrame frame(String title, String nav, @Nullable String user, List<NavItem> items) {
        return new PageFrame(
                "vi",
                title,
                nav,
                items,
                user,
                user == null ? null : "token",
                user == null ? null : "Tỉnh mẫu: số liệu hư cấu, giấy tờ mang chữ MẪU.",
                "/tra-cuu?ma=1");
    }

    private static String page(String name, String layout, PageFrame frame, String inside) throws IOException {
        var out = new StringOutput();
        ENGINE.render(layout, Map.of("frame", frame, "content", (Content) o -> o.writeContent(inside)), out);
        Path folder = Path.of("target/ui-preview");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".html"), out.toString());
        return out.toString();
    }

    private static String part(String name, Map<String, Object> params) {
        var out = new StringOutput();
        ENGINE.render("ui/" + name + ".jte", params, out);
        return out.toString();
    }

    private static Content content(String html) {
        return o -> o.writeContent(html);
    }

    private static String status(Status status) {
        return part("statusTag", Map.of("status", status, "w", W));
    }

    private static String button(String label, @Nullable String key, boolean secondary) {
        return key == null
                ? part("button", Map.of("label", label, "secondary", secondary))
                : part("button", Map.of("label", label, "key", key, "secondary", secondary));
    }

    private static String citizen() {
        return part(
                        "breadcrumbs",
                        Map.of(
                                "crumbs",
                                List.of(new Crumb("Trang chủ", "/"), new Crumb("Tra cứu hồ sơ", "/tra-cuu")),
                                "w",
                                W))
                + """
                <p class="kc-muted">Mã hồ sơ <strong>000.00.00.H37-200114-0012</strong></p>
                <h1 class="govuk-heading-xl">Cấp Giấy phép bán lẻ rượu</h1>
                <p class="kc-title__under">Người nộp mẫu 12 · Nộp trực tiếp tại Bộ phận Một cửa huyện Hữu Lũng · 1 bộ hồ sơ</p>
                <section class="kc-answer kc-answer--on"><div class="kc-answer__top">"""
                + status(Status.ON)
                + """
                <div><p class="kc-answer__label">Hẹn trả kết quả</p><p class="kc-answer__date">09:00, thứ Năm 06/02/2020</p></div>
                <p class="kc-answer__left">Thời gian giải quyết còn lại<strong>3 ngày 6 giờ 45 phút làm việc</strong></p></div>
                <dl class="kc-answer__facts"><div><dt>Ai đang giữ hồ sơ</dt><dd>Phòng Kinh tế và Hạ tầng</dd><dd>Công chức thụ lý 3, từ 08:10 ngày 21/01</dd></div>
                <div><dt>Bạn cần làm gì</dt><dd>Chưa cần làm gì.</dd><dd>Giấy tờ bổ sung của bạn đã đủ ngày 20/01.</dd></div>
                <div><dt>Nhận kết quả</dt><dd>Quầy trả kết quả số 2</dd><dd>Mang giấy hẹn và giấy tờ tùy thân.</dd></div></dl></section>
                <h2 class="govuk-heading-m">Đồng hồ thời hạn</h2><p>Mỗi ô là một ngày. Phần tô là giờ làm việc được tính, từ lúc tiếp nhận đến lúc hẹn trả.</p>"""
                + part("clockStrip", Map.of("strip", Strips.picture(), "size", ClockStrip.Size.CITIZEN, "w", W))
                + part("clockLegend", Map.of("w", W))
                + """
                <h2 class="govuk-heading-m">Vì sao là ngày này?</h2>
                <table class="kc-table kc-table--stack"><thead><tr><th>Ngày</th><th>Tính</th><th>Vì sao</th><th>Căn cứ</th></tr></thead><tbody>
                <tr><th scope="row">14/01, 09:00</th><td>Bắt đầu</td><td>Quầy nhận đủ giấy tờ và cấp giấy hẹn. Ngày tiếp nhận không đếm; các ngày sau đếm đến đúng giờ này.</td><td><a class="kc-link" href="#">Giấy tiếp nhận (Mẫu 01)</a>, Nghị định 61/2018/NĐ-CP</td></tr>
                <tr><th scope="row">23/01 – 29/01</th><td class="kc-muted">Không tính</td><td>Nghỉ Tết Nguyên đán Canh Tý; 28 và 29/01 nghỉ bù cho Thứ Bảy, Chủ nhật.</td><td><a class="kc-link" href="#">Bộ luật Lao động 2012</a>, Điều 115</td></tr>
                <tr class="kc-table__total"><th scope="row">06/02, 09:00</th><td>Ngày thứ 10</td><td>Hẹn trả kết quả</td><td>Tính lúc 10:15, 31/01/2020</td></tr></tbody></table>
                <div class="kc-columns"><section><h2 class="govuk-heading-m">Hồ sơ đã đi qua đâu</h2>"""
                + part("timeline", Map.of("items", timeline()))
                + """
                </section><section><h2 class="govuk-heading-m">Việc bạn có thể làm</h2><ul class="kc-todo"><li><a class="kc-link" href="#">Bổ sung giấy tờ</a><p>Hiện không có yêu cầu nào đang chờ bạn</p></li><li><a class="kc-link" href="#">Đánh giá phục vụ</a><p>5 câu, không cần ghi tên</p></li></ul>
                <div class="kc-panel kc-panel--gold"><p><strong>Bằng chứng ghi sổ</strong><br>Mỗi bước trên được ghi vào sổ không sửa được. Giữ mã này để đối chiếu về sau:</p><p class="kc-code">5f3a 91c0 7be2 4d18 · bước 5</p></div></section></div>""";
    }

    private static List<TimelineItem> timeline() {
        return List.of(
                new TimelineItem(
                        "08:10, thứ Ba 21/01/2020",
                        "Đang thẩm định",
                        "Phòng Kinh tế và Hạ tầng · Công chức thụ lý 3",
                        TimelineItem.Kind.NOW,
                        null),
                new TimelineItem(
                        "17:00, thứ Hai 20/01/2020",
                        "Đã nhận giấy tờ bổ sung, đồng hồ chạy tiếp",
                        "Bộ phận Một cửa",
                        TimelineItem.Kind.PAST,
                        null),
                new TimelineItem(
                        "07:30, thứ Sáu 17/01/2020",
                        "Yêu cầu bổ sung, đồng hồ tạm dừng",
                        "Phiếu số 31",
                        TimelineItem.Kind.STOP,
                        "/giay/31"),
                new TimelineItem(
                        "09:00, thứ Ba 14/01/2020",
                        "Tiếp nhận đủ giấy tờ",
                        "Giấy tiếp nhận và hẹn trả (Mẫu 01)",
                        TimelineItem.Kind.PAST,
                        "/giay/1"));
    }

    private static String file() {
        return part(
                        "breadcrumbs",
                        Map.of("crumbs", List.of(new Crumb("Việc của tôi", "/"), new Crumb("Hồ sơ", null)), "w", W))
                + """
                <div class="kc-head"><h1 class="govuk-heading-xl govuk-!-margin-bottom-0">Cấp Giấy phép bán lẻ rượu</h1><p class="kc-head__line"><span>000.00.00.H37-200114-0012</span>"""
                + status(Status.ON)
                + """
                <span>Hẹn trả <strong>09:00, thứ Năm 06/02/2020</strong></span><span>Đang ở: <strong>Công chức thụ lý 3</strong>, Phòng Kinh tế và Hạ tầng Hữu Lũng</span></p></div>
                <div class="kc-file"><div class="kc-file__work"><section class="kc-next"><div><p class="kc-next__label">Việc tiếp theo · nên xong trước 17:00 thứ Hai 03/02</p><p>Soạn xong dự thảo giấy phép thì trình. Trưởng phòng có 16 giờ làm việc để ký.</p></div>"""
                + part(
                        "form",
                        Map.of(
                                "action",
                                "/ho-so/1/trinh",
                                "csrf",
                                "token",
                                "key",
                                "form-1",
                                "version",
                                "5",
                                "content",
                                content(button("Trình Trưởng phòng ký", "t", false))))
                + "</section><div class=\"kc-buttons kc-actions\">"
                + button("Soạn dự thảo giấy phép", null, true)
                + button("Hỏi ý kiến đơn vị khác", "h", true)
                + button("Đề xuất từ chối", null, true)
                + """
                </div><p class="kc-note">Không yêu cầu bổ sung lần 2: đã hướng dẫn đầy đủ một lần ngày 17/01.</p>
                <section class="kc-clock kc-clock--on"><div class="kc-clock__head"><h2>Còn 3 ngày 6 giờ 45 phút làm việc</h2><span class="kc-muted">đã dùng 49 giờ 15 trong 80 giờ · <a class="kc-link" href="#">Vì sao là ngày này?</a></span></div>"""
                + part("clockStrip", Map.of("strip", Strips.picture(), "size", ClockStrip.Size.FILE, "w", W))
                + """
                </section><section><h2>Thời gian nằm ở ai <small>đã dùng, trên phần được giao (vạch đen)</small></h2><ul class="kc-hold"><li><div><strong>Bộ phận Một cửa</strong><br><span class="kc-note">1 giờ 45 trong 4 giờ</span></div><svg viewBox="0 0 500 26" preserveAspectRatio="none" aria-hidden="true"><path d="M0 5h36v16H0z" fill="#ededea"/><path d="M0 5h15v16H0z" fill="#1f3852"/><path d="M35 1h2v24h-2z"/></svg></li></ul></section>
                <div class="kc-pair"><section><h2>Diễn biến</h2>"""
                + part("timeline", Map.of("items", timeline()))
                + "</section><aside class=\"kc-panel kc-panel--unit\"><h2>Phối hợp</h2><p>Phòng Tài chính - Kế hoạch</p>"
                + status(Status.DONE)
                + "</aside></div></div><aside class=\"kc-file__facts\"><section><h2>Người nộp</h2>"
                + part(
                        "summaryList",
                        Map.of(
                                "rows",
                                List.of(
                                        new Row("Người nộp", "Người nộp mẫu 12 · chủ hộ kinh doanh"),
                                        new Row("Giấy tờ tùy thân", "••• ••• 412", null, "Xem (được ghi sổ)", "/xem"),
                                        new Row("Nơi kinh doanh", "Thị trấn Hữu Lũng, huyện Hữu Lũng"),
                                        new Row("Kênh nộp", "Trực tiếp, Bộ phận Một cửa"))))
                + """
                </section><section><h2>Giấy tờ <small>4 loại, đủ từ 17:00 ngày 20/01</small></h2><table class="kc-table"><thead><tr><th>Tên giấy tờ</th><th>Bản</th><th>Kiểm tra</th></tr></thead><tbody><tr><td><a class="kc-link" href="#">Đơn đề nghị cấp Giấy phép bán lẻ rượu</a><span class="kc-list__note">14/01 · 2 trang</span></td><td>1 chính</td><td>"""
                + part("statusTag", Map.of("status", Status.DONE, "w", W, "word", "Đạt", "plain", true))
                + "</td></tr></tbody></table></section></aside></div>";
    }

    private static String work() {
        var html = new StringBuilder("""
                <div class="kc-title"><div><h1 class="govuk-heading-xl govuk-!-margin-bottom-0">Việc của tôi</h1><p class="kc-title__under">Phòng Kinh tế và Hạ tầng huyện Hữu Lũng · đúng lúc 10:15, thứ Sáu 31/01/2020</p></div><div class="kc-buttons">""");
        html.append(button("Mở việc đầu tiên", "m", false)).append("</div></div>");
        html.append(part(
                "figureTiles",
                Map.of(
                        "tiles",
                        List.of(
                                new Tile(2, "Quá hạn", Status.LATE, "?q=1", false),
                                new Tile(3, "Đến hạn hôm nay", Status.SOON, "?q=2", false),
                                new Tile(22, "Sau đó", Status.ON, "?q=3", false),
                                new Tile(9, "Tạm dừng", Status.STOPPED, "?q=4", false),
                                new Tile(36, "Tất cả việc đang mở", null, "?q=5", true)))));
        html.append("<div class=\"kc-split\"><aside class=\"kc-filters\">");
        html.append(part(
                "textInput",
                Map.of("field", Field.of("q", "Tìm trong việc của tôi").key("/").type("search"), "w", W)));
        html.append("""
                <fieldset><legend>Loại việc</legend><label class="kc-filters__row"><input type="checkbox" checked><span>Hồ sơ</span><span>26</span></label><label class="kc-filters__row"><input type="checkbox"><span>Nhiệm vụ</span><span>6</span></label></fieldset>
                <div class="kc-keys"><strong>Phím tắt</strong><dl><dt>Xuống, lên</dt><dd><kbd class="kc-key">J</kbd><kbd class="kc-key">K</kbd></dd></dl></div></aside><div>
                <table class="kc-table kc-list"><thead><tr><th><span class="govuk-visually-hidden">Chọn</span></th><th>Việc</th><th>Tình trạng</th><th>Hạn theo luật</th><th>Thời gian</th><th>Việc tiếp theo</th></tr></thead><tbody><tr class="kc-list__group"><th colspan="6" scope="rowgroup">Quá hạn<span>2</span></th></tr>""");
        row(html, Status.LATE, "2020-01-08T08:00", "2020-01-22T08:00", null);
        row(html, Status.SOON, "2020-01-10T14:00", "2020-01-31T14:00", null);
        html.append(
                "<tr class=\"kc-list__group\"><th colspan=\"6\" scope=\"rowgroup\">Sau đó<span>6 trong 22</span></th></tr>");
        row(html, Status.ON, "2020-01-14T09:00", "2020-02-06T09:00", null);
        row(html, Status.STOPPED, "2020-01-17T09:00", "2020-02-06T09:00", "2020-01-22T08:00");
        row(html, Status.NONE, "2020-01-30T09:00", "2020-02-14T17:00", null);
        row(html, Status.DONE, "2020-01-30T09:00", "2020-02-10T17:00", null);
        html.append("</tbody></table>");
        html.append(part("pagination", Map.of("links", new PageLinks(null, "?trang=2", "1–50 trong 213"), "w", W)));
        html.append(part(
                "emptyState",
                Map.of("title", "Không có việc nào ở đây.", "text", "Bỏ bộ lọc hoặc xem việc của đơn vị.")));
        html.append(part(
                "notice",
                Map.of(
                        "title",
                        "Đã trình 3 việc.",
                        "kind",
                        "good",
                        "content",
                        content("<p>Từng việc có kết quả riêng.</p>"))));
        return html.append("</div></div>").toString();
    }

    private static void row(StringBuilder html, Status status, String from, String due, @Nullable String paused) {
        String bar = ClockStrip.bar(
                Strips.CALENDAR,
                Strips.at(from),
                Strips.at(due),
                paused == null ? null : Strips.at(paused),
                Strips.at("2020-01-31T10:15"),
                java.time.LocalDate.of(2020, 1, 6),
                java.time.LocalDate.of(2020, 2, 16),
                W);
        html.append("""
                <tr data-row><td><input type="checkbox" aria-label="Chọn"></td><td><a class="kc-link" href="#">Cấp Giấy phép bán lẻ rượu</a><span class="kc-list__note">…-200108-0004 · Người nộp mẫu 31</span></td><td>%s</td><td><span class="kc-list__strong">trễ 2 ngày 2 giờ làm việc</span><span class="kc-list__note">hạn 08:00 T4 22/01</span></td><td class="kc-list__strip">%s</td><td>Trình ký kèm phiếu xin lỗi</td></tr>""".formatted(status(status), bar));
    }

    private static String counter() {
        Field applicant = Field.of("applicant", "Người nộp")
                .hint("Số giấy tờ, điện thoại hoặc tên")
                .error("Ghi họ tên người nộp.")
                .value("Nguyễn <b>")
                .key("F2")
                .must();
        String fields = part("textInput", Map.of("field", applicant, "w", W))
                + part(
                        "select",
                        Map.of(
                                "field",
                                Field.of("nation", "Quốc tịch"),
                                "options",
                                List.of(new Option("vn", "Việt Nam", true), new Option("x", "Khác", false)),
                                "w",
                                W))
                + part(
                        "radios",
                        Map.of(
                                "field",
                                Field.of("channel", "Cách nhận kết quả"),
                                "options",
                                List.of(
                                        new Option("1", "Tại quầy", true),
                                        new Option("2", "Qua bưu chính", false, "Trả phí gửi")),
                                "w",
                                W,
                                "inline",
                                true))
                + part(
                        "checkboxes",
                        Map.of(
                                "field",
                                Field.of("notify", "Báo tin"),
                                "options",
                                List.of(new Option("sms", "Tin nhắn", true), new Option("mail", "Thư điện tử", false)),
                                "w",
                                W))
                + part("textarea", Map.of("field", Field.of("note", "Ghi chú").value("Dòng 1"), "w", W, "rows", 2));
        String steps = """
                <section class="kc-counter__step"><span class="kc-counter__no">1</span><div><div class="kc-counter__head"><h2>Người nộp</h2><span class="kc-note">Số giấy tờ, điện thoại hoặc tên</span></div>%s</div></section>
                <section class="kc-counter__step"><span class="kc-counter__no">3</span><div><h2>Giấy tờ</h2><table class="kc-table kc-papers"><thead><tr><th>Có</th><th>Thành phần hồ sơ</th><th class="kc-papers__copies">Bản chính</th><th class="kc-papers__copies">Bản sao</th></tr></thead><tbody><tr><td><input type="checkbox" checked aria-label="Có"></td><td>Đơn đề nghị cấp Giấy phép bán lẻ rượu</td><td class="kc-papers__copies"><input type="number" value="1" aria-label="Bản chính"></td><td class="kc-papers__copies"><input type="number" value="0" aria-label="Bản sao"></td></tr></tbody></table></div></section>
                <section class="kc-counter__step"><span class="kc-counter__no">4</span><div><h2>Hẹn trả</h2><p class="kc-counter__date">09:00, thứ Ba 04/02/2020</p>%s</div></section><div class="kc-buttons">%s%s</div>""".formatted(
                        fields,
                        ClockStrip.figure(
                                Strips.strip("2020-01-14T09:00", 10, "2020-01-14T09:00", null, null),
                                ClockStrip.Size.COUNTER,
                                W),
                        button("Tiếp nhận, in giấy hẹn", "F9", false),
                        button("Hướng dẫn bổ sung", "F7", true));
        return part(
                        "errorSummary",
                        Map.of("errors", List.of(new ErrorLine("applicant", "Ghi họ tên người nộp.")), "w", W))
                + "<div class=\"kc-title\"><div><h1 class=\"govuk-heading-xl govuk-!-margin-bottom-0\">Tiếp nhận tại quầy</h1><p class=\"kc-title__under\">Bộ phận Một cửa huyện Hữu Lũng · quầy 2</p></div><dl class=\"kc-queue\"><div><dt>Đang phục vụ</dt><dd>Số B012</dd></div><div><dt>Đang chờ</dt><dd>7 người</dd></div></dl></div>"
                + "<div class=\"kc-counter\"><div>"
                + part(
                        "form",
                        Map.of(
                                "action",
                                "/tiep-nhan",
                                "csrf",
                                "token",
                                "key",
                                "form-1",
                                "version",
                                "3",
                                "keep",
                                true,
                                "content",
                                content(steps)))
                + "</div><aside class=\"kc-counter__slip\"><div class=\"kc-slip\"><p><strong>GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ</strong></p><p>Mã hồ sơ: 000.00.00.H37-200114-0012</p>"
                + ClockStrip.svg(
                        Strips.strip("2020-01-14T09:00", 10, "2020-01-14T09:00", null, null), ClockStrip.Size.SLIP, W)
                + "</div></aside></div>";
    }

    private static String strips() {
        var html = new StringBuilder("<h1 class=\"govuk-heading-xl\">Đồng hồ thời hạn</h1>");
        Map<String, ClockStrip.Strip> all = new java.util.LinkedHashMap<>();
        all.put("Thứ Bảy làm bù", Strips.swappedSaturday());
        all.put("Quá hạn", Strips.late());
        all.put("Đã xong", Strips.done());
        all.put("Đang dừng", Strips.standing());
        all.put("Dài", Strips.longOne());
        all.forEach((name, strip) -> {
            html.append("<h2>").append(name).append("</h2>");
            html.append(ClockStrip.figure(strip, ClockStrip.Size.CITIZEN, W));
            html.append(ClockStrip.figure(strip, ClockStrip.Size.FILE, W));
            html.append("<p>")
                    .append(ClockStrip.svg(strip, ClockStrip.Size.LIST, W))
                    .append("</p>");
        });
        return html.toString();
    }
}
