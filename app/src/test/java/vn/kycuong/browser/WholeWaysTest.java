package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Three dossiers from application to result, each by the people who do it, in a real browser: one of a commune that somebody applied for at home, one
 * of a district with a supplement, one of a department that came by post and asks another agency. With {@code -Dkycuong.screens=true} each becomes a film in
 * {@code target/film}: a page with a picture of every step.
 */
class WholeWaysTest extends SampleWorld {
    private static final boolean FILMED = Boolean.getBoolean("kycuong.screens");
    private static final int MOST_STEPS = 30;

    private static final String RECEIVER =
            "select a.login from dossier.dossier d join organisation.post p on p.unit_id = d.unit_in and p.role ="
                    + " 'RECEIVER' join organisation.holding h on h.post_id = p.id and h.kind = 'OWN' join identity.account a"
                    + " on a.actor_id = h.person_id";

    private final List<String> frames = new ArrayList<>();
    private String film = "";
    private String file = "";
    private String login = "";

    @Test
    void a_commune_registers_a_birth_within_the_day() {
        film = "xa";
        applied("BIRTH", "Người nộp ở xã (mẫu)", "Thị trấn Hữu Lũng");
        assertThat(tracked()).contains("chờ tiếp nhận");
        as(one(RECEIVER + " where d.case_id = '" + id() + "' order by a.login limit 1"));
        press("t");
        shown("Một cửa tiếp nhận, có giấy hẹn");
        assertThat(text()).contains("15/06/2020");
        assertThat(page.context().request().get(file + "/giay/2.pdf").status()).isEqualTo(200);
        toTheResult();
        handOver();
        assertThat(tracked()).contains("Đã trả kết quả", "Đúng hạn");
    }

    @Test
    void a_district_asks_once_for_what_lacks_and_permits_a_house() {
        film = "huyen";
        takeIn("tiepnhan1.huyen-huu-lung", "BUILD_HOUSE", "Người xây nhà (mẫu)", "COUNTER");
        var first = due();
        takenByWhoeverHolds();
        step("Một cửa chuyển");
        takenByWhoeverHolds();
        opened("Đề xuất yêu cầu bổ sung");
        page.fill(
                "form[action$='/de-xuat-bo-sung'] fieldset:first-of-type input[name=lack]",
                "Đơn chưa có chữ ký của chủ hộ");
        page.fill("input[name=answerBy]", "2020-06-30");
        page.locator("form[action$='de-xuat-bo-sung'] button[type=submit]").click();
        shown("Công chức thụ lý đề xuất bổ sung");
        as("lanhdao.huyen-huu-lung");
        press("t");
        shown("Lãnh đạo duyệt, phiếu yêu cầu bổ sung được gửi");
        assertThat(tracked()).contains("Đơn chưa có chữ ký của chủ hộ", "30/06/2020");
        as("tiepnhan1.huyen-huu-lung");
        page.navigate(file);
        page.check("#received-paper");
        page.locator("form[action$='nhan-bo-sung'] button[type=submit]").click();
        shown("Một cửa nhận giấy tờ bổ sung, đồng hồ chạy lại");
        assertThat(due()).as("counted again after the supplement").isGreaterThanOrEqualTo(first);
        toTheResult();
        assertThat(page.locator(".kc-result").innerText()).containsPattern("Số \\d{2,}/GP, ngày 15/06/2020");
        handOver();
        assertThat(tracked()).contains("Đã trả kết quả", "/GP, ngày 15/06/2020");
    }

    @Test
    void a_department_answers_by_post_after_asking_another_agency() {
        film = "so";
        takeIn(receiverOf("u.key = 'TTPVHCC'"), "FOOD_AGRI", "Cơ sở sản xuất (mẫu)", "POSTAL");
        takenByWhoeverHolds();
        step("Tiếp nhận, chuyển");
        takenByWhoeverHolds();
        var asking = login;
        opened("Lấy ý kiến đơn vị khác");
        var other = page.locator("select[name=unit] option").first().getAttribute("value");
        page.selectOption("form[action$='lay-y-kien'] select[name=unit]", other);
        page.fill("form[action$='lay-y-kien'] textarea[name=question]", "Cơ sở có đủ điều kiện về nguồn nước không?");
        page.locator("form[action$='lay-y-kien'] button[type=submit]").click();
        shown("Lấy ý kiến cơ quan phối hợp");
        as(of(Integer.parseInt(other), "OFFICER"));
        opened("Trả lời ý kiến");
        page.fill("form[action$='cho-y-kien'] textarea[name=opinion]", "Đủ điều kiện.");
        page.locator("form[action$='cho-y-kien'] button[type=submit]").click();
        shown("Cơ quan phối hợp trả lời");
        as(asking);
        page.navigate(file);
        assertThat(page.locator("body").innerText()).contains("Đủ điều kiện.");
        toTheResult();
        as(login);
        handOver();
        assertThat(tracked()).contains("Đã trả kết quả");
    }

    /** At home, a question a page, without an account. */
    private void applied(String procedure, String applicant, String office) {
        var applying = new Applying(this);
        applying.look = section -> shown("Nộp trực tuyến: " + section);
        applying.toTheEnd(procedure, applicant, office);
        shown("Xem lại trước khi nộp");
        page.click("main form[action$='/kiem-tra'] button");
        page.waitForURL("**/da-nop/**");
        shown("Đã nộp");
        file = at("/ho-so/" + one("select case_id::text from dossier.dossier where label = '" + applicant + "'"));
    }

    private void takeIn(String receiver, String procedure, String applicant, String channel) {
        as(receiver);
        page.navigate(at("/tiep-nhan?thu-tuc=" + procedure));
        page.fill("input[name=applicant]", applicant);
        page.fill("input[name=address]", "Địa chỉ mẫu");
        page.selectOption("select[name=kenh]", channel);
        for (int i = 0; page.locator("#paper" + i).count() > 0; i++)
            page.locator("#paper" + i).check();
        shown("Tiếp nhận");
        page.keyboard().press("F9");
        page.waitForURL("**/ho-so/*moi");
        file = page.url().replaceAll("\\?.*", "");
        shown("Đã tiếp nhận, có giấy hẹn");
        assertThat(page.context().request().get(file + "/giay/1.pdf").status()).isEqualTo(200);
    }

    /** Whoever the process names next does his step, until the result lies at the one-stop. */
    private void toTheResult() {
        for (int steps = 0; !"AT_ONE_STOP".equals(state()); steps++) {
            assertThat(steps).as("steps until the result, now " + state()).isLessThan(MOST_STEPS);
            takenByWhoeverHolds();
            step(null);
        }
    }

    private void takenByWhoeverHolds() {
        var work = jdbc.sql(
                        "select unit_id, role, holder_id from ledger.work_item where case_id = :id and open order by"
                                + " no desc limit 1")
                .param("id", id())
                .query()
                .singleRow();
        var holder = work.get("holder_id");
        as(
                holder == null
                        ? of((int) work.get("unit_id"), (String) work.get("role"))
                        : one("select login from identity.account where actor_id = " + holder));
        page.navigate(file);
        if (page.locator("form[action$='/nhan-viec']").count() > 0) press("n");
    }

    private void step(@org.jspecify.annotations.Nullable String caption) {
        var what = page.locator(".kc-next__label + p").first().innerText();
        press("t");
        shown(caption == null ? what : caption);
    }

    private void handOver() {
        as(one(RECEIVER + " where d.case_id = '" + id() + "' order by a.login limit 1"));
        press("t");
        shown("Trả kết quả cho người có tên");
        assertThat(state()).isEqualTo("RETURNED");
    }

    private void opened(String act) {
        page.navigate(file);
        var summary = page.locator("details > summary", new Page.LocatorOptions().setHasText(act))
                .first();
        summary.focus();
        page.keyboard().press("Enter");
    }

    /** The page's one next action has a key. */
    private void press(String key) {
        page.navigate(file);
        if (page.locator(".kc-next #number-sealed").count() > 0)
            page.check("#number-sealed"); // a clerk seals what he numbers
        page.locator("body").focus();
        page.keyboard().press(key);
        page.waitForURL("**/ho-so/*xong");
    }

    private void as(String who) {
        if (!who.equals(login)) logIn(who);
        login = who;
    }

    private String tracked() {
        var key = one("select tracking_key from dossier.dossier where case_id = '" + id() + "'");
        page.navigate("about:blank");
        open("/tra-cuu#khoa=" + key);
        page.waitForURL("**/tra-cuu/ho-so/*");
        shown("Người nộp tra cứu");
        return text();
    }

    private UUID id() {
        return UUID.fromString(file.substring(file.lastIndexOf('/') + 1));
    }

    private String state() {
        return one("select state from ledger.case_head where case_id = '" + id() + "'");
    }

    private String due() {
        return one("select max(due_at)::text from ledger.obligation where case_id = '" + id() + "' and met_at is null");
    }

    /** The first officer who takes applications in at such a unit. */
    private String receiverOf(String unit) {
        return one("select a.login from organisation.unit u join organisation.post p on p.unit_id = u.id and p.role ="
                + " 'RECEIVER' join organisation.holding h on h.post_id = p.id and h.kind = 'OWN' join identity.account a on"
                + " a.actor_id = h.person_id where "
                + unit + " order by u.id, a.login limit 1");
    }

    private String of(int unit, String role) {
        return one("select a.login from organisation.post p join organisation.holding h on h.post_id = p.id"
                + " join identity.account a on a.actor_id = h.person_id where p.unit_id = " + unit + " and p.role = '"
                + role + "' order by a.login limit 1");
    }

    private void shown(String caption) {
        page.waitForLoadState();
        fitsTheDesk(caption);
        if (!FILMED) return;
        var name = "%02d.png".formatted(frames.size() + 1);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/film", film, name))
                .setFullPage(true));
        frames.add("<figure><figcaption>%d. %s</figcaption><img src=\"%s\" alt=\"\"></figure>"
                .formatted(frames.size() + 1, caption, name));
    }

    private void fitsTheDesk(String caption) {
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than the page: " + caption)
                .isTrue();
    }

    @AfterEach
    void wind() {
        if (frames.isEmpty()) return;
        try {
            Files.writeString(
                    Path.of("target/film", film, "index.html"),
                    "<!doctype html><meta charset=\"utf-8\"><title>" + film + "</title>" + String.join("\n", frames),
                    StandardCharsets.UTF_8);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
