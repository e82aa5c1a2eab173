package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.kycuong.document.Pdf;

/** A result from the draft to the citizen's hand, signed; what he holds is checked on the public page; a paper is not asked for twice. */
class SignedResultTest extends SampleWorld {
    private static final String UNIT = "huyen-huu-lung";
    private static final String NUMBER = "020099000123";

    private static FilePayload pdf(String name) {
        return new FilePayload(
                name + ".pdf", "application/pdf", new Pdf().of("<html><body><p>" + name + "</p></body></html>", name));
    }

    /** Fingerprint of the result as it was signed. */
    private String first(String file) {
        return one("select encode(sha256, 'hex') from document.file where case_id = '" + file
                + "' order by stored_at desc limit 1");
    }

    /** Waits until the background has added what proves the result later. */
    private void raised(String file) {
        // the certified copy, and the result
        for (int i = 0; i < 40 && text().split("mức LT", -1).length < 3; i++) {
            page.waitForTimeout(1_000);
            open("/ho-so/" + file);
        }
        assertThat(text().split("mức LT", -1)).hasSizeGreaterThan(2);
    }

    @Test
    void the_signed_result_is_downloaded_and_checked_and_a_changed_one_is_found_out() {
        var file = takenIn("COUNTER-CHECK", "ONLINE", true);
        assertThat(text()).contains("Tệp gửi kèm", "to-khai.pdf");
        open("/ho-so/" + file);
        unfold("Số hóa một giấy tờ");
        var scans = page.locator("form[action$='/so-hoa']");
        scans.locator("input[type=file]").setInputFiles(pdf("ban-chinh"));
        scans.locator("input[name=certify]").check();
        scans.locator("button").click();
        page.waitForURL("**xong");
        assertThat(text()).contains("ban-chinh.pdf", "đã ký số");
        fits();

        logIn("thuly1." + UNIT);
        open("/ho-so/" + file);
        press("n");
        unfold("Đưa dự thảo kết quả (PDF)");
        var draft = page.locator("form[action$='/du-thao-ket-qua']");
        draft.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "ket-qua.docx", "application/msword", "PK\u0003\u0004x".getBytes(StandardCharsets.ISO_8859_1)));
        draft.locator("button").click();
        page.locator(".govuk-error-summary").waitFor();
        assertThat(text()).contains("là tệp Word, Excel hoặc tệp nén");
        unfoldIfShut("Đưa dự thảo kết quả (PDF)");
        draft.locator("input[type=file]").setInputFiles(pdf("ket-qua"));
        draft.locator("button").click();
        page.waitForURL("**xong");
        assertThat(text()).contains("Dự thảo chờ ký", "chưa ký số");
        open("/ho-so/" + file);
        press("t");
        logIn("lanhdao." + UNIT);
        open("/ho-so/" + file);
        press("n");
        assertThat(text()).contains("dự thảo được ký số bằng khóa của bạn");
        fits();
        open("/ho-so/" + file);
        press("t");
        assertThat(text()).contains("Có kết quả, chờ trả", "đã ký số").doesNotContain("Dự thảo chờ ký");
        raised(file);
        page.click("section.kc-result a:has-text('kiểm chữ ký')");
        page.waitForURL("**/chu-ky");
        assertThat(text())
                .contains("Chữ ký hợp lệ", "Chữ ký 1", "Chữ ký 2", "mức LT", "Các bản đã lưu")
                .contains(first(file));
        fits();

        page.context().clearCookies();
        open("/tra-cuu#khoa=" + key(file));
        page.waitForURL("**/tra-cuu/ho-so/*");
        assertThat(text()).contains("Kết quả điện tử", "Tệp đang ở mức LT");
        fits();
        var answer = page.context()
                .request()
                .get(at(page.locator("a[href$='/ket-qua.pdf']").getAttribute("href")));
        assertThat(answer.status()).isEqualTo(200);
        var result = answer.body();
        int size = Integer.parseInt(one(
                "select size::text from document.file where case_id = '" + file + "' order by stored_at desc limit 1"));
        assertThat(sha256(Arrays.copyOf(result, size)))
                .as("what was signed, and more behind it")
                .isEqualTo(first(file));
        assertThat(result.length).isGreaterThan(size);
        page.context().clearCookies();
        assertThat(page.context()
                        .request()
                        .get(at("/tra-cuu/ho-so/" + file + "/ket-qua.pdf"))
                        .status())
                .as("not without the pass")
                .isEqualTo(404);

        assertThat(checked(result)).contains("Chữ ký hợp lệ", "mức LT");
        fits();
        var changed = result.clone();
        changed[size / 2] ^= 1;
        assertThat(checked(changed)).doesNotContain("Chữ ký hợp lệ");
        assertThat(checked(pdf("khong-ky").buffer)).contains("Tệp không có chữ ký số");
        assertThat(checked("không".getBytes(StandardCharsets.UTF_8))).contains("không phải PDF");
        open("/kiem-chu-ky");
        page.click("main form button");
        page.locator("main .kc-notice").waitFor();
        assertThat(text()).contains("Chưa chọn tệp");

        logIn("tiepnhan1." + UNIT);
        open("/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ");
        page.fill("input[name=applicant]", "Người nộp lại (mẫu)");
        page.fill("input[name=address]", "Địa chỉ mẫu");
        unfold("Kho giấy tờ đã số hóa của người nộp");
        page.click("button[value=tra-kho]");
        page.locator(".govuk-error-summary").waitFor();
        assertThat(text()).contains("Gõ số định danh của người nộp");
        page.fill("input[name=identityNumber]", NUMBER);
        unfoldIfShut("Kho giấy tờ đã số hóa của người nộp");
        page.click("button[value=tra-kho]");
        page.locator("input[name=kho0]").waitFor();
        assertThat(text()).contains("đã có trong kho từ hồ sơ");
        fits();
        page.setViewportSize(1440, 900);
        for (int i = 1; page.locator("#paper" + i).count() > 0; i++) page.check("#paper" + i);
        page.keyboard().press("F9");
        page.waitForURL("**/ho-so/*");
        assertThat(text()).contains("đã có trong kho số hóa");
        var again = page.context()
                .request()
                .get(at(page.locator("a[href*='/kho/']").first().getAttribute("href")));
        assertThat(again.status()).isEqualTo(200);
        assertThat(new String(again.body(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void a_stamped_receipt_is_entered_with_its_scan() {
        logIn("lanhdao." + UNIT);
        open("/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ");
        if (page.locator("input[name=lateSlip]").count() == 0) { // the leader of a unit takes nothing in himself
            logIn("tiepnhan1." + UNIT);
            open("/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ");
        }
        page.fill("input[name=applicant]", "Người nộp khi mất điện (mẫu)");
        page.fill("input[name=address]", "Địa chỉ mẫu");
        for (int i = 0; page.locator("#paper" + i).count() > 0; i++) page.check("#paper" + i);
        unfold("Nhập muộn giấy tiếp nhận đã đóng dấu");
        page.fill("input[name=lateSlip]", "17/MD");
        var today = one(
                "select to_char(max(opened_at) at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') from ledger.case_head");
        page.fill("input[name=lateDate]", today);
        page.fill("input[name=lateTime]", "07:00");
        page.fill("input[name=lateReason]", "Mất điện");
        page.keyboard().press("F9");
        page.locator(".govuk-error-summary").waitFor();
        assertThat(text()).contains("Đính kèm bản quét");
        assertThat(page.inputValue("input[name=lateReason]")).isEqualTo("Mất điện");
        fits();
        page.setViewportSize(1440, 900);
        page.setInputFiles("input[name=lateScan]", pdf("giay-17"));
        page.keyboard().press("F9");
        page.waitForURL("**/ho-so/*");
        assertThat(text()).contains("Giấy tiếp nhận viết tay đã đóng dấu", "giay-17.pdf", "nhập muộn: Mất điện");
        marked("/viec-cua-toi?cua=all");
        marked("/bang-don-vi/danh-sach?so=dang-giai-quyet");
    }

    /** Lists say of it that it was entered later, once the readers of the ledger have come so far. */
    private void marked(String list) {
        for (int i = 0; i < 60; i++) {
            open(list);
            var rows = page.locator("tr:has-text('Người nộp khi mất điện')");
            if (rows.count() > 0
                    && rows.first().textContent().toLowerCase(Locale.ROOT).contains("nhập muộn")) return;
            page.waitForTimeout(500);
        }
        throw new AssertionError("Not marked in " + list + ":\n" + text());
    }

    private String takenIn(String name, String delivery, boolean scan) {
        logIn("tiepnhan1." + UNIT);
        open("/tiep-nhan?thu-tuc=HOUSEHOLD_BIZ");
        page.fill("input[name=applicant]", "Người nộp " + name + " (mẫu)");
        page.fill("input[name=address]", "Địa chỉ mẫu");
        page.fill("input[name=identityNumber]", NUMBER);
        page.selectOption("select[name=delivery]", delivery);
        for (int i = 0; page.locator("#paper" + i).count() > 0; i++) page.check("#paper" + i);
        if (scan) {
            unfold("Kèm bản quét giấy tờ");
            page.setInputFiles("input[name=file0]", pdf("to-khai"));
        }
        page.keyboard().press("F9");
        page.waitForURL("**/ho-so/*");
        return page.url().replaceAll("\\?.*", "").replaceAll(".*/", "");
    }

    private String checked(byte[] file) {
        open("/kiem-chu-ky");
        page.setInputFiles("input[name=file]", new FilePayload("tep.pdf", "application/pdf", file));
        page.click("main form button");
        page.locator("main .kc-notice").waitFor();
        return text();
    }

    private Locator summary(String words) {
        return page.locator("summary:has-text('" + words + "')").first();
    }

    private void unfold(String words) {
        summary(words).click();
    }

    private void unfoldIfShut(String words) {
        if (!(boolean) summary(words).evaluate("s => s.parentElement.open")) unfold(words);
    }

    private void press(String key) {
        page.locator("body").focus();
        page.keyboard().press(key);
        page.waitForURL("**/ho-so/*xong");
    }

    private String key(String file) {
        return one("select tracking_key from dossier.dossier where case_id = '" + file + "'");
    }

    private static String sha256(byte[] content) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }
}
