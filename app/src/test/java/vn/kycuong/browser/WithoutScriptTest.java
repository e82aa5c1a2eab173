package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A citizen on an old phone without script finds a procedure, applies, and follows the dossier. */
class WithoutScriptTest extends SampleWorld {
    @Override
    boolean script() {
        return false;
    }

    @Test
    void a_citizen_applies_online_and_follows_the_dossier() {
        page.setViewportSize(360, 800);
        open("/thu-tuc?q=khai+sinh");
        page.locator("main a[href='/thu-tuc/BIRTH']").first().click();
        var applied = new Applying(this);
        applied.begin("BIRTH");
        page.click("main form.kc-ask button.govuk-button"); // nothing chosen
        assertThat(page.locator(".govuk-error-summary a[href='#office']").innerText())
                .contains("Chưa chọn nơi nộp");
        var draft = applied.draft();
        page.navigate(at(draft + "/cau/certificate"));
        page.setInputFiles(
                "#certificate",
                new com.microsoft.playwright.options.FilePayload(
                        "giấy.pdf", "application/pdf", "MZ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        page.click("main form.kc-ask button:has-text('Tiếp tục')");
        assertThat(page.locator("#certificate-error").innerText()).contains("là chương trình");
        page.setInputFiles(
                "#certificate",
                new com.microsoft.playwright.options.FilePayload(
                        "giấy.pdf",
                        "application/pdf",
                        "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        page.click("main form.kc-ask button:has-text('Tiếp tục')");
        applied.toTheEnd("Trần Thị Ơ (mẫu)", "Thị trấn Hữu Lũng");
        assertThat(text()).contains("giấy.pdf (1 kB)");
        page.click("main form[action$='/kiem-tra'] button");
        assertThat(text()).contains("Đã nộp hồ sơ", "Mã hồ sơ của bạn", "Tiếp theo");
        var code = page.locator("main strong").first().innerText();
        page.locator("main a[href^='/tra-cuu/ho-so/']").click();
        assertThat(text()).contains("Mới đăng ký", "Trần Thị Ơ (mẫu)");

        ask(code, "");
        assertThat(text())
                .as("a code alone opens nothing")
                .contains("Nhập thêm 4 số cuối")
                .doesNotContain("Mới đăng ký", "Trần Thị Ơ", "khai sinh");
        ask(code, "5678");
        assertThat(text()).contains("Trần Thị Ơ (mẫu)");
        ask(code, "0000");
        var wrong = text();
        ask("H37.N9999-200615-9999", "0000");
        assertThat(text().replace("H37.N9999-200615-9999", "X")).isEqualTo(wrong.replace(code, "X"));
    }

    @Test
    void the_other_forms_that_ask_in_full_are_answered_too() {
        for (var procedure : java.util.List.of("HOUSEHOLD_BIZ", "BUILD_HOUSE")) {
            var applied = new Applying(this);
            applied.toTheEnd(procedure, "Không Chạy Script (mẫu)", "Huyện Hữu Lũng");
            assertThat(applied.asked).as(procedure).hasSizeGreaterThan(10);
            page.click("main form[action$='/kiem-tra'] button");
            assertThat(text()).contains("Đã nộp hồ sơ", "Bộ phận Một cửa trả lời trước");
        }
    }

    private void ask(String code, String digits) {
        open("/tra-cuu");
        page.fill("#ma", code);
        page.fill("#so", digits);
        page.locator("main form[action='/tra-cuu'] button").click();
        page.waitForLoadState();
    }

    @Test
    void a_due_date_is_worked_out_with_a_form_that_is_an_address() {
        page.setViewportSize(360, 800);
        open("/tinh-han");
        page.fill("#so", "15");
        page.selectOption("#loai", "D");
        page.fill("#ngay", "15/04/2020");
        page.fill("#gio", "09:00");
        page.locator("main form[action='/tinh-han'] button").click();
        assertThat(page.locator(".kc-answer__date").innerText()).contains("thứ Hai 04/05/2020");
    }
}
