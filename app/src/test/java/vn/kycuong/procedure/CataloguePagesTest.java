package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;

/** The catalogue over the web: read by one administrator, confirmed by another, and what citizens and machines are shown. */
class CataloguePagesTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final String PATH = "/quan-tri/danh-muc";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    private Browser reader;
    private Browser second;

    @BeforeEach
    void twoAdministrators() {
        jdbc.sql("truncate identity.attempt").update();
        reader = administrator("danh.muc.mot");
        second = administrator("danh.muc.hai");
    }

    private Browser administrator(String login) {
        if (!(identity.logIn(login, PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Kiểm soát thủ tục", login, PASSWORD);
        var browser = browser();
        browser.logIn(login, PASSWORD);
        return browser;
    }

    @Test
    void a_list_is_read_by_one_shown_line_by_line_and_confirmed_by_another() {
        var code = "7.%06d".formatted(UUID.randomUUID().hashCode() & 0x7ffff);
        var list = "code,name,category,executing_agency,cases_processing,channels_processing\n"
                + code + ",Thủ tục thử <b> " + code + ",Lĩnh vực thử,Ủy ban nhân dân cấp xã,,DIRECT:9WORKING_DAY\n"
                + "1.2,Mã sai,Lĩnh vực thử,Ủy ban nhân dân cấp xã,,DIRECT:1DAY\n";
        assertThat(upload(reader, list, "", "").body()).contains("Ghi số quyết định công bố");
        assertThat(upload(reader, list, "QĐ 5", "31/02/2020").body()).contains("Ngày phải có thật", "value=\"QĐ 5\"");
        assertThat(upload(reader, "", "QĐ 5", "").body()).contains("Chọn một tệp");
        var answer = upload(reader, list, "QĐ 5/QĐ-UBND", "01/01/2020");
        assertThat(answer.statusCode()).isEqualTo(302);
        var report = answer.headers().firstValue("location").orElseThrow();
        assertThat(reader.get(report).body())
                .contains("Chưa có gì thay đổi", "Thủ tục mới", "Không nhận", "không có dạng 1.234567", "&lt;b")
                .contains("Bạn đã đọc tệp này")
                .doesNotContain("/xac-nhan");
        assertThat(reader.submit(PATH, report + "/xac-nhan", Map.of()).body())
                .contains("Người đọc tệp không tự xác nhận");
        assertThat(browser().get("/thu-tuc?q=" + code).body()).doesNotContain("Lĩnh vực thử");
        assertThat(second.submit(report, report + "/xac-nhan", Map.of("y-kien", "Đã đối chiếu"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(second.get(report).body()).contains("đã vào danh mục", "Đã đối chiếu");
        assertThat(second.submit(PATH, report + "/bo", Map.of()).body()).contains("đã được xác nhận hoặc đã bỏ");
        assertThat(browser().get("/thu-tuc?q=" + code).body()).contains("Lĩnh vực thử", "9 ngày làm việc");
        assertThat(browser().get("/thu-tuc/" + code).body()).contains("QĐ 5/QĐ-UBND", "9 ngày làm việc");
        assertThat(reader.get(PATH + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_limit_a_fee_a_case_and_papers_are_corrected_by_hand_and_confirmed_by_another() {
        var page = PATH + "/sua/ALCOHOL_RETAIL";
        assertThat(reader.get(PATH + "/sua?q=ruou").body()).contains(page);
        assertThat(reader.submit(page, page, Map.of("lam", "han", "tu", "2020-01-01", "limit", "5WD", "basis", "QĐ 9"))
                        .body())
                .contains("Ngày áp dụng đã qua", "value=\"5WD\"");
        assertThat(reader.submit(
                                page,
                                page,
                                Map.of(
                                        "lam",
                                        "han",
                                        "tu",
                                        "2100-01-01",
                                        "limit",
                                        "nhanh",
                                        "basis",
                                        "QĐ 9",
                                        "case",
                                        "normal"))
                        .body())
                .contains("không đọc được");
        confirmed(page, Map.of("lam", "han", "tu", "2100-01-01", "limit", "5WD", "basis", "QĐ 9", "case", "normal"));
        confirmed(
                page,
                Map.of(
                        "lam",
                        "phi",
                        "tu",
                        "2100-01-01",
                        "kind",
                        "PHI",
                        "amount",
                        "1.200.000",
                        "per",
                        "dossier",
                        "words",
                        "1.200.000 đồng mỗi hồ sơ."));
        confirmed(
                page,
                Map.of("lam", "truong-hop", "tu", "2100-01-01", "nameVi", "Cấp lại", "limit", "2WD", "basis", "QĐ 9"));
        confirmed(
                page,
                Map.of(
                        "lam",
                        "giay",
                        "tu",
                        "2100-01-01",
                        "decision",
                        "QĐ 10/QĐ-UBND",
                        "p0.name",
                        "Đơn duy nhất",
                        "p0.originals",
                        "1",
                        "p0.copies",
                        "0",
                        "p0.mandatory",
                        "1"));
        assertThat(browser().get("/thu-tuc/ALCOHOL_RETAIL?ngay=2100-01-01").body())
                .contains("5 ngày làm việc", "1.200.000 đồng mỗi hồ sơ.", "Cấp lại", "Đơn duy nhất", "QĐ 10/QĐ-UBND");
        assertThat(browser().get("/thu-tuc/ALCOHOL_RETAIL?ngay=2020-06-15").body())
                .as("what was stays")
                .doesNotContain("Đơn duy nhất", "1.200.000", "Cấp lại");
        assertThat(reader.get(PATH + "/sua/KHONG_CO").statusCode()).isEqualTo(404);
    }

    private void confirmed(String page, Map<String, String> typed) {
        var answer = reader.submit(page, page, typed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var report = answer.headers().firstValue("location").orElseThrow();
        assertThat(reader.submit(PATH, report + "/xac-nhan", Map.of()).body())
                .contains("Người đọc tệp không tự xác nhận");
        assertThat(second.submit(report, report + "/xac-nhan", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(second.get(report).body()).contains("đã vào danh mục");
    }

    @Test
    void the_catalogue_leaves_as_a_file_for_those_who_may() {
        var file = reader.get(PATH + "/xuat.json");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body())
                .startsWith("{\n \"format\": \"kycuong-catalogue\"")
                .contains("\"key\": \"BIRTH\"");
        assertThat(browser().get(PATH + "/xuat.json").statusCode()).isEqualTo(302);
    }

    @Test
    void a_procedure_is_shown_with_papers_by_case_and_fees_by_way() {
        var page = browser().get("/thu-tuc/RES_PERM").body();
        assertThat(page).contains("Cách nộp, thời hạn và phí", "Mẫu CT01", "Đăng ký khai sinh", "Có thể làm cùng lúc");
        assertThat(browser().get("/thu-tuc/BUILD_HOUSE").body())
                .contains("Trường hợp: Nhà ở riêng lẻ", "Trường hợp: Công trình", "Yêu cầu");
        assertThat(browser().get("/thu-tuc?q=khai%20sing").body()).contains("gần đúng", "Đăng ký khai sinh");
        assertThat(browser().get("/thu-tuc?q=&trang=99").statusCode()).isEqualTo(200);
    }

    @Test
    void a_procedure_is_read_as_on_any_day_and_says_when_it_changes() {
        var today = browser().get("/thu-tuc/BUILD_HOUSE").body();
        assertThat(today).contains("Thay đổi theo ngày", "/thu-tuc/BUILD_HOUSE?ngay=2025-07-01");
        assertThat(browser().get("/thu-tuc/BUILD_HOUSE?ngay=2025-06-30").body())
                .contains("như vào ngày 30/06/2025", "15 ngày");
        assertThat(browser().get("/thu-tuc/BUILD_HOUSE?ngay=1/7/2025").body())
                .contains("như vào ngày 01/07/2025", "7 ngày làm việc");
        assertThat(browser().get("/thu-tuc/BUILD_HOUSE?ngay=31/02/2025").body())
                .contains("Ngày phải có thật", "value=\"31/02/2025\"");
        assertThat(browser().get("/thu-tuc/BUILD_HOUSE?ngay=1950-01-01").body())
                .contains("danh mục không có thủ tục này");
        assertThat(browser().get("/thu-tuc/KHONG_CO?ngay=2025-06-30").statusCode())
                .isEqualTo(404);
    }

    @Test
    void machines_read_one_procedure_or_all() {
        var one = browser().get("/thu-tuc/BIRTH/cpsv-ap.jsonld");
        assertThat(one.headers().firstValue("content-type").orElseThrow()).startsWith("application/ld+json");
        assertThat(one.body()).contains("cpsv:PublicService", "Đăng ký khai sinh");
        assertThat(browser().get("/thu-tuc/cpsv-ap.jsonld").body()).contains("JUDICIAL_RECORD", "WORK_PERMIT");
        assertThat(browser().get("/thu-tuc/KHONG_CO/cpsv-ap.jsonld").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> upload(Browser browser, String content, String decision, String inForce) {
        var body = part("_csrf\"", token(browser.get(PATH).body()))
                + part("quyet-dinh\"", decision)
                + part("hieu-luc\"", inForce)
                + part("file\"; filename=\"ds.csv\"\r\nContent-Type: text/csv", content)
                + "--cut--\r\n";
        return browser.send(HttpRequest.newBuilder(at(PATH))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    private static String part(String name, String content) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + content + "\r\n";
    }
}
