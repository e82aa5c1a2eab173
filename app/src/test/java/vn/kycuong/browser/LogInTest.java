package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By password and code, and by passkey, in a real browser with the keys it would have. */
class LogInTest extends SampleWorld {
    private static final String LOGIN = "thuly1.huyen-huu-lung";

    /** Passkeys work on this machine under this name alone. */
    @Override
    String at(String path) {
        return super.at(path).replace("127.0.0.1", "localhost");
    }

    @AfterEach
    void forget() {
        for (var table : List.of("one_time_code", "recovery_code", "passkey", "attempt"))
            jdbc.sql("truncate identity." + table).update();
    }

    @Test
    void an_officer_switches_codes_on_and_logs_in_by_password_and_code() {
        logIn(LOGIN);
        open("/tai-khoan");
        page.click("text=Bảo mật đăng nhập");
        fits();
        page.fill("#password-on", "không phải mật khẩu");
        page.click("text=Bật mã một lần");
        assertThat(text()).contains("Mật khẩu chưa đúng");
        page.fill("#password-on", PASSWORD);
        page.click("text=Bật mã một lần");
        assertThat(page.locator("svg.qr").boundingBox().width).isGreaterThan(80);
        fits();
        var secret = page.locator("main ol code").innerText();
        page.fill("#code", code(secret));
        page.click("text=Xác nhận");
        assertThat(text()).contains("các mã này chỉ hiện một lần");
        var recovery = page.locator("main li code").first().innerText();
        fits();
        page.click("text=Đã cất, quay lại");
        assertThat(text()).contains("Còn 8 mã dự phòng");

        startLogIn();
        assertThat(text()).contains("Nhập mã một lần");
        fits();
        page.fill("#code", "000000");
        page.keyboard().press("Enter");
        page.waitForSelector("text=Mã chưa đúng");
        // the code that switched it on is used; a person would wait half a minute for the next
        jdbc.sql("update identity.one_time_code set last_step = 0").update();
        page.fill("#code", code(secret));
        page.keyboard().press("Enter");
        page.waitForURL("**/viec-cua-toi");

        startLogIn();
        page.fill("#code", recovery);
        page.keyboard().press("Enter");
        page.waitForURL("**/viec-cua-toi");
        open("/tai-khoan/bao-mat");
        assertThat(text()).contains("Còn 7 mã dự phòng");
        fits();

        // the password alone switches nothing off
        page.click("summary:has-text('Tắt mã một lần')");
        page.fill("#password-off", PASSWORD);
        page.fill("#code-off", "000000");
        page.click("button:has-text('Tắt mã một lần')");
        page.waitForSelector("text=Mã chưa đúng");
        jdbc.sql("update identity.one_time_code set last_step = 0").update();
        page.click("summary:has-text('Tắt mã một lần')");
        page.fill("#password-off", PASSWORD);
        page.fill("#code-off", code(secret));
        page.click("button:has-text('Tắt mã một lần')");
        page.waitForSelector("#password-on");
    }

    @Test
    void an_officer_adds_a_passkey_and_logs_in_by_it_alone() {
        authenticator();
        logIn(LOGIN);
        open("/tai-khoan/bao-mat");
        page.fill("#label", "Máy ở cơ quan");
        page.fill("#password-key", "không phải mật khẩu");
        page.click("text=Thêm khóa truy cập");
        page.waitForSelector("text=Mật khẩu chưa đúng");
        page.fill("#password-key", PASSWORD);
        page.click("text=Thêm khóa truy cập");
        page.waitForSelector("text=Máy ở cơ quan");
        fits();

        page.context().clearCookies();
        open("/dang-nhap");
        fits();
        page.fill("input[name=login]", LOGIN);
        page.fill("input[name=password]", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("text=tài khoản này đã có khóa truy cập");
        fits();
        page.click("text=Đăng nhập bằng khóa truy cập >> nth=-1");
        page.waitForURL("**/viec-cua-toi");
        open("/tai-khoan/bao-mat");
        assertThat(page.locator("td[data-label='Dùng gần nhất']").innerText()).isNotBlank();

        page.click("summary:has-text('Bỏ khóa')");
        page.fill("td input[name=password]", PASSWORD);
        page.click("td button:has-text('Bỏ khóa')");
        page.waitForSelector(
                "text=Máy ở cơ quan", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
        page.context().clearCookies();
        open("/dang-nhap");
        page.click("text=Đăng nhập bằng khóa truy cập");
        page.waitForSelector("text=không mở được tài khoản nào");
    }

    private void startLogIn() {
        page.context().clearCookies();
        open("/dang-nhap");
        page.fill("input[name=login]", LOGIN);
        page.fill("input[name=password]", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("#code");
    }

    /** A device with a lock that its holder opens at once. */
    private void authenticator() {
        var devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var device = new JsonObject();
        device.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", device);
    }

    private static String code(String secret) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), "HmacSHA1");
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, Instant.now());
        } catch (InvalidKeyException ofOurs) {
            throw new IllegalStateException(ofOurs);
        }
    }
}
