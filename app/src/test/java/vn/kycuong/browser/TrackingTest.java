package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.identity.Accounts;

/** A secret of a citizen or of a new officer stands in no address that is sent anywhere: neither in a history nor in the log of a proxy. */
class TrackingTest extends SampleWorld {
    private final List<String> sent = new ArrayList<>();

    @Autowired
    private Accounts accounts;

    private String key() {
        return one("select tracking_key from dossier.dossier d join ledger.case_head h using (case_id)"
                + " where h.state = 'RETURNED' order by code limit 1");
    }

    private String code(String key) {
        return one("select code from dossier.dossier where tracking_key = '" + key + "'");
    }

    private void watch() {
        page.onRequest((Request r) -> sent.add(r.url() + " " + r.headers().getOrDefault("referer", "")));
    }

    @Test
    void the_code_on_a_slip_opens_the_dossier_and_no_address_carries_its_key() {
        var key = key();
        watch();
        open("/tra-cuu#khoa=" + key);
        page.waitForURL("**/tra-cuu/ho-so/*");
        assertThat(text()).contains(code(key), "Đã trả kết quả");
        fits();
        page.reload();
        assertThat(text()).contains(code(key));
        open("/thu-tuc");
        page.goBack();
        assertThat(text()).as("the back button").contains(code(key));
        assertThat(sent).isNotEmpty().noneMatch(line -> line.contains(key));

        var slip = page.context()
                .request()
                .get(at(page.locator("a[href$='.pdf']").first().getAttribute("href")));
        assertThat(new String(slip.body(), 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        var proof = page.locator("a[href*='/bang-chung/']");
        if (proof.count() > 0)
            assertThat(page.context()
                            .request()
                            .get(at(proof.getAttribute("href")))
                            .status())
                    .isEqualTo(200);
    }

    @Test
    void a_slip_that_was_printed_earlier_still_opens_and_its_key_leaves_the_address_at_once() {
        var key = key();
        open("/tra-cuu?khoa=" + key);
        page.waitForURL("**/tra-cuu/ho-so/*");
        assertThat(text()).contains(code(key));
        assertThat(page.url()).doesNotContain(key);
        var first = page.context()
                .request()
                .get(
                        at("/tra-cuu?khoa=" + key),
                        com.microsoft.playwright.options.RequestOptions.create().setMaxRedirects(0));
        assertThat(first.status()).isEqualTo(302);
        assertThat(first.headers()).containsEntry("referrer-policy", "no-referrer");
        assertThat(first.headers().get("location")).doesNotContain(key);
        assertThat(first.headers().get("set-cookie"))
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain(key);
    }

    @Test
    void the_address_of_a_dossier_opens_for_nobody_else() {
        var key = key();
        open("/tra-cuu#khoa=" + key);
        page.waitForURL("**/tra-cuu/ho-so/*");
        var address = page.url();
        var slip = at(page.locator("a[href$='.pdf']").first().getAttribute("href"));
        page.context().clearCookies();
        page.navigate(address);
        assertThat(text()).contains("Đã quá 30 phút").doesNotContain(code(key));
        assertThat(page.context().request().get(slip).status()).isEqualTo(404);
        assertThat(page.context()
                        .request()
                        .get(at("/tra-cuu/ho-so/00000000-0000-0000-0000-000000000000"))
                        .status())
                .as("as for a dossier that does not exist")
                .isEqualTo(410);
    }

    @Test
    void two_dossiers_are_followed_side_by_side() {
        var keys = jdbc.sql("select tracking_key from dossier.dossier order by code limit 2")
                .query(String.class)
                .list();
        var addresses = new ArrayList<String>();
        for (var key : keys) {
            open("/tra-cuu?khoa=" + key);
            addresses.add(page.url());
        }
        for (int i = 0; i < 2; i++) {
            page.navigate(addresses.get(i));
            assertThat(text()).contains(code(keys.get(i)));
        }
    }

    @Test
    void code_and_last_digits_are_sent_in_a_form() {
        var code = one("select code from dossier.dossier where code like '%-190426-0001' limit 1");
        watch();
        open("/");
        page.fill("#ma", code);
        page.locator("form[action='/tra-cuu'] button").click();
        page.waitForURL("**/tra-cuu");
        assertThat(text())
                .as("a code alone tells nothing")
                .contains("Nhập thêm 4 số cuối")
                .doesNotContain("từ ngày");
        page.fill("#so", "0001");
        page.locator("main form:not([hidden])[action='/tra-cuu'] button").click();
        page.waitForURL("**/tra-cuu/ho-so/*");
        assertThat(text()).contains(code);
        assertThat(sent).noneMatch(line -> line.contains(code) || line.contains("so="));
    }

    @Test
    void a_complaint_is_put_down_in_the_case_told_to_the_head_and_says_where_else_to_turn() {
        var key = key();
        open("/tra-cuu#khoa=" + key);
        page.waitForURL("**/tra-cuu/ho-so/*");
        var id = page.url().replaceFirst(".*/", "");
        page.click("main a[href$='/phan-anh']");
        page.waitForURL("**/phan-anh");
        assertThat(text())
                .contains(
                        "Hệ thống chưa có nơi tiếp nhận và giải quyết khiếu nại",
                        "Văn phòng UBND",
                        "Cổng Dịch vụ công quốc gia",
                        "Luật Khiếu nại 2011");
        fits();
        page.click("main form[action$='/phan-anh'] button");
        page.waitForSelector("main [role=alert]");
        assertThat(text()).contains("Chọn phản ánh về việc gì");
        assertThat(complaints(id)).isZero();
        page.check("input[name=viec][value=DELAY]");
        page.fill("#phan-anh", "Hẹn ngày 05 mà đến ngày 09 chưa ai trả lời <b>mẫu</b>");
        page.click("main form[action$='/phan-anh'] button");
        page.waitForURL("**?da-phan-anh");
        assertThat(text())
                .contains("Phản ánh đã được ghi vào hồ sơ", "Người nộp phản ánh việc giải quyết")
                .doesNotContain("chưa ai trả lời");
        assertThat(complaints(id)).isEqualTo(1);
        assertThat(one("select count(*)::text from ledger.entry where case_id = '" + id
                        + "' and encode(body, 'escape') like '%ai tr%'"))
                .as("what was written is in no entry")
                .isEqualTo("0");
        logIn("lanhdao.tinh");
        open("/ho-so/" + id);
        assertThat(text()).contains("đến ngày 09 chưa ai trả lời <b>mẫu</b>");
        open("/phan-anh");
        assertThat(text()).contains(code(key), "Chậm, sai hẹn").doesNotContain("đến ngày 09");
        page.locator("a[href='/ho-so/" + id + "/phan-anh']").first().click();
        page.waitForURL("**/ho-so/*/phan-anh");
        assertThat(text()).contains("đến ngày 09 chưa ai trả lời <b>mẫu</b>");
        fits();
        page.locator("main details summary").first().click();
        var answer = "form[action$='/phan-anh/tra-loi'] ";
        page.fill(answer + "textarea", "Đã hẹn lại ngày 12");
        page.click(answer + "button");
        page.waitForSelector("main [role=alert]");
        assertThat(text()).contains("Chọn kết luận", "Ghi số của văn bản");
        assertThat(page.inputValue(answer + "textarea"))
                .as("nothing typed is lost")
                .isEqualTo("Đã hẹn lại ngày 12");
        page.check(answer + "input[value=PARTLY]");
        page.fill(answer + "input[name=number]", "12/UBND");
        page.click(answer + "button");
        page.waitForURL("**/phan-anh?xong");
        open("/tra-cuu#khoa=" + key);
        page.waitForURL("**/tra-cuu/ho-so/*");
        assertThat(text())
                .as("whoever complained sees what became of it")
                .contains("Đã trả lời theo văn bản số 12/UBND", "Phản ánh đúng một phần", "Đã hẹn lại ngày 12");
        page.context().clearCookies();
        assertThat(page.context()
                        .request()
                        .get(at("/tra-cuu/ho-so/" + id + "/phan-anh"))
                        .status())
                .as("nobody else's")
                .isEqualTo(404);
    }

    private int complaints(String id) {
        return Integer.parseInt(one("select count(*)::text from ledger.entry where case_id = '" + id
                + "' and kind = 'dossier.Complained'"));
    }

    @Test
    void the_link_that_sets_a_first_password_keeps_its_secret_behind_the_hash() {
        var token = accounts.openSetUpLink();
        watch();
        open("/thiet-lap#token=" + token);
        page.locator("#name").waitFor();
        fits();
        assertThat(page.url()).endsWith("/thiet-lap/mo");
        assertThat(page.locator("input[name=token]").first().inputValue()).isEqualTo(token);
        open("/thiet-lap/" + token);
        page.locator("#name").waitFor();
        assertThat(page.url()).as("an earlier link goes on").endsWith("/thiet-lap/mo");
        assertThat(sent.stream().filter(line -> line.contains(token)))
                .as("only the earlier link itself")
                .hasSize(1);
        open("/thiet-lap#token=khong-phai-ma-nao-ca");
        page.waitForLoadState();
        page.locator("text=Mã sự việc").first().waitFor();
    }
}
