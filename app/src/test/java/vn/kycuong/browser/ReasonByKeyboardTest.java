package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A reason is begun from a text of the unit without a mouse, and written on. */
class ReasonByKeyboardTest extends SampleWorld {
    @Test
    void a_text_is_chosen_by_keyboard_put_behind_what_stands_there_and_written_on() {
        logIn("thuly1.huyen-huu-lung");
        open("/ho-so/"
                + one("select case_id::text from ledger.open_work where kind = 'dossier' and unit_now ="
                        + " (select unit_id from identity.session where role = 'OFFICER' order by"
                        + " created_at desc limit 1) limit 1"));
        page.locator("summary:has-text('Ghi ý kiến nội bộ')").focus();
        page.keyboard().press("Enter");
        page.fill("#comment-text", "Sáng nay.");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.dataset.texts")).isEqualTo("comment-text");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-choices][data-into] button:focus");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-choices]").count()).isZero();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-choices][data-into] button:focus");
        page.keyboard().press("Enter");
        page.keyboard().type("hẹn mai đến.");
        assertThat(page.inputValue("#comment-text"))
                .isEqualTo("Sáng nay. Đã gọi điện cho người nộp; nội dung trao đổi: hẹn mai đến.");
        fits();
        page.click("main form:has(#comment-text) button[type=submit]");
        page.waitForURL("**?xong");
        assertThat(text()).contains("Sáng nay. Đã gọi điện cho người nộp; nội dung trao đổi: hẹn mai đến.");
    }

    @Test
    void the_pages_of_texts_and_of_many_dossiers_fit() {
        logIn("lanhdao.huyen-huu-lung");
        open("/mau-cau");
        page.click("summary:has-text('Thêm mẫu câu')");
        fits();
        open("/viec-cua-toi?cua=unit");
        page.locator("input[name=viec]").first().check();
        page.locator("input[name=viec]").nth(1).check();
        page.click("button[name=lam][value='']");
        page.waitForSelector("input[value=SIGN]");
        page.check("input[value=SIGN]");
        page.click("main form .govuk-button");
        page.waitForSelector("h1:has-text('Ký kết quả')");
        fits();
        var dossier = page.locator("tbody a").first().getAttribute("href");
        open(dossier + "/mau-cau?cho=tra-lai");
        fits();
    }
}
