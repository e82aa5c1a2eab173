package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counter in a browser: set up, booked, drawn, called, shown, counted, planned. */
class CounterPagesTest extends SampleWorld {
    private static final String OFFICER = "tiepnhan1.huyen-huu-lung";
    private static final String HEAD = "lanhdao.huyen-huu-lung";

    private String unit = "";

    @BeforeEach
    void anew() {
        for (var table : new String[] {
            "ticket_fact",
            "ticket",
            "queue_day",
            "place",
            "booking_fact",
            "booking",
            "seat",
            "field_group",
            "kiosk",
            "setting"
        }) jdbc.sql("delete from counter." + table).update();
        logIn(HEAD);
        open("/quay/thiet-lap");
        page.check("input[name=mo][value=co] >> nth=0");
        page.fill("#quay", "3");
        page.fill("#quay-hen", "1");
        page.click("form[action='/quay/thiet-lap'] button");
        page.waitForURL("**/quay/thiet-lap");
        open("/quay");
        var href = page.locator("a[href^='/man-hinh-goi-so/']").first().getAttribute("href");
        unit = href.substring(href.lastIndexOf('/') + 1);
    }

    private String booked(String name) {
        page.context().clearCookies();
        open("/dat-lich/" + unit);
        page.locator("input[name=luc]").first().check();
        page.fill("#ten", name);
        page.fill("#lien-he", "09%08d".formatted(Math.abs(UUID.randomUUID().hashCode()) % 100_000_000));
        page.click("main form button[type=submit]");
        page.waitForLoadState();
        assertThat(text()).contains("Đã đặt lịch");
        return page.locator(".ct-code").innerText();
    }

    @Test
    void a_citizen_books_opens_the_booking_by_its_link_moves_it_and_cancels_it() {
        page.context().clearCookies();
        open("/dat-lich");
        assertThat(page.locator("a[href='/dat-lich/" + unit + "']").count()).isEqualTo(1);
        fits();
        open("/dat-lich/" + unit);
        assertThat(text()).contains("còn", "Ngày");
        fits();
        picture("book");
        page.locator("input[name=luc]").first().check();
        page.fill("#ten", "Hoàng Thị Mẫu");
        page.fill("#lien-he", "không phải số");
        page.click("main form button[type=submit]");
        page.waitForLoadState();
        assertThat(text()).contains("Ghi số điện thoại Việt Nam");
        assertThat(page.inputValue("#ten")).as("what was typed stays").isEqualTo("Hoàng Thị Mẫu");
        fits();
        page.fill("#lien-he", "0912 000 111");
        page.click("main form button[type=submit]");
        page.waitForLoadState();
        var code = page.locator(".ct-code").innerText();
        assertThat(code).matches("([2-9A-HJ-Z]{4}-){3}[2-9A-HJ-Z]{4}");
        fits();
        picture("booked");
        page.click("a[href^='/dat-lich/xem#ma=']");
        page.waitForSelector("form[action='/dat-lich/xem/huy']");
        assertThat(page.url()).as("the code stays in no address").doesNotContain(code);
        assertThat(text()).contains("Đã đặt");
        fits();
        page.locator("form[action='/dat-lich/xem/doi'] input[name=luc]").last().check();
        page.click("form[action='/dat-lich/xem/doi'] button");
        page.waitForLoadState();
        assertThat(text()).contains("Đã đổi giờ hẹn");
        var file = page.waitForDownload(() -> page.click("form[action='/dat-lich/xem/tep-lich'] button"));
        assertThat(file.suggestedFilename()).isEqualTo("lich-hen.ics");
        page.waitForTimeout(300);
        page.evaluate("document.querySelectorAll('form[data-sent]').forEach(f => delete f.dataset.sent)");
        page.click("form[action='/dat-lich/xem/huy'] button");
        page.waitForLoadState();
        assertThat(text()).contains("Đã hủy lịch hẹn");
        open("/dat-lich/xem");
        page.fill("#ma", "AAAA-BBBB-CCCC-DDDD");
        page.click("main form button[type=submit]");
        page.waitForLoadState();
        assertThat(text()).contains("Không có lịch hẹn với mã này");
        fits();
    }

    @Test
    void one_address_that_books_and_books_is_braked_in_the_words_that_do_not_tell_whose_number_it_is() {
        String last = "";
        for (int i = 0; i < 9; i++) {
            page.context().clearCookies();
            open("/dat-lich/" + unit);
            var token = page.locator("main form input[name=_csrf]");
            var form = FormData.create()
                    .set("key", UUID.randomUUID().toString())
                    .set("luc", page.locator("input[name=luc]").nth(i % 3).inputValue())
                    .set("ten", "Người mẫu")
                    .set("lien-he", "0977 00%04d".formatted(1000 + i));
            if (token.count() > 0) form.set("_csrf", token.first().inputValue());
            var answer = page.request()
                    .post(at("/dat-lich/" + unit), RequestOptions.create().setForm(form));
            last = answer.status() + " " + answer.text();
        }
        assertThat(last).startsWith("429").contains("từ nơi này hoặc với cách liên hệ này");
        assertThat(last).contains("value=\"Người mẫu\"");
    }

    @Test
    void a_number_is_drawn_at_the_door_called_shown_served_and_counted() {
        logIn(HEAD);
        open("/quay/thiet-lap");
        page.fill("#may-ten", "Cửa chính");
        page.click("form[action='/quay/thiet-lap/may'] button");
        page.waitForLoadState();
        var link = page.locator(".ct-code").innerText();
        fits();
        picture("settings");
        page.context().clearCookies();
        open("/lay-so");
        assertThat(text()).contains("chưa được cấp khóa");
        fits();
        open(link);
        page.waitForSelector("button[name=nhom]"); // the script sends the key and comes back
        assertThat(text()).contains("Chọn lĩnh vực");
        fits();
        picture("kiosk");
        page.click("button[name=nhom]");
        page.waitForLoadState();
        assertThat(text()).contains("A 001", "Trước quý vị còn 0 người");
        fits();
        picture("drawn");
        logIn(OFFICER);
        open("/quay");
        page.selectOption("#quay", "2");
        page.click("form[action='/quay/ngoi'] button");
        page.waitForURL("**/quay");
        fits();
        page.keyboard().press("g");
        page.waitForSelector("form[action$='/phuc-vu']");
        assertThat(text()).contains("A 001", "Đang gọi");
        fits();
        picture("desk");
        open("/man-hinh-goi-so/" + unit);
        assertThat(page.locator("[aria-live=polite]").innerText()).isEqualTo("Mời số A 001 đến quầy 2");
        assertThat(page.locator("body").innerText()).contains("A 001").doesNotContain("Công chức");
        fits();
        picture("display");
        open("/quay");
        page.click("form[action$='/phuc-vu'] button");
        page.waitForSelector("form[action$='/xong']");
        page.click("form[action$='/xong'] button");
        page.waitForSelector("form[action='/quay/goi']");
        assertThat(one("select state from counter.ticket")).isEqualTo("DONE");
        open("/quay/so-lieu");
        assertThat(text()).contains("Chờ trung vị");
        fits();
        picture("waits");
        page.locator("tr.kc-table__total a").first().click();
        page.waitForURL("**/danh-sach*");
        assertThat(text()).contains("1 số", "A 001");
        fits();
    }

    @Test
    void an_officer_sees_the_appointments_and_asks_for_a_contact_which_is_noted() {
        var code = booked("Nông Thị Mẫu");
        assertThat(code).isNotBlank();
        var day = one("select (starts_at at time zone 'Asia/Ho_Chi_Minh')::date::text from counter.booking");
        logIn(OFFICER);
        open("/quay/lich-hen?ngay=" + day);
        assertThat(text()).contains("Nông Thị Mẫu", "09•••");
        fits();
        picture("appointments");
        page.click("form[action$='/lien-he'] button");
        page.waitForLoadState();
        assertThat(text()).doesNotContain("09•••");
        for (int i = 0;
                i < 30
                        && one("select count(*)::text from audit.line where what = 'counter-contact'")
                                .equals("0");
                i++) page.waitForTimeout(300);
        assertThat(one("select count(*)::text from audit.line where what = 'counter-contact'"))
                .isNotEqualTo("0");
        logIn("thuly1.huyen-huu-lung");
        assertThat(page.request().get(at("/quay/lich-hen")).status())
                .as("not at the counter")
                .isEqualTo(403);
    }

    @Test
    void when_nobody_is_there_on_a_day_its_appointments_are_told_and_no_more_is_taken() {
        var day = "2020-06-17";
        logIn(OFFICER);
        open("/quay/lich-hen?ngay=" + day);
        page.fill("#ten", "Nông Thị Mẫu");
        page.fill("#lien-he", "0912 000 222");
        page.click("form[action='/quay/lich-hen'] button[type=submit]");
        page.waitForLoadState();
        assertThat(text()).contains("Đã đặt lịch");
        open("/quay/lich-hen?ngay=" + day);
        assertThat(text()).contains("Nông Thị Mẫu").doesNotContain("nhiều lịch hẹn hơn người trực");
        var owner = JdbcClient.create(owner());
        owner.sql("""
                insert into identity.absence (person_id, kind, valid_from, valid_to, made_by, made_at)
                select h.person_id, 'COURSE', ?::date, ?::date, 1, ?::date
                  from organisation.holding h join organisation.post p on p.id = h.post_id
                 where p.role = 'RECEIVER' and p.unit_id = (select unit_id from counter.booking)
                """).params(day, day, day).update();
        try {
            logIn(OFFICER);
            open("/quay/lich-hen");
            assertThat(text())
                    .contains("Ngày có nhiều lịch hẹn hơn người trực (1)", "cùng lúc 1 lịch hẹn, 0 người có mặt");
            fits();
            picture("crowded");
            page.click("a[href='/quay/lich-hen?ngay=" + day + "']");
            page.waitForLoadState();
            assertThat(text()).contains("Nông Thị Mẫu", "không còn giờ trống");
            page.context().clearCookies();
            open("/dat-lich/" + unit);
            assertThat(page.locator("a[href$='?ngay=" + day + "']").count())
                    .as("nobody books for that day")
                    .isZero();
        } finally {
            owner.sql("delete from identity.absence where kind = 'COURSE' and made_by = 1")
                    .update();
        }
    }

    @Test
    void a_week_is_planned_looked_at_with_its_reasons_changed_after_a_warning_and_confirmed() {
        logIn(HEAD);
        open("/quay/lich-truc");
        fits();
        page.click("form[action='/quay/lich-truc'] button");
        page.waitForSelector("form[action$='/xac-nhan']", new Page.WaitForSelectorOptions().setTimeout(60_000));
        var roster = page.url();
        assertThat(text()).contains("Còn", "không cách xếp nào ít hơn", "hồ sơ mở tại đơn vị", "Lý do");
        assertThat(one("select count(*)::text from counter.roster_seat where must and actor_id is null"))
                .as("open in every half-day")
                .isEqualTo("0");
        fits();
        picture("roster");
        page.selectOption("#nguoi", "");
        page.click("form[action$='/doi-nguoi'].kc-form button");
        page.waitForLoadState();
        assertThat(text()).contains("Chưa đổi gì", "không còn ai mở quầy");
        assertThat(one("select count(*)::text from counter.roster_seat where by_hand"))
                .isEqualTo("0");
        fits();
        page.navigate(roster);
        page.click("form[action$='/xac-nhan'] button");
        page.waitForLoadState();
        assertThat(text()).contains("Đã xác nhận");
        var csv = page.request().get(roster + "/lich-truc.csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.text()).contains("Lý do");
        logIn(OFFICER);
        page.navigate(roster);
        assertThat(text()).contains("Đã xác nhận");
        assertThat(page.locator("form[action$='/doi-nguoi']").count()).isZero();
    }

    private void picture(String name) {
        for (int width : new int[] {1440, 360}) {
            page.setViewportSize(width, 1000);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "counter-" + name + "-" + width + ".png")));
        }
        page.setViewportSize(1440, 1000);
    }
}
