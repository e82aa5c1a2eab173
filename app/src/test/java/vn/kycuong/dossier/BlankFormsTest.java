package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;

/** A blank form is put beside a paper, and taken by whoever wants to apply; nothing is promised where there is none. */
class BlankFormsTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final String PAGE = "/quan-tri/to-khai/BIRTH";
    private static final String PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    private Browser administrator;

    @BeforeEach
    void anAdministrator() {
        jdbc.sql("truncate identity.attempt").update();
        if (!(identity.logIn("to.khai", PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Kiểm soát thủ tục", "to.khai", PASSWORD);
        administrator = browser();
        administrator.logIn("to.khai", PASSWORD);
    }

    private HttpResponse<String> put(String paper, String name, String content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + token(administrator.get(PAGE).body())
                        + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/pdf\r\n\r\n" + content + "\r\n--cut--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return administrator.send(HttpRequest.newBuilder(at(PAGE + "/v2026/" + paper))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    @Test
    void a_blank_form_is_put_there_taken_by_everybody_and_taken_away() {
        assertThat(browser().get("/thu-tuc/BIRTH").body()).doesNotContain("/to-khai/");
        assertThat(administrator.get("/quan-tri/to-khai?q=khai+sinh").body()).contains(PAGE);
        assertThat(put("1", "to-khai.pdf", PDF).statusCode()).isEqualTo(302);
        var link = "/thu-tuc/BIRTH/to-khai/v2026/1";
        assertThat(browser().get("/thu-tuc/BIRTH").body()).contains(link, "Tải tờ khai");
        assertThat(browser().get("/nop-ho-so/BIRTH").body()).contains(link);
        assertThat(browser().get("/thu-tuc/BIRTH?ngay=2020-06-15").body())
                .as("another version has its own")
                .doesNotContain(link);
        var taken = browser().get(link);
        assertThat(taken.body()).isEqualTo(PDF);
        assertThat(taken.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(taken.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(taken.headers().firstValue("content-security-policy").orElseThrow())
                .contains("sandbox");
        assertThat(administrator
                        .submit(PAGE, PAGE + "/v2026/1/bo", java.util.Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser().get(link).statusCode()).isEqualTo(404);
        assertThat(browser().get("/thu-tuc/BIRTH").body()).doesNotContain(link);
    }

    @Test
    void what_is_no_pdf_or_of_no_paper_is_refused_and_only_administrators_put_it_there() {
        assertThat(put("1", "to-khai.pdf", "").body()).contains("Chọn một tệp PDF");
        assertThat(put("1", "to-khai.pdf", "<html><script>alert(1)</script>").statusCode())
                .isEqualTo(422);
        assertThat(put("1", "to-khai.pdf", PDF + "PK\u0005\u0006" + "\0".repeat(18))
                        .statusCode())
                .as("an archive behind it")
                .isEqualTo(422);
        assertThat(put("99", "to-khai.pdf", PDF).statusCode()).isEqualTo(404);
        assertThat(browser().get(PAGE).statusCode()).isEqualTo(302);
        assertThat(browser().get("/thu-tuc/BIRTH/to-khai/v2026/2").statusCode()).isEqualTo(404);
    }
}
