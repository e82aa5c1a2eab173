package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.reading.ReadingSweep;

/** A campaign from its draft to the proof of who has understood, by keyboard, on a desk and on a phone. */
class ReadingPagesTest extends SampleWorld {
    private static final String TITLE = "Đợt thử bằng bàn phím";
    private static final String BANK = """
            ? Hồ sơ phải trả thế nào?
            + đúng: không để quá hạn
            - sai: lúc nào cũng được
            ! Điểm d.
            ? Tự kiểm tra bao nhiêu?
            - sai: 10%
            + đúng: trên 30%
            ! Điểm g.
            """;

    @Autowired
    private ReadingSweep sweep;

    @Test
    void a_campaign_is_drafted_put_in_force_read_understood_proved_watched_and_superseded() {
        var campaign = draft();
        apply(campaign);
        readAndUnderstand();
        watch(campaign);
        supersede(campaign);
    }

    private String draft() {
        logIn("lanhdao.huyen-huu-lung");
        open("/quan-triet/dot/moi?van-ban=1404-UBND-NC");
        page.locator("main form button[type=submit]").last().click();
        assertThat(text()).as("what is lacking is told and nothing is lost").contains("Chọn ít nhất một loại đơn vị");
        fits();
        page.fill("#title", TITLE);
        page.selectOption("#orderedBy", "1404-UBND-NC/a");
        page.selectOption("#unit", one("select unit_in::text from dossier.dossier where code like '%-190426-0001'"));
        page.locator("input[name=vi-tri][value=OFFICER]").check();
        page.fill("#quizSize", "2");
        page.fill("#text-STAFF", "## Lời dặn\n- Việc một\n- Việc hai");
        page.fill("#text-CITIZENS", "Cơ quan nhà nước phải trả hồ sơ đúng hẹn.");
        page.fill("#bank", "? Thiếu đáp án\n");
        page.locator("button[name=xem]").click();
        assertThat(text()).contains("3 người ở 1 đơn vị");
        page.locator("form button:has-text('Lưu dự thảo')").click();
        assertThat(text()).contains("Đã lưu dự thảo", "Bạn là người soạn nên người khác cho thực hiện");
        fits();
        return page.url().replaceAll(".*/dot/(\\d+).*", "$1");
    }

    private void apply(String campaign) {
        logIn("lanhdao.tinh");
        open("/quan-triet/dot/" + campaign);
        page.locator("button:has-text('Cho thực hiện')").click();
        assertThat(text()).contains("dòng 1", "chưa có câu trả lời đúng");
        page.fill("#bank", BANK);
        page.locator("form button:has-text('Lưu dự thảo')").click();
        assertThat(text()).as("whoever wrote it last is its drafter").contains("Bạn là người soạn");
        logIn("lanhdao.huyen-huu-lung");
        open("/quan-triet/dot/" + campaign);
        page.locator("button:has-text('Cho thực hiện')").click();
        assertThat(text()).contains("đang thực hiện", TITLE);
        fits();
        sweep.sweep();
    }

    private void readAndUnderstand() {
        logIn("thuly1.huyen-huu-lung");
        open("/viec-cua-toi");
        page.setViewportSize(360, 800);
        page.locator("a:has-text('Văn bản phải đọc: 1')")
                .focus(); // the slot is filled by script; without it, it is a link
        page.keyboard().press("Enter");
        page.waitForURL("**/quan-triet");
        assertThat(text()).contains(TITLE, "1404/UBND-NC");
        fits();
        page.setViewportSize(360, 800);
        page.locator("a:has-text('" + TITLE + "')").first().focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/viec/*");
        assertThat(text()).contains("Lời dặn", "Phần 1 trên");
        assertThat(page.locator("#xac-nhan").count())
                .as("the end was not reached")
                .isZero();
        fits();
        for (int part = 1; page.locator("button:has-text('Đọc phần tiếp theo')").count() > 0; part++) {
            assertThat(part).isLessThan(10);
            page.locator("button:has-text('Đọc phần tiếp theo')").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**phan=" + (part + 1) + "#phan");
        }
        var here = page.url().replaceAll("\\?.*", "");
        page.locator("button:has-text('tôi đã đọc và hiểu')").click();
        assertThat(text()).contains("Hãy đánh dấu");
        page.locator("#xac-nhan").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.waitForURL("**/cau-hoi");
        fits();
        page.locator("main form button[type=submit]").click();
        assertThat(text()).contains("Câu 1: hãy chọn", "Câu 2: hãy chọn");
        fits();
        choose("sai:");
        assertThat(text()).contains("Chưa đạt", "Đúng 0 trên 2", "Câu trả lời đúng", "Điểm d.");
        fits();
        page.locator("a:has-text('Làm lại')").click();
        choose("đúng:");
        assertThat(text()).contains("Đạt", "Đúng 2 trên 2");
        page.locator("a:has-text('Xem chứng nhận')").click();
        assertThat(text()).contains("Chứng nhận đã đọc và hiểu", "Xác nhận đã đọc", "SHA-256");
        fits();
        var bytes = page.request().get(here + "/ban-doc.txt");
        var sha256 = one("select sha256 from reading.reading where case_id = '" + here.replaceAll(".*/", "") + "'");
        assertThat(java.util.HexFormat.of().formatHex(hash(bytes.body()))).isEqualTo(sha256);
        for (var file : java.util.List.of("/ban-doc.pdf", "/chung-nhan.pdf"))
            assertThat(new String(page.request().get(here + file).body(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        provenSoon(here);
        logIn("thuly2.huyen-huu-lung");
        assertThat(page.request().get(here).status()).as("nobody else's").isEqualTo(404);
        assertThat(page.request().get(here + "/lan/1").status()).isEqualTo(404);
    }

    private static byte[] hash(byte[] content) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(content);
        } catch (java.security.NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /** The tree is signed every few seconds. */
    private void provenSoon(String here) {
        for (int n = 0; n < 60 && page.locator("a[href*='bang-chung']").count() < 4; n++) {
            page.waitForTimeout(500);
            page.navigate(here + "/chung-nhan");
        }
        var href = page.locator("a[href*='bang-chung']").last().getAttribute("href");
        var proof = page.request().get(at(href)).text();
        assertThat(proof).contains("c2sp.org/tlog-proof@v1", "reading.Understood");
    }

    private void choose(String begin) {
        for (int n = 0; n < 2; n++)
            page.locator("input[name=cau-" + n + "] + label:has-text('" + begin + "')")
                    .click();
        page.locator("main form button[type=submit]").click();
        page.waitForURL("**/lan/*");
    }

    private void watch(String campaign) {
        logIn("lanhdao.huyen-huu-lung");
        open("/quan-triet/theo-doi");
        assertThat(text()).contains(TITLE);
        fits();
        open("/quan-triet/theo-doi/" + campaign);
        assertThat(page.locator("tbody tr").first().innerText()).contains("Huyện Hữu Lũng", "33 %");
        fits();
        page.locator("tbody tr").first().locator("a").nth(2).click();
        assertThat(page.locator("tbody tr").count())
                .as("the figure counts its list")
                .isEqualTo(2);
        assertThat(text()).contains("Công chức thụ lý 2").doesNotContain("sai:");
        fits();
        page.locator("input[name=nguoi]").first().check();
        page.locator("button:has-text('Nhắc những người đã chọn')").click();
        assertThat(text()).contains("Đã nhắc 1 người");
        page.locator("button:has-text('Nhắc tất cả người chưa xong')").click();
        assertThat(text()).contains("Đã nhắc 1 người", "1 người đã được nhắc hôm nay");
        var csv = page.request()
                .get(at("/quan-triet/theo-doi/" + campaign + "/nguoi.csv"))
                .text();
        assertThat(csv).contains("đã đọc và hiểu").doesNotContain("Công chức thụ lý");
        assertThat(page.request()
                        .get(at("/quan-triet/theo-doi/" + campaign + "/don-vi.xlsx"))
                        .body())
                .startsWith('P', 'K');
        page.context().clearCookies();
        open("/tuyen-truyen");
        page.locator("a:has-text('" + TITLE + "')").click();
        assertThat(text()).contains("trả hồ sơ đúng hẹn");
        fits();
        assertThat(page.request().get(page.url() + "/ap-phich.pdf").status()).isEqualTo(200);
    }

    private void supersede(String campaign) {
        logIn("lanhdao.huyen-huu-lung");
        open("/quan-triet/dot/moi?thay=" + campaign);
        assertThat(text()).contains("bản mới của một đợt đang thực hiện");
        page.fill("#text-STAFF", "Lời dặn đã sửa");
        page.locator("form button:has-text('Lưu dự thảo')").click();
        var draft = page.url();
        logIn("lanhdao.tinh");
        page.navigate(draft);
        page.locator("button:has-text('Cho thực hiện')").click();
        assertThat(text()).contains("đang thực hiện");
        sweep.sweep();
        logIn("thuly1.huyen-huu-lung");
        open("/quan-triet");
        assertThat(text()).contains("bản mới, đọc lại", "đã đọc và hiểu");
    }
}
