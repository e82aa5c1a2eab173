package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forms sent twice, sent for somebody else, sent wrong, sent with what is no paper: answered clearly, nothing lost, nothing mixed up. */
class HostileFormsTest extends SampleWorld {
    private static final String UNIT = "huyen-huu-lung";
    private static final String PROCEDURE = "HOUSEHOLD_BIZ";
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private final Applying applied = new Applying(this);

    @Test
    void the_form_of_one_applicant_never_answers_for_the_next() {
        logIn("tiepnhan1." + UNIT);
        open("/tiep-nhan?thu-tuc=" + PROCEDURE);
        fill("Bế Thị Một (mẫu)");
        var first = typed();
        var once = post("/tiep-nhan", first);
        assertThat(once.url()).contains("?moi");
        assertThat(post("/tiep-nhan", first).text()).contains("đã tiếp nhận rồi, đây là hồ sơ ấy");

        page.fill("input[name=applicant]", "Nông Văn Hai (mẫu)"); // the Back button shows the same key
        var before = dossiers();
        page.click("button[value=tiep-nhan]");
        page.waitForLoadState();
        assertThat(text()).contains("đã được dùng cho một hồ sơ khác").doesNotContain("Bế Thị Một");
        assertThat(dossiers()).isEqualTo(before);
        assertThat(page.inputValue("input[name=applicant]")).isEqualTo("Nông Văn Hai (mẫu)");
        page.click("button[value=tiep-nhan]");
        page.waitForURL("**/ho-so/*");
        assertThat(text()).contains("Nông Văn Hai (mẫu)").doesNotContain("Bế Thị Một");
        assertThat(dossiers()).isEqualTo(before + 1);
    }

    @Test
    void computing_again_for_another_case_keeps_what_was_typed_out_of_the_address() {
        logIn("tiepnhan1." + UNIT);
        open("/tiep-nhan?thu-tuc=" + PROCEDURE);
        fill("Lộc Thị Năm (mẫu)");
        var before = dossiers();
        var again = post("/tiep-nhan", typed().set("viec", "tinh-lai"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("value=\"Lộc Thị Năm (mẫu)\"").doesNotContain("formmethod=\"get\"");
        assertThat(again.url()).endsWith("/tiep-nhan");
        assertThat(dossiers()).isEqualTo(before);
    }

    @Test
    void an_online_application_sent_twice_answers_with_its_code_and_loading_again_sends_nothing() {
        applied.toTheEnd(PROCEDURE, "Hoàng Thị Ba (mẫu)", "Huyện Hữu Lũng");
        var before = dossiers();
        var fields = typed();
        var action = page.url().replace(at(""), "");
        var once = post(action, fields);
        var twice = post(action, fields);
        assertThat(once.url()).contains("/da-nop/").endsWith("&moi");
        assertThat(twice.url()).isEqualTo(once.url().replace("&moi", "&da-co"));
        assertThat(once.text()).contains("H37.").contains("/tra-cuu/ho-so/");
        assertThat(twice.text()).contains("H37.", "không tạo hồ sơ thứ hai");
        page.navigate(once.url());
        page.reload();
        assertThat(text()).contains("Đã nộp hồ sơ", "Bộ phận Một cửa trả lời trước");
        page.goBack();
        page.navigate(at(action));
        assertThat(page.url())
                .as("the page that sends it leads to what it became")
                .contains("/da-nop/");
        assertThat(dossiers()).isEqualTo(before + 1);
        page.click("main a:has-text('Theo dõi hồ sơ')");
        arrive("/tra-cuu/ho-so/");
        assertThat(text())
                .contains("Bộ phận Một cửa trả lời trước", "Giấy tờ đã khai")
                .doesNotContain("Hẹn trả");
    }

    @Test
    void a_programme_named_pdf_is_refused_at_its_field_and_a_paper_is_kept_with_the_case() {
        applied.begin(PROCEDURE);
        var draft = applied.draft();
        page.navigate(at(draft + "/cau/paper-1"));
        page.setInputFiles(
                "#paper-1",
                new FilePayload("đơn.pdf", "application/pdf", "MZ\u0090\u0000".getBytes(StandardCharsets.ISO_8859_1)));
        page.waitForSelector("main [role=alert]");
        assertThat(text()).contains("là chương trình");
        page.setInputFiles("#paper-1", new FilePayload("giấy.pdf", "application/pdf", new byte[11 * 1024 * 1024]));
        page.waitForSelector("main [role=alert]:has-text('lớn hơn 10 MB')");
        assertThat(one("select count(*)::text from dossier.draft_file where draft_id = '" + draft.split("/")[3] + "'"))
                .isEqualTo("0");

        page.setInputFiles("#paper-1", new FilePayload("đơn ../\u202e.pdf", "application/pdf", PDF));
        page.waitForSelector("text=Đã nhận tệp:");
        page.navigate(at(draft));
        applied.toTheEnd("Lý Thị Bốn (mẫu)", "Huyện Hữu Lũng");
        page.click("main form[action$='/kiem-tra'] button");
        arrive("/da-nop/");
        var id = one("select case_id::text from dossier.dossier where label = 'Lý Thị Bốn (mẫu)'");
        page.click("main a:has-text('Theo dõi hồ sơ')");
        arrive("/tra-cuu/ho-so/");
        assertThat(text()).contains(".pdf (1 kB)");

        logIn("tiepnhan1." + UNIT);
        assertThat(page.request().get(at("/ho-so/" + id + "/vi-sao")).text()).contains("Tiếp nhận, cấp giấy hẹn");
        open("/ho-so/" + id);
        assertThat(text()).as("what was declared beside").contains("Nội dung đã khai", "Tên hộ kinh doanh");
        var link = page.locator("a[href*='/tep/']").first().getAttribute("href");
        var file = page.context().request().get(at(link));
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(file.headers())
                .containsEntry(
                        "content-security-policy",
                        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-type", "application/pdf");
        assertThat(file.headers().get("content-disposition")).startsWith("attachment;");
        assertThat(page.context()
                        .request()
                        .get(at("/ho-so/" + id + "/tep/1-1-1-1-1"))
                        .status())
                .isEqualTo(404);
        logIn("thuly1.huyen-cao-loc");
        assertThat(page.context().request().get(at(link)).status()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_no_staff_file_is_told_apart_and_changes_nothing() {
        logIn("quantri");
        var people = one("select count(*)::text from identity.account");
        var binary = "MZ\u0090\u0000".getBytes(StandardCharsets.ISO_8859_1);
        for (var content : Map.of(
                        new FilePayload("ns.csv", "text/csv", binary), "không ở dạng UTF-8|không phải là văn bản",
                        new FilePayload("ns.csv", "text/csv", new byte[3 * 1024 * 1024]), "lớn hơn 2 MB",
                        new FilePayload("ns.xlsx", "text/csv", new byte[] {'P', 'K', 3, 4}), "Đây là tệp Excel")
                .entrySet()) {
            open("/quan-tri/tep-nhan-su");
            page.setInputFiles("#file", content.getKey());
            page.click("form[action='/quan-tri/tep-nhan-su'] button[type=submit]");
            page.waitForLoadState();
            assertThat(page.locator("[role=alert]").first().innerText()).containsPattern(content.getValue());
        }
        assertThat(one("select count(*)::text from identity.account")).isEqualTo(people);
        assertThat(one("select count(*)::text from identity.staff_file where confirmed_at is not null"))
                .isEqualTo("0");
    }

    @Test
    void what_was_typed_for_an_act_that_is_refused_stays_where_it_was_typed() {
        logIn("lanhdao." + UNIT);
        open("/ho-so/"
                + one(
                        "select case_id::text from ledger.open_work where kind = 'dossier' and state = 'PROCESSING' and unit_now ="
                                + " (select unit_in from dossier.dossier where code like '%-190426-0001')"
                                + " order by late_from desc nulls last limit 1"));
        page.locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Xin lỗi"))
                .click();
        page.fill("#sorry-newDate", "2199-01-05");
        page.fill("#sorry-newTime", "08:00");
        page.fill("#sorry-reason", "Chờ kết quả giám định");
        page.locator("form[action$='xin-loi'] button").click();
        page.waitForLoadState();
        assertThat(page.locator("[role=alert]").first().innerText())
                .isNotBlank()
                .doesNotContain("sự cố");
        assertThat(page.inputValue("#sorry-reason")).isEqualTo("Chờ kết quả giám định");
        assertThat(page.locator("#sorry-reason").isVisible()).isTrue();

        page.fill("#sorry-reason", "ỡ".repeat(4_001));
        page.locator("form[action$='xin-loi'] button").click();
        page.waitForLoadState();
        assertThat(page.locator("#sorry-reason-error").innerText()).contains("4.000 ký tự");
        assertThat(page.inputValue("#sorry-reason")).hasSize(4_001);
    }

    @Test
    void a_mistyped_address_is_not_found_and_no_failure() {
        logIn("lanhdao." + UNIT);
        for (var path : Map.of(
                        "/ho-so/------------------------------------/giay/1.pdf", 404,
                        "/ho-so/00000000-0000-0000-0000-000000000000/giay/99999999999.pdf", 400,
                        "/bang-don-vi?mo=-5", 200,
                        "/bang-chi-dao?don-vi=-5", 200,
                        "/tra-cuu?ma=%00", 200)
                .entrySet())
            assertThat(page.context().request().get(at(path.getKey())).status())
                    .as(path.getKey())
                    .isEqualTo(path.getValue());
    }

    private void arrive(String address) {
        page.waitForLoadState();
        assertThat(page.url()).as(text()).contains(address);
    }

    private void fill(String name) {
        page.fill("input[name=applicant]", name);
        page.fill("input[name=address]", "Địa chỉ mẫu");
        for (int i = 0; page.locator("#paper" + i).count() > 0; i++) page.check("#paper" + i);
    }

    /** The form as a browser would send it. */
    private FormData typed() {
        var fields = FormData.create();
        for (var input : page.locator("main form[method=post] :is(input,select,textarea)[name]")
                .all()) {
            var type = input.getAttribute("type");
            if ("file".equals(type) || "checkbox".equals(type) && !input.isChecked()) continue;
            fields.set(input.getAttribute("name"), input.inputValue());
        }
        return fields;
    }

    private com.microsoft.playwright.APIResponse post(String path, FormData fields) {
        return page.context().request().post(at(path), RequestOptions.create().setForm(fields));
    }

    private int dossiers() {
        return Integer.parseInt(one("select count(*)::text from dossier.dossier"));
    }
}
