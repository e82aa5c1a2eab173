package vn.kycuong.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult.LoggedIn;

/** A form is written without script, tried out as a citizen meets it, put in use by a second person, and then asked. */
class FormPagesTest extends WebTest {
    private static final String PASSWORD = "con trâu trắng lội sông sâu";
    private static final String PATH = "/quan-tri/bieu-mau";
    private static final Pattern SEEN = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    private Browser writer;
    private Browser second;

    @BeforeEach
    void twoAdministrators() {
        jdbc.sql("truncate identity.attempt").update();
        jdbc.sql("delete from form.draft").update();
        writer = administrator("bieu.mau.mot");
        second = administrator("bieu.mau.hai");
    }

    private Browser administrator(String login) {
        if (!(identity.logIn(login, PASSWORD, "a") instanceof LoggedIn))
            accounts.setUp(accounts.openSetUpLink(), "Kiểm soát thủ tục", login, PASSWORD);
        var browser = browser();
        browser.logIn(login, PASSWORD);
        return browser;
    }

    private String seen(String page) {
        var found = SEEN.matcher(writer.get(page).body());
        return found.find() ? found.group(1) : "0";
    }

    private HttpResponse<String> act(String form, String act) {
        return writer.submit(form, form + "/sua", Map.of("lam", act, "version", seen(form)));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static Map<String, String> question(String label, String kind, String key) {
        var typed = new HashMap<String, String>();
        typed.put("label", label);
        typed.put("labelEn", "");
        typed.put("kind", kind);
        typed.put("required", "1");
        typed.put("khoa", key);
        typed.put("max", "");
        return typed;
    }

    private HttpResponse<String> write(String page, Map<String, String> typed) {
        var all = new HashMap<>(typed);
        all.put("version", seen(page));
        return writer.submit(page, page, all);
    }

    @Test
    void a_form_is_written_tried_out_put_in_use_and_asked() {
        var form = PATH + "/WORK_PERMIT";
        assertThat(writer.get(PATH).body()).contains("Phần chung của mọi thủ tục", form, "Chỉ hỏi giấy tờ");
        assertThat(writer.get(PATH + "?q=giay+phep+lao+dong").body())
                .contains(form)
                .doesNotContain(PATH + "/BIRTH\"");
        act(form, "soan");
        var section = location(act(form, "muc-truoc"));
        assertThat(section).isEqualTo(form + "/muc/0");
        assertThat(write(section, Map.of("title", "Bạn dùng giấy này làm gì? <b>", "titleEn", "", "khoa", "why"))
                        .statusCode())
                .isEqualTo(302);
        var first = location(act(form, "cau-them-0"));
        assertThat(first).isEqualTo(section + "/cau/0");
        var wrong = question("Mục đích", "CHOICE", "purpose");
        wrong.put("max", "nhiều");
        wrong.put("tl0.label", "Kết hôn");
        wrong.put("tl1.label", "Việc khác");
        assertThat(write(first, wrong).body())
                .as("what was typed is kept on the page")
                .contains("Độ dài nhất phải là số", "value=\"nhiều\"", "value=\"Kết hôn\"");
        wrong.put("max", "");
        assertThat(write(first, wrong).statusCode()).isEqualTo(302);
        var other = location(act(form, "cau-them-0"));
        var asksMore = question("Việc gì?", "TEXT", "whatElse");
        asksMore.put("dk0", "purpose=2");
        assertThat(write(other, asksMore).statusCode()).isEqualTo(302);
        assertThat(writer.get(other).body())
                .contains("Mục đích: Việc khác", "Trang người dân sẽ thấy", "Kết hôn", "data-glimpse");
        assertThat(writer.submit(other, other + "/xem", question("Lời khác hẳn", "TEXT", "whatElse"))
                        .body())
                .as("drawn while it is written")
                .contains("Lời khác hẳn")
                .doesNotContain("<html");
        var outline = writer.get(form).body();
        assertThat(outline)
                .contains("Bạn dùng giấy này làm gì? &lt;b", "“Mục đích” = Việc khác", "Không có lỗi")
                .contains("Bạn sửa bản nháp này lần cuối");
        assertThat(browser().get("/nop-ho-so/WORK_PERMIT").statusCode()).isEqualTo(200);
        tryOut(form);
        assertThat(writer.submit(form, form + "/cong-bo", Map.of("version", seen(form)))
                        .body())
                .contains("Người sửa lần cuối không tự công bố");
        assertThat(location(second.submit(form, form + "/cong-bo", Map.of("version", seen(form)))))
                .endsWith("?xong=cong-bo");
        assertThat(second.get(form).body()).contains("Đang dùng bản 1 của tỉnh", "Soạn lại từ bản 1");
        assertThat(writer.get(form + "/so-sanh?truoc=ban-goc&sau=1").body()).contains("Mục đích", "Thêm mới");
        assertThat(writer.get(form + "/xuat.json").body()).contains("\"purpose\"");
        assertThat(writer.get(form + "/so-sanh?truoc=9").statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit.line where what like 'POST /quan-tri/bieu-mau/%/cong-bo'")
                        .query((row, _) -> row.getInt(1))
                        .single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from audit.line where what like '%/xem'")
                        .query((row, _) -> row.getInt(1))
                        .single())
                .as("looking is no administering")
                .isZero();
    }

    /** Page after page, with the conditions and refusals of the form; nothing is kept. */
    private void tryOut(String form) {
        var start = form + "/xem-thu";
        var page = writer.get(start).body();
        var action = Pattern.compile("action=\"(" + start + "/cau/[^\"]+)\"");
        var typed = new HashMap<String, String>();
        for (int i = 0; i < 40 && !page.contains("Kiểm tra"); i++) {
            var found = action.matcher(page);
            assertThat(found.find()).as(page).isTrue();
            if (found.group(1).endsWith("/why")) {
                assertThat(writer.submit(start, found.group(1), typed).body()).contains("Chưa chọn. Chọn một trả lời.");
                typed.put("purpose", "1");
                assertThat(writer.submit(start, found.group(1), typed).body()).doesNotContain("Việc gì?");
                return;
            }
            fill(page, typed);
            page = writer.submit(start, found.group(1), typed).body();
        }
        throw new AssertionError("The section was never asked:\n" + page);
    }

    private static void fill(String page, Map<String, String> typed) {
        Pattern.compile("type=\"radio\" id=\"[^\"]+\" name=\"([^\"]+)\" value=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(r -> typed.putIfAbsent(r.group(1), r.group(2)));
        Pattern.compile("<select class=\"govuk-select\" id=\"([^\"]+)\".*?</select>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .forEach(s -> Pattern.compile("<option value=\"(\\d+)\"")
                        .matcher(s.group())
                        .results()
                        .findFirst()
                        .ifPresent(o -> typed.putIfAbsent(s.group(1), o.group(1))));
        Pattern.compile("type=\"(?:text|tel|email)\" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(t -> typed.putIfAbsent(
                        t.group(1),
                        switch (t.group(1)) {
                            case "identityNumber", "phone", "email" -> "";
                            default -> "Nguyễn Thị Ánh";
                        }));
    }

    @Test
    void who_saw_an_older_draft_keeps_what_he_typed_and_a_file_that_is_wrong_says_where() {
        var form = PATH + "/AD_NOTICE";
        act(form, "soan");
        var section = location(act(form, "muc-sau"));
        act(form, "muc-truoc");
        var stale = writer.submit(
                section, section, Map.of("title", "Tên đã gõ", "titleEn", "", "khoa", "x", "version", "1"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Người khác vừa sửa", "value=\"Tên đã gõ\"");
        assertThat(writer.submit(form, form + "/sua", Map.of("lam", "muc-bo-0", "version", "1"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(upload(form, "{\"forms\":[{\"procedure\":\"X\",\"sections\":[{\"tite\":1}]}]}")
                        .body())
                .contains("tite");
        assertThat(upload(form, "").body()).contains("Chưa chọn tệp");
        assertThat(location(upload(
                        form,
                        "{\"forms\":[{\"procedure\":\"X\",\"sections\":[{\"key\":\"Sai Khóa\",\"questions\":[]}]}]}")))
                .endsWith("?xong=da-doc");
        assertThat(writer.get(form).body()).contains("Còn", "Khóa của mục trống, sai dạng", "Hoàn tác");
        assertThat(second.submit(form, form + "/cong-bo", Map.of("version", seen(form)))
                        .body())
                .contains("Bản nháp còn lỗi");
        assertThat(location(writer.submit(form, form + "/bo", Map.of("version", seen(form)))))
                .endsWith("?xong=da-bo");
        assertThat(writer.get(PATH + "/KHONG_CO").statusCode()).isEqualTo(404);
        assertThat(writer.get(section).statusCode()).as("no draft").isEqualTo(404);
        assertThat(browser().get(form).statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> upload(String form, String content) {
        var page = writer.get(form).body();
        var body = part("_csrf\"", token(page))
                + part("version\"", seen(form))
                + part("file\"; filename=\"x.json\"\r\nContent-Type: application/json", content)
                + "--cut--\r\n";
        return writer.send(HttpRequest.newBuilder(at(form + "/nhap"))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .build());
    }

    private static String part(String name, String content) {
        return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + content + "\r\n";
    }
}
