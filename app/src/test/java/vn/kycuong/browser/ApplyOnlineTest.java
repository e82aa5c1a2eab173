package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Applying online a question a page: by mouse, by keyboard, cut off and gone on with, for another, for several, looked at by axe. */
class ApplyOnlineTest extends SampleWorld {
    private static final boolean PICTURES = Boolean.getBoolean("kycuong.screens");
    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private final Applying applied = new Applying(this);

    private int dossiers() {
        return Integer.parseInt(one("select count(*)::text from dossier.dossier"));
    }

    private void looked(String name) {
        fits();
        if (!PICTURES) return;
        for (int width : List.of(1440, 360)) {
            page.setViewportSize(width, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screens", "nop-" + name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        page.setViewportSize(1440, 900);
    }

    private void send() {
        page.click("main form[action$='/kiem-tra'] button");
        page.waitForURL("**/da-nop/**");
    }

    @Test
    void a_birth_is_registered_online_and_every_page_fits() {
        open("/nop-ho-so/BIRTH");
        assertThat(text()).contains("Giấy chứng sinh", "xuất trình", "Thời hạn:");
        looked("BIRTH-bat-dau");
        page.check("input[value=POSTAL]");
        page.click("main form[action='/nop-ho-so/BIRTH'] button");
        assertThat(text()).as("another way is told").contains("qua bưu chính đến Bộ phận Một cửa");
        applied.look = section -> looked("BIRTH-" + section);
        applied.toTheEnd("BIRTH", "Trần Thị Khai (mẫu)", "Thị trấn Hữu Lũng");
        assertThat(applied.asked)
                .contains("child", "born", "mother", "fatherKnown", "father", "certificate", "copies")
                .doesNotContain("submitter", "authority");
        looked("BIRTH-kiem-tra");
        assertThat(text()).contains("Trần Thị Khai (mẫu)", "05/04/2020", "Mang bản giấy");
        var weight = ((Number) page.evaluate(
                        "() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
                                + ".reduce((n, r) => n + r.encodedBodySize, 0)"))
                .intValue();
        assertThat(weight).as("bytes of the page and all it loads").isLessThan(100_000);

        // changing one answer leads back here
        page.click("main dl a[href$='/cau/fatherKnown']");
        assertThat(page.isChecked("input[value=co]")).isTrue();
        page.check("input[name=fatherKnown][value=khong]");
        page.click("form.kc-ask button");
        page.waitForURL("**/kiem-tra");
        assertThat(text()).doesNotContain("Họ, chữ đệm, tên người cha");
        send();
        looked("BIRTH-da-nop");
        assertThat(text()).contains("Đã nộp hồ sơ", "Bộ phận Một cửa trả lời trước", "Tiếp theo", "xuất trình");
    }

    @Test
    void a_building_permit_asks_for_the_case_first_with_its_limit_and_fee() {
        applied.begin("BUILD_HOUSE");
        assertThat(page.url()).endsWith("/cau/case");
        assertThat(text()).contains("Câu 1 trên khoảng", "Thời hạn:", "Phí, lệ phí:");
        applied.look = section -> looked("BUILD-" + section);
        applied.toTheEnd("Hứa Văn Xây (mẫu)", "Huyện Hữu Lũng");
        assertThat(applied.asked).contains("neighbours", "pledge", "designerName", "paper-2", "paper-3");
        send();
        assertThat(one("select procedure_case from dossier.dossier where label = 'Hứa Văn Xây (mẫu)'"))
                .isEqualTo("house");
    }

    @Test
    void a_household_business_is_registered_with_the_keyboard_alone() {
        open("/nop-ho-so/HOUSEHOLD_BIZ");
        press("main form[action='/nop-ho-so/HOUSEHOLD_BIZ'] button");
        page.waitForURL("**/cau/office");
        page.keyboard().press("Tab");
        toField("#office");
        page.keyboard().type("Huy");
        toButton();
        page.waitForURL("**/cau/who");
        toField("#who");
        page.keyboard().press("Space");
        toButton();
        page.waitForURL("**/cau/applicant");
        toButton(); // nothing typed: said at the field, and the field has the focus
        assertThat(page.locator("#applicant-error").innerText()).contains("Chưa trả lời");
        assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo("applicant");
        page.keyboard().type("Lộc Văn Phím (mẫu)");
        page.keyboard().press("Enter");
        page.waitForURL("**/cau/contact");
        page.keyboard().press("Shift+Tab");
        toField("#phone");
        page.keyboard().type("12");
        toButton();
        assertThat(page.locator("#phone-error").innerText()).contains("8 đến 20 chữ số");
        page.keyboard().press("Control+A");
        page.keyboard().type("0912345678");
        toButton();
        page.waitForURL("**/cau/address");
        looked("BIZ-address");
        applied.toTheEnd("Lộc Văn Phím (mẫu)", "Huyện Hữu Lũng");
        press("main form[action$='/kiem-tra'] button");
        page.waitForURL("**/da-nop/**");
        assertThat(text()).contains("Đã nộp hồ sơ");
    }

    /** Tab after tab until it has the focus: whatever cannot be reached so is reached by nobody without a mouse. */
    private void toField(String selector) {
        for (int i = 0; i < 60; i++) {
            if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Not reached by Tab: " + selector);
    }

    private void toButton() {
        toField("form.kc-ask button.govuk-button");
        page.keyboard().press("Enter");
    }

    private void press(String selector) {
        toField(selector);
        page.keyboard().press("Enter");
    }

    @Test
    void saved_and_left_it_is_opened_again_by_code_and_secret_or_by_the_link_and_by_nobody_else() {
        applied.begin("BIRTH");
        var draft = applied.draft();
        page.navigate(at(draft + "/cau/contact"));
        page.fill("#phone", "0987654321");
        page.click("form.kc-ask button");
        page.click("main a[href$='/luu']");
        looked("luu");
        var code = page.locator("main dl dd").nth(0).innerText();
        var secret = page.locator("main dl dd").nth(1).innerText();
        var link = page.locator("main .kc-link-line a").getAttribute("href");
        assertThat(page.content()).contains("giữ đến");
        page.click("main form[action$='/luu'] button");
        page.waitForURL("**/nop-ho-so/tiep-tuc");
        assertThat(page.context().request().get(at(draft + "/kiem-tra")).status())
                .isEqualTo(410);
        looked("tiep-tuc");
        page.fill("#ma", code);
        page.fill("#bi-mat", "00000 00000 00000 00000");
        page.click("main form.kc-form button");
        page.waitForLoadState();
        assertThat(page.locator("#ma-error").innerText()).contains("Không có bản nháp nào");
        page.fill("#ma", code);
        page.fill("#bi-mat", secret);
        page.click("main form.kc-form button");
        page.waitForURL("**" + draft + "/cau/*");
        page.navigate(at(draft + "/cau/contact"));
        assertThat(page.inputValue("#phone")).isEqualTo("0987654321");

        page.context().clearCookies();
        page.navigate(link);
        page.waitForURL("**" + draft + "/cau/*");
        assertThat(page.url()).as("the secret stands in no address").doesNotContain(secret.replace(" ", ""));
        page.navigate(at(draft + "/cau/contact"));
        assertThat(page.inputValue("#phone")).isEqualTo("0987654321");

        // erased it is gone
        page.navigate(at(draft.replaceFirst("/1$", "/luu")));
        page.click("summary");
        page.click("main form[action$='/xoa'] button");
        page.waitForURL("**/tiep-tuc?da-xoa");
        page.navigate(link);
        page.waitForSelector("#ma-error");
    }

    @Test
    void away_too_long_while_typing_nothing_typed_is_lost() {
        applied.begin("BIRTH");
        var draft = applied.draft();
        page.navigate(at(draft.replaceFirst("/1$", "/luu")));
        var code = page.locator("main dl dd").nth(0).innerText();
        var secret = page.locator("main dl dd").nth(1).innerText();
        page.navigate(at(draft + "/cau/child"));
        page.fill("#childName", "Bé Đang Gõ <b>\"'");
        page.check("#childSex");
        page.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("nhap"));
        page.click("form.kc-ask button");
        page.waitForSelector("text=Những gì bạn vừa gõ được mang theo");
        page.fill("#ma", code);
        page.fill("#bi-mat", secret);
        page.click("main form.kc-form button");
        page.waitForURL("**" + draft + "/cau/*");
        page.navigate(at(draft + "/cau/child"));
        assertThat(page.inputValue("#childName")).isEqualTo("Bé Đang Gõ <b>\"'");
    }

    @Test
    void a_file_cut_off_in_the_middle_goes_on_by_itself_and_after_a_reload_and_a_picture_is_shown() throws IOException {
        applied.begin("BIRTH");
        var draft = applied.draft();
        page.navigate(at(draft + "/cau/certificate"));
        looked("tep");
        var cut = new AtomicInteger();
        page.route("**/tep/*", route -> {
            boolean third = route.request().method().equals("PATCH") && cut.incrementAndGet() == 3;
            if (third) route.abort();
            else route.resume();
        });
        var picture = picture();
        assertThat(picture.length).isGreaterThan(3 * 512 * 1024);
        page.setInputFiles("#certificate", new FilePayload("ảnh chụp.png", "image/png", picture));
        page.waitForSelector("text=Đã nhận tệp:", new Page.WaitForSelectorOptions().setTimeout(30_000));
        assertThat(cut.get()).as("cut once, gone on with").isGreaterThan(4);
        page.waitForFunction("() => document.querySelector('main img').naturalWidth === 900");
        looked("tep-da-nhan");

        // the line stays cut; the page is loaded again and the same file chosen again
        page.click("main button[name=bo]");
        page.waitForURL("**?tep=bo");
        page.unroute("**/tep/*");
        var pieces = new AtomicInteger();
        page.route("**/tep/*", route -> {
            if (route.request().method().equals("PATCH") && pieces.incrementAndGet() > 2) route.abort();
            else route.resume();
        });
        var file = Path.of("target", "chung-sinh.pdf");
        var content = Arrays.copyOf(PDF, 2_000_000);
        System.arraycopy(PDF, 0, content, content.length - PDF.length, PDF.length);
        java.nio.file.Files.write(file, content);
        page.setInputFiles("#certificate", file);
        page.waitForSelector("text=Mất kết nối");
        page.reload();
        assertThat(text()).contains("mới tải được", "phần trăm");
        page.unroute("**/tep/*");
        var offsets = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        page.onRequest(r -> {
            if (r.method().equals("PATCH")) offsets.add(r.headers().get("upload-offset"));
        });
        page.setInputFiles("#certificate", file);
        page.waitForSelector("text=Đã nhận tệp:", new Page.WaitForSelectorOptions().setTimeout(30_000));
        assertThat(offsets.peek()).as("not from the beginning").isEqualTo(String.valueOf(2 * 512 * 1024));
    }

    private static byte[] picture() throws IOException {
        var noise = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int x = 0; x < 900; x++) for (int y = 0; y < 900; y++) noise.setRGB(x, y, random.nextInt());
        var out = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", out);
        return out.toByteArray();
    }

    @Test
    void for_another_with_the_paper_that_lets_him_and_for_two_children_at_once() {
        applied.begin("BIRTH");
        var draft = applied.draft();
        page.navigate(at(draft + "/cau/who"));
        page.check("input[name=who][value=nguoi-khac]");
        page.click("form.kc-ask button");
        applied.toTheEnd("Trẻ Một (mẫu)", "Thị trấn Hữu Lũng");
        assertThat(applied.asked).contains("submitter", "authority");
        assertThat(text()).contains("Người được ủy quyền", "Mẫu submitterName");
        var before = dossiers();
        page.click("main form[action$='/them'] button");
        page.waitForURL("**/2/cau/*");
        applied.asked.clear();
        applied.toTheEnd("Trẻ Hai (mẫu)", "Thị trấn Hữu Lũng");
        assertThat(applied.asked).contains("applicant", "child").doesNotContain("contact", "submitter", "office");
        page.click("main a.govuk-back-link");
        page.waitForURL(at(draft.replaceFirst("/1$", "")));
        looked("nhieu-ho-so");
        assertThat(text()).contains("Trẻ Một (mẫu)", "Trẻ Hai (mẫu)", "Nộp 2 hồ sơ");
        page.click("main form[action$='/nop-tat-ca'] button");
        page.waitForLoadState();
        assertThat(dossiers()).isEqualTo(before + 2);
        assertThat(page.locator("main tbody tr:has-text('Đã nộp')").count()).isEqualTo(2);
        assertThat(page.locator("main tbody td:has-text('H37.')").count()).isEqualTo(2);
        looked("nhieu-ho-so-da-nop");
        page.click("main tbody a >> nth=1");
        page.waitForURL("**/da-nop/**");
        assertThat(text()).contains("Đã nộp hồ sơ", "Các hồ sơ của lần nộp này");
    }

    @Test
    void a_stranger_opens_nothing_of_a_draft() {
        applied.begin("BIRTH");
        var draft = applied.draft();
        page.navigate(at(draft + "/cau/certificate"));
        page.setInputFiles("#certificate", new FilePayload("giấy.pdf", "application/pdf", PDF));
        page.waitForSelector("text=Đã nhận tệp:");
        var file = page.locator("#certificate-there a").getAttribute("href");
        assertThat(page.context().request().get(at(file)).body()).isEqualTo(PDF);
        page.context().clearCookies();
        assertThat(page.context().request().get(at(file)).status()).isEqualTo(404);
        for (var path : List.of("", "/cau/child", "/kiem-tra", "/da-nop"))
            assertThat(page.context().request().get(at(draft + path)).status())
                    .as(path)
                    .isEqualTo(410);
        var gone = page.context().request().get(at(draft)).text();
        var none = page.context()
                .request()
                .get(at("/nop-ho-so/ban/00000000-0000-0000-0000-000000000000/1"))
                .text();
        assertThat(none.replaceAll("value=\"[^\"]*\"|/nop-ho-so/ban/[^\"?]*", ""))
                .as("whether there is such a draft is not told")
                .isEqualTo(gone.replaceAll("value=\"[^\"]*\"|/nop-ho-so/ban/[^\"?]*", ""));
    }
}
