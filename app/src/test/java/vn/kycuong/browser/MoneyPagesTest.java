package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Fees at the counter, at the drawer and on the tracking page, in a browser. */
class MoneyPagesTest extends SampleWorld {
    private static final boolean PICTURES = Boolean.getBoolean("kycuong.screens");

    /** The n-th accepted dossier of Hữu Lũng whose fee must be confirmed, the open ones first. */
    private String dossier(int n) {
        return one("""
                select d.case_id::text from dossier.dossier d
                  join ledger.case_head h on h.case_id = d.case_id
                 where d.procedure_key = 'HOUSEHOLD_BIZ' and h.state not in ('SUBMITTED', 'GUIDED', 'REFUSED')
                   and d.unit_in = (select unit_in from dossier.dossier where code like '%%-190426-0001')
                 order by h.state in ('ACCEPTED', 'PROCESSING') desc, d.code offset %d limit 1
                """.formatted(n));
    }

    private void set(String id) {
        logIn("tiepnhan1.huyen-huu-lung");
        open("/ho-so/" + id);
        assertThat(text()).contains("Phí, lệ phí", "Chưa định được số tiền");
        page.click("a[href='/ho-so/" + id + "/thu-phi']");
        page.waitForLoadState();
        assertThat(text()).contains("Chưa thu được", "Mức thu chưa được kiểm chứng");
        page.click("form[action$='/dinh-muc'] button[type=submit]");
        page.waitForLoadState();
        assertThat(text()).as("without the confirmation nothing is set").contains("Mức thu chưa được kiểm chứng");
        page.check("input[name=confirmed]");
        page.click("form[action$='/dinh-muc'] button[type=submit]");
        page.waitForURL("**/thu-phi?xong");
        assertThat(text()).contains("Thu tiền mặt 100.000 đồng", "Vì sao số tiền này");
    }

    @Test
    void a_fee_is_set_taken_in_cash_printed_and_the_drawer_counted_by_one_and_confirmed_by_another() {
        var id = dossier(0);
        set(id);
        fits();
        picture("fee-set");
        page.click("form[action$='/tien-mat'] button[type=submit]");
        page.waitForURL("**/thu-phi?xong");
        assertThat(text()).contains("Đã nộp đủ", "Biên lai 1/BL-2020");
        fits();
        picture("fee-paid");
        var pdf = page.request().get(at(page.getAttribute("a[href$='.pdf']", "href")));
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        if (PICTURES) write("receipt.pdf", pdf.body());
        open("/ho-so/" + id);
        assertThat(text()).contains("Đã nộp phí, lệ phí", "Đã định khoản thu");
        open("/doi-chieu-quy");
        assertThat(text()).contains("100.000", "Chưa kiểm đếm");
        page.fill("#count-counted", "abc");
        page.click("form[action$='/kiem-dem'] button");
        page.waitForLoadState();
        assertThat(text()).contains("Nhập số tiền nguyên đồng");
        assertThat(page.inputValue("#count-counted")).isEqualTo("abc");
        fits();
        page.fill("#count-counted", "99.000");
        page.click("form[action$='/kiem-dem'] button");
        page.waitForLoadState();
        assertThat(text()).contains("ghi lý do chênh lệch");
        page.fill("#count-reason", "Thối nhầm 1.000 đồng");
        page.click("form[action$='/kiem-dem'] button");
        page.waitForURL("**xong");
        assertThat(text()).contains("Đã kiểm đếm, chờ xác nhận", "-1.000");
        open("/doi-chieu-quy/chung-tu");
        assertThat(text()).contains("1/BL-2020", "100.000");
        fits();
        picture("papers");
        var csv = page.request().get(at("/doi-chieu-quy/chung-tu.csv"));
        assertThat(csv.text()).contains("1/BL-2020", "100000").doesNotContain("Người nộp mẫu");
        open("/doi-chieu-quy/thang");
        assertThat(text()).contains("100.000", "Cộng");
        fits();
        picture("month");
        logIn("lanhdao.huyen-huu-lung");
        open("/doi-chieu-quy");
        fits();
        picture("drawer");
        page.click("form[action$='/xac-nhan'] button[value='1']");
        page.waitForURL("**xong");
        assertThat(text()).contains("Đã xác nhận");
    }

    @Test
    void a_citizen_pays_online_and_has_the_receipt() {
        var id = dossier(1);
        set(id);
        page.context().clearCookies();
        open("/tra-cuu?khoa=" + one("select tracking_key from dossier.dossier where case_id = '" + id + "'"));
        assertThat(text()).contains("Chưa nộp đủ", "100.000 đồng", "Thanh toán trực tuyến");
        fits();
        picture("tracked-owed");
        page.click("form[action$='/nop-tien'] button");
        page.waitForURL("**/cong-thanh-toan-mau/*");
        assertThat(text()).contains("không có tiền thật", "100.000 đồng");
        fits();
        page.click("button[value='0']");
        page.waitForURL("**nop=bo");
        assertThat(text()).contains("Chưa thanh toán", "Chưa nộp đủ");
        page.click("form[action$='/nop-tien'] button");
        page.waitForURL("**/cong-thanh-toan-mau/*");
        page.click("button[value='1']");
        page.waitForURL("**nop=xong");
        assertThat(text()).contains("Đã nhận thanh toán", "Đã nộp đủ");
        fits();
        picture("tracked-paid");
        var pdf = page.request().get(at(page.getAttribute("a[href*='/bien-lai/']", "href")));
        assertThat(pdf.status()).isEqualTo(200);
        page.context().clearCookies();
        assertThat(page.request()
                        .get(at("/tra-cuu/ho-so/" + id + "/bien-lai/" + id + ".pdf"))
                        .status())
                .as("without the key there is no receipt")
                .isEqualTo(404);
    }

    @Test
    void a_word_that_no_gateway_signed_is_refused_and_shown_at_the_unit() {
        var id = dossier(2);
        set(id);
        page.context().clearCookies();
        open("/tra-cuu?khoa=" + one("select tracking_key from dossier.dossier where case_id = '" + id + "'"));
        page.click("form[action$='/nop-tien'] button");
        page.waitForURL("**/cong-thanh-toan-mau/*");
        var order = page.url().substring(page.url().lastIndexOf('/') + 1);
        for (var headers : List.of(Map.of("X-Signature", "00"), Map.<String, String>of())) {
            var options = RequestOptions.create()
                    .setHeader("Content-Type", "text/plain")
                    .setData("amount=100000\nat=2020-06-15T02:00:00Z\norder=" + order + "\nreference=X\nstatus=PAID\n");
            headers.forEach(options::setHeader);
            assertThat(page.request()
                            .post(at("/api/thanh-toan/ket-qua"), options)
                            .status())
                    .isEqualTo(403);
        }
        logIn("tiepnhan1.huyen-huu-lung");
        open("/ho-so/" + id + "/thu-phi");
        assertThat(text()).contains("Chưa nộp đủ");
        open("/doi-chieu-quy");
        assertThat(text()).contains("Thông báo thanh toán bị từ chối", "Sai chữ ký");
        fits();
    }

    private static final List<String> NAUGHTY = List.of(
            "",
            "-1",
            "0",
            "1e9",
            "20.5",
            "99999999999999999999",
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "a\u0000b",
            "../../etc/passwd",
            "٢٠",
            "\u202Eđồng",
            "x".repeat(5_000));

    @Test
    void whatever_is_typed_is_answered_and_changes_nothing() {
        logIn("tiepnhan1.huyen-huu-lung");
        var at = "/ho-so/" + dossier(1) + "/thu-phi";
        open(at);
        var token = page.getAttribute("input[name=_csrf]", "value");
        var before = written();
        for (var act : List.of(
                at + "/dinh-muc",
                at + "/tien-mat",
                at + "/huy-bien-lai",
                at + "/hoan-tra",
                at + "/hoan-tra/chi",
                "/doi-chieu-quy/kiem-dem")) {
            for (var typed : NAUGHTY) {
                var form = FormData.create()
                        .set("_csrf", token)
                        .set("key", UUID.randomUUID().toString());
                for (var field : List.of(
                        "version",
                        "about",
                        "amount",
                        "copies",
                        "pages",
                        "exemption",
                        "ground",
                        "reason",
                        "day",
                        "counted")) form.set(field, typed);
                var answer = page.request()
                        .post(at(act), RequestOptions.create().setForm(form).setMaxRedirects(0));
                assertThat(answer.status()).as(act + " " + typed).isIn(200, 400);
                assertThat(answer.text()).doesNotContain("<script>alert(1)");
            }
        }
        for (var address : List.of("", "/chung-tu", "/chung-tu.csv", "/thang"))
            for (var typed : NAUGHTY) {
                var query = URLEncoder.encode(typed.replace("\u0000", ""), StandardCharsets.UTF_8);
                var answer = page.request()
                        .get(at("/doi-chieu-quy" + address + "?tu=" + query + "&den=" + query + "&ngay=" + query
                                + "&thang=" + query + "&nguoi=" + query + "&cach=" + query + "&loai=" + query));
                assertThat(answer.status()).as(address + " " + typed).isIn(200, 400);
            }
        assertThat(page.request().get(at("/doi-chieu-quy?don-vi=1' or 1=1")).status())
                .isEqualTo(404);
        assertThat(written()).isEqualTo(before);
    }

    private String written() {
        return one("""
                select (select count(*) from money.receipt) || ' ' || (select count(*) from money.charge) || ' '
                       || (select count(*) from money.refund) || ' ' || (select count(*) from money.cash_day) || ' '
                       || (select count(*) from ledger.entry where kind like 'money.%')
                """);
    }

    @Test
    void the_sample_shows_fees_paid_one_let_off_and_one_paid_back() {
        assertThat(one("select count(*)::text from money.receipt where kind = 'REFUND'"))
                .isEqualTo("1");
        assertThat(one("select count(*)::text from money.charge where exemption is not null"))
                .isEqualTo("1");
        assertThat(Integer.parseInt(one("select count(*)::text from money.receipt where kind = 'RECEIPT'")))
                .isGreaterThanOrEqualTo(4);
    }

    private void picture(String name) {
        if (!PICTURES) return;
        for (int width : new int[] {1440, 360}) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screens", "money-" + name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        page.setViewportSize(1440, 1000);
    }

    private static void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(Path.of("target/screens"));
            Files.write(Path.of("target/screens", name), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
