package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an officer looks for is found, or the page says where it is. */
class FindTest extends SampleWorld {
    private static final String FAMOUS = "H37.N0167-190426-0001";

    @Test
    void a_dossier_that_is_done_is_found_by_its_code_and_by_its_applicants_name() {
        logIn("thuly1.huyen-huu-lung");
        open("/viec-cua-toi?cua=all&q=" + FAMOUS);
        assertThat(text()).contains("Hồ sơ đã xong", FAMOUS, "Đã trả kết quả");
        open("/viec-cua-toi?cua=all&q=nguoi+nop+mau+1");
        assertThat(text()).contains(FAMOUS);
    }

    @Test
    void a_list_without_an_answer_says_how_many_the_wider_lists_hold() {
        logIn("thuly1.huyen-huu-lung");
        open("/viec-cua-toi?cua=mine&q=" + FAMOUS);
        assertThat(text()).contains("Mọi hồ sơ tôi được xem (1)");
    }

    @Test
    void a_list_is_narrowed_by_what_is_chosen_and_its_address_keeps_the_choice() {
        logIn("lanhdao.huyen-huu-lung");
        open("/viec-cua-toi?cua=all");
        page.click("details:has(select[name=buoc]) summary");
        page.selectOption("select[name=buoc]", "processing");
        page.click("form.kc-filters button[type=submit]");
        page.waitForLoadState();
        assertThat(page.url()).contains("buoc=processing").contains("cua=all");
        assertThat(page.locator("select[name=buoc]").inputValue()).isEqualTo("processing");
        assertThat(text()).contains("Bỏ lọc, xem tất cả");
    }

    @Test
    void what_presses_in_a_unit_opens_the_list_it_counts() {
        logIn("lanhdao.tinh");
        open("/viec-cua-toi/don-vi");
        var number = page.locator("tbody td a.kc-link").first();
        var count = number.innerText();
        number.click();
        page.waitForLoadState();
        assertThat(page.locator("a.kc-tile__link[aria-current=true] .kc-tile__count")
                        .innerText())
                .isEqualTo(count);
        assertThat(page.locator("tr[data-row]").count()).isEqualTo(Math.min(50, Integer.parseInt(count)));
    }

    @Test
    void a_dossier_closed_long_ago_offers_no_correction_of_the_last_act() {
        logIn("lanhdao.huyen-huu-lung");
        open("/ho-so/" + FAMOUS);
        assertThat(text()).contains("Đã trả kết quả").doesNotContain("Đính chính thao tác");
    }

    @Test
    void a_code_in_the_address_opens_the_file_and_says_no_more_to_whom_may_not_see_it_than_of_none() {
        logIn("thuly1.huyen-huu-lung");
        open("/ho-so/" + FAMOUS);
        assertThat(page.url()).matches(".*/ho-so/[0-9a-f-]{36}");
        assertThat(text()).contains(FAMOUS);
        logIn("thuly1.huyen-cao-loc");
        var unseen = page.navigate(at("/ho-so/" + FAMOUS));
        var unseenText = text().replaceAll("[0-9A-Za-z-]{6,}", "");
        var unknown = page.navigate(at("/ho-so/H37.N9999-190426-0001"));
        assertThat(unseen.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(text().replaceAll("[0-9A-Za-z-]{6,}", "")).isEqualTo(unseenText);
    }
}
