package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.dossier.Acceptance;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Dossiers.Sheet;
import vn.kycuong.dossier.Intake;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.ReplySending;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.ledger.ClockSweep;
import vn.kycuong.procedure.Procedures;

/** An applicant answers what he is asked for from the page of his dossier, and the counter finds it. */
class AnswerOnlineTest extends SampleWorld {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @Autowired
    private Intake intake;

    @Autowired
    private Acceptance acceptance;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private ReplySending replies;

    @Autowired
    private Procedures procedures;

    @Autowired
    private Identity identity;

    @Autowired
    private ClockSweep sweep;

    private Officer officer;

    /** It marks what is soon due at once, and whoever had the page open before is asked to look again. */
    @BeforeEach
    void noSweep() {
        sweep.stop();
    }

    @AfterEach
    void sweepAgain() {
        sweep.start();
    }

    private CaseId guided() {
        officer = officer("tiepnhan1");
        var papers = procedures.get("HOUSEHOLD_BIZ", DAY).orElseThrow().papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Lò Thị Bổ Sung");
        var application = new Application(person, person, "", "0900012345", "", "Hữu Lũng", "", papers, "COUNTER");
        var key = UUID.randomUUID().toString();
        var sent =
                intake.apply(new TakeIn(key, "HOUSEHOLD_BIZ", "normal", Channel.ONLINE, application), officer.unit());
        var id = ((TakeInResult.Registered) sent).ref().caseId();
        var items = List.of(
                new SupplementItem(
                        "Giấy đề nghị đăng ký",
                        "Điều 71 Nghị định 78/2015/NĐ-CP",
                        "Thiếu chữ ký ở trang 2",
                        new PaperCount(1, 0)),
                new SupplementItem(
                        "Bản sao hợp đồng thuê nhà", "Điều 72", "Chưa có trong hồ sơ", new PaperCount(1, 0)));
        assertThat(acceptance.guide(id, new Sheet(1, UUID.randomUUID().toString()), items, officer))
                .isInstanceOf(ActResult.Done.class);
        return id;
    }

    /** For eyes: left in target/screens when asked for. */
    private void picture(String name) {
        if (!Boolean.getBoolean("kycuong.screens")) return;
        for (int width : List.of(360, 1440)) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screens", name + "-" + width + ".png"))
                    .setFullPage(true));
        }
    }

    @Test
    void what_is_asked_for_is_sent_from_the_tracking_page_and_found_at_the_counter() {
        var id = guided();
        open("/tra-cuu#khoa=" + one("select tracking_key from dossier.dossier where case_id = '" + id + "'"));
        page.waitForURL("**/tra-cuu/ho-so/*");
        assertThat(text())
                .contains("Thiếu chữ ký ở trang 2", "1 bản chính", "Nộp đến hết ngày", "Nộp bổ sung trực tuyến");
        fits();
        picture("tracked");
        page.click("main a[href$='/bo-sung']");
        page.waitForURL("**/bo-sung");
        fits();
        page.setInputFiles(
                "#muc-0", new FilePayload("bua.pdf", "application/pdf", "MZ".getBytes(StandardCharsets.UTF_8)));
        page.waitForSelector("main [role=alert]");
        page.setInputFiles("#muc-0", new FilePayload("ảnh chụp.png", "image/png", PICTURE));
        page.waitForURL("**/bo-sung?tep=muc-0");
        assertThat(text()).contains("ảnh chụp.png");
        fits();
        picture("reply");
        page.locator("main form.kc-ask > button").click();
        page.waitForURL("**/kiem-tra");
        assertThat(text()).contains("ảnh chụp.png", "chưa gửi", "Còn 1 mục chưa có tệp");
        fits();
        picture("reply-check");
        page.fill("#ghi-chu", "Hợp đồng tôi mang đến sau");
        page.locator("main form button").last().click();
        page.waitForURL("**?da-bo-sung");
        assertThat(text()).contains("Đã gửi bổ sung");
        page.goBack();
        page.waitForLoadState();
        assertThat(one("select state from ledger.case_head where case_id = '" + id + "'"))
                .isEqualTo("SUBMITTED");

        logIn("tiepnhan1.huyen-huu-lung");
        open("/ho-so/" + id);
        assertThat(text())
                .contains("Người nộp đã gửi bổ sung", "Hợp đồng tôi mang đến sau", "ảnh chụp.png", "chưa gửi");
        fits();
        picture("reply-officer");
    }

    private Officer officer(String login) {
        return ((LogInResult.LoggedIn) identity.logIn(login + ".huyen-huu-lung", "kycuong-mau", "127.0.0.1")).officer();
    }

    private void done(CaseId id, Function<Sheet, ActResult> act) {
        var version = Integer.parseInt(one("select version::text from ledger.case_head where case_id = '" + id + "'"));
        assertThat(act.apply(new Sheet(version, UUID.randomUUID().toString()))).isInstanceOf(ActResult.Done.class);
    }

    private String state(CaseId id) {
        return one("select state from ledger.case_head where case_id = '" + id + "'");
    }

    @Test
    void what_came_online_is_looked_at_at_the_counter_and_is_complete_or_not() {
        var id = guided();
        done(id, s -> acceptance.accept(id, s, officer));
        done(id, s -> dossiers.take(id, s, officer("thuly1")));
        var items =
                List.of(new SupplementItem("Giấy đề nghị đăng ký", "Điều 71", "Thiếu chữ ký", new PaperCount(1, 0)));
        done(id, s -> dossiers.proposeSupplement(id, s, items, DAY.plusDays(9), officer("thuly1")));
        done(id, s -> dossiers.requestSupplement(id, s, officer("lanhdao")));
        assertThat(replies.answer(id, UUID.randomUUID().toString(), "Đã ký ở trang 2"))
                .isInstanceOf(ActResult.Done.class);
        logIn("tiepnhan1.huyen-huu-lung");
        open("/ho-so/" + id);
        assertThat(text()).contains("Kiểm tra bổ sung, trả lời người nộp trước", "Đã ký ở trang 2");
        fits();
        picture("checked");
        page.locator("summary", new Page.LocatorOptions().setHasText("Bổ sung chưa đủ"))
                .click();
        page.fill("#lacking-reason", "Chưa thấy chữ ký");
        page.locator("form[action$='/chua-du-bo-sung'] button").click();
        page.waitForURL("**?xong");
        assertThat(state(id)).isEqualTo("WAITING_SUPPLEMENT");
        assertThat(replies.answer(id, UUID.randomUUID().toString(), "Ký lại rồi"))
                .isInstanceOf(ActResult.Done.class);
        open("/ho-so/" + id);
        page.check("#received-paper");
        page.locator("form[action$='/nhan-bo-sung'] button").click();
        page.waitForURL("**?xong");
        assertThat(state(id)).isEqualTo("PROCESSING");
    }

    @Test
    void the_page_to_withdraw_fits_and_asks_for_what_only_the_applicant_knows() {
        var id = guided();
        open("/tra-cuu#khoa=" + one("select tracking_key from dossier.dossier where case_id = '" + id + "'"));
        page.waitForURL("**/tra-cuu/ho-so/*");
        page.click("main a[href$='/rut']");
        page.waitForURL("**/rut");
        fits();
        page.fill("#so", "1111");
        page.fill("#ly-do", "Đổi ý");
        page.check("#dong-y");
        page.locator("main form button").last().click();
        page.waitForSelector("main [role=alert]");
        assertThat(text()).contains("Số không khớp");
        assertThat(page.inputValue("#ly-do")).isEqualTo("Đổi ý");
        fits();
        picture("ask-back");
        page.fill("#so", "12345");
        page.locator("main form button").last().click();
        page.waitForURL("**?da-xin-rut");
        assertThat(text()).contains("Đã ghi nhận yêu cầu rút");
    }
}
