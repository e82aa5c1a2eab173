package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** A citizen works out a due date with the keyboard, sends the link on, and prints. */
class CalculatorTest extends SampleWorld {
    @Test
    void with_the_keyboard_from_the_first_page_to_the_reason_of_each_day() {
        open("/");
        page.locator("main a[href='/tinh-han']").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/tinh-han");
        page.locator("#so").focus();
        page.keyboard().type("3");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("21/01/2020");
        page.keyboard().press("Tab");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("10h00");
        page.keyboard().press("Enter");
        page.waitForURL("**/tinh-han?*");
        assertThat(text())
                .contains("10:00, thứ Sáu 31/01/2020", "Tết Nguyên đán Canh Tý", "Bộ luật Lao động 2012, Điều 115");
        assertThat(page.locator("main table tbody tr").count()).isEqualTo(11);
        assertThat(page.locator("main svg").count()).isPositive();

        var link = page.locator("main .kc-link-line a").innerText();
        page.navigate(link);
        assertThat(page.locator(".kc-answer__date").innerText()).isEqualTo("10:00, thứ Sáu 31/01/2020");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator("main form").isVisible()).isFalse();
        assertThat(page.locator("main table").isVisible()).isTrue();
    }

    @Test
    void what_was_typed_stays_and_each_mistake_is_named_at_its_field() {
        var answer = page.navigate(at("/tinh-han?so=ba&loai=WD&ngay=21.1.2020&gio=25%3A00&don-vi="));
        assertThat(answer.status()).isEqualTo(422);
        for (var field : java.util.List.of("so", "ngay", "gio")) {
            assertThat(page.locator("#" + field + "-error").innerText()).isNotBlank();
            assertThat(page.locator(".govuk-error-summary a[href='#" + field + "']")
                            .count())
                    .isEqualTo(1);
        }
        assertThat(page.locator("#so").inputValue()).isEqualTo("ba");
        assertThat(page.locator("#ngay").inputValue()).isEqualTo("21.1.2020");
        assertThat(page.locator("#gio").inputValue()).isEqualTo("25:00");
        open("/tinh-han?so=3&loai=WD&ngay=01%2F01%2F2080&gio=10%3A00");
        assertThat(page.locator("#ngay-error").innerText()).contains("nằm ngoài lịch");
    }

    @Test
    void a_procedure_leads_to_its_due_date_and_an_unannounced_year_is_called_provisional() {
        open("/thu-tuc/HOUSEHOLD_BIZ");
        page.locator("main a[href='/tinh-han?thu-tuc=HOUSEHOLD_BIZ']").click();
        page.waitForURL("**/tinh-han?thu-tuc=HOUSEHOLD_BIZ");
        assertThat(text()).contains("Hạn", "ngày làm việc");
        assertThat(page.locator("#thu-tuc").inputValue()).isEqualTo("HOUSEHOLD_BIZ");
        open("/tinh-han?so=60&loai=D&ngay=15%2F12%2F2026&gio=10%3A00");
        assertThat(text()).contains("Tạm tính");
        open("/tinh-han?so=3&loai=WD&ngay=21%2F01%2F2020&gio=10%3A00&lang=en");
        assertThat(text()).contains("Due", "Friday 31/01/2020", "In words");
        open("/tinh-han?lang=vi");
    }
}
