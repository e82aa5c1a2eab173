package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The outbox and the words of the notices for who looks after the installation; one's own list of the day. */
class NoticePagesTest extends SampleWorld {
    private static final String WORDING = "/quan-tri/thong-bao/mau/ACCEPTED";

    @Test
    void the_outbox_says_what_waits_and_shows_nothing_of_a_person() {
        logIn("quantri");
        open("/quan-tri/thong-bao");
        assertThat(text()).contains("Chưa cấu hình: Thư điện tử, Tin nhắn, Zalo", "Chờ gửi", "Đã gửi");
        assertThat(text()).doesNotContain("Người nộp mẫu").doesNotContainPattern("\\b0\\d{8,9}\\b");
        fits();
        picture("outbox");
        for (int i = 0;
                i < 60
                        && one("select count(*)::text from notice.message where state = 'UNCONFIGURED'")
                                .equals("0");
                i++) page.waitForTimeout(500);
        open("/quan-tri/thong-bao?loc=UNCONFIGURED");
        assertThat(text()).contains("•••");
        open("/quan-tri/thong-bao?loc=GIVEN_UP");
        assertThat(text()).contains("Không có thông báo nào");
    }

    @Test
    void words_are_seen_on_a_sample_refused_with_an_unknown_placeholder_put_in_use_and_taken_back() {
        logIn("quantri");
        open("/quan-tri/thong-bao/mau");
        assertThat(text()).contains("Tiếp nhận hồ sơ", "Người nộp", "Người đứng đầu đơn vị");
        fits();
        page.setViewportSize(1440, 1000);
        open(WORDING);
        assertThat(text()).contains("Đang dùng mẫu gốc");
        page.fill("#titleVi", "Đã nhận {ma-ho-so} của {ho-ten}");
        page.click("button[formaction]");
        page.waitForLoadState();
        assertThat(text()).contains("Không có chỗ điền {ho-ten}", "{hen-tra}");
        assertThat(page.inputValue("#titleVi")).as("what was typed stays").isEqualTo("Đã nhận {ma-ho-so} của {ho-ten}");
        fits();
        page.fill("#titleVi", "Đã nhận {ma-ho-so}");
        page.click("button[formaction]");
        page.waitForLoadState();
        assertThat(text()).contains("Xem trước với dữ liệu mẫu", "Đã nhận 000.00.00.H37-200615-0001");
        fits();
        picture("wording");
        assertThat(one("select count(*)::text from notice.edited"))
                .as("a preview changes nothing")
                .isEqualTo("0");
        page.click("main form button:not([formaction])");
        page.waitForURL("**xong=da-ghi");
        assertThat(text()).contains("Lời mới được dùng", "Đã sửa");
        page.click("form[action$='/mau-goc'] button");
        page.waitForURL("**xong=mau-goc");
        assertThat(text()).contains("Đã trở lại mẫu gốc", "Đang dùng mẫu gốc");
        assertThat(page.inputValue("#titleVi")).contains("hẹn trả {hen-tra}");
    }

    @Test
    void an_officer_says_where_his_list_goes_or_that_he_wants_none() {
        logIn("thuly2.huyen-huu-lung");
        open("/tai-khoan");
        page.click("a[href='/tai-khoan/thong-bao']");
        page.waitForURL("**/tai-khoan/thong-bao");
        assertThat(text()).contains("Hệ thống chưa có máy chủ thư");
        page.check("input[name=wanted][value=yes]");
        page.fill("#email", "khong phai dia chi");
        page.click("main form button");
        page.waitForLoadState();
        assertThat(text()).contains("Ghi đúng địa chỉ thư");
        assertThat(page.inputValue("#email")).isEqualTo("khong phai dia chi");
        fits();
        page.fill("#email", "thuly2@tinh.example");
        page.click("main form button");
        page.waitForURL("**xong=da-ghi");
        assertThat(page.inputValue("#email")).isEqualTo("thuly2@tinh.example");
        assertThat(one("select encode(sealed, 'escape') from notice.officer limit 1"))
                .doesNotContain("thuly2");
        page.check("input[name=wanted][value=no]");
        page.click("main form button");
        page.waitForURL("**xong=da-ghi");
        assertThat(page.isChecked("input[name=wanted][value=no]")).isTrue();
    }

    private void picture(String name) {
        for (int width : new int[] {1440, 360}) {
            page.setViewportSize(width, 1000);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "notice-" + name + "-" + width + ".png")));
        }
        page.setViewportSize(1440, 1000);
    }
}
