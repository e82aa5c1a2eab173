package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** One way through each: a document is entered and put in force, a duty is assigned and confirmed, a plan is approved and an item of it done. */
class DutiesAndPlansTest extends SampleWorld {
    private static final String CLERK = "thuly1.huyen-huu-lung";
    private static final String HEAD = "lanhdao.huyen-huu-lung";

    @Test
    void a_document_is_entered_split_into_clauses_given_duties_and_put_in_force_by_another_person() {
        logIn(CLERK);
        open("/van-ban/moi");
        page.check("input[name=direction][value=OUT]");
        page.fill("#number", "7");
        page.fill("#symbol", "UBND-VP");
        page.selectOption("#type", "Kế hoạch");
        page.fill("#issuer", "UBND huyện mẫu");
        page.fill("#issuedOn", "2020-06-01");
        page.fill("#documentTitle", "Về việc thử sổ văn bản");
        page.fill("#status", "theo bản gốc");
        page.fill("#body", "1. Các đơn vị:\na) Rà soát quy chế.\nb) Báo cáo kết quả.\nd) Niêm yết công khai.");
        send("main form.kc-form");
        assertThat(text()).contains("07 (NĐ 30/2020/NĐ-CP", "Ký hiệu của kế hoạch bắt đầu bằng \"KH-\"");
        assertThat(page.inputValue("#body")).as("nothing typed is lost").contains("Niêm yết công khai");
        fits();
        page.fill("#number", "07");
        page.fill("#symbol", "KH-UBND");
        send("main form.kc-form");
        page.click("form[action$='/tach'] button");
        page.waitForLoadState();
        assertThat(text()).contains("Máy đề nghị 3 điểm", "lẽ ra là \"c\"");
        fits();
        send("form[action$='/dieu-khoan']");
        page.locator("summary:has-text('Thêm hoặc sửa một nhiệm vụ')").click();
        page.selectOption("#clause", "b");
        page.fill("#dutyHeading", "Báo cáo kết quả rà soát");
        page.check("form[action$='/nhiem-vu'] input[value=DISTRICT]");
        page.fill("#product", "Báo cáo");
        page.fill("#due", "mười ngày");
        send("form[action$='/nhiem-vu']");
        assertThat(page.locator("#due-error").innerText()).isNotBlank();
        page.fill("#due", "2020-07-31");
        send("form[action$='/nhiem-vu']");
        assertThat(text()).contains("b.1 · Báo cáo kết quả rà soát");
        assertThat(page.locator("form[action$='/ap-dung']").count())
                .as("who drafted it does not put it in force")
                .isZero();
        var draft = page.url();

        logIn(HEAD);
        page.navigate(draft);
        send("form[action$='/ap-dung']");
        assertThat(page.url()).endsWith("/van-ban/07-KH-UBND");
        assertThat(text()).contains("còn hiệu lực", "Báo cáo kết quả rà soát", "11 đơn vị");
        page.setInputFiles(
                "#file", new FilePayload("ban-chup.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.UTF_8)));
        send("form[action$='/ban-chup']");
        assertThat(page.locator("[role=alert]").innerText()).contains("ban-chup");
        fits();
        open("/van-ban/07-KH-UBND/lich-su");
        assertThat(text()).contains("Lần ghi 1", "Được coi là đúng từ");
        fits();
        open("/van-ban?q=thu+so+van+ban&hieu-luc=2020-06-15");
        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        open("/van-ban?q=thu+so+van+ban&hieu-luc=2020-05-31");
        assertThat(page.locator("tbody tr").count()).isZero();
    }

    @Test
    void a_duty_is_assigned_with_one_lead_confirmed_by_the_head_and_answered_for() {
        logIn(CLERK);
        open("/phan-cong/moi");
        page.fill("#name", "Trực đường dây nóng");
        page.selectOption("#source", "FUNCTION");
        page.fill("#ref", "QĐ mẫu về chức năng");
        send("main form.kc-form");
        assertThat(text()).contains("Chưa có vị trí chủ trì");
        assertThat(page.inputValue("#name")).isEqualTo("Trực đường dây nóng");
        fits();
        page.locator("fieldset#parts select").nth(2).selectOption("LEAD");
        send("main form.kc-form");
        assertThat(text()).contains("Chờ người đứng đầu xác nhận");
        assertThat(page.locator("form[action$='/xac-nhan']").count()).isZero();
        var draft = page.url();

        logIn(HEAD);
        page.navigate(draft);
        fits();
        send("form[action$='/xac-nhan']");
        assertThat(text()).contains("Được coi là đúng");
        fits();
        open("/phan-cong");
        assertThat(text()).contains("Trực đường dây nóng", "có đúng một vị trí chủ trì");
        fits();
        open("/phan-cong?ngay=2020-06-14");
        assertThat(text()).doesNotContain("Trực đường dây nóng");
        open("/phan-cong?biet=2020-06-01");
        assertThat(text()).as("nobody knew of it then").doesNotContain("Trực đường dây nóng");
        open("/phan-cong/don-vi?van-ban=1404-UBND-NC&diem=d");
        assertThat(text()).contains("Huyện Hữu Lũng", "chưa có sổ");
        fits();
    }

    @Test
    void an_internal_rule_is_entered_confirmed_by_the_head_and_followed_by_another() {
        logIn(CLERK);
        rule("Quy chế làm việc 2019", "2019-05-06", "2019-06-01", "2020-06-01");
        assertThat(page.locator("form[action$='/xac-nhan']").count()).isZero();
        logIn(HEAD);
        open("/noi-quy");
        send("form[action$='/xac-nhan']");
        assertThat(text()).contains("Quy chế làm việc 2019", "quá ngày rà soát");
        rule("Quy chế làm việc 2020", "2020-06-10", "2020-06-14", "2022-06-14");
        send("form[action$='/xac-nhan']");
        assertThat(text()).contains("Quy chế làm việc 2020").doesNotContain("quá ngày rà soát");
        fits();
        open("/noi-quy?ngay=2020-06-13");
        assertThat(text()).contains("Quy chế làm việc 2019");
        open("/noi-quy?biet=2020-06-01");
        assertThat(text()).as("nobody knew of them then").doesNotContain("Quy chế làm việc 20");
    }

    private void rule(String name, String issued, String from, String review) {
        open("/noi-quy");
        page.selectOption("#kind", "WORK");
        page.fill("#name", name);
        page.fill("#sign", "15/QĐ-UBND");
        page.fill("#issuedOn", issued);
        page.fill("#from", from);
        page.fill("#reviewBy", review);
        send("form[action$='/noi-quy'][method=post]");
    }

    @Test
    void a_plan_is_drafted_approved_changed_reported_sent_back_and_accepted() {
        logIn(CLERK);
        open("/ke-hoach/moi");
        page.check("input[name=level][value=PERSON]");
        page.fill("#name", "Kế hoạch của tôi");
        send("main form.kc-form");
        fits();
        page.fill("form[action$='/viec'] #name", "Rà soát hồ sơ tồn");
        page.fill("#product", "Báo cáo rà soát");
        page.fill("#weight", "0");
        page.fill("#due", "2020-07-10");
        send("form[action$='/viec']");
        assertThat(page.locator("#weight-error").innerText()).contains("1 đến 100");
        page.fill("#weight", "40");
        send("form[action$='/viec']");
        assertThat(text()).contains("Rà soát hồ sơ tồn", "10/07/2020");
        assertThat(page.locator("form[action$='/duyet']").count()).isZero();
        var plan = page.url();

        logIn(HEAD);
        page.navigate(plan);
        send("form[action$='/duyet']");
        assertThat(text()).contains("đã duyệt", "đang làm");
        fits();
        page.locator("a:has-text('Rà soát hồ sơ tồn')").click();
        page.locator("summary:has-text('Thay đổi việc đã duyệt')").click();
        page.fill("#due", "2020-07-20");
        page.fill("#reason", "Chờ kết luận của tỉnh");
        send("form[action$='/thay-doi']");
        assertThat(text()).contains("Hạn: 10/07/2020 → 20/07/2020", "khi duyệt: 10/07/2020");
        fits();
        var item = page.url();

        logIn(CLERK);
        page.navigate(item);
        page.fill("#report", "Báo cáo số 5");
        send("form[action$='/bao-cao']");
        assertThat(text()).contains("đã báo cáo, chờ nhận");

        logIn(HEAD);
        page.navigate(item);
        page.fill("#decide", "Thiếu biểu 2");
        page.click("button[formaction$='/tra-lai']");
        page.waitForLoadState();
        assertThat(text()).contains("đang làm", "Thiếu biểu 2");

        logIn(CLERK);
        page.navigate(item);
        page.fill("#report", "Báo cáo số 5, đủ biểu");
        send("form[action$='/bao-cao']");

        logIn(HEAD);
        page.navigate(item);
        page.fill("#decide", "Đạt");
        send("form[action$='/nhan']");
        assertThat(text()).contains("đã nhận");
        page.navigate(plan);
        assertThat(text()).contains("100% đúng hạn theo trọng số");
        assertThat(page.request().get(plan + "/ke-hoach.xlsx").body()).startsWith('P', 'K');
        open("/ke-hoach");
        fits();
    }

    private void send(String form) {
        page.locator(form + " button[type=submit]").first().click();
        page.waitForLoadState();
    }
}
