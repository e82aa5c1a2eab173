package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People in pages and files: masked, under names of the file, or whole for a reason that was noted first. */
class PersonalDataTest extends SampleWorld {
    private static final String OWN =
            "select w.case_id::text from ledger.open_work w join dossier.identity_number i using (case_id) where unit_now = (select"
                    + " unit_in from dossier.dossier where code like '%-190426-0001') and exists (select from oversight.dossier_fact f"
                    + " where f.case_id = w.case_id and f.known_to is null and f.received_at is not null and f.met_at is null"
                    + " and f.closed_at is null) order by case_id limit 1";

    @Test
    void a_number_is_seen_whole_for_a_reason_and_masked_again_when_the_page_is_opened_anew() {
        logIn("lanhdao.huyen-huu-lung");
        var id = one(OWN);
        open("/ho-so/" + id);
        assertThat(text()).contains("••• •••").doesNotContainPattern("\\b\\d{12}\\b");
        page.click("summary:has-text('Xem số định danh')");
        page.fill("#unmask-reason", "x");
        page.click("details[open] button:has-text('Xem số định danh')");
        assertThat(text()).contains("Nêu lý do xem").doesNotContainPattern("\\b\\d{12}\\b");
        assertThat(unmasked(id)).isEqualTo("0");
        page.fill("#unmask-reason", "đối chiếu giấy tờ");
        page.click("details[open] button:has-text('Xem số định danh')");
        assertThat(text()).containsPattern("\\b\\d{12}\\b");
        assertThat(unmasked(id)).isEqualTo("1");
        assertThat(page.url()).doesNotContainPattern("\\d{12}");
        open("/ho-so/" + id);
        assertThat(text()).doesNotContainPattern("\\b\\d{12}\\b");
        open("/ho-so/" + id + "/ai-da-mo");
        assertThat(text()).contains("Số định danh").contains("đối chiếu giấy tờ");
    }

    private String unmasked(String id) {
        return one("select count(*)::text from audit.line where kind = 'UNMASKED' and case_id = '" + id + "'");
    }

    @Test
    void a_dossier_is_found_by_the_whole_number_and_by_nothing_less() {
        logIn("lanhdao.huyen-huu-lung");
        var id = one(OWN);
        open("/ho-so/" + id);
        page.click("summary:has-text('Xem số định danh')");
        page.fill("#unmask-reason", "tìm hồ sơ cùng người");
        page.click("details[open] button:has-text('Xem số định danh')");
        var found = java.util.regex.Pattern.compile("\\b\\d{12}\\b").matcher(text());
        assertThat(found.find()).isTrue();
        var number = found.group();
        open("/viec-cua-toi/so-dinh-danh");
        fits();
        page.fill("#number", number);
        page.click("main form button[type=submit]");
        page.waitForLoadState();
        assertThat(page.locator("main a[href='/ho-so/" + id + "']").count()).isEqualTo(1);
        assertThat(page.url()).doesNotContain(number);
        page.fill("#number", number.substring(0, 11));
        page.click("main form button[type=submit]");
        assertThat(text()).contains("Không có hồ sơ nào");
        open("/du-lieu-ca-nhan");
        fits();
        page.fill("#asked", number);
        page.click("main form button[type=submit]");
        page.click("main a[href='/ho-so/" + id + "/du-lieu-ca-nhan']");
        assertThat(text()).contains("••• •••").doesNotContain(number);
        fits();
        page.fill("#erase-basis", "Đơn của người nộp");
        page.click("button:has-text('Đề nghị xóa')");
        assertThat(text()).contains("Hồ sơ đang giải quyết, không xóa được.");
    }

    @Test
    void lists_leave_with_names_only_for_a_reason() {
        logIn("lanhdao.huyen-huu-lung");
        var name = one("select label from dossier.dossier where case_id = '" + one(OWN) + "'");
        for (var path : List.of("/viec-cua-toi.csv?cua=all", "/bang-don-vi/danh-sach.csv?so=dang-giai-quyet")) {
            var plain = page.request().get(at(path)).text();
            assertThat(plain).contains("Người nộp #").doesNotContain(name);
            open("/viec-cua-toi");
            var token = page.locator("input[name=_csrf]").first().getAttribute("value");
            var without = page.request()
                    .post(
                            at(path.substring(0, path.indexOf('?'))),
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set(path.replaceFirst(".*\\?(.*)=.*", "$1"), path.replaceFirst(".*=", ""))
                                            .set("_csrf", token)
                                            .set("reason", "x"))
                                    .setMaxRedirects(0));
            assertThat(without.status()).isEqualTo(302);
            var whole = page.request()
                    .post(
                            at(path.substring(0, path.indexOf('?'))),
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set(path.replaceFirst(".*\\?(.*)=.*", "$1"), path.replaceFirst(".*=", ""))
                                            .set("_csrf", token)
                                            .set("reason", "báo cáo cho đoàn kiểm tra")));
            assertThat(whole.text())
                    .contains(name)
                    .contains("báo cáo cho đoàn kiểm tra")
                    .doesNotContain("Người nộp #");
        }
        assertThat(
                        one(
                                "select count(*)::text from audit.note where kind = 'EXPORTED' and reason = 'báo cáo cho đoàn kiểm tra'"))
                .isEqualTo("2");
        logIn("tiepnhan1.huyen-huu-lung");
        open("/viec-cua-toi");
        var token = page.locator("input[name=_csrf]").first().getAttribute("value");
        assertThat(page.request()
                        .post(
                                at("/viec-cua-toi.csv"),
                                RequestOptions.create()
                                        .setForm(FormData.create()
                                                .set("_csrf", token)
                                                .set("reason", "không có quyền"))
                                        .setMaxRedirects(0))
                        .status())
                .isEqualTo(403);
    }
}
