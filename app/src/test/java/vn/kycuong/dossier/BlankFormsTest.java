package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.document.WordDocumentTest;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;

/** A blank form is proposed for a paper, put in use by a second person, and taken by whoever wants to apply; nothing is promised where there is none. */
class BlankFormsTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final String PAGE = "/quan-tri/to-khai/BIRTH";
    private static final String LINK = "/thu-tuc/BIRTH/to-khai/v2026/1";
    private static final String PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    private Browser administrator;

    private Browser second;

    @BeforeEach
    void twoAdministrators() {
        jdbc.sql("truncate identity.attempt").update();
        jdbc.sql("delete from procedure.blank_draft").update();
        jdbc.sql("delete from procedure.blank_form").update();
        administrator = administrator("to.khai.mot");
        second = administrator("to.khai.hai");
    }

    private Browser administrator(String login) {
        if (!(identity.logIn(login, PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Kiểm soát thủ tục", login, PASSWORD);
        var browser = browser();
        browser.logIn(login, PASSWORD);
        return browser;
    }

    private HttpResponse<String> put(String paper, String name, byte[] content) {
        return put(paper, name, content, seen());
    }

    private HttpResponse<String> put(String paper, String name, byte[] content, String seen) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + token(administrator.get(PAGE).body())
                        + "\r\n--cut\r\nContent-Disposition: form-data; name=\"seen\"\r\n\r\n" + seen
                        + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return administrator.send(HttpRequest.newBuilder(at(PAGE + "/v2026/" + paper))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /** Token of what is proposed for the first paper; empty for none. */
    private String seen() {
        return jdbc.sql("select token from procedure.blank_draft where paper_no = 1")
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("");
    }

    private HttpResponse<String> act(Browser by, String act, String seen) {
        return by.submit(PAGE, PAGE + "/v2026/1" + act, Map.of("seen", seen));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_blank_form_is_proposed_put_in_use_by_a_second_person_and_taken_by_everybody() {
        assertThat(browser().get("/thu-tuc/BIRTH").body()).doesNotContain("/to-khai/");
        assertThat(administrator.get("/quan-tri/to-khai?q=khai+sinh").body()).contains(PAGE);
        assertThat(put("1", "to-khai.pdf", bytes(PDF)).statusCode()).isEqualTo(302);
        assertThat(browser().get(LINK).statusCode())
                .as("nobody takes what is only proposed")
                .isEqualTo(404);
        assertThat(administrator.get(PAGE).body()).contains("không tự đưa vào dùng", "to-khai.pdf");
        assertThat(act(administrator, "/cong-bo", seen()).statusCode()).isEqualTo(422);
        assertThat(browser().get(LINK).statusCode()).isEqualTo(404);
        assertThat(second.get("/quan-tri/to-khai?q=khong-co").body())
                .as("the second person finds what waits")
                .contains("Chờ người thứ hai", PAGE);
        assertThat(second.get(PAGE + "/v2026/1/de-nghi").body()).isEqualTo(PDF);
        assertThat(act(second, "/cong-bo", seen()).statusCode()).isEqualTo(302);
        assertThat(browser().get("/thu-tuc/BIRTH").body()).contains(LINK, "Tải tờ khai (PDF, 1 kB)");
        assertThat(second.get("/quan-tri/to-khai").body()).doesNotContain("Chờ người thứ hai");
        assertThat(browser().get("/nop-ho-so/BIRTH").body()).contains(LINK);
        assertThat(browser().get("/thu-tuc/BIRTH?ngay=2020-06-15").body())
                .as("another version has its own")
                .doesNotContain(LINK);
        var taken = browser().get(LINK);
        assertThat(taken.body()).isEqualTo(PDF);
        assertThat(taken.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(taken.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(taken.headers().firstValue("content-security-policy").orElseThrow())
                .contains("sandbox");
    }

    @Test
    void each_edition_is_kept_and_to_take_a_form_away_needs_two_as_well() throws IOException {
        put("1", "to-khai.pdf", bytes(PDF));
        act(second, "/cong-bo", seen());
        assertThat(put("1", "to-khai.docx", WordDocumentTest.form()).statusCode())
                .isEqualTo(302);
        assertThat(browser().get(LINK).body())
                .as("the one in use stays meanwhile")
                .isEqualTo(PDF);
        act(second, "/cong-bo", seen());
        assertThat(browser().get("/thu-tuc/BIRTH").body()).contains("Tải tờ khai (Word, 1 kB)");
        assertThat(browser().get(LINK).headers().firstValue("content-type").orElseThrow())
                .contains("wordprocessingml.document");
        assertThat(act(administrator, "/bo", "").statusCode()).isEqualTo(302);
        assertThat(browser().get(LINK).statusCode()).isEqualTo(200);
        assertThat(act(administrator, "/cong-bo", seen()).statusCode()).isEqualTo(422);
        assertThat(act(second, "/cong-bo", seen()).statusCode()).isEqualTo(302);
        assertThat(browser().get(LINK).statusCode()).isEqualTo(404);
        assertThat(browser().get("/thu-tuc/BIRTH").body()).doesNotContain(LINK);
        assertThat(act(administrator, "/bo", "").statusCode())
                .as("there is none")
                .isEqualTo(422);
        assertThat(second.get(PAGE + "/v2026/1/ban/1").body()).isEqualTo(PDF);
        assertThat(second.get(PAGE).body()).contains("/v2026/1/ban/2", "Bản 3");
        assertThat(second.get(PAGE + "/v2026/1/ban/3").statusCode()).isEqualTo(404);
    }

    @Test
    void whoever_decides_decides_on_what_he_saw() {
        put("1", "mot.pdf", bytes(PDF));
        var first = seen();
        assertThat(put("1", "hai.pdf", bytes(PDF), "").statusCode())
                .as("somebody proposed one meanwhile")
                .isEqualTo(409);
        put("1", "hai.pdf", bytes(PDF));
        assertThat(act(second, "/cong-bo", first).statusCode()).isEqualTo(409);
        assertThat(act(second, "/rut", first).statusCode()).isEqualTo(409);
        assertThat(act(second, "/rut", seen()).statusCode()).isEqualTo(302);
        assertThat(act(second, "/cong-bo", first).statusCode()).isEqualTo(409);
        assertThat(browser().get(LINK).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_no_form_or_of_no_paper_is_refused_and_only_administrators_propose() throws IOException {
        assertThat(put("1", "", new byte[0]).body())
                .as("told at the paper for which nothing was chosen")
                .contains("Chọn một tệp PDF", "href=\"#file-v2026-1\"", "id=\"file-v2026-1-error\"")
                .doesNotContain("id=\"file-v2026-2-error\"");
        assertThat(put("1", "to-khai.pdf", new byte[0]).body()).contains("không có nội dung");
        var page = put("1", "to-khai.pdf", bytes("<html><script>alert(1)</script>"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("không phải PDF hoặc Word (.docx)").doesNotContain("JPEG");
        assertThat(administrator.get("/quan-tri/to-khai?q=zzzz").body()).contains("Không có thủ tục nào như vậy");
        assertThat(administrator.get(PAGE).body()).containsOnlyOnce("đang áp dụng");
        assertThat(put("1", "to-khai.pdf", bytes(PDF + "PK\u0005\u0006" + "\0".repeat(18)))
                        .statusCode())
                .as("an archive behind it")
                .isEqualTo(422);
        assertThat(put("1", "to-khai.docx", bytes("PK\u0003\u0004....")).body()).contains("không đúng cấu trúc");
        assertThat(seen()).isEmpty();
        assertThat(put("99", "to-khai.pdf", bytes(PDF)).statusCode()).isEqualTo(404);
        assertThat(browser().get(PAGE).statusCode()).isEqualTo(302);
        assertThat(browser().get("/thu-tuc/BIRTH/to-khai/v2026/2").statusCode()).isEqualTo(404);
    }
}
