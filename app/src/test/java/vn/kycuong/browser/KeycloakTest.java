package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.vault.Vault;

/**
 * An officer ties the account that the administration's own identity provider knows, and logs in by it; a citizen logs in by another client of it and
 * sees the dossiers that bear his number, and no others.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest extends SampleWorld {
    private static final String LOGIN = "thuly1.huyen-huu-lung";

    private record Kept(UUID caseId, byte @Nullable [] print) {}

    @Autowired
    private Vault vault;

    @Override
    String at(String path) {
        return super.at(path).replace("127.0.0.1", "localhost");
    }

    private static @Nullable KeycloakServer keycloak;

    private void startKeycloak() throws Exception {
        if (keycloak == null) keycloak = KeycloakServer.start(at(""));
    }

    @AfterAll
    static void stopKeycloak() {
        if (keycloak != null) keycloak.close();
    }

    @AfterEach
    void forget() {
        for (var table : List.of("outside_account", "outside_log_in", "attempt"))
            jdbc.sql("truncate identity." + table).update();
    }

    @Test
    @Order(1)
    void an_officer_ties_his_account_at_keycloak_and_logs_in_by_it() throws Exception {
        open("/dang-nhap");
        page.click("text=Tài khoản của tỉnh");
        page.waitForSelector("text=chưa trả lời");
        startKeycloak();
        open("/dang-nhap");
        page.click("text=Tài khoản của tỉnh");
        officerAtKeycloak();
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
        officerAtKeycloak();
        page.waitForSelector("text=Đã gắn");

        page.context().clearCookies();
        open("/dang-nhap?tiep=/bang-don-vi");
        page.click("text=Tài khoản của tỉnh");
        page.waitForURL("**/realms/kycuong/**");
        var question = page.url();
        officerAtKeycloak();
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

    @Test
    @Order(2)
    void a_citizen_sees_his_own_dossiers_and_is_nobody_else() throws Exception {
        var database = JdbcClient.create(owner());
        var kept = database.sql("""
                select d.case_id, n.print
                  from dossier.dossier d
                  left join dossier.identity_number n on n.case_id = d.case_id
                 order by d.code limit 2
                """)
                .query((row, _) -> new Kept(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        startKeycloak();
        try {
            bear(database, kept, KeycloakServer.CITIZEN);
            var codes = codes(database, kept);
            open("/cong-dan/ho-so");
            assertThat(page.url()).as("nobody is known yet").endsWith("/cong-dan");
            fits();
            page.click("main a.govuk-button");
            atKeycloak(KeycloakServer.CITIZEN);
            page.waitForURL("**/cong-dan/ho-so");
            for (var code : codes) assertThat(text()).contains(code);
            assertThat(page.locator("main tbody tr").count()).isEqualTo(2);
            fits();
            assertThat(page.content()).as("the number itself is on no page").doesNotContain(KeycloakServer.CITIZEN);
            assertThat(database.sql(
                                    "select count(*) from identity.citizen_session where position(:number in encode(sealed, 'escape')) > 0")
                            .param("number", KeycloakServer.CITIZEN)
                            .query(Integer.class)
                            .single())
                    .as("nor in its session")
                    .isZero();
            page.click("main tbody a >> nth=0");
            page.waitForURL("**/tra-cuu/ho-so/**");
            assertThat(page.url()).as("no address bears the key").doesNotContain("khoa=");

            // a citizen is no officer, whatever he opens
            open("/viec-cua-toi");
            assertThat(page.url()).contains("/dang-nhap?tiep=");
            open("/ho-so/" + kept.getFirst().caseId());
            assertThat(page.url()).contains("/dang-nhap?tiep=");

            // what he begins while logged in he finds again, in any browser of his
            open("/nop-ho-so/BIRTH");
            page.click("main form[action='/nop-ho-so/BIRTH'] button");
            page.waitForURL("**/cau/*");
            page.context()
                    .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("nhap"));
            open("/cong-dan/ho-so");
            assertThat(text()).contains("Bản nháp của bạn");
            fits();
            page.click("main form[action^='/cong-dan/ban-nhap/'] button");
            page.waitForURL("**/cau/*");

            bear(database, kept, "999999999999");
            open("/cong-dan/ho-so");
            assertThat(text()).contains("Chưa có hồ sơ nào");
            fits();
            page.click("main form[action='/cong-dan/thoat'] button");
            open("/cong-dan/ho-so");
            assertThat(page.url()).as("logged out").endsWith("/cong-dan");

            // the officers' account of the other client says no number
            page.context().clearCookies();
            open("/cong-dan");
            page.click("main a.govuk-button");
            atKeycloak(KeycloakServer.USER);
            page.waitForSelector("text=không cho biết số định danh");
        } finally {
            for (var one : kept) bear(database, one, one.print());
        }
    }

    private void bear(JdbcClient database, List<Kept> kept, String number) {
        for (var one : kept) bear(database, one, vault.fingerprint("dossier.identity-print", number));
    }

    private static void bear(JdbcClient database, Kept one, byte @Nullable [] print) {
        var sql = print == null
                ? "delete from dossier.identity_number where case_id = :id and cast(:print as bytea) is null"
                : """
                insert into dossier.identity_number (case_id, print, sealed) values (:id, :print, '\\x00')
                on conflict (case_id) do update set print = excluded.print
                """;
        database.sql(sql).param("print", print).param("id", one.caseId()).update();
    }

    private static List<String> codes(JdbcClient database, List<Kept> kept) {
        return database.sql("select code from dossier.dossier where case_id in (:ids)")
                .param("ids", kept.stream().map(Kept::caseId).toList())
                .query(String.class)
                .list();
    }

    /** Who is known there already is not asked again. */
    private void officerAtKeycloak() {
        page.waitForURL("**/realms/kycuong/**");
        if (page.locator("#username").count() > 0) atKeycloak(KeycloakServer.USER);
    }

    private void atKeycloak(String user) {
        page.waitForURL("**/realms/kycuong/**");
        page.fill("#username", user);
        page.fill("#password", KeycloakServer.PASSWORD);
        page.click("#kc-login");
    }
}
