package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** One dossier, from the counter to the citizen's hand, by the people who do it, in a real browser with the keyboard. */
class CounterToResultTest extends SampleWorld {
    private static final String UNIT = "huyen-huu-lung";

    @Test
    void a_dossier_goes_from_the_counter_to_the_returned_result() {
        logIn("tiepnhan1." + UNIT);
        open("/tiep-nhan");
        focused("#q");
        page.keyboard().type("thanh lap ho kinh doanh");
        page.keyboard().press("Enter");
        focused("a[href*='thu-tuc=HOUSEHOLD_BIZ']");
        page.keyboard().press("Enter");
        page.waitForURL("**/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ");
        focused("input[name=applicant]");
        page.keyboard().type("Nguyễn Thị Ánh (mẫu)");
        page.keyboard().press("Tab");
        page.keyboard().type("Thị trấn Hữu Lũng");
        for (int i = 0; page.locator("#paper" + i).count() > 0; i++) {
            page.locator("#paper" + i).focus();
            page.keyboard().press("Space");
        }
        page.keyboard().press("F9");
        page.waitForURL("**/ho-so/*");
        assertThat(text())
                .contains("Nguyễn Thị Ánh (mẫu)", "Trong hạn", "In giấy hẹn", "Tiếp nhận hồ sơ khác", "cấp giấy hẹn");

        var file = page.url().replaceAll("\\?.*", "");
        var slip = page.context().request().get(file + "/giay/1.pdf");
        assertThat(slip.status()).isEqualTo(200);
        assertThat(slip.headers().get("content-type")).startsWith("application/pdf");
        assertThat(new String(slip.body(), 0, 5)).isEqualTo("%PDF-");

        logIn("thuly1." + UNIT);
        press(file, "n");
        press(file, "t");
        logIn("lanhdao." + UNIT);
        press(file, "n");
        press(file, "t");
        assertThat(text()).contains("Có kết quả, chờ trả");
        logIn("tiepnhan1." + UNIT);
        press(file, "t");
        assertThat(text()).contains("Đã trả kết quả").doesNotContain("chưa ai nhận");

        var id = file.substring(file.lastIndexOf('/') + 1);
        assertThat(words(file + "/phieu-kiem-soat.pdf"))
                .contains(
                        "PHIẾU KIỂM SOÁT",
                        "Mẫu 05, Thông tư 01/2018/TT-VPCP",
                        "Kết quả giải quyết hồ sơ: ",
                        "trả kết quả");
        var last = one("select version::text from ledger.case_head where case_id = '" + id + "'");
        assertThat(words(file + "/giay/" + last + ".pdf"))
                .contains("PHIẾU TRẢ KẾT QUẢ", "Người nhận kết quả: Nguyễn Thị Ánh (mẫu)", "Không theo mẫu quốc gia");
        var key = jdbc.sql("select tracking_key from dossier.dossier where case_id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(key).as("130 bits").matches("[0-9a-hjkmnp-tv-z]{26}");
        open("/tra-cuu#khoa=" + key);
        page.waitForURL("**/tra-cuu/ho-so/*");
        assertThat(text()).contains("Đã trả kết quả", "Đúng hạn");
        page.click("text=Đánh giá việc giải quyết hồ sơ");
        fits();
        assertThat(page.isChecked("input[name=c3][value='2']"))
                .as("no papers were asked for")
                .isTrue();
        page.click("button:has-text('Gửi đánh giá')");
        page.waitForLoadState();
        assertThat(text()).contains("Chọn một mức hài lòng");
        page.check("input[name=whole][value=SATISFIED]");
        page.check("input[name=c6][value='1']");
        page.fill("textarea[name=comment]", "Nhanh, rõ ràng.");
        page.click("button:has-text('Gửi đánh giá')");
        page.waitForURL("**?da-danh-gia");
        assertThat(text()).contains("Đã nhận đánh giá").doesNotContain("Đánh giá việc giải quyết hồ sơ");
        assertThat(page.context()
                        .request()
                        .get(page.url().replaceAll("\\?.*", "/danh-gia"))
                        .status())
                .as("once")
                .isEqualTo(404);
        logIn("lanhdao." + UNIT);
        page.navigate(file);
        assertThat(text()).contains("Người nộp đánh giá", "Hài lòng; ", "Nhanh, rõ ràng.");
    }

    /** What a slip says. */
    private String words(String address) {
        var answer = page.context().request().get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        try (var paper = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A browser gives the focus a moment after the page is there. */
    private void focused(String selector) {
        page.locator(selector + ":focus").first().waitFor();
    }

    @Test
    void the_key_of_the_papers_goes_to_the_first_paper_and_ticks_nothing() {
        logIn("tiepnhan1." + UNIT);
        open("/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ");
        page.keyboard().press("F4");
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("paper0");
        assertThat(page.locator("#paper0").isChecked()).isFalse();
    }

    /** The page's one next action has a key. */
    private void press(String file, String key) {
        page.navigate(file);
        page.locator("body").focus();
        page.keyboard().press(key);
        page.waitForURL("**/ho-so/*xong");
    }

    @Test
    void the_same_form_sent_twice_is_one_dossier() {
        logIn("tiepnhan1." + UNIT);
        open("/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ");
        var before = one("select count(*)::text from dossier.dossier");
        page.fill("input[name=applicant]", "Người nộp hai lần (mẫu)");
        page.fill("input[name=address]", "Địa chỉ mẫu");
        for (int i = 0; page.locator("#paper" + i).count() > 0; i++) page.check("#paper" + i);
        var fields = FormData.create();
        for (var input : page.locator("form[action='/tiep-nhan'] :is(input,select,textarea)[name]")
                .all()) {
            if (!"checkbox".equals(input.getAttribute("type")) || input.isChecked())
                fields.set(input.getAttribute("name"), input.inputValue());
        }
        fields.set("viec", "tiep-nhan");
        var once = page.context()
                .request()
                .post(at("/tiep-nhan"), RequestOptions.create().setForm(fields));
        var twice = page.context()
                .request()
                .post(at("/tiep-nhan"), RequestOptions.create().setForm(fields));
        assertThat(once.url()).contains("/ho-so/", "?moi");
        assertThat(twice.url()).isEqualTo(once.url().replace("?moi", "?da-co"));
        assertThat(Integer.parseInt(one("select count(*)::text from dossier.dossier")))
                .isEqualTo(Integer.parseInt(before) + 1);
    }

    @Test
    void a_stale_form_says_who_did_what_and_changes_nothing() {
        var id = one("select case_id::text from ledger.open_work where kind = 'dossier' and version > 1 and unit_now ="
                + " (select unit_in from dossier.dossier where code like '%-190426-0001') limit 1");
        logIn("lanhdao." + UNIT);
        open("/ho-so/" + id);
        var version =
                Integer.parseInt(page.locator("input[name=version]").first().inputValue());
        page.evaluate(
                "() => document.querySelectorAll('input[name=version]').forEach(i => i.value = " + (version - 1) + ")");
        page.locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Đính chính"))
                .click();
        page.fill("#correct-reason", "bấm nhầm");
        page.locator("form[action$='dinh-chinh'] button").click();
        page.waitForLoadState();
        assertThat(text()).contains("vừa thay đổi");
        assertThat(one("select version::text from ledger.case_head where case_id = '" + id + "'"))
                .isEqualTo(String.valueOf(version));
    }
}
