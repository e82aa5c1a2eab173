package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An officer ties the account that the administration's own identity provider knows, and logs in by it. */
class LogInByKeycloakTest extends SampleWorld {
    private static final String LOGIN = "thuly1.huyen-huu-lung";

    @Override
    String at(String path) {
        return super.at(path).replace("127.0.0.1", "localhost");
    }

    @AfterEach
    void forget() {
        for (var table : java.util.List.of("outside_account", "outside_log_in", "attempt"))
            jdbc.sql("truncate identity." + table).update();
    }

    @Test
    void an_officer_ties_his_account_at_keycloak_and_logs_in_by_it() throws Exception {
        open("/dang-nhap");
        page.click("text=Tài khoản của tỉnh");
        page.waitForSelector("text=chưa trả lời");
        try (var _ = KeycloakServer.start(at(""))) {
            open("/dang-nhap");
            page.click("text=Tài khoản của tỉnh");
            atKeycloak();
            page.waitForSelector("text=chưa gắn với ai");

            page.context().clearCookies();
            logIn(LOGIN);
            open("/tai-khoan/bao-mat");
            page.fill("#password-outside", "sai");
            page.click("#ngoai ~ form button");
            page.waitForSelector("text=Mật khẩu chưa đúng");
            open("/tai-khoan/bao-mat");
            page.fill("#password-outside", PASSWORD);
            page.click("#ngoai ~ form button");
            page.click("a:has-text('Sang')");
            atKeycloak();
            page.waitForSelector("text=Đã gắn");

            page.context().clearCookies();
            open("/dang-nhap?tiep=/bang-don-vi");
            page.click("text=Tài khoản của tỉnh");
            page.waitForURL("**/realms/kycuong/**");
            var question = page.url();
            atKeycloak();
            page.waitForURL("**/bang-don-vi");
            assertThat(one("select proof from identity.session order by created_at desc limit 1"))
                    .as("Keycloak does not say that it asked for more than a password")
                    .isEqualTo("OUTSIDE_PASSWORD");

            // another site that leads here opens nothing: the person presses for himself
            page.context().clearCookies();
            page.navigate("data:text/html,<a href='" + at("/dang-nhap/ngoai") + "'>x</a>");
            page.click("a");
            page.waitForSelector("text=Một trang khác đã dẫn");
            assertThat(page.url()).startsWith(at("/dang-nhap/ngoai"));

            // the same answer opens nothing a second time, nor in another browser
            page.context().clearCookies();
            page.navigate(question);
            page.fill("#username", KeycloakServer.USER);
            page.fill("#password", KeycloakServer.PASSWORD);
            page.click("#kc-login");
            page.waitForSelector("text=không dùng được");
        }
    }

    private void atKeycloak() {
        page.waitForURL("**/realms/kycuong/**");
        if (page.locator("#username").count() == 0) return;
        page.fill("#username", KeycloakServer.USER);
        page.fill("#password", KeycloakServer.PASSWORD);
        page.click("#kc-login");
    }
}
