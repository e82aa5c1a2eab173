package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.document.SlipForms;
import vn.kycuong.document.SlipKind;

/** An administrator corrects the form of a slip once its original was read: for slips of later days alone. */
class SlipFormPagesTest extends SampleWorld {
    private static final String FORM = "/quan-tri/mau-giay/DELIVERY/2018-06-21";
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 15);
    private static final String SHIPPED = "Phiếu trả kết quả giải quyết hồ sơ";

    @Autowired
    private SlipForms forms;

    private String title(LocalDate day) {
        return forms.on(day).get(SlipKind.DELIVERY).words().title();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var open = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(open).replaceAll("[\\s\u00a0]+", " ");
        }
    }

    private String token() {
        return page.locator("main input[name=_csrf]").first().getAttribute("value");
    }

    @Test
    void a_form_is_corrected_for_slips_of_later_days_and_what_was_handed_out_stays_as_it_was() throws IOException {
        logIn("quantri");
        open("/quan-tri/mau-giay");
        assertThat(text()).contains("Phiếu trả kết quả", "Không theo mẫu quốc gia", "Thông tư 01/2018/TT-VPCP");
        fits();
        page.click("a[href='" + FORM + "']");
        page.waitForURL("**" + FORM);
        fits();

        page.fill("#title", "");
        page.fill("#from", "2020-06-15");
        page.click("main form button:has-text('Đưa vào dùng')");
        page.waitForSelector(".govuk-error-summary");
        assertThat(text()).contains("Tên giấy: không được để trống", "Chọn một ngày từ ngày mai");
        fits();
        assertThat(forms.on(TODAY.plusDays(1)).get(SlipKind.DELIVERY).edition())
                .as("nothing happened")
                .isZero();

        open(FORM);
        var seen = page.locator("main input[name=version]").first().getAttribute("value");
        var typed = FormData.create()
                .set("_csrf", token())
                .set("version", seen)
                .set("title", "Phiếu giao kết quả <b>mẫu</b>")
                .set("number", "Mẫu 09")
                .set("source", "Thông tư mẫu")
                .set("closing", "Câu thêm cuối giấy.")
                .set("from", "2020-06-18");
        var preview = page.request()
                .post(at(FORM + "/xem-truoc"), RequestOptions.create().setForm(typed));
        assertThat(preview.headers().get("content-type")).isEqualTo("application/pdf");
        assertThat(text(preview.body()))
                .containsIgnoringCase("Phiếu giao kết quả <b>mẫu</b>")
                .contains("Câu thêm cuối giấy.", "Mẫu 09, Thông tư mẫu (chưa đối chiếu bản gốc)", "MẪU");
        assertThat(title(TODAY.plusDays(3))).as("looking changes nothing").isEqualTo(SHIPPED);

        page.fill("#title", "Phiếu giao kết quả");
        page.fill("#number", "Mẫu 09");
        page.fill("#source", "Thông tư mẫu");
        page.check("#compared");
        page.fill("#from", "2020-06-18");
        page.click("main form button:has-text('Đưa vào dùng')");
        page.waitForURL("**?xong=da-ghi");
        assertThat(text()).contains("Đã ghi", "18/06/2020");
        fits();
        assertThat(title(TODAY)).as("what was handed out").isEqualTo(SHIPPED);
        assertThat(title(TODAY.plusDays(2))).as("the day before").isEqualTo(SHIPPED);
        assertThat(title(TODAY.plusDays(3))).isEqualTo("Phiếu giao kết quả");
        assertThat(forms.on(TODAY.plusDays(3)).get(SlipKind.DELIVERY).foot()).isEqualTo("Mẫu 09, Thông tư mẫu");

        var overtaken = page.request().post(at(FORM), RequestOptions.create().setForm(typed));
        assertThat(overtaken.status()).as("an editor who saw the form before").isEqualTo(409);
        assertThat(overtaken.text()).contains("Người khác vừa sửa");

        open(FORM);
        page.fill("#from", "2020-06-20");
        page.click("main form button:has-text('Trở lại mẫu gốc')");
        page.waitForURL("**?xong=mau-goc");
        assertThat(title(TODAY.plusDays(4))).isEqualTo("Phiếu giao kết quả");
        assertThat(title(TODAY.plusDays(5))).isEqualTo(SHIPPED);
        assertThat(one("select count(*)::text from audit.line where what = 'slip-form'"))
                .isNotNull();

        logIn("tiepnhan1.huyen-huu-lung");
        assertThat(page.request().get(at(FORM)).status()).isEqualTo(403);
        assertThat(page.navigate(at("/quan-tri/mau-giay/NONE/2018-06-21")).status())
                .isIn(403, 404);
    }
}
