package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The register of a one-stop, page by page and as a file, and the list that is signed when dossiers are handed over. */
class RegisterTest extends SampleWorld {
    private static final String ASKED = "/so-theo-doi?tu=2020-01-01&den=2020-06-15";

    @Test
    void it_holds_every_dossier_of_the_unit_once_in_the_order_of_their_codes() {
        logIn("tiepnhan1.huyen-huu-lung");
        open(ASKED);
        var codes = new java.util.ArrayList<String>();
        while (true) {
            codes.addAll(page.locator(".rg-table tbody td:first-child").allInnerTexts());
            var next = page.locator("a[rel=next]");
            if (next.count() == 0) break;
            next.click();
            page.waitForLoadState();
        }
        List<String> kept = jdbc.sql("""
            select d.code from dossier.dossier d join ledger.case_standing c using (case_id)
             where d.unit_in = (select unit_id from identity.session order by created_at desc limit 1)
               and c.opened_at >= '2019-12-31T17:00Z' and c.opened_at < '2020-06-15T17:00Z'
             order by d.code
            """).query(String.class).list();
        assertThat(codes).hasSizeGreaterThan(50).isEqualTo(kept);
    }

    @Test
    void the_file_names_nobody_unless_a_reason_is_given() {
        logIn("tiepnhan1.huyen-huu-lung");
        var file = page.context().request().get(at(ASKED.replace("?", ".csv?"))).text();
        var name = one("select label from dossier.dossier where code like '%-200%' and unit_in ="
                + " (select unit_id from identity.session order by created_at desc limit 1) order by code limit 1");
        assertThat(file).contains("Sổ theo dõi hồ sơ", "Người nộp #").doesNotContain(name);
        assertThat(page.context().request().get(at("/so-theo-doi?don-vi=1")).status())
                .as("another unit's register")
                .isEqualTo(404);
    }

    @Test
    void the_printed_form_holds_names_and_addresses_and_is_given_for_a_reason_to_who_may_name() {
        logIn("lanhdao.huyen-huu-lung");
        open(ASKED);
        assertThat(page.locator("button[formaction='/so-theo-doi.pdf']").count())
                .isEqualTo(1);
        assertThat(paper("").headers().get("location")).contains("/so-theo-doi?", "ly-do=thieu");
        var paper = paper("In sổ để lưu");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(new String(paper.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(one("select what from audit.line where kind = 'EXPORTED' order by at desc limit 1"))
                .contains("/so-theo-doi.pdf");
    }

    private APIResponse paper(String reason) {
        var form = FormData.create()
                .set("_csrf", page.locator("input[name=_csrf]").first().inputValue())
                .set("tu", "2020-06-01")
                .set("den", "2020-06-15")
                .set("reason", reason);
        return page.context()
                .request()
                .post(
                        at("/so-theo-doi.pdf"),
                        RequestOptions.create().setForm(form).setMaxRedirects(0));
    }

    @Test
    void the_hand_over_list_is_what_one_unit_decides_and_is_signed_by_both() {
        logIn("tiepnhan1.huyen-huu-lung");
        open(ASKED);
        page.selectOption("#giao", new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.click("form[action='/so-theo-doi'] button");
        page.waitForLoadState();
        assertThat(text())
                .contains("Danh sách bàn giao hồ sơ", "Không có hồ sơ nào")
                .doesNotContain("BÊN GIAO");
        var unit = one("select unit_id::text from identity.session order by created_at desc limit 1");
        open(ASKED + "&giao=" + unit);
        assertThat(text()).contains("Danh sách bàn giao hồ sơ", "BÊN GIAO", "BÊN NHẬN");
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/ban-giao.png"))
                .setFullPage(true));
        open(ASKED);
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/so-theo-doi.png")));
        page.setViewportSize(360, 900);
        page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/so-theo-doi-360.png")));
    }
}
